from __future__ import annotations

import subprocess
import sys
from datetime import date

import minijinja
import pytest

from noa_status.public import environment as e
from noa_status.public.references import closure
from noa_status.public.values import LanguageLink, PageValue, SiteHead, Text
from noa_status.words.languages import ENGLISH, language_of
from tests.public import gallery


def test_an_address_can_carry_nothing_that_means_something_in_html() -> None:
    assert e.link('"><b>&', "../") == "../%22%3E%3Cb%3E%26"
    assert e.absolute("incidents/x/#20261124T1031Z", SiteHead(name="N", url="https://s.example/a/")) == (
        "https://s.example/a/incidents/x/#20261124T1031Z"
    )


@pytest.mark.parametrize(
    ("shown", "other", "way"),
    [
        ("", "", "../../history/"),
        ("", "de/", "../../de/history/"),
        ("de/", "", "../../../history/"),
        ("de/", "fr/", "../../../fr/history/"),
    ],
)
def test_a_page_leads_to_itself_in_other_languages(shown: str, other: str, way: str) -> None:
    site = SiteHead(name="N", url="https://s.example/a/", folder=shown)
    language = LanguageLink(code="xx", name="", folder=other)
    assert e.link_in("history/", language, PageValue(site=site, root="../../")) == way
    assert e.absolute_in("history/", language, site) == f"https://s.example/a/{other}history/"
    assert e.absolute("history/", site) == f"https://s.example/a/{shown}history/"


def test_templates_say_messages_in_the_language_of_the_page() -> None:
    source = '{{ _("On {day}", day=day|date) }} {{ ngettext("{count} a", "{count} b", days) }}'
    made = e.environment({"t": source}.get, lambda text: text.id, language_of("de"))
    assert made.render_template("t", day=date(2026, 3, 24), days=[1, 2]) == "On 24. März 2026 2 b"


def test_what_is_over_is_well_unless_it_never_was() -> None:
    assert e.look(gallery.API_DOWN) == "major_outage"
    assert e.look(gallery.API_RESOLVED) == "operational"


def test_an_undefined_name_is_an_error() -> None:
    made = e.environment({"t": "{{ page.no_such_field }}"}.get, lambda text: text.id, ENGLISH)
    with pytest.raises(minijinja.TemplateError, match="no_such_field"):
        made.render_template("t", page=gallery.SITE)


def test_only_what_a_filter_marks_is_not_escaped() -> None:
    made = e.environment({"t": "{{ a }}{{ b|markdown(4) }}"}.get, lambda text: f"<h3>{text.id}</h3>", ENGLISH)
    assert made.render_template("t", a="<b>", b=Text("x", "p")) == "&lt;b&gt;<h4>x</h4>"


def test_a_closure_is_everything_that_a_template_reaches() -> None:
    files = {
        "a": '{% extends "b" %}{% include "c" %}',
        "b": "{%- include 'd' -%}",
        "c": '{% from "d" import x %}{% include "a" %}',
        "d": '{% import "gone" as g %}',
        "other": "",
    }
    assert closure("a", files.get) == ("a", "b", "c", "d", "gone")


def test_rendering_pages_imports_neither_feeds_nor_the_other_engine() -> None:
    code = "import sys, noa_status.public.theme, noa_status.public.feeds.rss; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": "generator"}
    ).stdout.split()
    assert not {"feedgen", "lxml", "jinja2", "mkdocs", "yaml"} & set(loaded)
