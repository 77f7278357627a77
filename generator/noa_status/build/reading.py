"""Reading what changed since the last build into the months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from noa_status.build.months import Months
from noa_status.build.remember import Root
from noa_status.build.theme import Texts
from noa_status.model.incident import Incident
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.public.view.months import month_of
from noa_status.records.changed import NOTHING_KNOWN, Checkout, Known
from noa_status.records.listing import Scan, parents
from noa_status.records.origins import duplicate_origins, origins_of
from noa_status.records.read import duplicate_ids, load_incidents
from noa_status.records.salvage import salvage


class Reading(msgspec.Struct, kw_only=True):
    """What a repository's records are after a reading: each one's month by its folder, where it was brought over from, its
    problems, what lies where nothing is read; and what the next reading compares with."""

    homes: dict[str, str]
    origins: dict[str, str]
    notes: dict[str, tuple[Problem, ...]]
    strays: list[Problem]
    trees: dict[str, str]
    dirty: tuple[str, ...]
    read: int
    left_out: tuple[str, ...] = ()

    def problems(self) -> Iterator[Problem]:
        """All that is wrong, remembered or new."""
        yield from self.strays
        for note in self.notes.values():
            yield from note


def read_changes(checkout: Checkout, site: Site, months: Months, root: Root | None, texts: Texts, *, keep_going: bool) -> Reading:
    """Puts the records that changed since `root` (None: all) into `months`. With `keep_going`, what is broken is replaced by
    what the last good version said, where there is one. What comes of it holds if the checkout can `confirm` it."""
    known = NOTHING_KNOWN if root is None else Known(root.trees, root.homes.keys() | root.notes.keys(), frozenset(root.dirty))
    scan = checkout.scan_records("incidents", known, assume=True)
    homes = {} if root is None else dict(root.homes)
    notes = {} if root is None else dict(root.notes)
    origins = {} if root is None else dict(root.origins)
    removed: dict[str, str] = {}
    # A broken record is read again each time: nothing of it is remembered that could be compared.
    for folder in (*scan.gone, *scan.folders):
        notes.pop(folder, None)
        origins.pop(folder, None)
        if folder in homes:
            removed[folder] = homes.pop(folder)
    read = texts.reading(checkout.read)
    incidents, problems = load_incidents(scan, site, read)
    problems += duplicate_ids({folder: folder.rpartition("/")[2] for folder in (*homes, *scan.folders)})
    origins |= origins_of(incidents)
    problems += (twice := duplicate_origins(origins, read))
    for problem in problems:
        folder = _folder_of(problem.place.path, scan, homes)
        notes[folder] = (*notes.get(folder, ()), problem)
    whole = {incident.folder: incident for incident in incidents}
    strays = _strays(root, scan, checkout)
    broken = sorted(
        {*(folder for folder, note in notes.items() if any(p.level == "error" for p in note)), *_without_facts(strays)}
    )
    for folder in broken:
        if folder in homes:
            removed[folder] = homes.pop(folder)
        whole.pop(folder, None)
        origins.pop(folder, None)
    if keep_going:
        # What stands twice has been told by the other one.
        told = {problem.place.path.rpartition("/")[0] for problem in twice}
        _save(
            [folder for folder in broken if folder not in told],
            whole,
            {folder.rpartition("/")[2] for folder in (*homes, *whole)},
            scan,
            site,
            checkout,
            read,
        )
    months.change(removed, whole.values())
    homes.update((folder, month_of(incident)) for folder, incident in whole.items())
    return Reading(
        homes=homes,
        origins=origins,
        notes=notes,
        strays=strays,
        trees=_without(broken, scan.trees),
        dirty=tuple(sorted(path for path in checkout.dirty() if path.startswith("incidents/"))),
        read=len(scan.folders),
        left_out=tuple(folder for folder in broken if folder not in whole),
    )


def _save(
    broken: list[str],
    whole: dict[str, Incident],
    ids: set[str],
    scan: Scan,
    site: Site,
    checkout: Checkout,
    read: Callable[[str], bytes],
) -> None:
    """Adds to `whole` what the last good version of each broken record said, unless another record has its id."""
    for folder in broken:
        id = folder.rpartition("/")[2]
        incident = None if id in ids else salvage(folder, scan.folders.get(folder, {}), site, checkout, read)
        if incident is not None:
            whole[folder] = incident
            ids.add(id)


def _without(broken: Iterable[str], trees: dict[str, str]) -> dict[str, str]:
    """The trees, but for those of broken records and of all that they lie in."""
    unsure = {path for folder in broken for path in (folder, *parents(folder))}
    return {path: tree for path, tree in trees.items() if path not in unsure} if unsure else trees


def _without_facts(strays: Iterable[Problem]) -> Iterator[str]:
    """The folders of records whose `incident.yml` was deleted or renamed."""
    for problem in strays:
        if problem.code == "no-incident-file":
            yield problem.place.path.rpartition("/")[0].removesuffix("/updates")


def _folder_of(path: str, scan: Scan, homes: dict[str, str]) -> str:
    while path and path not in scan.folders and path not in homes:
        path = path.rpartition("/")[0]
    return path


def _strays(root: Root | None, scan: Scan, checkout: Checkout) -> list[Problem]:
    """What lies where nothing is read: as found now, and as remembered from the folders that were not looked into."""
    if root is None or not checkout.has_git:
        return scan.problems
    homes = {problem: problem.place.path.rpartition("/")[0] for problem in root.strays}
    same = {home for home in homes.values() if home in scan.trees and scan.trees[home] == root.trees.get(home)}
    still = [problem for problem, home in homes.items() if home in same and home not in scan.looked_into]
    return [*scan.problems, *still]
