"""A repository with files of its own in `site_overrides/public/`: what comes of them, and that the site stays while they are wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, build_public
from noa_status.build.theme import Overrides
from tests.builders import SiteBuilder, a_site, at
from tests.laws.repository import differing, tree

NOW = at("10:35")
OWN = "site_overrides/public"
FILES = {
    "base.html.j2": '{% extends "default/base.html.j2" %}\n{% block feeds %}{{ super() }}<meta name="theme-color" content="#2a5db0">{% endblock %}\n',
    "components/footer.html.j2": '{% include "default/components/footer.html.j2" %}\n{% include "components/legal.html.j2" %}\n',
    "components/legal.html.j2": "<p>Example Ltd & others</p>\n",
    "components/mark.html.j2": '<svg viewBox="0 0 1 1"></svg>\n',
    "sections/planned.html.j2": "<p>Planned work is on Sundays.</p>\n",
    "css/own.css": ":root { --ink: #112233; }\n",
    "css/tokens.css": "@layer tokens { :root { --own: 1 } }\n",
    "js/own.js": 'comforts.push(() => { document.body.dataset.own = "yes" })\n',
    "assets/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def a_site_of_its_own(**files: str) -> SiteBuilder:
    """A site with an open incident, and files of its own."""
    site = a_site(logo='"logo.svg"', accent='"#2a5db0"', languages=["en", "de"])
    site.with_incident("web-down", at="2026-10-07T08:00").update("10-07T08:10", "resolved")
    site.with_incident("api-slow").update("10:15", "investigating", api="degraded_performance")
    for name, content in (FILES | files).items():
        site.file(f"/{OWN}/{name}", content)
    return site


def built(root: Path, to: Path, *, full: bool = False) -> dict[str, bytes]:
    report = build_public(Paths(root=root, site=to, cache=to / "cache"), NOW, full=full)
    assert report.is_built, report.problems
    assert [problem for problem in report.problems if problem.level == "error"] == []
    return tree(to / "public")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    home = tmp_path_factory.mktemp("own")
    return built(a_site_of_its_own().write(home / "repository"), home / "site")


@pytest.mark.parametrize(
    "path", ["index.html", "de/index.html", "incidents/2026-11-24-api-slow/index.html", "history/2026-10/index.html", "404.html"]
)
def test_every_page_has_what_is_its_own_beside_what_is_ours(path: str, site: dict[str, bytes]) -> None:
    page = site[path].decode()
    assert '<meta name="theme-color" content="#2a5db0">' in page
    assert page.count('<footer class="footer">') == 1
    assert re.search("</footer>\\s*<p>Example Ltd & others</p>", page)
    assert "@layer own{:root{--ink:#112233}}" in page
    assert "--own:1" in page
    assert "--paper:" not in page, "a file of the same path takes the place of ours"
    assert "--accent:light-dark(#2a5db0," in page
    assert "document.body.dataset.own" in page
    assert "<picture>" in page


def test_a_section_is_the_users_on_home(site: dict[str, bytes]) -> None:
    assert b"Planned work is on Sundays." in site["index.html"]
    assert b"Planned work is on Sundays." not in site["history/index.html"]


def test_names_of_ours_are_nobody_elses(tmp_path: Path) -> None:
    files = Overrides(a_site_of_its_own().write(tmp_path), "public")
    assert files.load("components/mark.html.j2") == FILES["components/mark.html.j2"]
    assert "M1 10h3v5" in (files.load("default/components/mark.html.j2") or "")
    assert files.load("default/components/legal.html.j2") is None


EDITED = {
    "base.html.j2": FILES["base.html.j2"].replace("#2a5db0", "#3b6ec1"),
    "components/brand.html.j2": "<b>Example</b>",
    "components/footer.html.j2": '<footer>{% include "components/legal.html.j2" %}</footer>',
    "components/legal.html.j2": "<p>Others</p>",
    "sections/planned.html.j2": '{% include "default/sections/planned.html.j2" %}<hr>',
    "css/own.css": "a { top: 0 }",
    "css/tokens.css": "",
    "js/own.js": "let edited",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITED)
def test_after_an_edit_the_site_is_as_a_clean_build_would_have_it(name: str, tmp_path: Path) -> None:
    root = a_site_of_its_own().write(tmp_path / "repository")
    before = built(root, tmp_path / "site")
    (root / OWN / name).write_text(EDITED[name])
    after = built(root, tmp_path / "site")
    assert differing(after, built(root, tmp_path / "clean", full=True)) == []
    assert differing(before, after) != [], "the edit was one"
    if name != "components/legal.html.j2":
        (root / OWN / name).unlink()
        assert differing(built(root, tmp_path / "site"), built(root, tmp_path / "clean", full=True)) == []


@pytest.mark.parametrize("keep_going", [False, True])
@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("base.html.j2", '{% extends "base.html.j2" %}', "template-of-itself"),
        ("components/legal.html.j2", "{% if page %}", "template-syntax"),
        ("components/legal.html.j2", "\n{{ page.sitte }}", "unknown-name"),
        ("components/affected.html.j2", "{{ page|title }}", "template-fails"),
        ("css/own.css", "a { b: c } </style><script>", "early-end"),
        ("css/own.css", "a {", "css-not-closed"),
        ("js/own.js", "x = '</script>'", "early-end"),
    ],
)  # fmt: skip
def test_the_site_that_was_there_stays_as_it_was(name: str, content: str, code: str, keep_going: bool, tmp_path: Path) -> None:
    root, to = a_site_of_its_own().write(tmp_path / "repository"), tmp_path / "site"
    before = built(root, to)
    a_site_of_its_own(**{name: content}).write(root)
    report = build_public(Paths(root=root, site=to, cache=to / "cache"), NOW, keep_going=keep_going)
    assert not report.is_built
    assert [(problem.code, problem.place.path) for problem in report.problems] == [(code, f"{OWN}/{name}")]
    assert tree(to / "public") == before
    (root / OWN / "components/affected.html.j2").unlink(missing_ok=True)
    a_site_of_its_own().write(root)
    assert built(root, to) == before


def test_a_repository_that_has_our_own_files_in_their_place_has_none_of_its_own() -> None:
    assert Overrides(Path(__file__).resolve().parents[2], "public").own() == {}
