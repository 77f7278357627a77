from __future__ import annotations

import gzip
import re
from itertools import pairwise

import pytest

from noa_status.public.references import closure
from noa_status.public.styles import BY_PAGE, EVERY_PAGE, page_kind, source_hash
from noa_status.public.values import ComponentPage
from noa_status.words.statuses import component_status_in_words
from tests.public import gallery
from tests.public.looking import TEMPLATES, Document, load, page, page_by_jinja

ALL = list(gallery.GALLERY)
HOME = "home in an outage"


@pytest.mark.parametrize("name", ALL)
def test_jinja2_renders_the_same_bytes(name: str) -> None:
    assert page_by_jinja(name) == page(name)


@pytest.mark.parametrize("name", ALL)
def test_tags_close_in_the_order_in_which_they_opened(name: str) -> None:
    document = Document(page(name))
    assert (document.misnested, [element.tag for element in document.open]) == ([], [])


@pytest.mark.parametrize("name", ALL)
def test_ids_are_unique_and_every_reference_leads_somewhere(name: str) -> None:
    document = Document(page(name))
    ids = [element.attributes["id"] for element in document.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    within = [
        element.attributes["href"][1:] for element in document.all("a", "use") if element.attributes["href"].startswith("#")
    ]
    labels = [element.attributes["aria-labelledby"] for element in document.elements if "aria-labelledby" in element.attributes]
    assert set(within + labels) <= set(ids)


@pytest.mark.parametrize("name", ALL)
def test_headings_begin_with_one_h1_and_leave_no_level_out(name: str) -> None:
    levels = [int(element.tag[1]) for element in Document(page(name)).all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def _badges(name: str) -> list[str]:
    """The one picture that a page of a component shows, from its own site."""
    value = gallery.GALLERY[name].value
    return [f"{value.component.id}.svg"] if isinstance(value, ComponentPage) else []


@pytest.mark.parametrize("name", ALL)
def test_a_page_asks_for_nothing_else(name: str) -> None:
    document = Document(page(name))
    loaded = [
        e.attributes.get("src") or e.attributes.get("href", "") for e in document.all("script", "img", "iframe", "link", "use")
    ]
    others = [e for e in document.all("link") if e.attributes["rel"] not in ("canonical", "alternate", "icon")]
    assert others == []
    assert not document.all("iframe", "object", "embed", "form", "input")
    pictures = [e.attributes["src"] for e in document.all("img")]
    assert pictures == [f"{gallery.GALLERY[name].value.root}badges/components/{badge}" for badge in _badges(name)]
    assert [address for address in loaded if address.startswith("data:")] == [
        e.attributes["href"] for e in document.all("link") if e.attributes["rel"] == "icon"
    ]


@pytest.mark.parametrize("name", ALL)
def test_the_security_policy_names_the_style_and_the_script_that_are_there(name: str) -> None:
    document = Document(page(name))
    (policy,) = [e.attributes["content"] for e in document.all("meta") if "http-equiv" in e.attributes]
    (style,), (script,) = document.all("style"), document.all("script")
    assert f"style-src '{source_hash(style.text)}'" in policy
    assert f"script-src '{source_hash(script.text)}'" in policy
    assert policy.startswith("default-src 'none';")
    assert not [e for e in document.elements if "style" in e.attributes or any(key.startswith("on") for key in e.attributes)]


@pytest.mark.parametrize("name", ALL)
def test_links_inside_the_site_are_relative_and_stay_inside(name: str) -> None:
    example = gallery.GALLERY[name]
    depth = example.address.count("/")
    for link in Document(page(name)).all("a"):
        address = link.attributes["href"]
        if address.startswith(("#", "https:")):
            continue
        if example.template == "pages/not_found.html.j2":
            assert address.startswith("/")
        else:
            assert not address.startswith("/")
            assert address.count("../") <= depth


@pytest.mark.parametrize("name", ALL)
def test_every_shape_is_hidden_from_those_who_listen_and_has_a_word_beside_it(name: str) -> None:
    document = Document(page(name))
    shapes = [e for e in document.all("svg") if e.attributes.get("class", "").startswith("shape")]
    assert all(e.attributes["aria-hidden"] == "true" for e in shapes)
    drawn = {e.attributes["id"] for e in document.all("symbol")}
    assert drawn == set(re.findall(r'<use href="#([^"]+)"', page(name))), "what waits for its time finds its shape, too"


@pytest.mark.parametrize("name", ALL)
def test_every_class_has_a_rule_in_the_css_that_the_page_is_sent(name: str) -> None:
    document = Document(page(name))
    used = {word for e in document.elements for word in e.attributes.get("class", "").split()}
    (style,) = document.all("style")
    defined = set(re.findall(r"\.([a-z_][\w-]*)", style.text))
    assert used - defined == set()


@pytest.mark.parametrize("kind", BY_PAGE)
def test_no_css_file_is_sent_for_nothing(kind: str) -> None:
    names = closure(f"pages/{kind}.html.j2", load)
    markup = " ".join(load(name) or "" for name in names) + (" class='bars shape story'" if "bars" in BY_PAGE[kind] else "")
    classes = {word for group in re.findall(r"class=[\"']([^\"']*)[\"']", markup) for word in group.split()}
    for file in BY_PAGE[kind]:
        defined = set(re.findall(r"\.([a-z_][\w-]*)", load(f"css/{file}.css") or ""))
        assert file in defined, f"{file}.css is named after its class"
        assert file in classes


def test_every_css_file_and_every_component_is_used_by_a_page() -> None:
    sent = {*EVERY_PAGE, "rtl", "print", *(name for names in BY_PAGE.values() for name in names)}
    assert sent == {path.stem for path in (TEMPLATES / "css").glob("*.css")}
    reached = {name for kind in BY_PAGE for name in closure(f"pages/{kind}.html.j2", load)}
    assert reached == {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2")}


def test_every_kind_of_page_has_an_example() -> None:
    assert {page_kind(example.template) for example in gallery.GALLERY.values()} == set(BY_PAGE)


@pytest.mark.parametrize("name", sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.j2")))
def test_templates_keep_to_the_language_that_both_engines_have(name: str) -> None:
    source = load(name) or ""
    code = " ".join(re.findall(r"\{[{%](.*?)[%}]\}", source, re.DOTALL))
    code = re.sub(r"'[^']*'|\"[^\"]*\"", "''", code).replace("self.title()", "").replace("self.description()", "")
    assert not re.search(r"==|!=|<|>|\bset\b|\bsafe\b|\bnamespace\b|\bmacro\b|\bsort\b|\blength\b|\bnow\(|\.\w+\(", code)
    assert len(source.splitlines()) <= 75


def test_home_with_twenty_components_and_an_open_incident_is_light() -> None:
    data = page("home with twenty components").encode()
    assert len(gzip.compress(data, 9, mtime=0)) <= 14_336


def test_the_answer_stands_in_the_first_half_kilobyte() -> None:
    assert "API is down. Dashboard may be slow." in page(HOME).encode()[:512].decode()


def test_home_tells_everything_without_a_script() -> None:
    document = Document(page(HOME))
    said = document.words
    assert "API is down." in said
    assert "As of 10:31 UTC, Tuesday 24 November." in said
    for group in gallery.GROUPS:
        for row in group.components:
            assert f"{row.name} {component_status_in_words(row.status)}" in said
    for update in gallery.API_DOWN.updates:
        assert gallery.markdown(update.body) in said
    assert "next update by 10:46 UTC" in said
    assert "Corrected 10:12 UTC" in said
    assert "Delayed exports for some workspaces" in said
    assert "Nothing to report for 5 days." in said


def test_the_bars_are_told_in_words_too() -> None:
    document = Document(page(HOME))
    assert [bars.attributes["aria-label"] for bars in document.all("svg") if bars.attributes.get("role") == "img"][:2] == [
        "Last 90 days: 4 days with problems",
        "Last 90 days: 2 days with problems",
    ]
    assert "Sat 26 Sep API (Partial outage" in document.words


def test_a_component_tells_its_bad_days_with_their_length_and_cause() -> None:
    said = Document(page("component")).words
    assert "4 days with problems" in said
    assert "Tue 27 Oct Degraded, 29 minutes · API requests fail or time out" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_promise_that_was_not_kept_says_so() -> None:
    assert "next update was due 09:00 UTC" in Document(page("home with two incidents")).words


def test_each_update_has_its_anchor() -> None:
    document = Document(page("incident open"))
    assert [e.attributes["id"] for e in document.all("li") if "id" in e.attributes] == [
        "20261124T1031Z",
        "20261124T1016Z",
        "20261124T1007Z",
    ]


@pytest.mark.parametrize("name", ["home with hostile names", "incident that is hostile"])
def test_hostile_words_stay_words(name: str) -> None:
    document = Document(page(name))
    assert len(document.all("script")) == 1
    assert "alert" not in document.all("script")[0].text
    assert len(document.all("title")) == 1
    assert gallery.HOSTILE in document.text
    assert "49" not in document.words


def test_the_title_names_the_state_before_the_site() -> None:
    assert Document(page(HOME)).all("title")[0].text == "API is down. · Noa Server status"
    assert Document(page("component")).all("title")[0].text == "API: Major outage · Noa Server status"


def test_machines_find_the_feeds_and_the_true_address() -> None:
    links = {
        (e.attributes["rel"], e.attributes.get("type", "")): e.attributes["href"]
        for e in Document(page("incident open")).all("link")
    }
    assert links["canonical", ""] == "https://status.noaserver.com/incidents/2026-11-24-api/"
    assert links["alternate", "application/rss+xml"] == "../../feed.rss"
    assert links["alternate", "application/atom+xml"] == "../../feed.atom"
    assert links["alternate", "application/feed+json"] == "../../feed.json"


def test_a_component_leads_to_its_own_feeds_too() -> None:
    links = [e.attributes["href"] for e in Document(page("component")).all("link") if e.attributes["rel"] == "alternate"]
    assert links == [f"{way}feed.{ending}" for way in ("../../", "") for ending in ("atom", "rss", "json")]


def test_a_page_that_does_not_exist_wants_no_visitors_from_search() -> None:
    document = Document(page("not found"))
    assert [e.attributes["content"] for e in document.all("meta") if e.attributes.get("name") == "robots"] == ["noindex"]
    assert not [e for e in document.all("link") if e.attributes["rel"] == "canonical"]


def test_the_same_value_gives_the_same_bytes() -> None:
    assert page.__wrapped__(HOME) == page(HOME)
