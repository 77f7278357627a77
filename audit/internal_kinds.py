"""Kinds of pages of the internal site, told by their address in the built tree; the docs are another's business."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.kinds import Page

FILLED = "runbook, filled"
# What an alert adds to a runbook's address.
VALUES = "?namespace=prod&pod=api-7&instance=db-1"
_OF_RECORD = re.compile(r"incidents/([^/]+)/index\.html")
_PLACES = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"index\.html", "on-call home"),
        (r"runbooks/index\.html", "runbooks"),
        (r"runbooks/.+\.html", FILLED),
        (r"playbooks/index\.html", "playbooks"),
        (r"playbooks/first-minutes/index\.html", "first minutes"),
        (r"playbooks/which-severity/index\.html", "which severity"),
        (r"playbooks/role-cards/index\.html", "role cards"),
        (r"playbooks/.+\.html", "playbook"),
        (r"incidents/index\.html", "incidents"),
        (r"incidents/\d{4}/index\.html", "incidents of a year"),
        (r"postmortems/index\.html", "archive"),
        (r"postmortems/by-[a-z]+/index\.html", "archive, grouped"),
        (r"postmortems/\d{4}/index\.html", "archive of a year"),
        (r"postmortems/[^/]+/index\.html", "post-mortem"),
        (r"actions/index\.html", "action items"),
        (r"metrics/.*index\.html", "metrics"),
        (r"digest/.*index\.html", "digest"),
        (r"handoff/index\.html", "hand-off"),
        (r"drills/.*index\.html", "drills"),
        (r"due/index\.html", "what is due"),
        (r"plan/whole/index\.html", "the whole plan"),
        (r"plan/.*index\.html", "plan"),
        (r"r/index\.html", "alerts"),
        (r"r/.+\.html", "alert"),
        (r"coverage/index\.html", "coverage"),
        (r"checks/index\.html", "checks"),
        (r"repository/.+\.html", "another text"),
        (r"404\.html", "404, inside"),
    )
)
_REDIRECT = re.compile(r'<meta http-equiv="refresh"', re.IGNORECASE)


def internal_pages(tree: Mapping[str, str], states: Mapping[str, str]) -> list[Page]:
    """The pages of a tree, from each HTML file's path and text, without docs and redirects. `states` gives the kind of a record's
    page by the record's id. A page that fits none has no kind."""
    shown = {path: text for path, text in sorted(tree.items()) if not path.startswith("docs/") and not _REDIRECT.search(text)}
    return [Page(path=path, kind=kind_of(path, states), size=len(text.encode())) for path, text in shown.items()]


def kind_of(path: str, states: Mapping[str, str]) -> str | None:
    """The kind of the page at a path; None where no kind is known for it."""
    record = _OF_RECORD.fullmatch(path)
    if record and record[1] in states:
        return states[record[1]]
    return next((kind for pattern, kind in _PLACES if pattern.fullmatch(path)), None)


def heaviest_of_each_kind(pages: list[Page]) -> list[Page]:
    """One page a kind, the one with most in it, by the kinds' names."""
    heaviest = {page.kind: page for page in sorted(pages, key=lambda page: page.size) if page.kind is not None}
    return [heaviest[kind] for kind in sorted(heaviest)]
