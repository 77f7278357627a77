"""Hostile text to safe HTML: GitHub-flavoured Markdown, then a sanitiser that lets through what it knows and nothing else.

Whatever happens in between, the sanitiser comes last. No image is fetched (the pages' security policy allows no other origin): an
image becomes a link that says what it shows. A task's box becomes a sign, since a box without a label says nothing to some.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Final

import comrak
import nh3

TOP_HEADING: Final = 3
"""The level that the highest heading of a text becomes: a text stands below headings of the page."""

_LONGEST: Final = 100_000
_MOST_TAGS: Final = 5_000
_TOO_DEEP: Final = re.compile(r"^[ \t]*(?:>[ \t]*|[*+-][ \t]+){50}|^(?:[^|\n]*\|){200}", re.MULTILINE)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_HEADING: Final = re.compile(r"<(/?)h([1-6])(?=[ >])", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"^<p>.*?</p>$", re.MULTILINE | re.DOTALL)
_LINK_OR_IMAGE: Final = re.compile(r"<(/?a|img)\b([^<>]*)>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?([a-z][a-z0-9-]*)", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""\b(src|alt)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TASK: Final = re.compile(r'<li><input type="checkbox"( checked="")? disabled="" />')
_ALIGN: Final = re.compile(r'<(t[dh]) align="(center|right)">')

_TAGS: Final = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em h3 h4 h5 h6 hr i ins kbd li mark ol p pre q s samp"
    " small span strong sub summary sup table tbody td tfoot th thead time tr u ul var".split()
)
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLASSES: Final = {cell: {"align-center", "align-right"} for cell in ("td", "th")} | {"li": {"task"}}
_SCHEMES: Final = {"http", "https", "mailto", "tel"}


def html_of(markdown: str, base: str = "") -> str:
    """Safe HTML, for any text. Relative links lead to `base`, the site's public address; without it only their words stay.

    What is not let through is shown as it was written: a tag (so "replace <id>" loses no word), and a text that is very long,
    or nested or divided to no purpose.
    """
    text = without_control_characters(markdown)
    if len(text) > _LONGEST or text.count("<") > _MOST_TAGS or _TOO_DEEP.search(text):
        return f"<pre>{escape(text)}</pre>\n"
    extensions, rendering = _options()
    html = comrak.render_markdown(text, extensions, None, rendering)
    html = _ALIGN.sub(r'<\1 class="align-\2">', html)
    html = _TASK.sub(lambda task: f'<li class="task">{"☑" if task[1] else "☐"}', html)
    html = with_headings_from(_with_links_for_images(html), TOP_HEADING)
    if "<" in text:
        html = _TAG.sub(lambda tag: tag[0] if tag[1].lower() in _TAGS else f"&lt;{tag[0][1:]}", html)
    return _sanitiser(base).clean(html)


def with_headings_from(html: str, top: int) -> str:
    """The same HTML, with its highest heading at level `top` and the others below it as they were, never deeper than six."""
    if "<h" not in html and "<H" not in html:
        return html
    levels = sorted({int(level) for _, level in _HEADING.findall(html)})
    # Levels close up, so that a text that goes from its second to its fourth level leaves no hole in the page's outline.
    new = {level: min(top + place, 6) for place, level in enumerate(levels)}
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{new[int(tag[2])]}", html)


def first_paragraph(html: str) -> str:
    """The first paragraph of safe HTML that is not part of something else; empty where there is none."""
    found = _PARAGRAPH.search(html)
    return found[0] if found else ""


def without_control_characters(text: str) -> str:
    """The text without characters that XML forbids and nobody sees; tabs and line ends stay."""
    return _CONTROL.sub("", text)


@cache
def _options() -> tuple[comrak.ExtensionOptions, comrak.RenderOptions]:
    extensions = comrak.ExtensionOptions()
    extensions.table = extensions.strikethrough = extensions.autolink = extensions.tasklist = extensions.tagfilter = True
    rendering = comrak.RenderOptions()
    rendering.unsafe_ = True  # HTML in a text is the sanitiser's business: it keeps `<br>`
    return extensions, rendering


@cache
def _sanitiser(base: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        # A wide table scrolls by itself, so the keyboard has to reach it.
        set_tag_attribute_values={"table": {"tabindex": "0"}},
        url_schemes=_SCHEMES,
        url_relative=("rewrite_with_base", base) if base else "deny",
        link_rel=None,
    )


def _with_links_for_images(html: str) -> str:
    """The same HTML where an image is a link to it, or its words alone inside a link."""
    if "<img" not in html.lower():
        return html
    inside = False

    def replaced(tag: re.Match[str]) -> str:
        nonlocal inside
        if tag[1].lower() != "img":
            inside = tag[1].lower() == "a"
            return tag[0]
        found = {name.lower(): double or single for name, double, single in _ATTRIBUTE.findall(tag[2])}
        source, words = found.get("src", ""), found.get("alt", "")
        return words if inside or not source else f'<a href="{source}">{words or source}</a>'

    return _LINK_OR_IMAGE.sub(replaced, html)
