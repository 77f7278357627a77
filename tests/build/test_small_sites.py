"""Sites with next to nothing in them, and sites whose first language is not English."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, build_public
from tests.builders import SiteBuilder, a_site, at
from tests.laws.repository import tree

NOW = at("10:35")


def built(site: SiteBuilder, folder: Path) -> dict[str, str]:
    """The public site as texts, by path."""
    report = build_public(Paths(root=site.write(folder / "repository"), site=folder / "site", cache=folder / "cache"), NOW)
    assert report.is_built, report.problems
    return {path: data.decode() for path, data in tree(folder / "site/public").items() if not path.endswith(".png")}


def test_a_site_without_components_shows_no_empty_section(tmp_path: Path) -> None:
    home = built(a_site({}), tmp_path)["index.html"]
    assert 'id="components"' not in home
    assert "90 days ago" not in home


def test_a_site_with_components_and_no_records_shows_them(tmp_path: Path) -> None:
    site = built(a_site(), tmp_path)
    assert 'id="components"' in site["index.html"]
    assert not (tmp_path / "repository/incidents").exists()


@pytest.mark.parametrize("components", [{}, {"api": "API"}])
def test_a_maintenance_may_be_all_there_is(tmp_path: Path, components: dict[str, str]) -> None:
    site = built(a_site(components).with_maintenance("move").update("09:00", "scheduled"), tmp_path)
    assert "incidents/2026-11-24-move/index.html" in site
    assert "Move" in site["index.html"]
    assert "Move" in site["maintenance/index.html"]


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_the_first_language_is_that_of_pages_feeds_and_embeds(tmp_path: Path, language: str, direction: str) -> None:
    records = a_site(languages=[language]).with_incident("down").update("10:15", "investigating", api="major_outage")
    site = built(records, tmp_path)
    pages = {path: text for path, text in site.items() if path.endswith(".html")}
    assert len(pages) > 8
    for path, page in pages.items():
        assert f'<html lang="{language}" dir="{direction}">' in page, path
    assert f'xml:lang="{language}"' in site["feed.atom"]
    assert f"<language>{language}</language>" in site["feed.rss"]
    assert json.loads(site["embed.json"])["lang"] == language
    assert not any(path.startswith(f"{language}/") for path in site)


def test_english_may_be_the_second_language(tmp_path: Path) -> None:
    site = built(a_site(languages=["ar", "en"]), tmp_path)
    assert '<html lang="ar" dir="rtl">' in site["index.html"]
    assert '<html lang="en" dir="ltr">' in site["en/index.html"]
    assert "Everything is working." in site["en/index.html"]
