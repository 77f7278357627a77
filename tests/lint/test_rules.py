"""The corners of single rules; what each one is for stands in docs/checks and is tested there."""

from __future__ import annotations

import time

import pytest

from noa_status.lint.messages import without_code
from noa_status.lint.months import in_month_of
from noa_status.lint.rules.long_open import _LONG
from tests.builders import SiteBuilder, a_site, a_well_kept_site, at
from tests.lint.linting import codes_of, problems_of


def saying(text: str, language: str = "") -> SiteBuilder:
    if language:
        site = a_well_kept_site(languages=["en", language], lint={"rules": {"missing-translation": "off"}})
        return site.update("10:15", "investigating", text, language=language)
    return a_well_kept_site().update("10:15", "investigating", text, api="degraded_performance")


@pytest.mark.parametrize(
    ("text", "is_short"),
    [
        ("We are looking into it.", False),
        ("We're on it: hold.", True),
        ("- API\n- Dashboard\n- Search\n- Exports\n- Webhooks", False),
        ("See https://example.com/a/long/address.", True),
        ("Database `db-1` has no space.", False),
    ],
)
def test_five_words_are_enough(text: str, is_short: bool) -> None:
    assert codes_of(saying(text)) == (["short-text"] if is_short else [])


def test_languages_without_spaces_are_counted_by_letters() -> None:
    assert codes_of(saying("調査中です。", "ja")) == []
    assert codes_of(saying("調査中", "ja")) == ["short-text"]


@pytest.mark.parametrize(
    "text",
    [
        "We look into [issue](https://example.com/1) and tell more.",
        "We look into [issue][1] and tell more soon.\n\n[1]: https://example.com/",
        "We look into [issue] and tell more soon.\n\n[issue]: https://example.com/",
        "The template holds `[issue]` where it belongs.",
        "```\nreports of [issue]\n```\n\nis what the template says.",
    ],
)
def test_links_and_code_are_no_placeholders(text: str) -> None:
    assert codes_of(saying(text)) == []


def test_placeholders_are_those_of_the_policy() -> None:
    policy = {
        "templates": [
            {"id": "investigating", "audience": "public", "status": "investigating", "text": "Trouble with {{what}}, <when>."}
        ]
    }
    site = a_site(policy=policy).with_incident("api-slow", severity="SEV3")
    site.update("10:15", "investigating", "Trouble with [issue] since <When>, we look into it.", api="partial_outage")
    assert [(problem.code, problem.place.column) for problem in problems_of(site, "10:20")] == [
        ("html-in-update", 28),
        ("unfilled-template", 28),
    ]


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Slow <b>and</b> <em>late</em> for all users.", "Slow **and** *late* for all users."),
        ("<div><span style='x'>Slow for all our users.</span></div>", "Slow for all our users."),
        ("Slow for all.<br/> We look into it.", "Slow for all. We look into it."),
        ("See <a class=x href='https://example.com/'>the list of all</a>.", "See [the list of all](https://example.com/)."),
        ("<table><tr><td>Slow for all our users.</td></tr></table>", ""),
        ("Set <your token> in all of your clients.", "Set `<your token>` in all of your clients."),
    ],
)
def test_html_is_shown_as_markdown_where_a_line_can_be(text: str, fix: str) -> None:
    (problem,) = problems_of(saying(text))
    assert (problem.code, problem.fix) == ("html-in-update", fix)


@pytest.mark.parametrize(
    "text",
    [
        "See <https://example.com/> or write to <help@example.com>.",
        "Answers take < 5 s or > 10 s now.",
        "The tag `<b>` is shown as it is.",
        "A block of code follows:\n\n    <b>x</b>\n",
        "~~~html\n<b>x</b>\n~~~\n\nis all that you see.",
    ],
)
def test_what_only_looks_like_html_is_left_alone(text: str) -> None:
    assert codes_of(saying(text)) == []


def test_a_comment_is_no_place_for_notes() -> None:
    assert codes_of(saying("<!-- ask Bo --> We are looking for the cause.")) == ["html-in-update"]


def test_code_is_blanked_out_in_no_time_and_nothing_moves() -> None:
    text = "".join("`" * n + " " for n in range(1, 1_000)) + "`<b>`\n```\nx\n"
    began = time.process_time()
    assert len(without_code(text)) == len(text)
    assert without_code("a `b` ``c`d`` e`") == "a" + " " * 13 + "e`"
    assert time.process_time() - began < 1


def test_fifteen_days_are_long_and_fourteen_are_not() -> None:
    for resolved_at, expected in (("2026-11-24T10:02Z", []), ("2026-11-25T10:02Z", ["long-open"])):
        site = a_site().with_incident("old", at="11-10T10:02", severity="SEV3", resolved_at=resolved_at)
        site.update("11-10T10:05", "investigating", api="partial_outage")
        assert [code for code in codes_of(site, "26T12:00") if code == "long-open"] == expected


