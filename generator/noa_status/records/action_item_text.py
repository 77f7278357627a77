"""Action items in the text of a post-mortem: ticked lists, numbered lists and tables under a heading that announces them.

They count where the front matter has none, so that post-mortems which were written elsewhere drop in. An owner is `@name` or
`owner: name`, a day is `due: 2026-12-15` or `by 2026-12-15`; what else stands there is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from noa_status.model.postmortem import ActionItem, ActionState, ActionType

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_ANNOUNCES = re.compile(
    r"(?i)\b(action items?|actions|follow-?\s?ups?( actions?)?|(corrective|preventi?ve|preventative)\b.*\b(measures|actions)"
    r"|repair items?|remediations?|next steps)\b"
)
_TICKED = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+\[([ xX])\]\s+(.*)")
_NUMBERED = re.compile(r"\s{0,3}\d{1,9}[.)]\s+(?!\[[ xX]\])(.*)")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
_RULER = re.compile(r"[\s|:-]*-[\s|:-]*")
_DAY = r"(\d{4}-\d{2}-\d{2})"
_DUE = re.compile(rf"(?i)[(\[]?\b(?:due(?: date)?|deadline|by|until)\b[:\s]*{_DAY}[)\]]?")
_DONE_ON = re.compile(rf"(?i)[(\[]?\b(?:done|closed|completed)\b(?: on)?[:\s]*{_DAY}[)\]]?")
_BARE_DAY = re.compile(rf"[(\[]?\b{_DAY}\b[)\]]?")
_OWNER = re.compile(r"(?i)[(\[]?\b(?:owner|assignee|who)\b:\s*@?([\w.-]+)[)\]]?|(?<![\w@])@([\w.-]*\w)")
_LINK = re.compile(r"\[([^\]]*)\]\((https?://[^\s)]+)\)|<?(https?://[^\s)>|]+)>?")
_EMPTY = re.compile(r"(?i)[\W_]*|<.*>|\[.*\]|(todo|tbd|n/?a|none|\.\.\.)[\W_]*")
_COLUMNS = {
    "title": ("action item", "action items", "action", "item", "task", "description", "what", "todo", "follow up"),
    "owner": ("owner", "owners", "assignee", "who", "responsible", "dri"),
    "due": ("due", "due date", "deadline", "date", "by", "by when", "when", "eta"),
    "type": ("type", "kind", "category"),
    "state": ("state", "status", "done", "done?"),
    "ticket": ("ticket", "bug", "issue", "link", "tracker", "jira", "tracking", "tracking bug"),
}
_TYPES = {
    "prevent": ActionType.PREVENT,
    "detect": ActionType.DETECT,
    "mitigat": ActionType.MITIGATE,
    "process": ActionType.PROCESS,
}
_STATES = (
    (re.compile(r"(?i)\b(in progress|doing|started|wip|ongoing)\b"), ActionState.IN_PROGRESS),
    (re.compile(r"(?i)\b(not|to be) (done|fixed|closed|completed?)\b|\bincomplete\b"), ActionState.OPEN),
    (re.compile(r"(?i)\b(done|closed|completed?|fixed|resolved|yes)\b|^\s*(x|✓|✔|✅)"), ActionState.DONE),
    (re.compile(r"(?i)\b(declined|rejected|dropped|won'?t (do|fix))\b"), ActionState.DECLINED),
    (re.compile(r"(?i)\bideas?\b"), ActionState.IDEA),
)
_LONGEST_ID = 48
_MOST = 200


class Found(NamedTuple):
    """An action item and the line of the body that it stands on, counted from 0; `is_ticked` where that line has a box."""

    item: ActionItem
    line: int
    is_ticked: bool


def items_in(body: str) -> tuple[Found, ...]:
    """The action items of a post-mortem's text, in its order; none where nothing announces them."""
    if not _ANNOUNCES.search(body):
        return ()
    found: list[Found] = []
    taken: set[str] = set()
    for number, fields, is_ticked in _written(body.split("\n")):
        title = _plain(fields.get("title", ""))
        if _EMPTY.fullmatch(title) or len(found) >= _MOST:
            continue
        found.append(Found(_item(title, fields, taken), number, is_ticked))
    return tuple(found)


def _written(lines: Sequence[str]) -> Iterator[tuple[int, dict[str, str], bool]]:
    """Each item's line with what stands in it, by field."""
    depth, fence = 0, ""
    columns: list[str] = []
    for number, line in enumerate(lines):
        if match := _FENCE.match(line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
            continue
        heading = _HEADING.match(line)
        if fence:
            continue
        if heading:
            if _ANNOUNCES.search(heading[2]):
                depth = depth or len(heading[1])
            elif len(heading[1]) <= depth:
                depth = 0
            columns = []
        elif depth:
            if line.lstrip().startswith("|") or (columns and "|" in line):
                cells = _cells(line)
                if not columns:
                    following = lines[number + 1] if number + 1 < len(lines) else ""
                    columns = [_column(cell) for cell in cells] if "-" in following and _RULER.fullmatch(following) else []
                elif not _RULER.fullmatch(line):
                    yield number, dict(zip(columns, cells, strict=False)), False
                continue
            columns = []
            if match := _TICKED.match(line):
                yield number, {"title": match[2], "state": "done" if match[1] != " " else ""}, True
            elif match := _NUMBERED.match(line):
                yield number, {"title": match[1]}, False


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def _column(cell: str) -> str:
    name = _plain(cell).lower().strip(" :")
    return next((field for field, names in _COLUMNS.items() if name in names), name)


def _item(written: str, fields: dict[str, str], taken: set[str]) -> ActionItem:
    """The item, its title without what belongs to another field."""
    whole = " ".join([written, *(fields.get(field, "") for field in ("state", "ticket"))])
    done_on = _day_in(_DONE_ON, whole)
    state = ActionState.DONE if done_on is not None else _state(fields.get("state", ""), fields.get("ticket", ""))
    title = _DONE_ON.sub("", written)
    due = _day_in(_DUE, title) or _day_in(_BARE_DAY, fields.get("due", ""))
    title = _DUE.sub("", title)
    owner = _OWNER.search(title)
    named = _plain(fields.get("owner", "")).lstrip("@")
    link = _LINK.search(fields.get("ticket", "")) or _LINK.search(title)
    title = _LINK.sub(lambda match: match[1] or "", _OWNER.sub("", title))
    title = re.sub(r"\s+", " ", title).strip(" ,;:–—-") or written
    kind = fields.get("type", "").lower()
    return ActionItem(
        id=_free(title, taken),
        title=title,
        owner=(None if _EMPTY.fullmatch(named) else named) or (next(filter(None, owner.groups()), None) if owner else None),
        due=due,
        type=next((type for word, type in _TYPES.items() if word in kind), None),
        state=state,
        done_on=done_on,
        ticket=None if link is None else link[2] or link[3],
    )


def _state(*cells: str) -> ActionState:
    return next((state for cell in cells for pattern, state in _STATES if pattern.search(_plain(cell))), ActionState.OPEN)


def _day_in(pattern: re.Pattern[str], text: str) -> date | None:
    match = pattern.search(text)
    try:
        return None if match is None else date.fromisoformat(match[1])
    except ValueError:
        return None


def _plain(text: str) -> str:
    return re.sub(r"\*\*|__|`|~~|<br\s*/?>", "", text).strip()


def _free(title: str, taken: set[str]) -> str:
    """An id of the title's words that no other item has."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:_LONGEST_ID].strip("-") or "item"
    id, number = name, 2
    while id in taken:
        id, number = f"{name}-{number}", number + 1
    taken.add(id)
    return id
