from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace

from noa_status.drawing import SHAPES
from noa_status.public import embed
from noa_status.public.colours import light_and_dark
from noa_status.public.embed import embed_artifacts, embed_data, embed_page, notices, small_script
from noa_status.public.styles import source_hash
from noa_status.public.values import HomePage, SiteHead
from noa_status.public.wording import Wording
from noa_status.words.languages import ENGLISH
from tests.public.looking import Document, load
from tests.public.showing import HOSTILE, SITE, group, home, incident, row

WORDING = Wording(ENGLISH)
SCRIPT, STYLE = load(embed.SCRIPT) or "", load(embed.SCRIPT_STYLE) or ""
CALM = home(group("core", row("api"), row("web")))
OUTAGE = home(
    group("core", row("api", "major_outage"), row("web", "degraded_performance"), row("search", "under_maintenance")),
    status="major_outage",
    open=(incident("2026-11-24-api", "api"),),
    running=(incident("2026-11-24-new-disks", "search", title="New disks", worst="under_maintenance", kind="maintenance"),),
)


def files(value: HomePage) -> dict[str, bytes]:
    return {artifact.path: artifact.render() for artifact in embed_artifacts(value, SCRIPT, STYLE, WORDING)}


def page(status: str = "major_outage", sentence: str = "API is down.", site: SiteHead = SITE) -> Document:
    return Document(embed_page(site, status, sentence, ENGLISH).decode())


def test_there_are_the_page_the_script_and_its_file() -> None:
    assert list(files(CALM)) == ["embed/index.html", "embed.js", "embed.json"]


def test_another_language_has_them_in_its_folder_and_leads_into_it() -> None:
    site = SiteHead(name="Noa Server", url="https://s.example/", language="de", folder="de/")
    made = files(home(site=site))
    assert list(made) == ["de/embed/index.html", "de/embed.js", "de/embed.json"]
    assert json.loads(made["de/embed.json"])["url"] == "https://s.example/de/"
    assert 'href="https://s.example/de/"' in made["de/embed/index.html"].decode()


def test_the_script_is_under_two_kilobytes_as_shipped_and_survives_any_encoding() -> None:
    data = files(OUTAGE)["embed.js"]
    assert len(data) < 2048
    assert data.isascii()


def test_the_script_ships_without_comments_and_with_its_style() -> None:
    code = small_script('// why\nconst a = "x = y"\n  // more\n  f({ a, b })\ng("{css}")\n', "p { color: red; }\n")
    assert code == 'const a="x = y"\nf({a,b})\ng("p{color:red}")\n'


def test_when_all_is_well_there_is_nothing_to_say() -> None:
    told = json.loads(embed_data(CALM, WORDING))
    assert told["notices"] == []
    assert (told["status"], told["sentence"]) == ("operational", "Everything is working.")


def test_an_empty_site_has_nothing_to_say_either() -> None:
    assert json.loads(embed_data(home(), WORDING))["notices"] == []


def test_incidents_come_before_maintenances_before_components_that_neither_names() -> None:
    assert [(notice.kind, notice.id, notice.word, notice.url) for notice in notices(OUTAGE, WORDING)] == [
        ("incident", "2026-11-24-api", "Major outage", "incidents/2026-11-24-api/"),
        ("maintenance", "2026-11-24-new-disks", "Maintenance", "incidents/2026-11-24-new-disks/"),
        ("component", "web:degraded_performance", "Degraded", "components/web/"),
    ]


def test_a_notice_says_whom_it_concerns_and_how_it_looks() -> None:
    first, _, last = json.loads(embed_data(OUTAGE, WORDING))["notices"]
    assert (first["components"], last["components"]) == (["api"], ["web"])
    assert first["shape"] == f'path(evenodd,"{SHAPES["major_outage"]}")'
    assert first["colour"] == "light-dark({},{})".format(*light_and_dark("major_outage"))


