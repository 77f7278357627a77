"""Every page of the internal site is of a known kind, and what the theme has alone is told apart from what is ours."""

from __future__ import annotations

from typing import cast

import pytest

from audit.findings import Column, Finding, Sheet
from audit.internal import BARE, apart, unknown
from audit.internal_kinds import FILLED, heaviest_of_each_kind, internal_pages, kind_of
from audit.internal_known import known_words

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


def found(
    row: str, *, rule: str = "axe list", says: str = "Lists must be lists", element: str, column: str = "light 320"
) -> Finding:
    return Finding(row=row, column=cast("Column", column), page=row, rule=rule, says=says, element=element)


KNOWN_ELEMENT = '<input class="md-toggle" id="__nav_{}" autocomplete="off">'


def test_what_is_known_of_the_theme_is_told_apart_whatever_its_ids() -> None:
    says = "Attribute “autocomplete” is only allowed somewhere else"
    theirs = found(BARE, rule="error", says=says, element=KNOWN_ELEMENT.format(3), column="html")
    same = found("plan", rule="error", says=says, element=KNOWN_ELEMENT.format(7), column="html")
    ours = [found("plan", element='<ul class="noa-lines">'), found("plan", rule="axe label", element=KNOWN_ELEMENT.format(3))]
    split = apart(Sheet(findings=[theirs, same, *ours]))
    assert split[0].findings == ours
    assert split[1].findings == [theirs, same]
    assert "2 times" in known_words(split[1].findings)
    assert "known: stands in the theme's base.html" in known_words(split[1].findings)


def test_what_has_no_reason_is_ours_to_mend_even_where_the_theme_has_it_too() -> None:
    same = found("plan", element='<nav id="__nav_7">')
    assert apart(Sheet(findings=[found(BARE, element='<nav id="__nav_3">'), same]))[0].findings == [same]


def test_what_is_said_to_be_the_themes_and_is_not_found_there_is_ours() -> None:
    same = found("plan", rule="error", says="Attribute “autocomplete”", element=KNOWN_ELEMENT.format(7), column="html")
    assert apart(Sheet(findings=[same]))[0].findings == [same]
