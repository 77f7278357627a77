"""Changes of hand-written files: what is not changed stays as somebody wrote it, comments, order and quotes included.

Everything here is text in, text out; `records/write.py` puts texts into files. What comes out reads back as what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from noa_status.model.incident import IncidentFile
from noa_status.problems import NoaStatusError
from noa_status.records.front_matter import split
from noa_status.records.instants import Unreadable, parse_instant
from noa_status.records.plain_yaml import Raw
from noa_status.records.write import Plain, yaml_inline, yaml_text
from noa_status.records.yaml_events import compose

Changes = Mapping[str, Plain]
"""New values by key: `roles.commander` leads inside, `moved+` makes a list longer at its end, None removes."""

_INDENTS = ((2, 4, 2), (2, 2, 0), (4, 4, 2), (4, 6, 4))
"""How people indent mappings and lists, the way that new files have first."""
_ITEM = re.compile(r"[-*+][ \t]+[*_`]{0,2}(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?\s?(?:Z|UTC|[+-]\d\d:?\d\d))")


def edited_facts(text: str, changes: Changes) -> str:
    """An `incident.yml` with these changes. New facts stand where they usually do. NoaStatusError where it cannot be read."""
    return _edited(text, changes, IncidentFile.__struct_fields__)


def edited_front_matter(text: str, changes: Changes, *, body: str | None = None) -> str:
    """A Markdown file with changes in its front matter, and with another text (`body`). Raises NoaStatusError as above."""
    text, line_end = _line_feeds(text)
    parts = split(text)
    if parts is None or parts.front_matter is None:
        raise NoaStatusError("the file has no front matter that could be changed", exit_status=1)
    front = _edited(parts.front_matter, changes, ())
    if body is None:
        body = parts.body
    elif not body.endswith("\n"):
        body += "\n"
    return f"---\n{front}---\n{body}".replace("\n", line_end)


def with_note(timeline: str, at: datetime, note: str) -> str:
    """A `timeline.md` with another item, in the order of time: before the first one that is later."""
    text, line_end = _line_feeds(timeline)
    item = f"- {yaml_inline(at)} {' '.join(note.split())}"
    lines = text.split("\n")
    later = next((number for number, line in enumerate(lines) if (moment := _moment(line)) is not None and moment > at), None)
    if later is None:
        text = f"{text.rstrip()}\n{item}\n" if text.strip() else f"{item}\n"
    else:
        text = "\n".join([*lines[:later], item, *lines[later:]])
    return text.replace("\n", line_end)


def _edited(text: str, changes: Changes, order: Sequence[str]) -> str:
    text, line_end = _line_feeds(text)
    before = compose(text, "")
    if before.problems or not isinstance(before.value, (dict, type(None))):
        raise NoaStatusError("the file cannot be read as it is: noa-status lint says why", exit_status=1)
    if before.value is None:
        return text + yaml_text({key: value for key, value in changes.items() if value is not None})
    try:
        from noa_status.records.round_trip import RoundTrip
    except ImportError:
        raise NoaStatusError('to change a file, ruamel.yaml is needed: pip install "noa-status[edit]"') from None
    wanted = _applied(before.value, changes)
    documents = [RoundTrip(text, indent) for indent in _INDENTS]
    document = next((document for document in documents if document.text() == text), documents[0])
    document.apply(changes, order)
    result = document.text()
    if compose(result, "").value != wanted:
        raise NoaStatusError("the change does not read back as it was meant; change the file by hand", exit_status=1)
    return result.replace("\n", line_end)


def _applied(raw: dict[str, Raw], changes: Changes) -> dict[str, Raw]:
    """What the mapping has to read as after the changes."""
    result = dict(raw)
    for path, value in changes.items():
        head, _, rest = path.partition(".")
        name = head.removesuffix("+")
        there = result.get(name)
        if rest:
            result[name] = _applied(there if isinstance(there, dict) else {}, {rest: value})
        elif head.endswith("+"):
            result[name] = [*(there if isinstance(there, list) else ()), _raw(value)]
        elif value is None:
            result.pop(name, None)
        else:
            result[name] = _raw(value)
    return result


def _raw(value: Plain) -> Raw:
    if isinstance(value, Mapping):
        return {key: _raw(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_raw(item) for item in value]
    return value if isinstance(value, str) else yaml_inline(value)


def _moment(line: str) -> datetime | None:
    match = _ITEM.match(line)
    try:
        return None if match is None else parse_instant(match[1])
    except Unreadable:
        return None


def _line_feeds(text: str) -> tuple[str, str]:
    """The text with line feeds alone, and the line end that it had."""
    if "\r\n" in text:
        return text.replace("\r\n", "\n"), "\r\n"
    return text, "\n"
