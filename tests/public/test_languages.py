"""Every word of the pages and feeds is one that catalogues translate."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from noa_status.public import embed
from noa_status.public.badges import badge_artifacts
from noa_status.public.feeds import atom, rss
from noa_status.public.feeds.told import Teller
from noa_status.public.theme import LoadedTheme
from noa_status.public.values import HomePage
from noa_status.public.wording import Wording
from tests.public import gallery, pseudo
from tests.public.looking import VOID, load, page

SAME_EVERYWHERE = {
    "UTC",
    "RSS",
    "Atom",
    "JSON",
    "Feed",
    "HTML",
    "Markdown",
    "Deutsch",
    "Slack",
    "Microsoft",
    "Teams",
    "Mattermost",
    "Discord",
}
"""What all languages say alike: a time zone, formats, what a language calls itself, names of chats."""

TOLD_IN = {"title", "aria-label", "alt", "placeholder", "aria-description", "aria-roledescription", "summary"}
"""Attributes that people are told."""

THEME = LoadedTheme(load, pseudo.html, pseudo.language())


class Said(HTMLParser):
    """Whatever a page tells people: its texts outside of code, style and script, and what attributes tell."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        told = dict(attrs)
        kind = told.get("name") or told.get("property") or ""
        if tag == "meta" and kind.endswith(("description", "title", "site_name", "alt")):
            self.texts.append(told.get("content") or "")
        self.texts += [value or "" for name, value in attrs if name in TOLD_IN]

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            self.open.remove(tag)

    def handle_data(self, data: str) -> None:
        if not {"style", "script", "code"} & set(self.open):
            self.texts.append(data)


def rendered(name: str) -> str:
    """A page of the gallery in the pseudo-language, with values that have no Latin words."""
    example = gallery.GALLERY[name]
    value = replace(pseudo.foreign(example.value), site=pseudo.head(gallery.SITE))
    return THEME.render(replace(example, value=value)).decode()


@pytest.mark.parametrize("name", gallery.GALLERY)
def test_no_word_of_a_page_stands_outside_of_the_catalogue(name: str) -> None:
    said = Said(rendered(name)).texts
    assert len("".join(said)) > 300
    found = {text.strip(): words for text in said if (words := set(pseudo.unmarked(text)) - SAME_EVERYWHERE)}
    assert found == {}


def test_a_word_outside_of_the_catalogue_is_found() -> None:
    told = '<p title="⟦a⟧">⟦As of ⟧Жук <b>Now</b></p><img alt="Picture"><meta name="description" content="All ⟦of⟧">'
    assert [word for text in Said(told).texts for word in pseudo.unmarked(text)] == ["Now", "Picture", "All"]


@pytest.mark.parametrize("render", [rss.render, atom.render], ids=["rss", "atom"])
@pytest.mark.parametrize("name", gallery.FEEDS)
def test_no_word_of_a_feed_stands_outside_of_the_catalogue(name: str, render: object) -> None:
    feed = replace(pseudo.foreign(gallery.FEEDS[name]), site=pseudo.head(gallery.SITE))
    data: bytes = render(feed, Teller(pseudo.html, pseudo.language()))  # type: ignore[operator]
    told: list[str] = []
    for element in ElementTree.fromstring(data).iter():
        kind = element.tag.rpartition("}")[2]
        if kind in ("title", "subtitle", "description", "name", "summary", "content", "encoded", "category"):
            told += [re.sub(r"<[^>]+>", " ", element.text or ""), element.get("label", "")]
    assert any("⟦" in text for text in told)
    assert {word for text in told for word in pseudo.unmarked(text)} - SAME_EVERYWHERE == set()


@pytest.mark.parametrize("name", gallery.GALLERY)
def test_a_page_says_its_language_and_its_direction(name: str) -> None:
    assert '<html lang="xx" dir="rtl">' in rendered(name)
    assert '<html lang="en" dir="ltr">' in page(name)


@pytest.mark.parametrize("name", gallery.GALLERY)
def test_a_page_leads_to_itself_in_every_language(name: str) -> None:
    example, made = gallery.GALLERY[name], rendered(name)
    # No page is there in place of one that is not found.
    address = "" if example.address == "404.html" else example.address
    switch = re.findall(r'<a lang="(\w+)" hreflang="(\w+)" href="([^"]*)"( aria-current="true")?>', made)
    root = example.value.root
    assert switch == [("de", "de", f"{root}../{address}", ""), ("xx", "xx", f"{root}../xx/{address}", ' aria-current="true"')]
    alternates = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]*)">', made)
    urls = [("de", f"{gallery.SITE.url}{address}"), ("xx", f"{gallery.SITE.url}xx/{address}")]
    assert alternates == ([] if example.address == "404.html" else urls)


@pytest.mark.parametrize("name", gallery.GALLERY)
def test_a_page_in_the_only_language_has_no_choice_of_languages(name: str) -> None:
    assert "hreflang" not in page(name)


@pytest.mark.parametrize("name", ["home in an outage", "incident with a post-mortem", "maintenance"])
def test_a_text_that_is_not_translated_says_so_and_in_which_language_it_is(name: str) -> None:
    made = rendered(name)
    assert '<div class="prose" lang="de" dir="auto">' in made
    assert "⟦Not translated yet: this text is in ⟧" in made


def test_what_a_component_or_an_incident_is_called_follows_the_page() -> None:
    row = replace(gallery.GROUPS[0].components[0], names={"xx": "Проба"})
    example = gallery.component(row)
    site = replace(pseudo.head(gallery.SITE), name="Noa Server")
    made = THEME.render(replace(example, value=replace(example.value, site=site))).decode()
    assert "<h1>Проба</h1>" in made
    assert Wording(pseudo.language()).name(row) == "Проба"


@pytest.mark.parametrize("name", [name for name in gallery.GALLERY if name.startswith("home")])
def test_no_word_of_what_others_embed_stands_outside_of_the_catalogue(name: str) -> None:
    value = replace(pseudo.foreign(gallery.GALLERY[name].value), site=pseudo.head(gallery.SITE))
    assert isinstance(value, HomePage)
    wording = Wording(pseudo.language())
    told = json.loads(embed.embed_data(value, wording))
    said = [
        told["name"],
        told["sentence"],
        told["close"],
        *(notice[key] for notice in told["notices"] for key in ("title", "word")),
    ]
    files = {artifact.path: artifact.render() for artifact in embed.embed_artifacts(value, "", "", wording)}
    badges = badge_artifacts(value.site, value.answer, value.groups, (), wording)
    drawn = [artifact.render().decode() for artifact in badges if artifact.path.endswith(".svg")]
    said += [text for made in (files["xx/embed/index.html"].decode(), *drawn) for text in Said(made).texts]
    assert any("⟦" in text for text in said)
    assert {word for text in said for word in pseudo.unmarked(text)} - SAME_EVERYWHERE == set()