def test_a_window_of_months_is_long() -> None:
    site = a_site().with_maintenance("upgrade", "2026-12-02T22:00", "2027-11-02T23:00")
    (problem,) = problems_of(site.update("10:00", "scheduled", api="under_maintenance"))
    assert (problem.code, problem.fix) == ("long-open", "end: 2026-12-02T23:00Z")


def test_a_start_long_before_the_first_update_is_what_is_wrong() -> None:
    site = a_site().with_incident("2026-11-24-x", at="01-24T10:02", severity="SEV3")
    site.update("10:15", "investigating", api="partial_outage").update("11:20", "resolved")
    (other_day, problem) = problems_of(site)
    assert other_day.code == "id-date-differs"
    assert (problem.code, problem.place.line, problem.fix) == ("long-open", 3, "started_at: 2026-11-24T10:02Z")


@pytest.mark.parametrize(
    ("near", "wrong", "meant"),
    [
        ("2026-11-24T10:00", "2026-09-24T11:00", "2026-11-24T09:59"),
        ("2026-01-09T08:00", "2026-11-09T09:30", "2026-01-09T09:30"),
        ("2026-01-31T23:00", "2027-02-01T01:00", "2026-02-01T01:00"),
        ("2026-02-27T23:00", "2026-04-30T01:00", None),
        ("2026-11-24T10:00", "2025-11-24T11:00", "2026-11-24T09:00"),
    ],
)
def test_the_month_that_was_meant_is_the_closest(near: str, wrong: str, meant: str | None) -> None:
    found = in_month_of(at(near), at(wrong), within=_LONG)
    if found is not None:
        assert abs(found - at(near)) <= _LONG
        assert (found > at(near)) == (at(wrong) > at(near))
    if meant is None or at(meant) > at(near):
        assert found == (None if meant is None else at(meant))


def test_the_turn_of_the_year_is_in_both_years() -> None:
    site = a_site().record(
        "2027-01-01-x",
        {"title": "x", "severity": "SEV3", "started_at": "2026-12-31T23:30Z", "roles": "{commander: ana}"},
        year=2027,
    )
    assert codes_of(site, "2026-12-31T23:40") == []
    site = a_site().record("x", {"title": "x", "severity": "SEV4", "started_at": "2026-12-30T12:00Z"}, year=2027)
    assert codes_of(site, "2026-12-30T12:10") == ["id-date-differs"]


def test_a_folder_that_is_named_for_no_day_is_named() -> None:
    site = a_site().record(
        "2021-07-56-vacation", {"title": "x", "severity": "SEV4", "started_at": "2021-07-26T12:00Z"}, year=2021
    )
    (problem,) = problems_of(site, "2021-07-26T12:10")
    assert problem.fix == "git mv incidents/2021/2021-07-56-vacation incidents/2021/2021-07-26-vacation"


def test_what_was_moved_keeps_the_name_of_the_day_that_it_was_announced_for() -> None:
    facts = {
        "title": "Upgrade",
        "kind": "maintenance",
        "scheduled": {"start": "2028-01-04T22:00Z", "end": "2028-01-04T23:00Z"},
        "moved": [{"at": "2026-12-20T09:00Z", "start": "2026-12-28T22:00Z", "end": "2026-12-28T23:00Z"}],
    }
    site = a_site().record("2026-12-28-upgrade", facts, year=2026).update("2026-12-10T09:00", "scheduled")
    assert codes_of(site, "2026-12-21T12:00") == []
    site = a_site().record("2026-12-28-upgrade", facts | {"moved": []}, year=2026).update("2026-12-10T09:00", "scheduled")
    assert codes_of(site, "2026-12-21T12:00") == ["id-date-differs", "id-date-differs"]


def test_work_is_done_too_early_by_the_window_that_was_in_force_then() -> None:
    moved = [{"at": "2026-11-24T23:00Z", "start": "2026-11-24T21:00Z", "end": "2026-11-24T22:00Z"}]
    site = a_site().with_maintenance("upgrade", "25T22:00", "25T23:00", moved=moved).update("10:00", "scheduled")
    assert codes_of(site.update("21:30", "completed"), "23:50") == []


def test_an_incident_that_was_reopened_goes_not_backwards() -> None:
    site = a_site().with_incident("api-slow", severity="SEV3").update("10:15", "investigating", api="partial_outage")
    site.update("10:30", "monitoring").update("10:45", "identified").update("11:00", "resolved").update("11:20", "investigating")
    assert codes_of(site, "11:30") == []
    assert codes_of(site.update("10:10", "resolved"), "11:30") == ["status-goes-backwards"]


