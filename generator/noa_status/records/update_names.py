"""An update's file is named for its time: what a name says, and what one that says nothing was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import UTC, datetime
from typing import NamedTuple

from noa_status.problems import Place, Problem
from noa_status.records.instants import YEARS, Unreadable, parse_instant

_NAME = re.compile(r"(\d{8}T\d{4}Z)(?:-([2-9]|[1-9]\d))?(?:\.([a-z]{2}(?:-[A-Z]{2})?))?\.md", re.ASCII)
_NEARLY = re.compile(r"(\d{4})-?(\d{1,2})-?(\d{1,2})[T_ -]?(\d{2})[:.h-]?(\d{2})", re.ASCII)
_NEARLY_LANGUAGE = re.compile(r"\.([A-Za-z]{2})(?:[-_]([A-Za-z]{2}))?\.[A-Za-z]+$", re.ASCII)


class UpdateName(NamedTuple):
    """What a name says: the update's id, its time, its number in that minute, and the language of a translation."""

    id: str
    at: datetime
    number: int
    language: str


def read_name(folder: str, name: str, files: Collection[str]) -> UpdateName | Problem:
    """What a file in `updates/` of a record's folder is, by its name; or the problem with the name, with one that no other of the
    record's files has."""
    match = _NAME.fullmatch(name.removeprefix("updates/"))
    if match is None:
        return _no_name(folder, name, files)
    stamp, number, language = match.groups()
    year, month, day, hour, minute = stamp[:4], stamp[4:6], stamp[6:8], stamp[9:11], stamp[11:13]
    try:
        if int(year) in YEARS:
            at = datetime(int(year), int(month), int(day), int(hour), int(minute), tzinfo=UTC)
            return UpdateName(stamp + (f"-{number}" if number else ""), at, int(number or 1), language or "")
    except ValueError:
        pass
    fix, code, why = "", "impossible-date", f"there is no {stamp}"
    try:
        parse_instant(f"{year}-{month}-{day}T{hour}:{minute}Z")
    except Unreadable as error:
        if error.code == "unlikely-year":
            code, why = error.code, error.says
        meant = error.fix[:10].replace("-", "")
        fix = _free_name(f"{meant}T{min(int(hour), 23):02}{min(int(minute), 59):02}Z", "", files) if meant else ""
    return Problem(code=code, place=Place(f"{folder}/{name}"), says=f"the file's name is its time, and {why}", fix=fix)


def _no_name(folder: str, name: str, files: Collection[str]) -> Problem:
    place = Place(f"{folder}/{name}")
    if name.count("/") > 1:
        says = "a folder where only the files of updates belong: what is in it is not read"
        return Problem(code="stray-file", place=place, says=says, hint="put the update's file into updates/ itself")
    nearly = _NEARLY.search(name)
    fix = ""
    if nearly:
        year, month, day, hour, minute = nearly.groups()
        language = _NEARLY_LANGUAGE.search(name)
        ending = f".{language[1].lower()}" + (f"-{language[2].upper()}" if language[2] else "") if language else ""
        fix = _free_name(f"{year}{int(month):02}{int(day):02}T{hour}{minute}Z", ending, files)
    hint = "20261124T1015Z.md; -2 (up to -99) for another one in the same minute; .de.md for German"
    return Problem(code="update-name", place=place, says="an update's file is named for its time", fix=fix, hint=hint)


def _free_name(stamp: str, ending: str, files: Collection[str]) -> str:
    """How to rename a file to the first name of that time that no other file has."""
    numbers = ("", *(f"-{number}" for number in range(2, 100)))
    names = (f"updates/{stamp}{number}{ending}.md" for number in numbers)
    free = next((name for name in names if name not in files), "")
    return f"rename it to {free}" if free else ""
