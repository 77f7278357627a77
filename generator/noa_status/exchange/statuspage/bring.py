"""A Statuspage's history brought over: the one place that joins the parts, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import msgspec

from noa_status.exchange.statuspage.catalogue import Catalogue, catalogue_of, missing_problem
from noa_status.exchange.statuspage.entry import Context, Entry, entry_of
from noa_status.exchange.statuspage.fetch import Get, fetch_page, is_address
from noa_status.exchange.statuspage.files import read_files
from noa_status.exchange.statuspage.history import history_of
from noa_status.exchange.statuspage.there import There, what_is_there
from noa_status.exchange.statuspage.values import History, SourceFile
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.site_file import NAME
from noa_status.records.write import Written, write_file, write_record

MOST_ON_A_PAGE = 50
"""A page's own JSON has at most so many incidents, and so many maintenances."""

_SAID_ONCE = {
    "seconds": "times are cut to the minute; {files} had seconds",
    "edited": "edited after they were posted: {updates}; the page does not say what was, so nothing is called a correction",
    "never announced": "posted without telling anyone (`deliver_notifications: false`): {updates}; records have no mark for that",
    "tweet": "not carried: the text for Twitter of {updates}",
    "short link": "not carried: the short link (stspg.io) of {records}",
    "states from the impact": "no update names the components in {records}: the first has them, in a state that fits the impact",
    "in the list alone": "no update names some of the components in {records}: the first has them",
    "operational throughout": (
        "the updates call all components operational in {records}, so no bar shows them: edit the updates if one should"
    ),
}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do (`dry_run`).

    `files` are the paths that are new; `differing` those that were there, say something else than the source, and were left alone
    (edited by hand, or edited there later). What was `refused` can be put right and imported again; `not_carried` and `remarks`
    speak of new files only.
    """

    source: str
    dry_run: bool
    read: int
    components: int = 0
    incidents: tuple[str, ...] = ()
    maintenances: tuple[str, ...] = ()
    updates: int = 0
    files: tuple[str, ...] = ()
    records_there: int = 0
    updates_there: int = 0
    differing: tuple[str, ...] = ()
    refused: tuple[Problem, ...] = ()
    not_carried: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


def bring(root: Path, source: str, *, dry_run: bool = False, get: Get | None = None) -> Result:
    """Imports from a file, a folder, or a page's address into the repository at `root`. `get` fetches an address.

    Importing again adds what is new and touches nothing else. Raises NoaStatusError where there is nothing to import from,
    OSError where the disk fails.
    """
    files, problems = fetch_page(source, get) if is_address(source) else read_files(Path(source))
    history, found = history_of(files)
    status_yml = root / NAME
    catalogue = catalogue_of(history, status_yml.read_bytes() if status_yml.exists() else None)
    if catalogue.site is None:
        refused = (*problems, *found, *catalogue.problems)
        return Result(source=source, dry_run=dry_run, read=len(files), refused=refused)
    run = _Run(root, catalogue, catalogue.site, what_is_there(root), dry_run=dry_run)
    run.refused += [problem for problem in (*problems, *found) if problem.level == "error"]
    run.not_carried += [problem for problem in problems if problem.level == "warning"]
    if history.incidents or history.components:
        run.write_status_yml()
    run.take(history)
    run.remarks += _cut_short(files)
    return run.result(source, len(files))


class _Run:
    def __init__(self, root: Path, catalogue: Catalogue, site: Site, there: There, *, dry_run: bool) -> None:
        self.root, self.catalogue, self.site, self.there, self.dry_run = root, catalogue, site, there, dry_run
        self.refused: list[Problem] = []
        self.not_carried: list[Problem] = []
        self.remarks: list[str] = []
        self.marks: Counter[str] = Counter()
        self.new: dict[str, list[str]] = {"incident": [], "maintenance": []}
        self.written = Written()
        self.components = 0

    def write_status_yml(self) -> None:
        """Writes `status.yml` where it does not have the page's components yet."""
        if self.catalogue.text is None:
            return
        self.written = Written(new=(NAME,))
        self.components = len(self.catalogue.ids)
        self.remarks += self.catalogue.remarks
        if not self.dry_run:
            write_file(self.root / NAME, self.catalogue.text.encode())

    def take(self, history: History) -> None:
        """Writes what of the history is not there yet."""
        base = history.page.url if history.page and history.page.url and _is_web_address(history.page.url) else ""
        context = Context(self.site.policy, self.catalogue.ids, self.there, base)
        taken = set(self.there.ids)
        entries = [entry_of(incident, context, taken) for incident in history.incidents]
        self.say_what_is_missing(entries)
        for entry in entries:
            self.refused += entry.refused
            if entry.record is not None:
                self.write(entry)

    def write(self, entry: Entry) -> None:
        """Writes one record, and keeps what there is to say of its new files."""
        record = entry.record
        if record is None:
            return
        written = write_record(self.root, record, self.site, dry_run=self.dry_run)
        self.refused += written.problems
        if f"{record.folder}/incident.yml" in written.new:
            self.new[str(record.facts.get("kind", "incident"))].append(record.folder.rpartition("/")[2])
        self.written = Written(
            new=self.written.new + written.new,
            same=self.written.same + written.same,
            differing=self.written.differing + written.differing,
        )
        new = frozenset(written.new)
        self.not_carried += [loss.problem for loss in entry.losses if loss.path in new]
        self.marks.update(mark for path, mark in entry.marks if path in new)

    def say_what_is_missing(self, entries: Iterable[Entry]) -> None:
        """Names each component that `status.yml` needs first, and those that it could have."""
        needed = Counter(code for entry in entries for code in entry.missing)
        missing = self.catalogue.missing
        self.refused += [missing_problem(code, missing[code], needed[code]) for code in missing if code in needed]
        others = [str(row["name"]) for code, row in missing.items() if code not in needed]
        if others:
            self.remarks.append(f"{NAME} does not have these components, and nothing new names them: {', '.join(others)}")

    def result(self, source: str, read: int) -> Result:
        """Everything that there is to say."""
        new, old = self.written.new, self.written.same + self.written.differing
        counted = [_said(says, self.marks[mark]) for mark, says in _SAID_ONCE.items() if self.marks[mark]]
        return Result(
            source=source,
            dry_run=self.dry_run,
            read=read,
            components=self.components,
            incidents=tuple(self.new["incident"]),
            maintenances=tuple(self.new["maintenance"]),
            updates=sum(path.endswith(".md") for path in new),
            files=new,
            records_there=sum(path.endswith("/incident.yml") for path in old),
            updates_there=sum(path.endswith(".md") for path in old),
            differing=self.written.differing,
            refused=tuple(self.refused),
            not_carried=tuple(self.not_carried),
            remarks=(*self.remarks, *counted),
        )


def _said(says: str, count: int) -> str:
    return says.format(**{f"{what}s": f"{count:,} {what}{'' if count == 1 else 's'}" for what in ("file", "update", "record")})


def _is_web_address(address: str) -> bool:
    """True for an address that relative links may lead to."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _cut_short(files: Iterable[SourceFile]) -> list[str]:
    """Says where a list is as long as a page's own lists can be, so that older entries may be missing."""
    said: list[str] = []
    for file in files:
        lists = cast("dict[str, object]", file.value) if isinstance(file.value, dict) else {}
        for key in ("incidents", "scheduled_maintenances"):
            rows = lists.get(key)
            if isinstance(rows, list) and len(cast("list[object]", rows)) == MOST_ON_A_PAGE:
                has = f"{file.name} has {MOST_ON_A_PAGE} {key.removeprefix('scheduled_')}"
                said.append(f"{has}, the most that a page gives: docs/import.md says how to get older ones")
    return said
