from __future__ import annotations

import subprocess
import sys
from datetime import date

import minijinja
import pytest

from noa_status.public import environment as e
from noa_status.public.values import HistoryDays, MonthLine, SiteHead, Text
from tests.public import gallery


@pytest.mark.parametrize(
    ("share", "said"),
    [(1.0, "100%"), (0.999999, "99.99%"), (0.9971, "99.71%"), (0.5, "50.00%"), (0.0, "0.00%"), (None, "–"), (0.29, "29.00%")],
)
def test_a_share_is_rounded_down_so_that_only_what_was_perfect_is_100(share: float | None, said: str) -> None:
    assert e.percent(share) == said


def test_an_address_can_carry_nothing_that_means_something_in_html() -> None:
    assert e.link('"><b>&', "../") == "../%22%3E%3Cb%3E%26"
    assert e.absolute("incidents/x/#20261124T1031Z", SiteHead(name="N", url="https://s.example/a/")) == (
        "https://s.example/a/incidents/x/#20261124T1031Z"
    )


@pytest.mark.parametrize(("name", "said"), [("Noa Server", " status"), ("Noa Status", ""), ("status", "")])
def test_a_page_whose_name_says_status_does_not_say_it_twice(name: str, said: str) -> None:
    assert e.suffix(name) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(23, 23, "Nothing to report."), (17, 21, "Nothing to report for five days."), (1, 20, "Nothing to report for 20 days.")],
)
def test_quiet_days_are_counted_in_words(first: int, last: int, said: str) -> None:
    assert e.quiet(HistoryDays(first_day=date(2026, 11, first), last_day=date(2026, 11, last))) == said


@pytest.mark.parametrize(
    ("incidents", "maintenances", "said"),
    [(1, 0, "1 incident"), (2, 1, "2 incidents, 1 maintenance"), (0, 0, "Nothing to report")],
)
def test_a_month_is_summed_up(incidents: int, maintenances: int, said: str) -> None:
    line = MonthLine(month=date(2026, 11, 1), address="", incidents=incidents, maintenances=maintenances)
    assert e.month_in_short(line) == said


@pytest.mark.parametrize(("things", "said"), [(1, "1 day"), (2, "2 days"), ([], "0 days"), (["a"], "1 day")])
def test_things_are_counted(things: int | list[str], said: str) -> None:
    assert e.counted(things, "day") == said


@pytest.mark.parametrize(
    ("state", "said"),
    [("open", "Major outage · ongoing"), ("resolved", "Major outage · 29 minutes"), ("cancelled", "Major outage · cancelled")],
)
def test_a_line_tells_how_it_went(state: str, said: str) -> None:
    view = gallery.msgspec.structs.replace(gallery.API_DOWN, state=state)
    assert e.course(view).replace("\N{NO-BREAK SPACE}", " ") == said


def test_an_incident_without_components_is_told_by_its_impact() -> None:
    view = gallery.msgspec.structs.replace(gallery.API_DOWN, worst="operational", impact="minor", state="resolved")
    assert e.course(view).startswith("Minor impact")


@pytest.mark.parametrize(("label", "said"), [("30", "Last 30 days"), ("2026-11", "November 2026")])
def test_a_period_says_what_it_is_of(label: str, said: str) -> None:
    assert e.period(label) == said


def test_what_is_over_is_well_unless_it_never_was() -> None:
    assert e.look(gallery.API_DOWN) == "major_outage"
    assert e.look(gallery.API_RESOLVED) == "operational"


def test_an_undefined_name_is_an_error() -> None:
    made = e.environment({"t": "{{ page.no_such_field }}"}.get, lambda text: text.id)
    with pytest.raises(minijinja.TemplateError, match="no_such_field"):
        made.render_template("t", page=gallery.SITE)


def test_only_what_a_filter_marks_is_not_escaped() -> None:
    made = e.environment({"t": "{{ a }}{{ b|markdown(4) }}"}.get, lambda text: f"<h3>{text.id}</h3>")
    assert made.render_template("t", a="<b>", b=Text("x", "p")) == "&lt;b&gt;<h4>x</h4>"


def test_a_closure_is_everything_that_a_template_reaches() -> None:
    files = {
        "a": '{% extends "b" %}{% include "c" %}',
        "b": "{%- include 'd' -%}",
        "c": '{% from "d" import x %}{% include "a" %}',
        "d": '{% import "gone" as g %}',
        "other": "",
    }
    assert e.closure("a", files.get) == ("a", "b", "c", "d", "gone")


def test_rendering_pages_imports_neither_feeds_nor_the_other_engine() -> None:
    code = "import sys, noa_status.public.theme, noa_status.public.feeds.rss; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "generator"}
    ).stdout.split()
    assert not {"feedgen", "lxml", "jinja2", "mkdocs", "yaml"} & set(loaded)
