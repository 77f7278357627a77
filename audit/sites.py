"""The sites that are looked at: each built from a copy of a repository that says it lives where it is served."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from audit.kinds import Page, pages_of
from audit.serving import Server
from noa_status.model.progress import state_of
from noa_status.records.read import read_repository

ROOT = Path(__file__).resolve().parent.parent
DEMO_NOW = "2031-03-04T10:35Z"
CALM, OUTAGE = "calm", "outage"
# The program's own half of this repository: no part of the organisation's.
NOT_COPIED = shutil.ignore_patterns(
    ".*",
    "__pycache__",
    "site",
    "generator",
    "tests",
    "bench",
    "audit",
    "requirements",
    "dist",
    "node_modules",
    "expected",
    "docs",
)
_URL = re.compile(r"^url:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A built site: its name, the folder it was built into, where it is served, the moment that it shows, its pages."""

    name: str
    folder: Path
    url: str
    now: datetime
    pages: list[Page]


class _Build(msgspec.Struct):
    """What `build.json` says of a build."""

    built_at: datetime


def sources(*, short: bool) -> list[tuple[str, Path, str | None]]:
    """Name, repository and moment (None: the clock) of each site. Short: this repository's alone."""
    own: list[tuple[str, Path, str | None]] = [(OUTAGE, ROOT, DEMO_NOW), (CALM, ROOT, None)]
    if short:
        return own
    kept = [*(ROOT / "tests" / "sites").glob("*/now"), *(ROOT / "audit" / "repositories").glob("*/now")]
    return own + [(now.parent.name, now.parent, now.read_text(encoding="utf-8").strip()) for now in sorted(kept)]


def build(name: str, repository: Path, now: str | None, base: Path) -> tuple[Site, Server]:
    """Copies, builds and serves one site below `base`. Raises SystemExit with the builder's own words where it does not build."""
    here = base / name
    shutil.copytree(repository, here / "repository", ignore=NOT_COPIED)
    server = Server(here / "site" / "public")
    settings = here / "repository" / "status.yml"
    settings.write_text(_URL.sub(f"url: {server.url}", settings.read_text(encoding="utf-8")), encoding="utf-8")
    command = [str(Path(sys.executable).parent / "noa-status"), "build", "--public", "--root", str(here / "repository")]
    command += ["--site-dir", str(here / "site"), "--cache-dir", str(here / "cache"), *(["--now", now] if now else [])]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"audit: the site {name!r} does not build:\n{done.stdout}{done.stderr}")
    folder = here / "site" / "public"
    tree = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    built_at = msgspec.json.decode((folder / "build.json").read_bytes(), type=_Build).built_at
    pages = pages_of(tree, states_of(here / "repository", built_at))
    return Site(name=name, folder=folder, url=server.url, now=built_at, pages=pages), server


def states_of(repository: Path, now: datetime) -> Mapping[str, str]:
    """The kind of each record's page, by the record's id."""
    read, _ = read_repository(repository)
    return {one.id: f"{one.kind} {state_of(one, now)}" for one in read.incidents} if read else {}
