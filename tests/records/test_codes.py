"""docs/problems.md has a line for each code that reading a repository can give, and for no other."""

from __future__ import annotations

import re
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from noa_status.model.incident import IncidentFile, UpdateFile
from noa_status.model.postmortem import PostMortem
from noa_status.model.runbook import PlaybookFile, RunbookFile
from noa_status.records.convert import convert
from noa_status.records.faults import Fault
from noa_status.records.site_file import SiteFile

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "generator/noa_status"
PAGE = REPOSITORY / "docs/problems.md"

_LITERAL = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+)"')
_ROW = re.compile(r"^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$", re.MULTILINE)
# What has the shape of a code and is none: words for git, codecs and JSON Schema.
_OTHER_WORDS = re.compile(r"(rev|ls|cat|merge)-\w+|(commit|read|write)-tree|update-index|utf-8(-sig)?|date-time|noa-status")
_WARNED = re.compile(r'(?:_warning\(\s*|code=)"([a-z-]+)"')


def codes_in_source() -> set[str]:
    """Every literal that looks like a code, and those that are made of a field's words (`unknown-<noun>`)."""
    records, texts = (
        "\n".join(module.read_text(encoding="utf-8") for module in sorted((PACKAGE / room).glob("*.py")))
        for room in ("records", "internal/markdown")
    )
    literals = {code for code in _LITERAL.findall(records) if not _OTHER_WORDS.fullmatch(code)}
    return (
        literals | set(_WARNED.findall(texts)) | codes_of_choices() | codes_of_imports() | codes_of_the_look() | codes_of_rules()
    )


def codes_of_imports() -> set[str]:
    """The codes of importers: every literal that looks like one."""
    return literal_codes(sorted((PACKAGE / "exchange").rglob("*.py")))


def codes_of_rules() -> set[str]:
    """The codes of alerting rules and their runbooks, of changes and of waivers."""
    return literal_codes([PACKAGE / f"lint/{name}.py" for name in ("alerts", "change_rules", "waivers")])


def codes_of_the_look() -> set[str]:
    """The codes of a user's own templates, styles and scripts."""
    return literal_codes([PACKAGE / "public" / f"{name}.py" for name in ("overrides", "style_faults", "failures")])


def literal_codes(modules: list[Path]) -> set[str]:
    literals = {code for module in modules for code in _LITERAL.findall(module.read_text(encoding="utf-8"))}
    return {code for code in literals if not _OTHER_WORDS.fullmatch(code)}


def codes_of_choices() -> set[str]:
    """The codes of fields that take one of some words."""
    found: set[str] = set()
    pending: list[Any] = [IncidentFile, UpdateFile, PostMortem, RunbookFile, PlaybookFile, SiteFile]
    while pending:
        kind = pending.pop()
        args = typing.get_args(kind)
        if typing.get_origin(kind) is typing.Literal or (isinstance(kind, type) and issubclass(kind, StrEnum)):
            faults: list[Fault] = []
            convert("no such word", kind, faults)
            found.add(faults[0].code)
        elif args:
            pending += [arg for arg in args if arg not in (type(None), Ellipsis)]
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            pending += typing.get_type_hints(kind).values()
    return found


def codes_in_page() -> list[str]:
    return [code for code, _, _ in _ROW.findall(PAGE.read_text(encoding="utf-8"))]


def test_each_code_has_a_line_and_each_line_a_code() -> None:
    assert sorted(codes_in_page()) == sorted(codes_in_source())


def test_lines_stand_in_the_order_of_codes() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        codes = [code for code, _, _ in _ROW.findall(table)]
        assert codes == sorted(codes)


def test_a_line_says_what_is_wrong_and_what_would_be_right() -> None:
    for code, wrong, right in _ROW.findall(PAGE.read_text(encoding="utf-8")):
        assert len(wrong.split()) > 2, code
        assert right.strip(), code
