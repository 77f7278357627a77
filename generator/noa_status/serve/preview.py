"""The preview at work: builds when something changed or the clock says so, and tells the news."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from noa_status.build.conduct import Report
from noa_status.problems import NoaStatusError, Problem
from noa_status.records.lines import line_reader
from noa_status.serve.news import News, Trouble
from noa_status.serve.sites import PRESENT, InternalSites, Moments, PublicSites

_LONGEST_WAIT = 3600.0


class Told(NamedTuple):
    """What the terminal hears of a build: of the public site with its `report`, of the internal one with what MkDocs `says`, or
    of why nothing could be built at all (`failure`)."""

    report: Report | None = None
    says: str | None = None
    failure: str = ""


class Preview:
    """Both sites, kept up to date. `clock` says from which moment they are shown; `fixed` that it stands still."""

    def __init__(
        self,
        root: Path,
        home: Path,
        clock: Callable[[], datetime],
        tell: Callable[[Told], None],
        *,
        fixed: bool,
        with_internal: bool,
    ) -> None:
        self.clock, self.fixed, self.with_internal = clock, fixed, with_internal
        self.news = News()
        self.changes = 0
        """Grows with each change of the repository."""
        self.public = PublicSites(root, home)
        self.internal = InternalSites(root, home)
        self.moments = Moments(self.public.make)
        self.internal_moments = Moments(self.internal.make)
        self._root, self._tell = root, tell
        self._wanted = threading.Event()
        self._internal_wanted = threading.Event()

    def start(self) -> None:
        """Builds, and goes on to, in threads of its own."""
        self._wanted.set()
        threading.Thread(target=self._keep_public, name="public", daemon=True).start()
        if self.with_internal:
            threading.Thread(target=self._keep_internal, name="internal", daemon=True).start()

    def renew(self) -> None:
        """Something changed."""
        self.changes += 1
        self._wanted.set()

    def end(self) -> None:
        """Ends all that is under way."""
        self.news.end()
        self.internal.end()
        self._wanted.set()
        self._internal_wanted.set()

    def _keep_public(self) -> None:
        while True:
            self._wanted.wait(self._until_next_change())
            self._wanted.clear()
            if self.news.is_over:
                return
            self.news.tell(is_building=True)
            if self._build_public() and self.with_internal:
                # The public page never waits for the internal one.
                self._internal_wanted.set()

    def _until_next_change(self) -> float | None:
        next_change_at = self.news.state.next_change_at
        if self.fixed or next_change_at is None:
            return None
        return min(max((next_change_at - self.clock()).total_seconds() + 0.2, 1.0), _LONGEST_WAIT)

    def _build_public(self) -> bool:
        now = self.clock()
        try:
            report = self.public.build(now)
        except (NoaStatusError, OSError) as error:
            self.news.tell(is_building=False, troubles=(_failure(str(error)),))
            self._tell(Told(failure=str(error)))
            return False
        state = self.news.state
        changes: dict[str, object] = {"is_building": False, "troubles": tuple(self._troubles(report.problems))}
        if report.is_built:
            moment = now.astimezone(UTC).replace(second=0, microsecond=0)
            changes |= {"public": state.public + 1, "at": moment, "next_change_at": report.next_change_at}
        self.news.tell(**changes)
        self._tell(Told(report=report))
        return report.is_built and not any(problem.level == "error" for problem in report.problems)

    def _keep_internal(self) -> None:
        while True:
            self._internal_wanted.wait()
            self._internal_wanted.clear()
            if self.news.is_over:
                return
            try:
                says = self.internal.make(PRESENT, self.clock())
            except OSError as error:
                says = str(error)
            if self.news.is_over:
                return
            self.news.tell(internal=self.news.state.internal + (not says), internal_says=says)
            self._tell(Told(says=says))

    def _troubles(self, problems: tuple[Problem, ...]) -> list[Trouble]:
        line_of = line_reader(self._root)
        return [trouble(problem, line_of) for problem in problems if problem.level == "error"]


def trouble(problem: Problem, line_of: Callable[[str, int], str]) -> Trouble:
    """A problem as a tab shows it. `line_of` gives a line of a file."""
    place = problem.place
    return Trouble(
        level=problem.level,
        code=problem.code,
        path=place.path,
        line=place.line,
        column=place.column,
        says=problem.says,
        quote=line_of(place.path, place.line).rstrip()[:400],
        length=place.length,
        fix=problem.fix,
        hint=problem.hint,
    )


def _failure(says: str) -> Trouble:
    return Trouble(level="error", code="", path="", line=0, column=0, says=says)
