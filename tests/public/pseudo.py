"""A language in which every word that is said shows: each stands between ⟦ and ⟧, what fills a blank does not.

And values whose own words are of a script that the pages' words are not: so a Latin word outside of the marks is one that no
catalogue could translate.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from babel.messages.pofile import read_po
from msgspec.structs import replace

from noa_status.public.values import LanguageLink, SiteHead, Text
from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH

CATALOGUE = Path(__file__).resolve().parents[2] / "languages" / "de.po"
OWN = frozenset({"correction", "name", "title", "description"})
"""Fields of values that people fill."""

_BLANK = re.compile(r"(\{\w*\})")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"https?://\S+")

T = TypeVar("T")


def marked(message: str) -> str:
    """The message with all that is not a blank between marks."""
    return "".join(part if _BLANK.fullmatch(part) else f"⟦{part}⟧" for part in _BLANK.split(message) if part)


def unmarked(text: str) -> list[str]:
    """The Latin words of a text that stand outside of marks and of addresses."""
    text = _ADDRESS.sub("", re.sub(r"⟦[^⟧]*⟧", " ", text))
    return [word for word in _WORD.findall(text) if re.match(r"[A-Za-z\u00c0-\u024f]", word)]


@cache
def language(code: str = "xx") -> Language:
    """The language: it knows the messages that the catalogues have, is written from right to left, and marks all its names."""
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file) if entry.id]
    return replace(
        ENGLISH,
        code=code,
        name="⟦Pseudo⟧",
        direction="rtl",
        messages={entry.id: marked(entry.id) for entry in entries if isinstance(entry.id, str)},
        plurals={entry.id[0]: tuple(map(marked, entry.id)) for entry in entries if not isinstance(entry.id, str)},
        units={unit: tuple(map(marked, forms)) for unit, forms in ENGLISH.units.items()},
        lists={kind: marked(pattern) for kind, pattern in ENGLISH.lists.items()},
        **{
            field: tuple(map(marked, getattr(ENGLISH, field)))
            for field in ("months", "short_months", "lone_months", "weekdays", "short_weekdays", "narrow_weekdays")
        },
    )


def foreign(value: T) -> T:
    """The same value, all of whose own words are Cyrillic."""
    return _foreign(value)


def head(site: SiteHead) -> SiteHead:
    """The site in this language, beside the one of its records."""
    links = (LanguageLink(code="de", name="⟦Deutsch⟧", folder=""), LanguageLink(code="xx", name="⟦Pseudo⟧", folder="xx/"))
    return replace(foreign(site), language="xx", folder="xx/", languages=links)


def html(text: Text) -> str:
    """What stands in place of a text."""
    return f"<h2>Слова</h2><p>{len(text.id)} слов</p>"


def _foreign(value: Any) -> Any:
    if isinstance(value, Text):
        return value
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return type(value)(**{name: "Жук" if name in OWN and field else _foreign(field) for name, field in fields.items()})
    return tuple(map(_foreign, value)) if isinstance(value, tuple) else value
