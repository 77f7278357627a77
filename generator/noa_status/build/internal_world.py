"""Reads from disk what the internal pages are made from: records, texts, templates, pictures, other documents."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from noa_status.artifacts import key_of
from noa_status.build.theme import Overrides, default_overrides
from noa_status.build.versions import versions
from noa_status.internal.page import Remembered, World
from noa_status.internal.theme import renderer
from noa_status.model.site import Repository
from noa_status.problems import NoaStatusError, Problem
from noa_status.problems.text import counted, told
from noa_status.records.history import history_of
from noa_status.records.lines import line_reader
from noa_status.records.read import read_repository

# How far back the history of records is read: what is older is looked up in git itself.
_HISTORY = timedelta(days=400)
RECORDS = ("incidents", "runbooks", "playbooks")
_ATTACHMENTS = (
    """png jpg jpeg gif svg webp avif pdf txt log csv tsv json yaml yml toml conf sh bash py sql promql drawio mp4 webm""".split()
)
_ROOT_LINK = re.compile(r"\(\.\./([\w.-]+\.md)[)#]")


def read_whole(root: Path) -> tuple[Repository, tuple[Problem, ...]]:
    """The repository, and what is wrong with it that stops no build.

    Raises NoaStatusError, which tells them all, where something is an error, and OSError where the disk fails.
    """
    repository, problems = read_repository(root)
    errors = [problem for problem in problems if problem.level == "error"]
    if repository is None or errors:
        line_of = line_reader(root)
        says = "\n".join([counted(errors), *(told(problem, line_of) for problem in errors)])
        raise NoaStatusError(says.rstrip(), exit_status=1)
    return repository, problems


def theme_folders(root: Path) -> tuple[Path, Path]:
    """Where the theme's changed blocks lie: the user's folder, then ours."""
    return root / "site_overrides" / "internal" / "theme", default_overrides() / "internal" / "theme"


def world_of(
    root: Path,
    repository: Repository,
    now: datetime,
    docs: dict[str, str],
    *,
    directory_urls: bool = True,
    new_file: Callable[[str, str], str] | None = None,
    remembered: Remembered | None = None,
) -> World:
    """Everything that the pages are made from. `docs` are the documentation's files by path, with their uri.

    Raises OSError where the disk fails.
    """
    overrides = Overrides(root, "internal/pages")
    addresses = [tool.url for tool in repository.site.policy.tools]
    return World(
        repository=repository,
        now=now,
        text=lambda path: read_text(root, path),
        render=renderer(overrides.load),
        directory_urls=directory_urls,
        others=docs | {path: path for path in attachments(root)},
        documents=tuple(sorted(_documents(root, docs, addresses))),
        new_file=new_file,
        history=history_of(root, now - _HISTORY),
        history_since=now - _HISTORY,
        remembered=remembered,
        made_with=key_of(repository.site, versions(), overrides.digest()) if remembered is not None else b"",
    )


def read_text(root: Path, path: str) -> str:
    """The text of a file with its front matter, so that lines count as in an editor."""
    return (root / path).read_bytes().decode("utf-8-sig", "replace")


def attachments(root: Path) -> Iterator[str]:
    """Pictures and other files beside records that texts may link to."""
    for folder in RECORDS:
        for base, folders, names in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if name.rpartition(".")[2].lower() in _ATTACHMENTS and name != "incident.yml":
                    yield os.path.relpath(os.path.join(base, name), root).replace(os.sep, "/")


def _documents(root: Path, docs: Iterable[str], tools: Sequence[str]) -> set[str]:
    """The texts at the root that the plan's links or the docs lead to."""
    named = {url.removeprefix("./") for url in tools}
    for path in docs:
        if path.endswith(".md"):
            named.update(_ROOT_LINK.findall(read_text(root, path)))
    return {name for name in named if re.fullmatch(r"[\w.-]+\.md", name) and (root / name).is_file()}
