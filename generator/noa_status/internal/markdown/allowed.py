"""Which HTML may stand in an internal text, and which `<words>` are no HTML at all but a placeholder that somebody must read."""

from __future__ import annotations

import re

_STRUCTURE = """address article aside blockquote br center dd details div dl dt figcaption figure footer header hgroup hr li main
nav ol p pre section summary ul h1 h2 h3 h4 h5 h6"""
_PROSE = """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike
strong sub sup time tt u var wbr"""
_TABLES = "caption col colgroup table tbody td tfoot th thead tr"
_MEDIA = "audio img input map area picture source track video"

TAGS = frozenset(f"{_STRUCTURE} {_PROSE} {_TABLES} {_MEDIA}".split())
"""Elements that are kept."""

_DROPPED = """applet base basefont body button canvas datalist dialog dir embed fieldset form frame frameset head html label
legend link marquee math menu meta meter nobr noscript object optgroup option output param progress search select slot svg
template"""
_AS_TEXT = "iframe noembed noframes plaintext script style textarea title xmp"

AS_TEXT = frozenset(_AS_TEXT.split())
"""Elements that GitHub shows as text, whatever they hold (its tag filter)."""

ELEMENTS = TAGS | AS_TEXT | frozenset(_DROPPED.split())
"""Every name that HTML knows. What is none of these is a placeholder: `<namespace>`."""

_OFTEN_PLACEHOLDERS = """address area audio base body button canvas code data dialog dir embed footer form frame head header html
input label legend link main map math menu meta meter nav object option output param picture progress search section select slot
source summary svg template time track var video"""

AMBIGUOUS = frozenset(_OFTEN_PLACEHOLDERS.split())
"""HTML names that runbooks use as placeholders too (`--since <time>`): bare, and nowhere closed, they are text."""

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "title", "lang", "dir", "role", "aria-label", "aria-hidden", "aria-describedby", "align"},
    "a": {"href", "name", "hreflang"},
    "area": {"alt", "coords", "href", "shape"},
    "audio": {"src", "controls"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime", "cite"},
    "details": {"open"},
    "div": {"data-noa-changes"},
    "font": {"color"},
    "img": {"src", "alt", "width", "height", "loading", "usemap"},
    "input": {"type", "checked", "disabled"},
    "ins": {"datetime", "cite"},
    "li": {"value"},
    "map": {"name"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "source": {"src", "srcset", "type", "media"},
    "table": {"border", "width"},
    "td": {"colspan", "rowspan", "headers", "width", "valign"},
    "th": {"colspan", "rowspan", "headers", "scope", "width", "valign"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "controls", "width", "height", "poster"},
}
"""Attributes that are kept, by element; `*` for all."""

SCHEMES = frozenset("http https mailto tel sms ftp sftp ssh git irc ircs xmpp slack msteams zoommtg vnc webcal geo".split())
"""What an absolute address may begin with."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def scheme_of(url: str) -> str:
    """The scheme of an address in lower case; empty where it has none."""
    match = _SCHEME.match(url.strip())
    return match[1].lower() if match else ""


def is_placeholder(name: str, attributes: str, text: str) -> bool:
    """True where `<name attributes>` is meant to be read: no element of HTML, one that GitHub shows as text, or a bare ambiguous
    one that `text` closes nowhere."""
    name = name.lower()
    if name not in ELEMENTS or name in AS_TEXT:
        return True
    return name in AMBIGUOUS and not attributes.strip(" /\n") and re.search(rf"</{name}\s*>", text, re.IGNORECASE) is None
