"""The page of metrics says what three records come to, worked out by hand; and who is counted, left out and incomplete."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from noa_status.internal.site import InternalSite
from tests.builders import SiteBuilder, a_site
from tests.internal.building import built, links_of, page, text_of

NOW = "2027-01-15T00:00"
URI = "metrics/index.md"


def three() -> SiteBuilder:
    """Three incidents of SEV2, 15 minutes to acknowledge, 4 hours to resolve, an update every 30 minutes.

    | | started | detected | acknowledged | resolved | MTTD | MTTA | MTTR |
    |---|---|---|---|---|---|---|---|
    | one | 10:00 | 10:04 | 10:10 | 12:10 | 4 | 6 | 120 |
    | two | 10:00 | 10:20 | 10:40 | 15:40 | 20 | 20 (late) | 300 (late) |
    | three | 10:00 | none | 10:30 | 11:30 | - | - | 60 |

    MTTD: median (4 + 20) / 2 = 12, 90 % within 20, mean 12. MTTA: median 13, in time 1 of 2. MTTR: 60, 120, 300: median 120,
    90 % within 300, mean 160, in time 2 of 3.

    Updates of one: detected 10:04, told 10:20 (in time), 11:30 (40 late), 12:10 (10 late). Two and three: the first one and the
    `resolved` one. Two: 10:30 (in time), 15:40 (due 11:00, 280 late). Three counts from its start: 10:25, 10:50, 11:20, 11:30 (all
    in time). 9 due, 6 on time; late: 10, 40, 280: median 40.
    """
    site = a_site([{"id": "api", "name": "API", "objective": 99.9}])
    site.with_incident("one", at="11-01T10:00", **times("11-01", "10:04", "10:10"), alerts=["ApiDown"])
    site.update("11-01T10:20", "investigating", api="major_outage")
    site.update("11-01T11:30", "identified").update("11-01T12:10", "resolved")
    site.with_incident(
        "two", at="11-02T10:00", **times("11-02", "10:20", "10:40"), detected_by="customer", runbook_helped="false"
    )
    site.update("11-02T10:30", "investigating").update("11-02T15:40", "resolved")
    site.with_incident("three", at="11-03T10:00", **times("11-03", None, "10:30"))
    site.update("11-03T10:25", "investigating").update("11-03T10:50", "identified")
    return site.update("11-03T11:20", "monitoring").update("11-03T11:30", "resolved")


def times(day: str, detected: str | None, acknowledged: str) -> dict[str, Any]:
    detected_at = {} if detected is None else {"detected_at": f"2026-{day}T{detected}Z"}
    return {**detected_at, "acknowledged_at": f"2026-{day}T{acknowledged}Z"}


def rows(site: InternalSite, sheet: str) -> list[dict[str, Any]]:
    """A sheet as programs get it."""
    return json.loads(file(site, f"metrics/{sheet}.json"))["rows"]


def file(site: InternalSite, uri: str) -> str:
    return next(one.content for one in site.files if one.uri == uri)


def section(site: InternalSite, title: str, following: str, uri: str = URI) -> str:
    return text_of(site, uri).partition(f"{title} ¶")[2].partition(f"{following} ¶")[0]


def test_three_records_worked_out_by_hand(tmp_path: Path) -> None:
    site = built(three(), tmp_path, NOW)
    minute = 60
    assert rows(site, "mttd") == [
        {
            "severity": "SEV2",
            "n": 2,
            "median_seconds": 12 * minute,
            "p90_seconds": 20 * minute,
            "share_within_target": None,
            "target_seconds": None,
            "mean_seconds": 12 * minute,
            "without": 1,
        }
    ]
    assert "SEV2 High 2 too few to compare 12 minutes mean 12 minutes 20 minutes 1" in section(
        site, "MTTD: time to detect", "MTTA: time to acknowledge"
    )
    assert "SEV2 High 2 too few to compare 13 minutes mean 13 minutes 20 minutes 1 of 2 15 minutes 1" in text_of(site, URI)
    assert "SEV2 High 3 too few to compare 2 hours mean 2 hours 40 minutes 5 hours 2 of 3 4 hours" in text_of(site, URI)
    assert "every 30 minutes 9 6 of 9 40 minutes 4 hours 40 minutes" in section(site, "Updates on time", "Escalation")


def test_csv_json_and_table_say_the_same(tmp_path: Path) -> None:
    site = built(three(), tmp_path, NOW)
    for sheet in ("mttr", "updates", "found", "members", "objectives"):
        told = list(csv.DictReader(io.StringIO(file(site, f"metrics/{sheet}.csv"))))
        assert told == [{name: csv_of(value) for name, value in row.items()} for row in rows(site, sheet)], sheet


def csv_of(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_each_dot_of_a_chart_leads_to_its_incident_and_says_its_length(tmp_path: Path) -> None:
    html = page(built(three(), tmp_path, NOW), URI).html
    chart = html.partition('id="chart-mttr-title"')[2].partition("</svg>")[0]
    assert chart.count("<circle") == 3
    assert 'href="../incidents/2026-11-02-two/" aria-label="Two: 5 hours"' in chart
    assert chart.count('class="noa-chart__late"') == 1
    assert "target: 4 hours" in chart
    # Three are too few for a median to be drawn.
    assert "noa-chart__median" not in chart


def test_what_lacks_a_time_is_named_with_its_link(tmp_path: Path) -> None:
    site = built(three(), tmp_path, NOW)
    assert "Not recorded Three" in section(site, "MTTD: time to detect", "MTTA: time to acknowledge")
    assert "../incidents/2026-11-03-three/" in links_of(page(site, URI).html)


def test_how_they_were_found_and_whether_a_runbook_helped(tmp_path: Path) -> None:
    site = built(three(), tmp_path, NOW)
    assert {row["found_by"]: row["incidents"] for row in rows(site, "found")} == {
        "alert": "2026-11-01-one",
        "customer": "2026-11-02-two",
        "not_recorded": "2026-11-03-three",
    }
    assert {row["runbook"]: row["n"] for row in rows(site, "runbooks")} == {"did_not_help": 1, "none": 2}


def test_an_objective_that_is_missed_says_so(tmp_path: Path) -> None:
    # Down for 130 minutes in 365 days; 99.9 % leave 525.6 minutes. In no other period than that of thirty days is it fully met.
    found = rows(built(three(), tmp_path, NOW), "objectives")[0]
    assert (found["allowed_seconds"], found["spent_seconds"], found["is_met"]) == (31_536, 7_800, True)
    short = rows(built(three(), tmp_path, "2026-11-20T00:00"), "objectives-30-days")[0]
    assert (short["allowed_seconds"], short["spent_seconds"], short["is_met"]) == (2_592, 7_800, False)


def test_drills_imports_maintenances_and_tests_are_left_out_by_kind(tmp_path: Path) -> None:
    site = three().with_incident("drill", kind="drill").with_incident("a-test", not_counted="A test of the pager.")
    site = site.with_incident("old", imported={"system": "statuspage", "id": "x"}).with_maintenance("work")
    made = built(site, tmp_path, NOW)
    says = "3 incidents began between 15 Jan 2026 and 15 Jan 2027. Left out: 1 drill, 1 maintenance, 1 imported record, 1 record"
    assert says in text_of(made, URI)
    assert [(row["reason"], row["record"]) for row in rows(made, "left-out")] == [
        ("drill", "2026-11-24-drill"),
        ("maintenance", "2026-11-24-work"),
        ("imported", "2026-11-24-old"),
        ("said", "2026-11-24-a-test"),
    ]
    assert "A test of the pager." in text_of(made, URI)
    assert [row["incident"] for row in rows(made, "members")] == ["2026-11-03-three", "2026-11-02-two", "2026-11-01-one"]


def test_a_year_has_its_own_page(tmp_path: Path) -> None:
    site = three().with_incident("earlier", at="2025-06-01T10:00")
    made = built(site, tmp_path, NOW)
    assert "1 incident began between 1 Jan 2025 and the end of 2025." in text_of(made, "metrics/2025/index.md")
    assert "2025/" in links_of(page(made, URI).html)
    assert "earlier" not in file(made, "metrics/members.csv")
    assert "2025-06-01-earlier" in file(made, "metrics/2025/members.csv")


def test_from_ten_on_shares_are_per_cents_and_the_median_is_drawn(tmp_path: Path) -> None:
    site = a_site()
    for number in range(10):
        site.with_incident(
            f"n{number}", at=f"11-{number + 1:02}T10:00", **times(f"11-{number + 1:02}", "10:00", f"10:{10 + number}")
        )
        site.update(f"11-{number + 1:02}T10:05", "resolved")
    made = built(site, tmp_path, NOW)
    # Acknowledged after 10 to 19 minutes: six within 15, the median 14.5, nine of ten within 18.
    assert "SEV2 High 10 14 minutes mean 14 minutes 18 minutes 60 % 6 of 10 15 minutes" in text_of(made, URI)
    # Once for the time to detect, too.
    assert page(made, URI).html.count("noa-chart__median") == 2


def test_nothing_at_all_is_said_in_words(tmp_path: Path) -> None:
    text = text_of(built(a_site(), tmp_path, NOW), URI)
    assert text.startswith("Metrics 0 incidents began")
    assert "No incident that counts has both times." in text


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)"])
def test_a_title_is_no_formula_in_a_spreadsheet(title: str, tmp_path: Path) -> None:
    made = built(three().with_incident("evil", title=json.dumps(title)), tmp_path, NOW)
    assert f"'{title}" in file(made, "metrics/members.csv")


def test_titles_are_texts_in_charts_and_tables(tmp_path: Path) -> None:
    evil = '</title><script>alert(1)</script>" onload=x'
    site = three().with_incident("evil", title=json.dumps(evil), detected_at="2026-11-24T10:03Z")
    assert "<script>" not in page(built(site, tmp_path, NOW), URI).html
