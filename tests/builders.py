"""Small repositories on disk, in a few words, so that a test says only what matters to it.

    a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance").write(tmp_path)

Times are of 2026-11-24 unless they name a day (`25T09:00`, `12-02T22:00`, `2025-01-31T08:00`). What a test does not say is as
in a well-kept repository: the words are long enough, the roles are named.
"""

from __future__ import annotations

import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

TEXT = "Requests to the API take longer than usual. We are working on it."
_COMPONENTS = {"api": "API", "db": "Database", "web": "Dashboard"}
_ROLES = {"commander": "ana", "technical_lead": "bo", "communications_lead": "cy"}


def at(text: str) -> datetime:
    """The instant that a short text names, on the day of all examples or another."""
    day, _, time = text.removesuffix("Z").rpartition("T")
    return datetime.fromisoformat(f"{'2026-11-24'[: 10 - len(day)]}{day}T{time}+00:00").astimezone(UTC)


_moment = at  # where a parameter is called `at`


def yaml(facts: dict[str, Any]) -> str:
    """Facts as YAML, a line each. What is given as a text stands as it is, so a test can write anything."""
    return "".join(f"{key}: {value if isinstance(value, str) else json.dumps(value)}\n" for key, value in facts.items())


def markdown(front: dict[str, Any], text: str) -> str:
    """A Markdown file with front matter (without it where there is none)."""
    return f"---\n{yaml(front)}---\n{text}\n" if front else f"{text}\n"


class SiteBuilder:
    """A repository in the making. Each method gives the builder back; updates and texts go to the record named last."""

    def __init__(self, **facts: Any) -> None:
        people: dict[str, Any] = {person: {} for person in _ROLES.values()}
        whole = {"name": "Example", "url": "https://status.example.com/", "people": people, **facts}
        self.contents: dict[str, str | bytes] = {"status.yml": yaml(whole)}
        self.folder = ""

    def record(self, id: str, facts: dict[str, Any], *, year: int) -> Self:
        """A record of exactly these facts."""
        self.folder = f"incidents/{year}/{id}"
        return self.file("incident.yml", yaml(facts))

    def with_incident(self, slug: str, *, at: str = "10:02", severity: str = "SEV2", **facts: Any) -> Self:
        """An incident that began `at`; a slug without a date gets that of the day. A fact of None is left out."""
        began = _moment(at)
        roles = {role: person for role, person in _ROLES.items() if severity in ("SEV1", "SEV2") or role == "commander"}
        whole = {"title": slug.replace("-", " ").capitalize(), "severity": severity, "started_at": instant(began), "roles": roles}
        return self.record(_dated(slug, began), _said(whole | facts), year=began.year)

    def with_maintenance(self, slug: str, start: str = "22:00", end: str = "23:30", **facts: Any) -> Self:
        """A maintenance with its window."""
        begins = _moment(start)
        window = {"start": instant(begins), "end": instant(_moment(end))}
        whole = {"title": slug.replace("-", " ").capitalize(), "kind": "maintenance", "scheduled": window}
        return self.record(_dated(slug, begins), _said(whole | facts), year=begins.year)

    def update(self, time: str, status: str, text: str = TEXT, *, language: str = "", number: int = 1, **components: str) -> Self:
        """An update of the record named last; with `language` its text in that one alone, another of the same minute with `number`."""
        stamp = f"{at(time):%Y%m%dT%H%MZ}" + (f"-{number}" if number > 1 else "") + (f".{language}" if language else "")
        front: dict[str, Any] = {"status": status, **({"components": components} if components else {})}
        return self.file(f"updates/{stamp}.md", markdown({} if language else front, text))

    def postmortem(self, state: str = "published", text: str = "## What happened", **front: Any) -> Self:
        """The post-mortem of the record named last."""
        return self.file("postmortem.md", markdown({"state": state, **front}, text))

    def runbook(self, name: str, text: str = "", **front: Any) -> Self:
        """A runbook; `name` may hold folders."""
        self.contents[f"runbooks/{name}.md"] = markdown(front, text or f"# {name.rpartition('/')[2]}")
        return self

    def playbook(self, name: str, text: str = "", **front: Any) -> Self:
        """A playbook; `name` may hold folders."""
        self.contents[f"playbooks/{name}.md"] = markdown(front, text or f"# {name.rpartition('/')[2]}")
        return self

    def file(self, path: str, content: str | bytes) -> Self:
        """Any other file of the record named last, or of the repository before there is one (or with a leading slash)."""
        self.contents[path.lstrip("/") if path.startswith("/") or not self.folder else f"{self.folder}/{path}"] = content
        return self

    def write(self, root: Path, *, git: bool = False) -> Path:
        """Writes everything under `root` (with `git`, as one commit of a new repository) and gives `root` back."""
        for path, content in self.contents.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        if git:
            run_git(root, "init", "--quiet", "--initial-branch=main")
            run_git(root, "add", ".")
            run_git(root, "commit", "--quiet", "--allow-empty", "--message=A repository")
        return root


def a_site(components: dict[str, str] | list[dict[str, Any]] = _COMPONENTS, **facts: Any) -> SiteBuilder:
    """A site with the components `api`, `db` and `web`, or these: names by ids, or all their fields. `facts` are more of `status.yml`."""
    listed = [{"id": id, "name": name} for id, name in components.items()] if isinstance(components, dict) else components
    return SiteBuilder(components=listed, **facts)


def a_well_kept_site(**facts: Any) -> SiteBuilder:
    """A site with one minor incident, well told, and over: on 2026-11-24 at 12:00 nothing is wrong with it. `facts` as in `a_site`."""
    site = a_site(**facts).with_incident("api-slow", severity="SEV3", title="API requests are slow")
    site.update("10:15", "investigating", api="degraded_performance")
    return site.update("11:20", "resolved", "All requests to the API are answered as fast as usual again.")


def instant(moment: datetime) -> str:
    """An instant as records write it."""
    return f"{moment:%Y-%m-%dT%H:%MZ}"


def run_git(root: Path, *arguments: str) -> str:
    """Runs git as somebody whose name and configuration do not matter. Gives what it said."""
    who = {f"GIT_{role}_{part}": "test@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(root), "-c", "commit.gpgSign=false", *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _dated(slug: str, began: datetime) -> str:
    return slug if slug[:1].isdigit() else f"{began:%Y-%m-%d}-{slug}"


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value is not None}
