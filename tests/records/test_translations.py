"""The same update, title or post-mortem in other languages: what is read, what is named, what a change of one brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from noa_status.model.incident import Incident
from noa_status.problems import Problem
from noa_status.records.changed import Checkout, Known
from noa_status.records.listing import blob_id
from noa_status.records.read import load_incidents, load_site, read_repository
from noa_status.records.salvage import salvage
from tests.builders import SiteBuilder, a_site, run_git

FOLDER = "incidents/2026/2026-11-24-api-slow"
GERMAN = "Anfragen an die API dauern länger als sonst."
FRENCH = "Les requêtes à l'API prennent plus de temps."


def a_translated_site(**facts: str) -> SiteBuilder:
    site = a_site(languages="[en, de, fr]").with_incident("api-slow", **facts)
    return site.update("10:15", "investigating", api="degraded_performance").update("10:15", "", GERMAN, language="de")


def read(site: SiteBuilder, root: Path) -> tuple[Incident | None, list[Problem]]:
    repository, problems = read_repository(site.write(root))
    assert repository is not None
    return (repository.incidents[0] if repository.incidents else None), list(problems)


def codes(site: SiteBuilder, root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path.removeprefix(f"{FOLDER}/")) for problem in read(site, root)[1]]


def test_an_update_carries_its_translations(tmp_path: Path) -> None:
    site = a_translated_site().update("10:15", "", FRENCH, language="fr").update("10:31", "identified")
    incident, problems = read(site, tmp_path)
    assert problems == []
    assert incident is not None
    first, second = incident.updates
    assert first.translations == {"de": blob_id(f"{GERMAN}\n".encode()), "fr": blob_id(f"{FRENCH}\n".encode())}
    assert second.translations == {}


def test_the_second_update_of_a_minute_has_its_own(tmp_path: Path) -> None:
    site = a_translated_site().update("10:15", "identified", number=2).update("10:15", "", FRENCH, language="fr", number=2)
    incident, problems = read(site, tmp_path)
    assert problems == []
    assert incident is not None
    assert [list(update.translations) for update in incident.updates] == [["de"], ["fr"]]


def test_titles_are_carried_in_the_languages_of_the_site(tmp_path: Path) -> None:
    incident, problems = read(a_translated_site(titles="{fr: Lenteurs, de: Langsam, es: Lento, en: Slow}"), tmp_path)
    assert [(problem.code, problem.level) for problem in problems] == [("language-not-shown", "warning")] * 2
    assert incident is not None
    assert incident.titles == {"de": "Langsam", "fr": "Lenteurs"}


def test_a_public_post_mortem_has_translations_too(tmp_path: Path) -> None:
    site = a_translated_site().postmortem().file("postmortem.public.md", "It was the cache.\n")
    incident, problems = read(site.file("postmortem.public.de.md", "Es war der Zwischenspeicher.\n"), tmp_path)
    assert problems == []
    assert incident is not None
    assert sorted(incident.text_ids) == ["postmortem.md", "postmortem.public.de.md", "postmortem.public.md"]


def test_a_language_that_no_page_shows_is_a_warning_and_left_out(tmp_path: Path) -> None:
    site = a_translated_site().update("10:15", "", "En español.", language="es").update("10:15", "", "Again.", language="en")
    incident, problems = read(site, tmp_path)
    assert {(problem.code, problem.level) for problem in problems} == {("language-not-shown", "warning")}
    assert [problem.place.path[-6:] for problem in problems] == [".en.md", ".es.md"]
    assert incident is not None
    assert list(incident.updates[0].translations) == ["de"]


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("updates/20261124T1015Z.fr.md", "---\nstatus: resolved\n---\nx\n", "translation-with-front-matter"),
        ("updates/20261124T1015Z.fr.md", "---\nnever closed\n", "translation-with-front-matter"),
        ("updates/20261124T1015Z.fr.md", "---", "translation-with-front-matter"),
        ("updates/20261124T1015Z.fr.md", " \n", "empty-text"),
        ("updates/20261124T1015Z.fr.md", "a\x07b\n", "control-character"),
        ("updates/20261124T1016Z.fr.md", "Rien.\n", "translation-of-nothing"),
        ("updates/20261124T1015Z.FR.md", "Rien.\n", "update-name"),
        ("postmortem.public.fr.md", "Rien.\n", "translation-of-nothing"),
        ("postmortem.fr.md", "Rien.\n", "stray-file"),
        ("timeline.fr.md", "Rien.\n", "stray-file"),
    ],
)
def test_what_is_no_translation_is_named(name: str, text: str, code: str, tmp_path: Path) -> None:
    assert codes(a_translated_site().file(name, text), tmp_path) == [(code, name)]


def test_a_rule_of_three_dashes_within_the_text_is_no_front_matter(tmp_path: Path) -> None:
    assert codes(a_translated_site().update("10:15", "", "Bonjour.\n\n---\n\nRien.", language="fr"), tmp_path) == []


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    site = a_translated_site().file("updates/20261124T1015Z.fr.md", b"\xff")
    assert codes(site, tmp_path) == [("not-utf-8", "updates/20261124T1015Z.fr.md")]


@pytest.mark.parametrize(
    ("time", "language", "fix"),
    [
        ("10:20", "fr", "updates/20261124T1015Z.fr.md"),
        ("10:29", "de", "updates/20261124T1031Z.de.md"),
        ("10:16", "de", "updates/20261124T1031Z.de.md"),  # the nearest has one already
        ("2027-01-01T00:00", "de", "updates/20261124T1031Z.de.md"),
    ],
)
def test_a_translation_of_nothing_is_told_with_the_nearest_update(time: str, language: str, fix: str, tmp_path: Path) -> None:
    site = a_translated_site().update("10:31", "identified").update(time, "", GERMAN, language=language)
    _, problems = read(site, tmp_path)
    assert [(problem.code, problem.fix) for problem in problems] == [("translation-of-nothing", f"rename it to {fix}")]


def test_a_translation_beside_a_broken_original_is_not_blamed(tmp_path: Path) -> None:
    site = a_translated_site().update("10:31", "nonsense").update("10:31", "", GERMAN, language="de")
    assert codes(site, tmp_path) == [("unknown-status", "updates/20261124T1031Z.md")]


def test_a_broken_original_takes_its_translation_along_and_nothing_else(tmp_path: Path) -> None:
    root = a_translated_site().update("10:31", "nonsense").update("10:31", "", GERMAN, language="de").write(tmp_path)
    checkout = Checkout(root)
    site, _ = load_site(checkout)
    assert site is not None
    files = checkout.scan_records("incidents", Known({}, frozenset(), frozenset())).folders[FOLDER]
    incident = salvage(FOLDER, files, site, checkout, checkout.read)
    assert incident is not None
    assert [(update.id, list(update.translations)) for update in incident.updates] == [("20261124T1015Z", ["de"])]


@pytest.mark.parametrize("committed", [False, True])
def test_a_record_is_read_again_when_a_translation_comes_or_changes(committed: bool, tmp_path: Path) -> None:
    root = a_translated_site().write(tmp_path, git=True)
    site, _ = load_site(Checkout(root))
    assert site is not None
    known = Known({}, frozenset(), frozenset())
    seen: list[dict[str, str]] = []
    for number, (language, text) in enumerate([("de", GERMAN), ("fr", FRENCH), ("de", "Etwas anderes, genauer gesagt.")]):
        (root / FOLDER / f"updates/20261124T1015Z.{language}.md").write_text(f"{text}\n", encoding="utf-8")
        if committed and number:
            run_git(root, "add", ".")
            run_git(root, "commit", "--quiet", "--message=A translation")
        checkout = Checkout(root)
        scan = checkout.scan_records("incidents", known)
        assert list(scan.folders) == [FOLDER]
        incidents, problems = load_incidents(scan, site, checkout.read)
        assert problems == []
        seen.append(incidents[0].updates[0].translations)
        known = Known(scan.trees, frozenset(scan.folders), checkout.dirty())
    german, french, other = (blob_id(f"{text}\n".encode()) for text in (GERMAN, FRENCH, "Etwas anderes, genauer gesagt."))
    assert seen == [{"de": german}, {"de": german, "fr": french}, {"de": other, "fr": french}]


def test_a_translated_post_mortem_without_a_record_is_named(tmp_path: Path) -> None:
    site = a_site().file("/incidents/2026/x/postmortem.public.de.md", "x")
    assert [problem.code for problem in read(site, tmp_path)[1]] == ["no-incident-file"]
