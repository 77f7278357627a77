"""A whole repository read at once: every record, and every problem in the order of files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from noa_status.model.incident import Incident
from noa_status.model.runbook import Playbook, Runbook
from noa_status.model.site import Repository, Site
from noa_status.problems import Place, Problem
from noa_status.records import site_file
from noa_status.records.changed import NOTHING_KNOWN, Checkout
from noa_status.records.folder import Folder, Read
from noa_status.records.front_matter import body_of
from noa_status.records.incident import read_incident
from noa_status.records.listing import Scan
from noa_status.records.origins import duplicate_origins, origins_of
from noa_status.records.rule_files import rules_of
from noa_status.records.runbook import is_markdown, read_playbook, read_runbook
from noa_status.records.salvage import halves_of
from noa_status.records.updates import Seen

B = TypeVar("B", Runbook, Playbook)


def read_repository(root: Path, checkout: Checkout | None = None) -> tuple[Repository | None, tuple[Problem, ...]]:
    """Everything in a repository, or None where `status.yml` cannot be read; with all problems, in the order of files.

    A `checkout` may be a Revision: all but alerting rules is then as it was at that time. Records with an error are left out.
    Raises OSError where the disk fails.
    """
    checkout = Checkout(root) if checkout is None else checkout
    site, problems = load_site(checkout)
    if site is None:
        return None, tuple(sorted(problems, key=lambda problem: problem.place))
    scan = checkout.scan_records("incidents", NOTHING_KNOWN)
    incidents, found = load_incidents(scan, site, checkout.read)
    runbooks, playbooks, named = load_books(checkout)
    rules, of_rules = rules_of(root, site.alert_rules)
    problems = [
        *problems,
        *scan.problems,
        *found,
        *of_rules,
        *duplicate_ids({path: Folder(path, {}).id for path in scan.folders}),
        *(twice := duplicate_origins(origins_of(incidents), checkout.read)),
        *named,
    ]
    left_out = {problem.place.path for problem in twice}
    whole = [incident for incident in incidents if f"{incident.folder}/incident.yml" not in left_out]
    return (
        Repository(
            site=site,
            incidents=tuple(sorted(whole, key=lambda incident: incident.id)),
            left_out=len(scan.folders) - len(whole),
            halves=halves_of(scan, found, site, checkout.read),
            runbooks=tuple(runbooks),
            playbooks=tuple(playbooks),
            alert_rules=rules,
        ),
        tuple(sorted(problems, key=lambda problem: problem.place)),
    )


def load_site(checkout: Checkout) -> tuple[Site | None, list[Problem]]:
    """The site that `status.yml` describes, or None; and everything wrong with it."""
    try:
        data = checkout.read(site_file.NAME)
    except FileNotFoundError:
        data = None
    return site_file.read_site(data, checkout)


def load_incidents(scan: Scan, site: Site, read: Read) -> tuple[list[Incident], list[Problem]]:
    """The records of a scan, in the order of folders; and everything wrong with them."""
    incidents: list[Incident] = []
    problems: list[Problem] = []
    seen = Seen.of(site)
    for path in sorted(scan.folders):
        incident, found = read_incident(Folder(path, scan.folders[path]), site, read, seen)
        problems.extend(found)
        if incident is not None:
            incidents.append(incident)
    return incidents, problems


def duplicate_ids(ids: dict[str, str]) -> list[Problem]:
    """Names every record whose id another folder has too. `ids` maps folders to ids."""
    problems: list[Problem] = []
    if len(set(ids.values())) == len(ids):
        return problems
    first: dict[str, str] = {}
    for folder in sorted(ids):
        other = first.setdefault(ids[folder], folder)
        if other != folder:
            says = f"{other} has the same name, and a record's id is its folder's name"
            problems.append(
                Problem(code="duplicate-id", place=Place(f"{folder}/incident.yml"), says=says, hint="rename one of them")
            )
    return problems


def load_books(checkout: Checkout) -> tuple[list[Runbook], list[Playbook], list[Problem]]:
    """Runbooks and playbooks in the order of their paths; and what is wrong with their front matter."""
    runbooks, of_runbooks = _books(checkout, "runbooks", read_runbook)
    playbooks, of_playbooks = _books(checkout, "playbooks", read_playbook)
    return runbooks, playbooks, [*of_runbooks, *of_playbooks]


def _books(
    checkout: Checkout, top: str, read: Callable[[str, str, bytes], tuple[B | None, list[Problem]]]
) -> tuple[list[B], list[Problem]]:
    books: list[B] = []
    files, strays = checkout.list_files(top)
    # Somebody else's folder may hold anything: it is named, and never a reason not to build.
    problems = [msgspec.structs.replace(stray, level="warning") for stray in strays]
    for path, text_id in sorted(files.items()):
        if is_markdown(path):
            book, found = read(path, text_id, checkout.read(path))
            problems.extend(found)
            if book is not None:
                books.append(book)
        elif f"{path}.md" in files:
            says = "a file without an ending beside one with the same name: this one is not read"
            problems.append(Problem(code="stray-file", level="warning", place=Place(path), says=says, hint=f"{path}.md is"))
    return books, problems


def text(root: Path, path: str) -> str:
    """The Markdown of a file without its front matter. Raises OSError."""
    with (root / path).open(encoding="utf-8-sig", errors="replace") as file:
        return body_of(file.read())
