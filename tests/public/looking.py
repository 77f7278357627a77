"""Ways to look at a page: rendered by either engine, and parsed."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import markupsafe
import minijinja
import msgspec

from noa_status.public.environment import filters
from noa_status.public.markdown import html_of
from noa_status.public.styles import script, source_hash, stylesheet
from noa_status.public.theme import LoadedTheme, context
from noa_status.public.values import Text
from noa_status.public.wording import Wording
from noa_status.words.languages import ENGLISH
from tests.public import gallery

TEMPLATES = Path(__file__).resolve().parents[2] / "site_overrides" / "public"
VOID = {"meta", "link", "br", "hr", "img", "input"}


def load(name: str) -> str | None:
    """A file of the theme."""
    path = TEMPLATES / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def html(text: Text) -> str:
    """A text of the gallery as safe HTML."""
    return html_of(gallery.markdown(text), base=gallery.SITE.url)


@cache
def theme() -> LoadedTheme:
    """The theme as it lies in the repository."""
    return LoadedTheme(load, html)


@cache
def page(name: str) -> str:
    """A page of the gallery."""
    example = gallery.GALLERY[name]
    return theme().render(example).decode()


def page_by_jinja(name: str) -> str:
    """The same page, rendered by Jinja2, told to escape as minijinja does."""

    def escaped(value: object) -> object:
        if isinstance(value, markupsafe.Markup):
            return value
        return markupsafe.Markup(escape(str(value)).replace("/", "&#x2f;"))

    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=escaped,
    )
    wording = Wording(ENGLISH)
    environment.filters.update(filters(html, wording))
    for global_name, function in wording.functions().items():
        environment.globals[global_name] = function  # type: ignore[assignment]
    example = gallery.GALLERY[name]
    css, code = stylesheet(example.template, load), script(example.template, load)
    sheet = {"css": css, "style_hash": source_hash(css), "script": code, "script_hash": source_hash(code)}
    return environment.get_template(example.template).render(
        **context(example, ENGLISH), **{name: minijinja.safe(text) for name, text in sheet.items()}
    )


class Element(msgspec.Struct):
    """An element as it was opened, and the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class Document(HTMLParser):
    """A page, parsed: its elements in order, and its text outside style and script."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.text = ""
        self.open: list[Element] = []
        self.misnested: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.misnested.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data
        if not any(element.tag in ("style", "script") for element in self.open):
            self.text += data

    def all(self, *tags: str) -> list[Element]:
        """The elements with one of these names, in order."""
        return [element for element in self.elements if element.tag in tags]

    @property
    def words(self) -> str:
        """The text with blanks made single."""
        return re.sub(r"\s+", " ", self.text)
