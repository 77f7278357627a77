"""The table says `ok` only where somebody looked; each finding is told once, with all that it was found in."""

from __future__ import annotations

from pathlib import Path

import msgspec

from audit.browsing import Target
from audit.findings import Column, Finding, Sheet
from audit.lighthouse import Report
from audit.lighthouse import findings as lighthouse_findings
from audit.telling import findings, table
from audit.weights import judge, weigh


def finding(column: Column) -> Finding:
    return Finding(
        row="home", column=column, page="calm: /", rule="axe region", says="Not in a landmark", element="<p>", fix="Move it"
    )


def test_a_cell_is_ok_only_where_somebody_looked() -> None:
    sheet = Sheet()
    sheet.look("home", "html", [])
    sheet.look("home", "dark 320", [finding("dark 320"), finding("dark 320")])
    assert [sheet.cell("home", column) for column in ("html", "dark 320", "light 320")] == ["ok", "2", "-"]
    head, line = table(sheet, ["home"]).splitlines()
    assert len(head) == len(line)
    assert line.split()[:4] == ["home", "ok", "-", "-"]


def test_the_same_finding_in_two_looks_is_told_once() -> None:
    sheet = Sheet()
    for column in ("light 320", "dark 320"):
        sheet.look("home", column, [finding(column)])
    assert findings(sheet) == ("Not in a landmark [axe region] (light 320, dark 320)\n  calm: /\n  | <p>\n  fix: Move it")


def test_the_answer_is_weighed_without_the_styles_before_it(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"<title>All is well.</title><style>{'a' * 3000}</style><h1>All is well.</h1>{'later ' * 100}")
    weight = weigh("home", page, requests=1)
    assert weight.answer_markup == len("<title>All is well.</title><style></style><h1>All is well.</h1>")
    assert weight.answer_said == len("<title>All is well.")
    assert 0 < weight.answer_transfer < weight.transfer < weight.plain
    assert judge(weight, "home") == []


def test_an_answer_that_stands_late_and_a_second_request_are_findings(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(f"{'words ' * 400}<title>All is well.</title><h1>All is well.</h1>")
    found = judge(weigh("home", page, requests=2), "home")
    assert [one.rule for one in found] == ["requests", "bytes until the answer is said"]
    assert found[1].says == "2,419 bytes until the answer is said, at most 2,048 wanted"


def test_a_score_under_100_names_the_audits_that_cost_it() -> None:
    told = {
        "categories": {
            "seo": {"title": "SEO", "score": 0.92, "auditRefs": [{"id": "robots", "weight": 1}, {"id": "title", "weight": 1}]},
            "performance": {"title": "Performance", "score": 1, "auditRefs": []},
        },
        "audits": {
            "robots": {"title": "robots.txt is not valid", "score": 0, "explanation": "line 2"},
            "title": {"title": "Has a title", "score": 1},
        },
    }
    target = Target(row="home", name="calm: /", url="http://127.0.0.1/")
    (one,) = lighthouse_findings(msgspec.convert(told, type=Report), target, "mobile")
    assert (one.rule, one.says, one.fix) == ("Lighthouse SEO", "92 of 100", "robots.txt is not valid  line 2")
