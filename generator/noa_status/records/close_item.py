"""Closes an action item in its post-mortem's file: text in, text out; everything else stays as somebody wrote it."""

from __future__ import annotations

from datetime import date
from typing import Any

from noa_status.problems import NoaStatusError
from noa_status.records.action_item_text import items_in
from noa_status.records.front_matter import split
from noa_status.records.yaml_events import compose

_INDENTS = ((2, 4, 2), (2, 2, 0), (4, 4, 2), (4, 6, 4))


def closed(text: str, id: str, on: date) -> str:
    """The file with the item `id` done on that day: in its front matter, or by a tick in the text.

    Raises NoaStatusError where no such item is, or the file does not say it in a way that can be changed by a program.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    parts = split(text)
    if parts is None:
        raise NoaStatusError("its front matter is not closed: noa-status lint says where", exit_status=1)
    front = parts.front_matter
    raw = None if front is None else compose(front, "").value
    if front is not None and isinstance(raw, dict) and raw.get("action_items"):
        return f"---\n{_in_front_matter(front, id, on)}---\n{parts.body}".replace("\n", line_end)
    before = text[: len(text) - len(parts.body)]
    return (before + _in_text(parts.body, id, on)).replace("\n", line_end)


def _in_front_matter(front: str, id: str, on: date) -> str:
    try:
        from noa_status.records.round_trip import RoundTrip
    except ImportError:
        raise NoaStatusError('to change a file, ruamel.yaml is needed: pip install "noa-status[edit]"') from None
    documents = [RoundTrip(front, indent) for indent in _INDENTS]
    document = next((document for document in documents if document.text() == front), documents[0])
    item: Any = next((item for item in document.value["action_items"] if item.get("id") == id), None)
    if item is None:
        raise NoaStatusError(f'there is no action item "{id}" in it', exit_status=1)
    wanted = {**item, "state": "done", "done_on": on.isoformat()}
    if "state" in item:
        item["state"] = "done"
    else:
        item.insert(len(item), "state", "done")
    if "done_on" in item:
        item["done_on"] = on.isoformat()
    else:
        item.insert(list(item).index("state") + 1, "done_on", on.isoformat())
    changed = document.text()
    read = compose(changed, "").value
    items: Any = read.get("action_items") if isinstance(read, dict) else None
    if not items or dict(wanted) not in items:
        raise NoaStatusError("the change does not read back as it was meant; change the file by hand", exit_status=1)
    return changed


def _in_text(body: str, id: str, on: date) -> str:
    found = next((found for found in items_in(body) if found.item.id == id), None)
    if found is None:
        raise NoaStatusError(f'there is no action item "{id}" in it', exit_status=1)
    lines = body.split("\n")
    if not found.is_ticked:
        says = f"it stands in a table or a numbered list (line {found.line + 1} of the text): close it there by hand"
        raise NoaStatusError(f"{says}, or move it into the front matter", exit_status=1)
    line = lines[found.line].rstrip()
    at = line.index("[")
    lines[found.line] = f"{line[:at]}[x]{line[at + 3 :]} (done {on})"
    return "\n".join(lines)
