"""Changing what somebody wrote by hand: nothing else in the file changes, and what is written reads back as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.problems import NoaStatusError
from noa_status.records.edit import edited_facts, edited_front_matter, with_note
from noa_status.records.yaml_events import compose
from tests.builders import at

FACTS = """\
# Written at night.
title: 'API requests: slow'   # as customers say it
severity: SEV2
started_at: 2026-11-24T10:02:00Z
roles: {commander: ana}                        # more to come

alerts:
- ApiLatencyHigh   # the first
- "404"
"""
RECORDS = sorted((Path(__file__).parents[2] / "incidents").glob("*/*/incident.yml"))


def test_a_new_fact_stands_in_its_usual_place_and_everything_else_as_it_was() -> None:
    changed = edited_facts(FACTS, {"acknowledged_at": at("10:07"), "roles.technical_lead": "bo"})
    roles = "roles: {commander: ana, technical_lead: bo}"
    assert changed == FACTS.replace(f"roles: {{commander: ana}}{' ' * 20}", f"acknowledged_at: 2026-11-24T10:07Z\n{roles}")


def test_a_list_grows_at_its_end() -> None:
    assert edited_facts(FACTS, {"alerts+": "ApiDown"}) == FACTS + "  - ApiDown\n".replace("  ", "", 1)
    rows = edited_facts("title: x\n", {"moved+": {"at": at("10:07"), "start": at("10:08")}})
    assert rows == "title: x\nmoved:\n  - {at: 2026-11-24T10:07Z, start: 2026-11-24T10:08Z}\n"


def test_a_fact_can_be_removed_and_one_can_be_replaced() -> None:
    assert edited_facts(FACTS, {"severity": "SEV1"}) == FACTS.replace("SEV2", "SEV1")
    assert edited_facts(FACTS, {"severity": None}) == FACTS.replace("severity: SEV2\n", "")


def test_line_ends_of_windows_stay() -> None:
    text = FACTS.replace("\n", "\r\n")
    assert edited_facts(text, {"severity": "SEV1"}) == text.replace("SEV2", "SEV1")


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.parent.name)
def test_in_every_record_here_one_more_fact_is_one_more_line(path: Path) -> None:
    before = path.read_text(encoding="utf-8")
    after = edited_facts(before, {"data_loss": True}).splitlines()
    assert [line for line in after if not line.startswith("data_loss:")] == [
        line for line in before.splitlines() if not line.startswith("data_loss:")
    ]
    assert "data_loss: true" in after


@given(
    value=st.text(st.characters(blacklist_categories=["Cs"]), max_size=40),
    key=st.sampled_from(["title", "learnt", "roles.commander"]),
)
def test_any_text_reads_back(value: str, key: str) -> None:
    try:
        changed = edited_facts(FACTS, {key: value})
    except NoaStatusError:
        return  # told, and nothing written
    found = compose(changed, "").value
    for part in key.split("."):
        assert isinstance(found, dict)
        found = found[part]
    assert found == value


def test_ordinary_texts_are_never_refused() -> None:
    for value in ("No", "012", "a: b # c", "'quoted'", '"', "ends with space ", "- dash", "日本語", "[x]", "2026-11-24T10:07Z"):
        composed = compose(edited_facts(FACTS, {"title": value}), "").value
        assert isinstance(composed, dict)
        assert composed["title"] == value


def test_what_cannot_be_read_is_not_touched() -> None:
    with pytest.raises(NoaStatusError, match="noa-status lint says why"):
        edited_facts("title: [\n", {"severity": "SEV1"})


def test_a_front_matter_changes_and_the_text_stays() -> None:
    text = "---\nstatus: identified # sure\n---\nWe found it.\n\n---\nstatus: no\n"
    assert edited_front_matter(text, {"corrected": at("10:44")}) == text.replace(
        "# sure\n", "# sure\ncorrected: 2026-11-24T10:44Z\n"
    )
    assert edited_front_matter(text, {"status": "monitoring"}, body="Better.") == "---\nstatus: monitoring # sure\n---\nBetter.\n"


def test_a_note_goes_where_its_time_is() -> None:
    timeline = "# Notes\n\n- 2026-11-24T10:05Z First.\n  More of it.\n- 2026-11-24T10:31Z Last.\n"
    assert with_note(timeline, at("10:07"), "ana\nacknowledges.") == timeline.replace(
        "- 2026-11-24T10:31Z", "- 2026-11-24T10:07Z ana acknowledges.\n- 2026-11-24T10:31Z"
    )
    assert with_note(timeline, at("10:31"), "Then.").endswith("Last.\n- 2026-11-24T10:31Z Then.\n")
    assert with_note("", at("10:31"), "Then.") == "- 2026-11-24T10:31Z Then.\n"
