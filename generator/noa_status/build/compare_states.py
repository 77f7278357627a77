"""The two states that are compared: the site of a commit, built in a folder of its own and remembered there."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from noa_status.build.conduct import Paths, build_public
from noa_status.build.linked import begin_as
from noa_status.build.remember import Memory, Root
from noa_status.build.theme import default_overrides
from noa_status.model.incident import Incident
from noa_status.model.site import Site
from noa_status.problems import NoaStatusError, Problem
from noa_status.records.read import load_site
from noa_status.records.revisions import Revision


class State:
    """The site of one commit, built. `paths` are where it lies."""

    def __init__(self, revision: Revision, paths: Paths, site: Site, errors: tuple[Problem, ...], root: Root) -> None:
        self.revision, self.paths, self.site, self.errors, self.root = revision, paths, site, errors, root
        self.folder = paths.site / "public"
        self._memory = Memory(paths.cache / "public")

    def json(self, path: str) -> Any:
        """A JSON file of the site."""
        return msgspec.json.decode((self.folder / path).read_bytes())

    def keys(self, other: Root) -> dict[str, bytes]:
        """The keys of all files, but for those of months that the other state has alike."""
        keys = dict(self.root.artifacts)
        for id, row in self.root.months.items():
            if id not in other.months or other.months[id].part != row.part:
                part = self._memory.part(row.part)
                keys.update({} if part is None else part.artifacts)
        return keys

    def incidents(self, other: Root | None = None) -> Iterator[Incident]:
        """The records of months that the other state does not have alike; without one, all records."""
        for id, row in self.root.months.items():
            if other is None or id not in other.months or other.months[id].part != row.part:
                part = self._memory.part(row.part)
                yield from () if part is None else part.incidents


def built(root: Path, home: Path, commit: str, now: datetime, like: Paths | None, name: str) -> State:
    """The state of a commit as of `now`, built in `home`, which begins as another site where there is none yet.

    What is broken in a record counts as it last was. Raises NoaStatusError, calling the commit by its `name`, where `status.yml`
    cannot be read or a template fails; OSError where the disk fails.
    """
    revision = Revision(root, commit)
    site, problems = load_site(revision)
    if site is None:
        first = problems[0]
        raise NoaStatusError(f"status.yml cannot be read at {name}, line {first.place.line}: {first.says}", exit_status=1)
    paths = Paths(root=_templates(root, revision, home / "files"), site=home, cache=home / ".state")
    if like is not None:
        begin_as(paths, like)
    report = build_public(paths, now, keep_going=True, checkout=revision)
    remembered = Memory(paths.cache / "public").known()
    if not report.is_built or remembered is None:
        raise NoaStatusError(f"the site at {name} cannot be built: {_first(report.problems)}", exit_status=1)
    errors = tuple(problem for problem in report.problems if problem.level == "error")
    return State(revision, paths, site, errors, remembered)


def _first(problems: Iterable[Problem]) -> str:
    return next(
        (f"{one.place.path}:{one.place.line}: {one.says}" for one in problems if one.level == "error"), "nothing says why"
    )


def _templates(root: Path, revision: Revision, folder: Path) -> Path:
    """Where a state's own templates lie: written out for it. The generator's own repository has but one set of them."""
    ours, own = default_overrides(), root / "site_overrides"
    if own.is_dir() and ours.is_dir() and own.samefile(ours):
        return root
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    revision.write(folder, ["site_overrides/public"])
    return folder
