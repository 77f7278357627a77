"""Action items that stand in the text of a post-mortem are understood, and closed there by a tick."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from noa_status.model.postmortem import ActionItem, ActionState, ActionType
from noa_status.problems import NoaStatusError
from noa_status.records.action_item_text import items_in
from noa_status.records.close_item import closed
from noa_status.records.front_matter import body_of

ON = date(2026, 11, 24)


def told(body: str) -> list[ActionItem]:
    return [found.item for found in items_in(body)]


def test_a_ticked_list_says_who_by_when_and_what_is_done():
    found = told(
        """
## Action Items

- [ ] Add an alert for slow disks (owner: bo, due: 2026-12-15)
* [x] Raise the limit @cy (done 2026-11-20)
- [X] [Write a runbook](https://example.com/OPS-1) by 2026-12-01
  1. [ ] A nested one
- not a box

## Lessons

- [ ] Not an item
"""
    )
    assert [(one.title, one.owner, one.due, one.state, one.done_on, one.ticket) for one in found] == [
        ("Add an alert for slow disks", "bo", date(2026, 12, 15), ActionState.OPEN, None, None),
        ("Raise the limit", "cy", None, ActionState.DONE, date(2026, 11, 20), None),
        ("Write a runbook", None, date(2026, 12, 1), ActionState.DONE, None, "https://example.com/OPS-1"),
        ("A nested one", None, None, ActionState.OPEN, None, None),
    ]
    assert [one.id for one in found][1] == "raise-the-limit"


def test_a_table_is_read_by_the_names_of_its_columns():
    found = told(
        """
### Follow-up actions

| Action Item | Type | Owner | Due date | Status | Bug |
|-------------|------|:-----:|----------|--------|-----|
| Update the playbook | mitigate | @ana | 2026-12-01 | In progress | [OPS-7](https://example.com/OPS-7) |
| Use **flux capacitors** | preventative | bo | TBD | Done | |
| Declined one | process | | | won't do | |
| <what> | | | | | |
"""
    )
    assert [(one.title, one.type, one.owner, one.due, one.state) for one in found] == [
        ("Update the playbook", ActionType.MITIGATE, "ana", date(2026, 12, 1), ActionState.IN_PROGRESS),
        ("Use flux capacitors", ActionType.PREVENT, "bo", None, ActionState.DONE),
        ("Declined one", ActionType.PROCESS, None, None, ActionState.DECLINED),
    ]
    assert found[0].ticket == "https://example.com/OPS-7"


def test_a_numbered_list_is_a_list_of_items_and_one_title_is_no_other_one():
    found = told("## Corrective and Preventative Measures\n\n1. Do this\n2) Do this\n3. TBD\n")
    assert [(one.id, one.title) for one in found] == [("do-this", "Do this"), ("do-this-2", "Do this")]


@pytest.mark.parametrize(
    "body",
    [
        "1. Not under a heading that says so\n",
        "## Timeline\n\n1. 10:02 it began\n",
        "## Action items\n\nIn the front matter.\n",
        "## Action items\n\n<Few, each with one owner and a date.>\n",
        "## Action items\n\n```\n- [ ] code\n1. code\n```\n",
        "## Action items\n\n| a | b |\n",
        "",
    ],
)
def test_what_is_no_item_is_none(body: str):
    assert told(body) == []


def test_a_heading_below_the_list_s_own_belongs_to_it_and_one_beside_it_ends_it():
    body = "## Action items\n\n### Prevent\n\n- [ ] One\n\n## Timeline\n\n- [ ] Two\n"
    assert [one.title for one in told(body)] == ["One"]


def test_templates_of_others_hold_no_items(corpora: Path) -> None:
    texts = sorted((corpora / "postmortem-templates").glob("*.md"))
    assert texts
    for text in texts:
        assert told(body_of(text.read_text(encoding="utf-8"))) == [], text.name


FRONT = """---
state: published   # as of the meeting
action_items:
  - id: a          # the first
    title: 'One: the first'
    state: open    # soon
    due: 2026-12-01
  - {id: b, title: Two}
---
## What happened
"""


def test_an_item_in_front_matter_is_closed_and_all_else_stays():
    assert closed(FRONT, "a", ON) == FRONT.replace("state: open    # soon", "state: done    # soon\n    done_on: 2026-11-24")
    assert closed(FRONT, "b", ON) == FRONT.replace("title: Two}", "title: Two, state: done, done_on: 2026-11-24}")
    assert closed(closed(FRONT, "a", ON), "a", date(2026, 11, 25)).count("done_on: 2026-11-25") == 1


def test_windows_line_ends_stay():
    windows = FRONT.replace("\n", "\r\n")
    assert closed(windows, "b", ON) == closed(FRONT, "b", ON).replace("\n", "\r\n")


def test_an_item_in_the_text_is_ticked():
    text = "---\nstate: draft\n---\n## Action items\n\n- [ ] Add an alert\n- [ ] Other\n"
    after = closed(text, "add-an-alert", ON)
    assert after == text.replace("- [ ] Add an alert", "- [x] Add an alert (done 2026-11-24)")
    assert (told(body_of(after))[0].id, told(body_of(after))[0].done_on) == ("add-an-alert", ON)


@pytest.mark.parametrize(
    ("text", "id", "says"),
    [
        (FRONT, "c", 'no action item "c"'),
        ("## Action items\n\n1. By hand\n", "by-hand", "close it there by hand"),
        ("## Action items\n", "x", 'no action item "x"'),
    ],
)
def test_what_cannot_be_closed_is_said(text: str, id: str, says: str):
    with pytest.raises(NoaStatusError, match=says):
        closed(text, id, ON)