@pytest.mark.parametrize("worst", ["operational", "none"])
def test_an_incident_that_hurts_no_component_tells_its_progress(worst: str) -> None:
    (notice,) = notices(home(group("x", row("api")), open=(incident("i", worst=worst),)), WORDING)
    assert notice.word == "Identified"


def test_everything_that_a_reader_may_see_comes_from_the_file() -> None:
    told = json.loads(embed_data(OUTAGE, WORDING))
    assert (told["close"], told["lang"], told["updated_at"]) == ("Close", "en", "2026-11-24T10:31Z")
    written = re.findall(r'"([^"]*)"', small_script(SCRIPT, ""))
    assert not [text for text in written if re.fullmatch(r"[A-Z][a-z]+.*", text)]


def test_titles_are_told_in_the_language_of_the_page() -> None:
    german = replace(incident("i", "api"), titles={"en": "In English"})
    (notice,) = notices(home(group("x", row("api", "major_outage")), open=(german,)), WORDING)
    assert notice.title == "In English"


def test_the_file_is_json_whatever_a_title_says() -> None:
    told = json.loads(embed_data(home(open=(incident("i", title=HOSTILE),)), WORDING))
    assert told["notices"][0]["title"] == HOSTILE


@pytest.mark.parametrize("status", SHAPES)
def test_the_page_tells_by_word_and_shape_and_leads_to_the_status_page_in_a_tab_of_its_own(status: str) -> None:
    document = page(status, "How it is.")
    (link,) = document.all("a")
    assert link.attributes == {"href": SITE.url, "target": "_blank", "rel": "noopener"}
    assert link.text == "How it is."
    assert [path.attributes["d"] for path in document.all("path")] == [SHAPES[status]]
    assert light_and_dark(status)[0] in document.all("style")[0].text


def test_the_page_is_small_runs_nothing_and_asks_for_nothing() -> None:
    document = page()
    assert len(embed_page(SITE, "major_outage", "API is down.", ENGLISH)) < 2048
    assert not document.all("script", "img", "iframe", "form", "object")
    assert [link.attributes["rel"] for link in document.all("link")] == ["canonical"]
    assert (document.misnested, document.open) == ([], [])


def test_the_pages_policy_names_its_style_and_nothing_else() -> None:
    document = page()
    (policy,) = [meta.attributes["content"] for meta in document.all("meta") if "http-equiv" in meta.attributes]
    (style,) = document.all("style")
    assert policy == f"default-src 'none'; style-src '{source_hash(style.text)}'; base-uri 'none'; form-action 'none'"
    assert "frame-ancestors" not in policy, "a browser ignores it in a meta and complains"


def test_search_engines_are_sent_to_the_status_page() -> None:
    document = page()
    assert {"name": "robots", "content": "noindex"} in [meta.attributes for meta in document.all("meta")]
    assert document.all("link")[0].attributes["href"] == SITE.url


def test_the_page_shows_hostile_names_as_text() -> None:
    document = page(sentence=f"{HOSTILE} is down.", site=SiteHead(name=HOSTILE, url=SITE.url))
    assert {element.tag for element in document.elements} == {
        "html",
        "meta",
        "title",
        "link",
        "style",
        "a",
        "svg",
        "path",
        "span",
    }
    assert document.all("a")[0].text == f"{HOSTILE} is down."
    assert not [key for element in document.elements for key in element.attributes if key.startswith("on")]


def test_the_keys_change_with_what_is_shown_and_with_nothing_else() -> None:
    def keys(value: HomePage, script: str = SCRIPT) -> dict[str, bytes]:
        return {artifact.path: artifact.key for artifact in embed_artifacts(value, script, STYLE, WORDING)}

    def differing(after: dict[str, bytes]) -> set[str]:
        return {path for path, key in keys(CALM).items() if key != after[path]}

    assert differing(keys(CALM)) == set()
    assert differing(keys(OUTAGE)) == {"embed/index.html", "embed.json"}
    assert differing(keys(CALM, SCRIPT + "more()\n")) == {"embed.js"}
