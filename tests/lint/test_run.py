"""How rules are found and run: nothing lists them, what they find comes in the order of files, and a text is read only when asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from noa_status.lint.places import At, in_facts, place_of
from noa_status.lint.rule import Rule
from noa_status.lint.run import all_rules, lint
from noa_status.model.incident import Incident
from noa_status.model.site import Repository
from noa_status.problems import Place
from noa_status.records.site_file import read_site
from tests.builders import TEXT, a_site, a_well_kept_site, at, markdown
from tests.commands import noa_status
from tests.lint.linting import codes_of, problems_of

IMPORTED: dict[str, Any] = {"imported": {"system": "statuspage", "id": "abc"}}


def test_a_rule_is_named_for_its_file() -> None:
    assert "late-update" in all_rules()
    assert list(all_rules()) == sorted(all_rules())


def test_a_check_may_ask_for_what_there_is_and_nothing_else() -> None:
    def check(incident: Incident, weather: str) -> None: ...

    with pytest.raises(TypeError, match="weather"):
        Rule().each_incident(check)  # pyright: ignore[reportArgumentType]


def test_a_well_kept_site_has_nothing_wrong() -> None:
    assert codes_of(a_well_kept_site()) == []


def test_problems_come_in_the_order_of_files() -> None:
    site = a_site().with_incident("web-slow", at="09:00").update("09:05", "resolved", "No.", web="partial_outage")
    site.with_incident("api-slow", roles={}).update("10:15", "investigating", "[issue]", api="degraded_performance")
    found = problems_of(site)
    assert [problem.place for problem in found] == sorted(problem.place for problem in found)
    assert {"retroactive", "short-text", "missing-roles", "unfilled-template", "late-update"} == {
        problem.code for problem in found
    }


def test_only_what_must_never_be_published_is_an_error() -> None:
    assert [id for id, rule in all_rules().items() if rule.level == "error"] == ["secret", "unfilled-template"]


def test_records_from_elsewhere_are_not_held_to_the_plan() -> None:
    ours, theirs = (
        a_site().with_incident("old", at="2025-01-31T08:00", severity="SEV1", roles={}, impact="none", **more)
        .update("2025-01-31T09:00", "resolved", "Over.", api="major_outage").postmortem("draft", action_items=[{"id": "a", "title": "b"}])
        for more in ({}, IMPORTED)
    )  # fmt: skip
    assert len(codes_of(ours)) == 8
    assert codes_of(theirs) == []


def test_records_from_elsewhere_are_still_asked_for_what_makes_the_site_wrong() -> None:
    site = a_site().with_incident("old", at="2025-01-31T08:00", resolved_at="2025-11-30T09:00Z", **IMPORTED)
    site.update("2025-01-31T08:10", "investigating", "<b>Slow</b> since eight in the morning.", api="partial_outage")
    assert codes_of(site) == ["long-open", "html-in-update"]


def test_a_drill_is_asked_for_its_own_facts_alone() -> None:
    site = a_site().with_incident(
        "drill", kind="drill", severity="SEV1", roles={}, detected_at="2026-11-24T09:00Z", runbooks=["ApiDwon"]
    )
    assert codes_of(site.runbook("ApiDown")) == ["clocks-out-of-order", "unknown-runbook"]


def test_a_repository_without_records_is_fine() -> None:
    site, _ = read_site(b"name: x\nurl: https://example.com/\n")
    assert site is not None
    assert list(lint(Repository(site=site), at("12:00"), lambda path: pytest.fail(path))) == []


def test_an_update_of_the_future_is_looked_at_before_it_is_told() -> None:
    site = (
        a_well_kept_site().with_maintenance("upgrade").update("20:00", "scheduled", "See [service] <b>.", api="under_maintenance")
    )
    assert codes_of(site) == ["short-text", "unfilled-template", "html-in-update"]


# Places

FACTS = """\
# severity: of no importance
title: "severity: high"
severity: SEV2  # since 10:40
roles: {commander: ana, technical_lead: bo}
scheduled:
  start: 2026-12-02T22:00Z
alerts: [A, B]
empty:
"""


@pytest.mark.parametrize(
    ("trail", "line", "word"),
    [
        ((), 1, ""),
        (("severity:",), 3, "SEV2"),
        (("title:",), 2, '"severity: high"'),
        (("roles:",), 4, "{commander: ana, technical_lead: bo}"),
        (("roles:", "technical_lead:"), 4, "bo"),
        (("scheduled:", "start:"), 6, "2026-12-02T22:00Z"),
        (("scheduled:",), 5, "scheduled"),
        (("alerts:",), 7, "[A, B]"),
        (("alerts:", "B"), 7, "B"),
        (("alerts:", "missing"), 7, "[A, B]"),
        (("empty:",), 8, "empty"),
        (("missing:",), 1, ""),
    ],
)
def test_a_trail_of_words_leads_to_a_place(trail: tuple[str, ...], line: int, word: str) -> None:
    place = place_of(At("a/incident.yml", trail), FACTS)
    found = FACTS.split("\n")[place.line - 1][place.column - 1 :][: place.length]
    assert (place.line, found) == (line, word)


def test_a_trail_stays_within_its_item() -> None:
    text = markdown({"action_items": "\n  - id: one\n    owner: bo\n  - id: two\n    due: 2026-12-04"}, "due: 2027-01-01")
    assert place_of(At("postmortem.md", ("action_items:", "one", "due:")), text).line == 3
    assert place_of(At("postmortem.md", ("action_items:", "two", "due:")), text) == Place("postmortem.md", 6, 10, 10)
    flow = markdown({"action_items": "[{id: one, owner: bo}, {id: two, due: 2026-12-04}]"}, TEXT)
    assert place_of(At("postmortem.md", ("action_items:", "one", "due:")), flow).column == 21


def test_a_record_knows_where_its_facts_lie() -> None:
    incident = Incident(id="x", folder="incidents/2026/x", title="x")
    assert in_facts(incident, "severity:") == At("incidents/2026/x/incident.yml", ("severity:",))


def test_of_a_record_with_an_error_the_texts_are_looked_at_all_the_same(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("web-slow", roles={})
    site.update("10:05", "investigating", "Our engineer forgot to renew a certificate.", web="partial_outage")
    site.update("10:15", "identified", "It was human error, and we are sorry.")
    site.file("updates/20261124T1010Z.md", "---\nstatus: idntified\n---\nWe know it.\n")
    site.file(
        "updates/20261124T1015Z.md",
        f"---\nstatus: identified\n# noa-status: allow blame: the report's own words\n---\n{'It was human error, and we are sorry.'}\n",
    )
    root = site.write(tmp_path)
    said = noa_status("lint --now 2026-11-24T13:00Z", root).output
    assert sorted(re.findall(r"\[([a-z-]+)\]$", said, re.MULTILINE)) == ["blame", "unknown-status"], said
    assert "20261124T1005Z.md" in said
    assert said.endswith("rules look at whole records alone: 1 record is to be mended first\n")
