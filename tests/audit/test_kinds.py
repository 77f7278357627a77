"""Every page of a built tree is of a known kind, or is told to be of none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit.findings import Finding
from audit.kinds import KINDS, Page, heaviest_of_each, kind_of, language_folders, pages_of
from audit.run import row_order, strangers
from audit.sites import Site

STATES = {"2026-11-24-api-slow": "incident open", "2026-11-23-new-disks": "maintenance running"}
ENGLISH = '<!doctype html>\n<html lang="en">'
ARABIC = '<!doctype html>\n<html lang="ar" dir="rtl">'


def site(*paths: str) -> Site:
    return Site(
        name="calm",
        folder=Path(),
        url="",
        now=datetime(2026, 11, 24, tzinfo=UTC),
        pages=pages_of(dict.fromkeys(paths, ENGLISH), STATES),
    )


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "home"),
        ("404.html", "404"),
        ("history/index.html", "history"),
        ("history/2026/index.html", "year"),
        ("history/2026-11/index.html", "month"),
        ("history/2026-11/component-api/index.html", "selection"),
        ("history/2026-11/impact-maintenance/index.html", "selection"),
        ("components/api/index.html", "component"),
        ("maintenance/index.html", "maintenance list"),
        ("subscribe/index.html", "subscribe"),
        ("embed/index.html", "embed"),
        ("incidents/2026-11-24-api-slow/index.html", "incident open"),
        ("incidents/2026-11-23-new-disks/index.html", "maintenance running"),
        ("incidents/2026-11-24-api-slow/postmortem/index.html", "post-mortem"),
        ("incidents/nobody-knows/index.html", None),
        ("history/2026-11/more/index.html", None),
        ("about/index.html", None),
    ],
)
def test_an_address_tells_the_kind(path: str, kind: str | None) -> None:
    assert kind_of(path, STATES) == kind


def test_every_page_of_the_kept_sites_is_of_a_known_kind() -> None:
    kept = Path(__file__).parents[1] / "sites"
    for expected in kept.glob("*/expected"):
        paths = [path.relative_to(expected).as_posix() for path in expected.rglob("*.html")]
        states = {Path(path).parts[1]: "incident open" for path in paths if path.startswith("incidents/")}
        assert [path for path in paths if kind_of(path, states) is None and path.count("/") <= 2] == []


def test_a_language_folder_holds_the_site_once_more() -> None:
    tree = {"index.html": ENGLISH, "ar/index.html": ARABIC, "ar/history/index.html": ARABIC, "history/index.html": ENGLISH}
    assert language_folders(tree) == {"ar"}
    found = {page.path: (page.row, page.right_to_left) for page in pages_of(tree, {})}
    assert found["ar/history/index.html"] == ("history (ar, RTL)", True)
    assert found["history/index.html"] == ("history", False)


def test_a_page_of_no_known_kind_is_named() -> None:
    found = strangers([site("index.html", "about/index.html")])
    assert [one.page for one in found if one.rule == "no known kind"] == ["calm: /about/index.html"]


def test_a_kind_that_no_site_shows_is_named() -> None:
    missing: list[Finding] = [one for one in strangers([site("index.html", "404.html")]) if one.rule == "no page"]
    assert {one.page for one in missing} == set(KINDS) - {"home", "404"}


def test_of_each_kind_the_heaviest_page_is_opened_in_the_order_of_kinds() -> None:
    pages = [
        Page(path="components/a/index.html", kind="component", size=3),
        Page(path="components/b/index.html", kind="component", size=5),
        Page(path="ar/index.html", kind="home", language="ar", right_to_left=True, size=9),
        Page(path="index.html", kind="home", size=1),
        Page(path="about/index.html", kind=None, size=99),
    ]
    assert [page.path for page in heaviest_of_each(pages)] == ["index.html", "components/b/index.html", "ar/index.html"]


def test_rows_stand_in_the_order_of_kinds_then_of_languages() -> None:
    rows = ["styles, drawings", "home (ar, RTL)", "404", "history (ar, RTL)", "home"]
    assert sorted(rows, key=row_order) == ["home", "404", "home (ar, RTL)", "history (ar, RTL)", "styles, drawings"]
