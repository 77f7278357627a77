"""What is public in another language is told there and nowhere else; and a translation that comes, changes or goes changes a site as
a clean build would."""

from __future__ import annotations

from pathlib import Path

import pytest

from noa_status.build.conduct import Paths, build_public
from tests.builders import SiteBuilder, a_site, at
from tests.laws.repository import tree

NOW = at("10:35")
FOLDER = "incidents/2026/2026-11-24-api-slow"
TOLD = {
    "name": "Zwschnittstelle",
    "description": "Zwbeschreibung",
    "group": "Zwkern",
    "title": "Zwanfragen sind langsam",
    "update": "Zwwir wissen davon, und suchen den Grund.",
    "postmortem": "Zwes war der Zwischenspeicher.",
}


def a_translated_site() -> SiteBuilder:
    german = {"name": TOLD["name"], "description": TOLD["description"]}
    component = {"id": "api", "name": "API", "group": "core", "description": "Calls.", "translations": {"de": german}}
    group = {"id": "core", "name": "Core", "translations": {"de": {"name": TOLD["group"]}}}
    site = a_site([component], languages=["en", "de"], groups=[group])
    site.with_incident("api-slow", titles={"de": TOLD["title"]}).update("10:15", "investigating", api="major_outage")
    site.update("10:15", "", TOLD["update"], language="de")
    return (
        site.postmortem().file("postmortem.public.md", "It was the cache.\n").file("postmortem.public.de.md", TOLD["postmortem"])
    )


def built(root: Path, site: Path, *, full: bool = False) -> dict[str, bytes]:
    report = build_public(Paths(root=root, site=site, cache=site / "cache"), NOW, full=full)
    assert report.is_built, report.problems
    return {path: data for path, data in tree(site / "public").items() if path != "build.json"}


IN_GERMAN = ("de/", "api/noa/v1/")
"""Where German words may stand: programs are told every language in one place."""


@pytest.mark.parametrize("what", TOLD)
def test_a_translation_is_told_in_its_language_and_nowhere_else(what: str, tmp_path: Path) -> None:
    files = built(a_translated_site().write(tmp_path / "root"), tmp_path / "site")
    told_in = {path for path, data in files.items() if TOLD[what].encode() in data}
    assert told_in
    assert {path for path in told_in if not path.startswith(IN_GERMAN)} == set()


EDITS = {
    "a translation comes": {"updates/20261124T1031Z.de.md": "Wir haben den Grund gefunden, endlich."},
    "a translation changes": {"updates/20261124T1015Z.de.md": "Wir wissen davon seit Langem, sagen wir."},
    "a translation goes": {"updates/20261124T1015Z.de.md": None},
    "a post-mortem's translation changes": {"postmortem.public.de.md": "Es war etwas anderes als gedacht."},
    "a post-mortem's translation goes": {"postmortem.public.de.md": None},
}


@pytest.mark.parametrize("git", [False, True], ids=["", "in a checkout"])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_translation_changes_the_site_as_a_clean_build_would(edit: str, git: bool, tmp_path: Path) -> None:
    root = a_translated_site().update("10:31", "identified").write(tmp_path / "root", git=git)
    before = built(root, tmp_path / "site")
    for name, text in EDITS[edit].items():
        path = root / FOLDER / name
        if text is None:
            path.unlink()
        else:
            path.write_text(f"{text}\n", encoding="utf-8")
    after = built(root, tmp_path / "site")
    assert after == built(root, tmp_path / "clean", full=True)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed
    assert {path for path in changed if not path.startswith(IN_GERMAN)} == set()