def test_a_maintenance_may_begin_early_and_may_not_end_before() -> None:
    site = a_site().with_maintenance("upgrade").update("09:00", "scheduled", api="under_maintenance").update("21:40", "completed")
    assert codes_of(site, "23:50") == ["update-before-start"]
    assert codes_of(site.update("21:30", "in_progress"), "23:50") == []


def test_an_update_is_late_only_while_the_incident_is_open() -> None:
    site = a_site().with_incident("api-slow").update("10:15", "investigating", api="partial_outage")
    assert codes_of(site, "10:45") == []
    assert codes_of(site, "10:46") == ["late-update"]
    assert codes_of(site.update("10:50", "resolved"), "12:00") == []


def test_users_who_were_told_nothing_are_the_worst() -> None:
    (problem,) = problems_of(a_site().with_incident("api-slow"), "11:00")
    assert problem.says == "users were told nothing yet: SEV2 promises one every 30 minutes"


def test_a_postmortem_is_owed_until_it_met_or_is_published() -> None:
    site = a_site().with_incident("api-slow").update("10:45", "investigating", api="partial_outage").update("11:20", "resolved")
    assert codes_of(site, "26T11:20") == []
    assert codes_of(site, "26T11:21") == ["postmortem-owed"]
    assert codes_of(site.postmortem("review"), "26T11:21") == ["postmortem-owed"]
    assert codes_of(site.postmortem("review", meeting_at="2026-11-29T09:00Z"), "30T11:21") == []
    assert codes_of(site.postmortem("published"), "26T11:21") == []


def test_action_items_that_are_done_or_declined_owe_nothing() -> None:
    items = [
        {"id": state, "title": "x", "due": "2026-11-01", "state": state} for state in ("open", "in_progress", "done", "declined")
    ]
    found = codes_of(a_well_kept_site().postmortem(action_items=items))
    assert sorted(found) == ["action-item-overdue"] * 2 + ["action-item-without-owner"] * 2


def test_an_impact_a_step_away_is_a_judgement() -> None:
    for impact, expected in (("critical", []), ("minor", []), ("none", ["severity-and-impact-disagree"])):
        site = (
            a_site()
            .with_incident("api-slow", impact=impact, severity="SEV2")
            .update("10:15", "investigating", api="partial_outage")
        )
        assert codes_of(site, "10:20") == expected


def test_runbooks_are_unknown_only_where_there_are_some() -> None:
    site = a_well_kept_site().with_incident("web-slow", severity="SEV4", runbooks=["web"])
    assert codes_of(site) == []
    assert codes_of(site.runbook("apps/api")) == ["unknown-runbook"]
    assert codes_of(site.runbook("apps/web")) == []


def test_a_component_is_retired_from_its_day_on() -> None:
    for day, expected in (("2026-11-25", []), ("2026-11-24", ["retired-component"])):
        listed = [{"id": "api", "name": "API", "retired_on": day}]
        site = (
            a_site(components=listed)
            .with_incident("api-slow", severity="SEV3")
            .update("10:15", "investigating", api="partial_outage")
        )
        assert codes_of(site, "10:20") == expected


@pytest.mark.parametrize(
    ("front", "is_stale"),
    [
        ({"last_tested": "2026-05-24", "review_every": "6 months"}, False),
        ({"last_tested": "2026-05-23", "review_every": "6 months"}, True),
        ({"last_tested": "2025-01-01", "last_reviewed_on": "2026-11-01", "review_in": "6 months"}, False),
        ({"last_reviewed_on": "2025-11-01", "review_in": "6 months"}, True),
        ({"last_tested": "2026-05-31", "review_every": "100 days"}, True),
        ({"last_tested": "2025-11-24", "review_every": "1 year"}, False),
        ({"review_every": "1 year"}, True),
        ({"last_tested": "2001-01-01"}, False),
        ({"last_tested": "2026-11-01", "review_every": "100 years"}, False),
    ],
)
def test_a_runbook_is_stale_by_its_own_word(front: dict[str, str], is_stale: bool) -> None:
    assert codes_of(a_well_kept_site().runbook("ApiDown", **front)) == (["stale-runbook"] if is_stale else [])


def test_clocks_are_compared_with_the_one_before() -> None:
    facts = {"detected_at": "2026-11-24T09:55Z", "acknowledged_at": "2026-11-24T10:07Z", "identified_at": "2026-11-24T10:06Z"}
    site = a_site().with_incident("api-slow", **facts).update("10:15", "investigating", api="partial_outage")
    assert [problem.place.line for problem in problems_of(site, "10:20")] == [5, 7]
