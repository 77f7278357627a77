"""Everything that is wrong with a repository: as it lies there, or with what changed in it since a revision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import msgspec

from noa_status.build.code_pages import warning_codes
from noa_status.lint.change_rules import CHANGE_CODES, State, change_problems
from noa_status.lint.run import lint
from noa_status.model.site import Repository
from noa_status.problems import Problem
from noa_status.records import site_file
from noa_status.records.changed import NOTHING_KNOWN, Checkout
from noa_status.records.listing import parents
from noa_status.records.read import duplicate_ids, load_books, load_incidents, read_repository
from noa_status.records.revisions import Change, Revision, changes_between, changes_since, merge_base
from noa_status.records.salvage import halves_of

_TEXTS = ("runbooks", "playbooks", "docs", "site_overrides/public")


class Linted(NamedTuple):
    """What is wrong, and what was read whole (None where `status.yml` cannot be read)."""

    repository: Repository | None
    problems: list[Problem]


def lint_root(root: Path, now: datetime, checkout: Checkout | None = None) -> Linted:
    """Everything that is wrong with the repository in `root`. Raises OSError where the disk fails."""
    repository, found = read_repository(root, checkout)
    if repository is None:
        return Linted(None, list(found))
    others = [*found, *_of_files(root, repository, now)]
    return Linted(repository, lint(repository, now, texts_of(root), others=others, codes=warning_codes()))


def lint_since(root: Path, revision: str, now: datetime) -> Linted:
    """What is wrong with what changed since HEAD's history left that of `revision`, in commits or not: all that is wrong in
    changed files, what is new elsewhere, and what is wrong with the change itself.

    Raises NoaStatusError where git has no such revision, OSError where the disk fails.
    """
    base = Revision(root, merge_base(root, revision))
    changes = changes_since(root, base.head)
    paths = {path for change in changes for path in change if path}
    checkout = Checkout(root)
    repository, found = read_repository(root, checkout)
    if repository is None:
        return Linted(None, list(found))
    homes = checkout.scan_records("incidents", NOTHING_KNOWN).folders
    # What follows from a record that did not change is the same as before, unless the site did.
    only = None if site_file.NAME in paths else {folder for path in paths for folder in parents(path)}
    before, known = _at(base, repository, only, now)
    if only is not None:
        known += (one for one in found if _is_as_before(one, only, homes, paths))
    of_change: list[Problem] = []
    if before is not None:
        moves = [(change.before, change.path) for change in changes]
        of_change = change_problems(before, State(repository, texts_of(root)), homes, moves, now)
    others = [*found, *_of_files(root, repository, now)]
    problems = lint(repository, now, texts_of(root), others=others, codes=warning_codes(), changes=of_change, only=only)
    return Linted(repository, list(_of_the_change(problems, known, changes)))


def lint_between(base: Revision, head: Revision, now: datetime) -> tuple[list[Problem], list[Problem]]:
    """What is wrong at `head` and was not at `base`, the change itself included; and what was wrong and is no more."""
    changes = changes_between(base.root, base.head, head.head)
    paths = {path for change in changes for path in change if path}
    only = None if site_file.NAME in paths else {folder for path in paths for folder in parents(path)}
    repository, found = read_repository(head.root, head)
    if repository is None:
        return list(found), []
    before, known = _at(base, repository, only, now)
    after, problems = _at(head, repository, only, now)
    of_change: list[Problem] = []
    if before is not None and after is not None:
        homes = head.scan_records("incidents", NOTHING_KNOWN).folders
        of_change = change_problems(before, after, homes, [(change.before, change.path) for change in changes], now)
    now_at = {change.before: change.path for change in changes if change.before and change.path}
    old = Counter((one.code, now_at.get(one.place.path, one.place.path), one.says) for one in known)
    new = Counter((one.code, one.place.path, one.says) for one in problems)
    return (
        [*_beyond(problems, old, {}), *of_change],
        list(_beyond(known, new, now_at)),
    )


def _beyond(problems: Iterable[Problem], others: Counter[tuple[str, str, str]], now_at: Mapping[str, str]) -> Iterable[Problem]:
    """The problems that are not among the others, of which each counts once."""
    left = Counter(others)
    for problem in problems:
        same = (problem.code, now_at.get(problem.place.path, problem.place.path), problem.says)
        if left[same] <= 0:
            yield problem
        left[same] -= 1


def texts_of(root: Path) -> Callable[[str], str]:
    """Gives the text of a file under `root`. Rules look at the files of one record after the other, so few need to be kept."""

    @lru_cache(maxsize=64)
    def text(path: str) -> str:
        with open(root / path, encoding="utf-8-sig", errors="replace") as file:
            return file.read()

    return text


def _at(base: Revision, repository: Repository, only: Set[str] | None, now: datetime) -> tuple[State | None, list[Problem]]:
    """The repository at a revision and what was wrong with it. Of records in other folders than `only`, what `repository` has is
    taken. Templates and internal texts are looked at in a copy."""
    if only is None:
        then, found = read_repository(base.root, base)
    else:
        then, found = _with_changed(base, repository, only)
    if then is None:
        return None, list(found)

    @lru_cache(maxsize=64)
    def text(path: str) -> str:
        return base.read(path).decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

    with TemporaryDirectory(prefix="noa-status-") as folder:
        base.write(Path(folder), (*_TEXTS, *_postmortems(then)))
        others = [*found, *_of_files(Path(folder), then, now)]
    return State(then, text), lint(then, now, text, others=others, codes=warning_codes(), only=only)


def _with_changed(base: Revision, repository: Repository, only: Set[str]) -> tuple[Repository, list[Problem]]:
    """The repository with these records, the runbooks and the playbooks as they were, and what was wrong with them."""
    scan = base.scan_records("incidents", NOTHING_KNOWN)
    changed = scan._replace(folders={folder: files for folder, files in scan.folders.items() if folder in only})
    incidents, found = load_incidents(changed, repository.site, base.read)
    same = (incident for incident in repository.incidents if incident.folder not in only)
    runbooks, playbooks, of_books = load_books(base)
    then = msgspec.structs.replace(
        repository,
        incidents=tuple(sorted([*same, *incidents], key=lambda incident: incident.id)),
        halves=halves_of(changed, found, repository.site, base.read),
        runbooks=tuple(runbooks),
        playbooks=tuple(playbooks),
    )
    doubles = duplicate_ids({folder: folder.rpartition("/")[2] for folder in scan.folders})
    return then, [*scan.problems, *found, *doubles, *of_books]


def _is_as_before(problem: Problem, only: Set[str], homes: Collection[str], paths: Set[str]) -> bool:
    """True for what was found while reading a record that did not change, or another file that did not."""
    path = problem.place.path
    if path.startswith("incidents/"):
        return problem.code != "duplicate-id" and any(folder in homes and folder not in only for folder in parents(path))
    return path not in paths


def _postmortems(repository: Repository) -> Iterable[str]:
    return (f"{incident.folder}/postmortem.md" for incident in repository.incidents if incident.postmortem is not None)


def _of_the_change(problems: Iterable[Problem], known: Iterable[Problem], changes: Iterable[Change]) -> Iterable[Problem]:
    """The problems that stand in changed files or are of the change, and the others that were not known before it."""
    paths = {change.path for change in changes}
    now_at = {change.before: change.path for change in changes if change.before}
    old = Counter((one.code, now_at.get(one.place.path, one.place.path), one.says) for one in known)
    for problem in problems:
        same = (problem.code, problem.place.path, problem.says)
        if problem.place.path in paths or problem.code in CHANGE_CODES or not old[same]:
            yield problem
        old[same] -= 1


def _of_files(root: Path, repository: Repository, now: datetime) -> list[Problem]:
    """What is wrong with own templates and internal texts. Whoever has none need not wait for the engines."""
    problems: list[Problem] = []
    if (root / "site_overrides/public").is_dir():
        from noa_status.build.theme import Overrides

        problems += Overrides(root, "public").problems(repository.site.look)
    if repository.runbooks or repository.playbooks or any(incident.postmortem for incident in repository.incidents):
        from noa_status.build.internal_texts import text_problems

        problems += text_problems(root, repository, now)
    return problems
