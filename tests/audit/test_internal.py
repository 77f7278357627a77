"""Every page of the internal site is of a known kind, and what the theme has alone is told apart from what is ours."""

from __future__ import annotations

from typing import cast

import pytest

from audit.findings import Column, Finding, Sheet
from audit.internal import BARE, apart, unknown
from audit.internal_kinds import FILLED, heaviest_of_each_kind, internal_pages, kind_of

STATES = {"2026-11-24-api-slow": "incident open"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "on-call home"),
        ("runbooks/index.html", "runbooks"),
        ("runbooks/node/NodeDown/index.html", FILLED),
        ("playbooks/role-cards/index.html", "role cards"),
        ("playbooks/region-loss/index.html", "playbook"),
        ("incidents/2026-11-24-api-slow/index.html", "incident open"),
        ("incidents/2026/index.html", "incidents of a year"),
        ("postmortems/2026-11-24-api-slow/index.html", "post-mortem"),
        ("postmortems/by-cause/index.html", "archive, grouped"),
        ("plan/severities/index.html", "plan"),
        ("r/NodeDown/index.html", "alert"),
        ("incidents/nobody-knows/index.html", None),
        ("somewhere/index.html", None),
    ],
)
def test_an_address_tells_the_kind(path: str, kind: str | None) -> None:
    assert kind_of(path, STATES) == kind


def test_docs_and_redirects_are_left_out_and_a_stranger_is_a_finding() -> None:
    redirect = '<meta http-equiv="refresh" content="0; url=../../runbooks/A/">'
    tree = {"docs/how/index.html": "", "r/A/index.html": redirect, "index.html": "", "somewhere/index.html": ""}
    pages = internal_pages(tree, STATES)
    assert [page.path for page in pages] == ["index.html", "somewhere/index.html"]
    assert [one.page for one in unknown(pages)] == ["somewhere/index.html"]


def test_of_each_kind_the_heaviest_page_is_looked_at() -> None:
    tree = {"runbooks/a/index.html": "1", "runbooks/b/index.html": "12", "plan/index.html": "", "somewhere/index.html": "123"}
    assert [page.path for page in heaviest_of_each_kind(internal_pages(tree, STATES))] == [
        "plan/index.html",
        "runbooks/b/index.html",
    ]


def found(row: str, *, rule: str = "axe list", element: str, column: str = "light 320") -> Finding:
    return Finding(row=row, column=cast("Column", column), page=row, rule=rule, says="Lists must be lists", element=element)


def test_what_the_theme_has_alone_is_not_ours_whatever_its_ids() -> None:
    theirs = found(BARE, element='<input id="__nav_3">')
    same = found("plan", element='<input id="__nav_7">', column="dark 1280")
    ours = [found("plan", element='<ul class="noa-lines">'), found("plan", rule="axe label", element='<input id="__nav_3">')]
    # Its table looks at dark and light alike.
    theirs_dark = found(BARE, element='<input id="__nav_3">', column="dark 320")
    split = apart(Sheet(findings=[theirs, theirs_dark, same, *ours]))
    assert split[0].findings == ours
    assert split[1].findings == [theirs, theirs_dark]
