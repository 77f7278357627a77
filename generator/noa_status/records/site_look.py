"""What `status.yml` says of the public page's look and languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from math import floor
from typing import Any

import msgspec

from noa_status.contrast import READABLE, colour, contrast, is_readable, nearest_readable
from noa_status.model.look import Accent, Announcement, Link, Logo, Look, Section
from noa_status.records.changed import Checkout
from noa_status.records.faults import Fault, choices, nearest
from noa_status.records.pictures import logo_faults
from noa_status.records.plain_yaml import Raw
from noa_status.records.yaml_events import Path
from noa_status.words.languages import CODES

GROUNDS = {"light": ("#fcfcfa", "#ffffff"), "dark": ("#0f1214", "#161a1d")}
"""What the accent is seen on, by scheme: paper and sheet of `site_overrides/public/css/tokens.css`."""

_OUTSIDE = ("https", "http", "mailto")
_SUBSCRIBING = ("https", "mailto")
_WEB_ALONE = ("https", "http")
_WEB = re.compile(r'(https?)://[^\s/?#@<>"]+(?:[/?#][^\s<>"]*)?')
_MAIL = re.compile(r'(mailto):[^\s@?<>":/]+@[^\s@?<>":/]+(?:\?[^\s<>"]*)?')
_ALIKE = {"english": "en", "german": "de", "deutsch": "de", "spanish": "es", "french": "fr", "japanese": "ja", "arabic": "ar"}


class LookFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of `status.yml` that say how the public page looks, as they are written there."""

    languages: tuple[str, ...] = ("en",)
    logo: Logo | str | None = None
    accent: Accent | str | None = None
    links: tuple[Link, ...] = ()
    footer: str = ""
    announcement: Announcement | None = None
    sections: tuple[Section, ...] = tuple(Section)
    email_url: str = ""
    support_url: str = ""
    hub_url: str = ""
    calendar_of_incidents: bool = False


def look_of(file: LookFile) -> Look:
    """The look that a file without faults describes: short forms spelled out, colours as `#rrggbb`."""
    fields: dict[str, Any] = {name: getattr(file, name) for name in Look.__struct_fields__}
    if isinstance(file.logo, str):
        fields["logo"] = Logo(light=file.logo)
    if file.accent is not None:
        fields["accent"] = _accent(file.accent)
    fields["footer"] = file.footer.strip()
    return Look(**fields)


def _accent(written: Accent | str) -> Accent:
    """Both colours. From one alone, which is for light grounds, the nearest that is readable on dark ones is made."""
    if isinstance(written, Accent):
        return Accent(light=colour(written.light) or written.light, dark=colour(written.dark) or written.dark)
    light = colour(written) or written
    return Accent(light=light, dark=nearest_readable(light, GROUNDS["dark"]))


def with_colours(written: dict[str, Raw]) -> dict[str, Raw]:
    """What is written, with colours that YAML took for comments (`accent: #2a5db0`) as empty texts instead of nothing."""
    accent = written.get("accent", "")
    if accent is None:
        return {**written, "accent": ""}
    if isinstance(accent, dict):
        return {**written, "accent": {key: "" if value is None else value for key, value in accent.items()}}
    return written


def look_faults(file: LookFile, checkout: Checkout | None) -> Iterator[Fault]:
    """What is wrong with the look as a whole. Without a `checkout` nobody looks whether files are there."""
    yield from _language_faults(file.languages)
    if file.logo is not None:
        yield from logo_faults(file.logo, checkout)
    yield from _accent_faults(file.accent)
    for index, link in enumerate(file.links):
        yield from _line_faults(("links", index, "title"), link.title)
        yield from _address_faults(("links", index, "url"), link.url, _OUTSIDE)
    if file.footer:
        yield from _line_faults(("footer",), file.footer)
    if file.announcement is not None:
        yield from _line_faults(("announcement", "text"), file.announcement.text)
        if file.announcement.url:
            yield from _address_faults(("announcement", "url"), file.announcement.url, _OUTSIDE)
    yield from _section_faults(file.sections)
    if file.email_url:
        yield from _address_faults(("email_url",), file.email_url, _SUBSCRIBING)
    if file.support_url:
        yield from _address_faults(("support_url",), file.support_url, _OUTSIDE)
    if file.hub_url:
        yield from _address_faults(("hub_url",), file.hub_url, _WEB_ALONE)


