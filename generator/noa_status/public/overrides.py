"""A user's own files in `site_overrides/public/`: what is wrong with them that can be seen before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from math import prod
from typing import Final

import minijinja

from noa_status.problems import Place, Problem
from noa_status.public import embed
from noa_status.public.feeds import style as feed_style
from noa_status.public.references import OURS, SUFFIX, closure, references
from noa_status.public.style_faults import Fault, fetches, script_faults, style_faults
from noa_status.public.styles import BY_PAGE, OWN, OWN_SCRIPT, files, scripts

FOLDER: Final = "site_overrides/public/"
"""Where a user's own files lie in their repository."""

Load = Callable[[str], str | None]


def override_problems(own: Mapping[str, bytes], load: Load, pictures: Collection[str] = ()) -> Iterator[Problem]:
    """What is wrong with a user's files, by their names in the folder.

    `load` gives any file of the theme, the user's before ours; `pictures` are files that `status.yml` names.
    """
    if not own:
        return
    # What takes the place of ours counts, whatever keeps it from being reached just now.
    instead = [name for name in own if load(OURS + name) is not None]
    used = used_files(load).union(pictures, *(closure(name, load) for name in instead))
    for name, data in sorted(own.items()):
        if name not in used:
            yield from _unused(name, used)
        elif name not in pictures:
            try:
                yield from _of_text(name, data.decode("utf-8-sig"), load, used | own.keys())
            except UnicodeDecodeError as error:
                says = f"byte 0x{data[error.start]:02x} is not UTF-8"
                place = place_at(name, data.decode("utf-8", "replace"), len(data[: error.start].decode()), 1)
                yield Problem(code="not-utf-8", place=place, says=says, hint="save the file as UTF-8")


def used_files(load: Load) -> set[str]:
    """Every file that some page is made of, there or not."""
    used = {OWN, OWN_SCRIPT, *embed.FILES, feed_style.FILE}
    for kind in BY_PAGE:
        page = f"pages/{kind}{SUFFIX}"
        used.update(closure(page, load), files(page, "ltr"), files(page, "rtl"), scripts(page))
    return used


def place_at(name: str, text: str, at: int, length: int) -> Place:
    """The place of a position in the text of a user's file."""
    return Place(FOLDER + name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), length)


def _of_text(name: str, text: str, load: Load, known: Collection[str]) -> Iterator[Problem]:
    if name.endswith(SUFFIX):
        yield from _of_template(name, text, load, known)
    elif name.endswith(".css"):
        yield from (_told(name, text, fault) for fault in style_faults(text))
        yield from (_told(name, text, fault, "warning") for fault in fetches(text))
    elif name.endswith(".js"):
        yield from (_told(name, text, fault) for fault in script_faults(text))


def _told(name: str, text: str, fault: Fault, level: str = "error") -> Problem:
    place = place_at(name, text, fault.at, fault.length)
    return Problem(
        code=fault.code, place=place, says=fault.says, hint=fault.hint, level="warning" if level == "warning" else "error"
    )


def _of_template(name: str, text: str, load: Load, known: Collection[str]) -> Iterator[Problem]:
    try:
        # Compiled as pages are, so that what is found is what would be found there.
        minijinja.Environment(trim_blocks=True, lstrip_blocks=True).add_template(name, text)
    except minijinja.TemplateError as error:
        says = f"the template cannot be read on from here: {error.detail or error.message}"
        yield Problem(code="template-syntax", place=Place(FOLDER + name, error.line or 1), says=says)
        return
    for reference in references(text):
        place = place_at(name, text, reference.at, len(reference.name))
        if reference.name == name and reference.how == "extends":
            fix = f'{{% extends "{OURS}{name}" %}}'
            yield Problem(code="template-of-itself", place=place, says="this file extends itself", fix=fix)
        elif reference.is_needed and load(reference.name) is None:
            there = [other for other in known if other.endswith(SUFFIX) and load(other) is not None]
            says = f"there is no template {reference.name}"
            yield Problem(code="unknown-template", place=place, says=says, hint=_meant_file(reference.name, there))


def _unused(name: str, used: Collection[str]) -> Iterator[Problem]:
    base = name.rpartition("/")[2]
    if base.startswith(".") or base.endswith((".md", ".txt")):
        return
    if name.startswith(OURS):
        hint = f"{FOLDER}{name.removeprefix(OURS)} is used; names with {OURS} before them are ours"
    elif name.startswith("assets/"):
        hint = "pages show one picture, the logo that status.yml names"
    elif near := _meant_file(name, used):
        hint = near
    elif name.endswith(".css"):
        hint = f"{FOLDER}{OWN} is sent with every page"
    else:
        hint = "a file here takes the place of ours of the same name, or one of your templates names it"
    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    yield Problem(code="unused-override", level="warning", place=Place(FOLDER + shown), says="nothing uses this file", hint=hint)


def _meant_file(name: str, among: Collection[str]) -> str:
    """The same for paths, folder by folder: long folders and endings would make all of them near."""

    def likeness(other: str) -> float:
        pairs = list(zip(_parts(name), _parts(other), strict=False))
        return prod(SequenceMatcher(None, *pair).ratio() for pair in pairs) if name.count("/") == other.count("/") else 0

    nearest = max(sorted(among), key=likeness)
    return f'did you mean "{nearest}"?' if likeness(nearest) > 0.7 else ""


def _parts(name: str) -> list[str]:
    return name.replace(".", "/", 1).split("/")


def meant(name: str, among: Collection[str]) -> str:
    """The question whether the nearest of some names was meant; empty where none is near."""
    near = get_close_matches(name, sorted(among), n=1, cutoff=0.75)
    return f'did you mean "{near[0]}"?' if near else ""
