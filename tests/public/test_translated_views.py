"""What the boundary lets through in other languages: names, titles, texts; of what is not public, nothing."""

from __future__ import annotations

from pathlib import Path

from noa_status.model.site import Repository
from noa_status.public.values import IncidentView, Text
from noa_status.public.view.components import component_rows, group_rows
from noa_status.public.view.incidents import incident_view, link
from noa_status.records.listing import blob_id
from noa_status.records.read import read_repository
from tests.builders import SiteBuilder, a_site, at

NOW = at("12:00")
FOLDER = "incidents/2026/2026-11-24-api-slow"
GERMAN = "Wir wissen davon, und suchen den Grund."
GROUP = {"id": "core", "name": "Core", "translations": {"de": {"name": "Kern"}}}
COMPONENTS = [
    {
        "id": "api",
        "name": "API",
        "group": "core",
        "translations": {"de": {"name": "Schnittstelle", "description": "Alles."}, "fr": {"description": "Tout."}},
    },
    {"id": "web", "name": "Web", "group": "core"},
]


def a_translated_site() -> SiteBuilder:
    site = a_site(COMPONENTS, groups=[GROUP], languages=["en", "de", "fr"])
    site.with_incident("api-slow", titles={"de": "Langsam"}).update(
        "10:15", "investigating", api="major_outage", web="major_outage"
    )
    return site.update("10:15", "", GERMAN, language="de").update("10:31", "identified")


def read(site: SiteBuilder, root: Path) -> tuple[Repository, IncidentView]:
    repository, problems = read_repository(site.write(root))
    assert repository is not None
    assert problems == ()
    return repository, incident_view(repository.incidents[0], repository.site, NOW)


def test_an_incident_has_its_titles_and_texts(tmp_path: Path) -> None:
    repository, view = read(a_translated_site(), tmp_path)
    assert view.titles == link(repository.incidents[0]).titles == {"de": "Langsam"}
    second, first = view.updates
    assert first.translations == {"de": Text(blob_id(f"{GERMAN}\n".encode()), f"{FOLDER}/updates/20261124T1015Z.de.md")}
    assert second.translations == {}


def test_components_have_their_names_wherever_they_stand(tmp_path: Path) -> None:
    repository, view = read(a_translated_site(), tmp_path)
    rows = component_rows(repository.site, (), {}, NOW)
    assert [(row.names, row.descriptions) for row in rows.values()] == [
        ({"de": "Schnittstelle"}, {"de": "Alles.", "fr": "Tout."}),
        ({}, {}),
    ]
    assert [group.names for group in group_rows(repository.site, rows, NOW)] == [{"de": "Kern"}]
    for states in (view.components, view.updates[-1].components):
        assert [state.names for state in states] == [{"de": "Schnittstelle"}, {}]


def test_a_post_mortem_is_translated_once_it_is_published(tmp_path: Path) -> None:
    for state in ("draft", "published"):
        site = a_translated_site().postmortem(state).file("postmortem.public.md", "It was the cache.\n")
        _, view = read(site.file("postmortem.public.de.md", "Es war der Cache.\n"), tmp_path / state)
        expected = {"de": Text(blob_id(b"Es war der Cache.\n"), f"{FOLDER}/postmortem.public.de.md")}
        assert view.postmortem_translations == (expected if state == "published" else {})


def test_an_internal_text_has_no_way_out_in_any_language(tmp_path: Path) -> None:
    site = a_translated_site().postmortem(text="canary").file("timeline.md", "canary\n").file("postmortem.public.md", "Told.\n")
    _, view = read(site, tmp_path)
    assert "timeline" not in repr(view)
    assert "postmortem.md" not in repr(view)


def test_a_site_in_one_language_has_none_of_it(tmp_path: Path) -> None:
    site = a_site().with_incident("api-slow").update("10:15", "investigating", api="major_outage")
    repository, view = read(site, tmp_path)
    assert (view.titles, view.postmortem_translations, view.updates[0].translations) == ({}, {}, {})
    assert {str(row.names) + str(row.descriptions) for row in component_rows(repository.site, (), {}, NOW).values()} == {"{}{}"}