def _language_faults(languages: Sequence[str]) -> Iterator[Fault]:
    if not languages:
        yield Fault(
            ("languages",), "empty-field", "`languages` names none", hint="languages: [en]: the first is the records' own"
        )
    for index, language in enumerate(languages):
        if language not in CODES:
            names = {**dict(zip(CODES, CODES, strict=True)), **_ALIKE}
            meant = names.get(nearest(language[:20], names) or language[:2].lower(), "")
            says = f'no such language: "{language[:60]}"'
            yield Fault(("languages", index), "unknown-language", says, meant, choices(CODES, meant))
    yield from _duplicates("languages", languages)


def _section_faults(sections: Sequence[Section]) -> Iterator[Fault]:
    if Section.ANSWER not in sections:
        says = "home without `answer`: it is what everybody comes for"
        yield Fault(("sections",), "missing-section", says, hint=f"sections: [{', '.join((Section.ANSWER, *sections))}]")
    yield from _duplicates("sections", sections)


def _duplicates(field: str, entries: Sequence[str]) -> Iterator[Fault]:
    for index, entry in enumerate(entries):
        if entry in entries[:index]:
            yield Fault((field, index), "duplicate-entry", f'"{entry[:60]}" stands twice', hint="keep one of them")


def _accent_faults(accent: Accent | str | None) -> Iterator[Fault]:
    if isinstance(accent, Accent):
        for scheme, written in (("light", accent.light), ("dark", accent.dark)):
            path = ("accent", scheme)
            made = colour(written)
            if made is None:
                yield _no_colour(path, written, lambda meant, grounds=GROUNDS[scheme]: f'"{nearest_readable(meant, grounds)}"')
            elif not is_readable(made, GROUNDS[scheme]):
                yield Fault(path, "low-contrast", _hard_to_read(made, scheme), f'"{nearest_readable(made, GROUNDS[scheme])}"')
    elif accent is not None:
        made = colour(accent)
        if made is None:
            yield _no_colour(("accent",), accent, _mended)
        elif not is_readable(made, GROUNDS["light"]):
            yield Fault(("accent",), "low-contrast", _hard_to_read(made, "light"), _mended(made))


def _mended(made: str) -> str:
    return f'"{nearest_readable(made, GROUNDS["light"])}"'


def _hard_to_read(made: str, scheme: str) -> str:
    ground = min(GROUNDS[scheme], key=lambda ground: contrast(made, ground))
    found = floor(contrast(made, ground) * 100) / 100
    return f"{made} is hard to read on the {scheme} ground {ground}: contrast {found:.2f}, and {READABLE} is the least"


def _no_colour(path: Path, written: str, mended: Callable[[str], str]) -> Fault:
    if not written:
        hint = 'a colour stands in quotes, "#2a5db0": without them it is a comment'
        return Fault(path, "empty-field", "the colour is empty", hint=hint)
    meant = colour(f"#{written.strip().lstrip('#')}")
    fix = mended(meant) if meant else ""
    return Fault(path, "not-a-colour", "a colour is # and three or six digits from 0 to f", fix, 'write it like "#2a5db0"')


def _line_faults(path: Path, text: str) -> Iterator[Fault]:
    if not text.strip():
        yield Fault(path, "empty-field", f"the {path[-1]} is empty", hint="write a text, or remove it")
    elif "\n" in text.strip():
        yield Fault(path, "more-than-one-line", f"the {path[-1]} is one line of plain text", hint="write it in one line")


def _address_faults(path: Path, url: str, schemes: Sequence[str]) -> Iterator[Fault]:
    if _scheme(url) in schemes:
        return
    meant = (f"mailto:{url}", f"https://{url}") if "." in url and ":" not in url else (url.replace("http:", "https:", 1),)
    fix = next((form for form in meant if _scheme(form) in schemes), "")
    kinds = " or ".join(f"{scheme}:" for scheme in schemes if scheme != "http")
    yield Fault(path, "not-an-address", f"a whole address is expected here, with {kinds}", fix)


def _scheme(url: str) -> str:
    match = _WEB.fullmatch(url) or _MAIL.fullmatch(url)
    return match[1] if match else ""
