"""A repository with N invented records, and the same records as a Hugo site.

`python -m bench.corpus 1000 /dev/shm/corpus --git` writes one (`--hugo`: the other). All that the records say is public, so that
both sites show the same. `one_more_update` adds to the newest incident, which is still open.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BufferedWriter
from pathlib import Path
from typing import IO, cast

from bench.records import GROUPS, PEOPLE, SENTENCES, Update, name_of, records


def update_text(update: Update) -> str:
    """The file of an update."""
    components = ", ".join(f"{id}: {state}" for id, state in update.components.items())
    return f"---\nstatus: {update.status}\ncomponents: {{{components}}}\n---\n{update.body}\n"


def site_file() -> str:
    """`status.yml`: twenty components in five groups."""
    lines = ["name: Bench", "url: https://status.example.com/", "groups:"]
    lines += [f"  - {{id: {id}, name: {name}}}" for id, (name, _) in GROUPS.items()]
    lines += ["components:"]
    for group, (_, members) in GROUPS.items():
        for id in members:
            lines += [
                f"  - id: {id}",
                f"    name: {name_of(id)}",
                f"    group: {group}",
                f"    description: What applications use as {id}.",
            ]
    lines += ["people:", *(f"  {person}: {{team: platform}}" for person in PEOPLE), ""]
    return "\n".join(lines)


def files(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every file of the repository: path and content, a record's files together."""
    yield "status.yml", site_file().encode()
    for record in records(count, seed):
        folder = f"incidents/{record.started_at.year}/{record.id}"
        yield f"{folder}/incident.yml", record.facts.encode()
        for update in record.updates:
            yield f"{folder}/updates/{update.id}.md", update_text(update).encode()


def _rfc3339(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def hugo_files(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """The same records as Hugo content: a file a record, its updates' texts as sections of one Markdown body, newest first."""
    for record in records(count, seed):
        facts = {
            "title": record.title,
            "date": _rfc3339(record.started_at),
            "ended": _rfc3339(record.ended_at),
            "kind_of": record.kind,
            "impact": record.impact,
            "status": record.updates[-1].status,
            "months": [record.started_at.strftime("%Y-%m")],
            "parts": [
                {"id": update.id, "at": _rfc3339(update.at), "status": update.status, "components": update.components}
                for update in reversed(record.updates)
            ],
        }
        sections = [f"## {update.status.capitalize()} {{#{update.id}}}\n\n{update.body}\n" for update in reversed(record.updates)]
        yield f"content/incidents/{record.id}.md", (json.dumps(facts) + "\n\n" + "\n".join(sections)).encode()


def write_tree(root: Path, content: Iterator[tuple[str, bytes]], stream: IO[bytes] | None = None) -> int:
    """Writes files under `root`, tells `stream` (a `git fast-import`) of each, and returns how many there were."""
    made: set[str] = set()
    number = 0
    for path, data in content:
        number += 1
        target = f"{root}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            os.write(file, data)
        finally:
            os.close(file)
        if stream is not None:
            stream.write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))
    return number


def git(root: Path, *arguments: str) -> None:
    """Runs git in a repository, as somebody whose name and configuration do not matter."""
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Bench", "GIT_AUTHOR_EMAIL": "bench@example.com",
        "GIT_COMMITTER_NAME": "Bench", "GIT_COMMITTER_EMAIL": "bench@example.com",
        "GIT_AUTHOR_DATE": "2026-11-20T18:00:00Z", "GIT_COMMITTER_DATE": "2026-11-20T18:00:00Z",
    }  # fmt: skip
    subprocess.run(["git", "-C", str(root), *arguments], check=True, env=environment, stdout=subprocess.DEVNULL)


def write_repository(root: Path, count: int, seed: int = 1, *, with_git: bool = False) -> int:
    """Writes the repository, with git as one commit in a clean checkout. Returns the number of files."""
    root.mkdir(parents=True, exist_ok=True)
    if not with_git:
        return write_tree(root, files(count, seed))
    git(root, "init", "--quiet", "--initial-branch=main")
    with subprocess.Popen(["git", "-C", str(root), "fast-import", "--quiet"], stdin=subprocess.PIPE) as importer:
        stream = cast(BufferedWriter, importer.stdin)
        stream.write(b"commit refs/heads/main\ncommitter Bench <bench@example.com> 1795197600 +0000\ndata 6\ncorpus\n")
        number = write_tree(root, files(count, seed), stream)
        stream.close()
    if importer.returncode != 0:
        raise SystemExit("git fast-import failed")
    git(root, "reset", "--quiet")
    return number


def write_hugo(root: Path, count: int, seed: int = 1) -> int:
    """Writes the Hugo site, templates included. Returns the number of content files."""
    shutil.copytree(Path(__file__).parent / "hugo", root, dirs_exist_ok=True)
    return write_tree(root, hugo_files(count, seed))


def one_more_update(root: Path, count: int, number: int, seed: int = 1, *, with_git: bool = True) -> datetime:
    """Adds (and commits) one more `monitoring` update to the newest incident, an open one. Returns the update's instant."""
    newest = deque(records(count, seed), maxlen=1).pop()
    at = newest.updates[-1].at + timedelta(minutes=7 * number)
    body = (
        f"Recovery goes on: step {number} of the plan is done, and **{newest.title}** is seen less and less. "
        + SENTENCES[number % 14]
    )
    update = Update(id=at.strftime("%Y%m%dT%H%MZ"), at=at, status="monitoring", components={}, body=body)
    path = f"incidents/{newest.started_at.year}/{newest.id}/updates/{update.id}.md"
    (root / path).write_text(f"---\nstatus: monitoring\n---\n{body}\n", encoding="utf-8")
    if with_git:
        git(root, "add", path)
        git(root, "commit", "--quiet", "--no-gpg-sign", "--message", f"Update {number}")
    return at


def main(arguments: list[str]) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("count", type=int, help="how many records")
    parser.add_argument("folder", type=Path, help="an empty or missing folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--git", action="store_true", help="as one commit of a git repository")
    parser.add_argument("--hugo", action="store_true", help="the Hugo site instead")
    given = parser.parse_args(arguments)
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    if given.hugo:
        number = write_hugo(given.folder, given.count, given.seed)
    else:
        number = write_repository(given.folder, given.count, given.seed, with_git=given.git)
    print(f"{number} files in {given.folder}")


if __name__ == "__main__":
    main(sys.argv[1:])
