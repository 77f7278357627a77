"""What `status.yml` says of the look: what it becomes, and what is named with what would be right."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.model.look import Accent, Announcement, Link, Logo, Look, Section
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.records.changed import Checkout
from noa_status.records.pictures import ASSETS, MAX_BYTES
from noa_status.records.read import read_repository
from noa_status.records.site_file import read_site
from noa_status.records.site_look import GROUNDS
from tests.builders import a_site, at, yaml
from tests.records.bounds import within

REPOSITORY = Path(__file__).resolve().parents[2]
PNG = b"\x89PNG\r\n\x1a\n and so on"
SVG = b'<?xml version="1.0"?><!-- shapes --><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'


def read(**facts: Any) -> tuple[Site | None, list[Problem]]:
    """A status.yml with these lines; texts stand in it as they are."""
    text = yaml({"name": "Example", "url": "https://status.example.com/", **facts})
    return read_site(text.encode())


def look(**facts: Any) -> Look:
    site, problems = read(**facts)
    assert site is not None, problems
    assert problems == []
    return site.look


def told(**facts: Any) -> list[tuple[str, str]]:
    """Codes and fixes."""
    site, problems = read(**facts)
    assert site is None
    assert {(problem.place.path, problem.level) for problem in problems} == {("status.yml", "error")}
    return [(problem.code, problem.fix) for problem in problems]


def test_a_site_that_says_nothing_of_its_look_has_every_section_and_english() -> None:
    site, _ = read()
    assert site is not None
    assert site.languages == ("en",)
    assert site.look == Look()
    assert list(site.look.sections) == ["answer", "open", "components", "planned", "recent"]


def test_everything_that_can_be_said() -> None:
    said = look(
        languages='["de", "en"]',
        logo="{light: a.svg, dark: b/c.png, alt: Noa}",
        accent='{light: "#2A5DB0", dark: "#8af"}',
        links='[{title: Website, url: "https://example.com/?a#b"}, {title: Write, url: "mailto:a@example.com"}]',
        footer='" An example. "',
        announcement="{text: We move., until: 2027-01-01T01:00+01:00, url: https://example.com/move}",
        sections="[recent, answer]",
        email_url="mailto:status@example.com?subject=subscribe",
        support_url="http://example.com",
    )
    assert said == Look(
        logo=Logo(light="a.svg", dark="b/c.png", alt="Noa"),
        accent=Accent(light="#2a5db0", dark="#88aaff"),
        links=(Link(title="Website", url="https://example.com/?a#b"), Link(title="Write", url="mailto:a@example.com")),
        footer="An example.",
        announcement=Announcement(text="We move.", until=at("2027-01-01T00:00"), url="https://example.com/move"),
        sections=(Section.RECENT, Section.ANSWER),
        email_url="mailto:status@example.com?subject=subscribe",
        support_url="http://example.com",
    )


def test_a_plain_logo_is_that_for_light() -> None:
    assert look(logo="logo.svg").logo == Logo(light="logo.svg")


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("[en, deu]", "languages: [en, de]"),
        ("[French]", "languages: [fr]"),
        ("[en, de-AT]", "languages: [en, de]"),
        ("[EN]", "languages: [en]"),
        ("[en, klingon]", ""),
    ],
)
def test_an_unknown_language_is_told_with_the_nearest(written: str, fix: str) -> None:
    assert told(languages=written) == [("unknown-language", fix)]


@pytest.mark.parametrize(
    ("field", "written", "code"),
    [
        ("languages", "[]", "empty-field"),
        ("languages", "[en, en]", "duplicate-entry"),
        ("languages", "en", "not-a-list"),
        ("sections", "[answer, answer]", "duplicate-entry"),
        ("sections", "[components]", "missing-section"),
        ("sections", "[]", "missing-section"),
        ("sections", "[answer, history]", "unknown-section"),
        ("footer", '"a\\nb"', "more-than-one-line"),
        ("footer", '"  "', "empty-field"),
        ("announcement", "{until: 2027-01-01T00:00Z}", "missing-field"),
        ("announcement", '{text: ""}', "empty-field"),
        ("announcement", "{text: x, until: 2027-01-01T00:00}", "no-time-zone"),
        ("announcement", "We move.", "not-a-mapping"),
        ("links", "[{title: x}]", "missing-field"),
        ("links", "[{title: x, url: https://example.com/, target: new}]", "unknown-field"),
        ("accent", "", "empty-field"),
        ("accent", '{light: "#2a5db0"}', "missing-field"),
        ("accent", '["#2a5db0"]', "not-a-mapping"),
        ("logo", "logo.gif", "not-a-picture"),
        ("logo", "../../status.svg", "not-a-picture"),
        ("logo", "/logo.svg", "not-a-picture"),
        ("logo", ".svg", "not-a-picture"),
        ("logo", "{dark: logo.svg}", "missing-field"),
    ],
)
def test_what_cannot_be_is_named(field: str, written: str, code: str) -> None:
    assert [found for found, _ in told(**{field: written})] == [code]


@pytest.mark.parametrize(
    ("field", "written", "fix"),
    [
        ("support_url", "example.com/help", "https://example.com/help"),
        ("support_url", "help@example.com", "mailto:help@example.com"),
        ("support_url", '"javascript:alert(document.domain)"', ""),
        ("support_url", '"data:text/html,x"', ""),
        ("support_url", "https://a@example.com/", ""),
        ("support_url", 'https://example.com/"onclick=x', ""),
        ("support_url", "https://example.com/<b>", ""),
        ("email_url", "http://example.com/list", "https://example.com/list"),
        ("email_url", "status@example.com", "mailto:status@example.com"),
        ("hub_url", "hub.example.com/", "https://hub.example.com/"),
        ("hub_url", "mailto:hub@example.com", ""),
        ("first_url", "status.example.com", "https://status.example.com"),
        ("first_url", "https://status.example.com/?a=b", ""),
    ],
)
def test_an_address_that_is_none_is_told_with_what_was_meant(field: str, written: str, fix: str) -> None:
    assert told(**{field: written}) == [("not-an-address", f"{field}: {fix}" if fix else "")]


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    tokens = (REPOSITORY / "site_overrides/public/css/tokens.css").read_text(encoding="utf-8")
    pairs = [re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\);", tokens) for name in ("paper", "sheet")]
    (paper, dark_paper), (sheet, dark_sheet) = (pair.groups() for pair in pairs if pair is not None)
    assert {"light": (paper, sheet), "dark": (dark_paper, dark_sheet)} == GROUNDS


@within(25)
@given(st.integers(0, 0xFFFFFF), st.sampled_from(["{colour}", "{{light: {colour}, dark: {colour}}}"]))
def test_what_the_message_says_is_right(number: int, form: str) -> None:
    """Writing what the fixes say, one after the other, ends with a colour that passes."""
    written = form.format(colour=f'"#{number:06x}"')
    for _ in range(3):
        site, problems = read(accent=written)
        if site is not None:
            return
        assert {problem.code for problem in problems} == {"low-contrast"}
        written = problems[0].fix.removeprefix("accent: ")
    raise AssertionError(written)


@pytest.mark.parametrize("written", ["2a5db0", '"2a5db0"', "{light: 2a5db0, dark: 8af}"])
def test_a_colour_without_its_mark_is_mended_at_once(written: str) -> None:
    problems = read(accent=written)[1]
    fixed = problems[0].fix.replace("dark: 8af", 'dark: "#8af"').removeprefix("accent: ")
    assert look(accent=fixed).accent is not None


def test_one_colour_is_for_light_grounds_and_the_dark_one_is_made_from_it() -> None:
    assert look(accent='"#2a5db0"').accent == Accent(light="#2a5db0", dark="#4d81d5")


def of_logo(tmp_path: Path, files: dict[str, bytes], logo: str = "logo.svg") -> list[tuple[str, int, str]]:
    """What is said of a logo where these files lie under the assets."""
    site = a_site(logo=logo)
    for name, data in files.items():
        site.file(f"/{ASSETS}/{name}", data)
    return [(problem.code, problem.place.line, problem.fix) for problem in read_repository(site.write(tmp_path))[1]]


@pytest.mark.parametrize(
    ("logo", "files"),
    [
        ("logo.svg", {"logo.svg": SVG}),
        ("logo.svg", {"logo.svg": b"\xef\xbb\xbf" + SVG}),
        (
            "logo.svg",
            {"logo.svg": SVG.replace(b'<path d="M0 0"/>', b'<a href="#x"><image href="data:image/png;base64,AA=="/></a>')},
        ),
        ("logo.png", {"logo.png": PNG}),
        ("{light: brand/a.svg, dark: brand/b.png}", {"brand/a.svg": SVG, "brand/b.png": PNG}),
        ("logo.png", {"logo.png": PNG.ljust(MAX_BYTES, b"x")}),
    ],
)
def test_a_logo_is_a_small_picture_among_the_assets(logo: str, files: dict[str, bytes], tmp_path: Path) -> None:
    assert of_logo(tmp_path, files, logo) == []


LINE = 5


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (PNG, "not-a-picture"),
        (b"", "not-a-picture"),
        (b"<svg", "not-a-picture"),
        (b"<html><svg/></html>", "not-a-picture"),
        (SVG.replace(b"<path", b"<path onload='x()'"), "active-picture"),
        (SVG.replace(b'<path d="M0 0"/>', b"<script>x()</script>"), "active-picture"),
        (SVG.replace(b'<path d="M0 0"/>', b"<foreignObject/>"), "active-picture"),
        (SVG.replace(b'<path d="M0 0"/>', b'<a href="javascript:x()"/>'), "active-picture"),
        (SVG.replace(b'<path d="M0 0"/>', b'<image href="https://example.com/x.png"/>'), "active-picture"),
        (SVG.ljust(MAX_BYTES + 1), "file-too-large"),
    ],
)
def test_an_svg_only_shows_a_picture(data: bytes, code: str, tmp_path: Path) -> None:
    assert of_logo(tmp_path, {"logo.svg": data}) == [(code, LINE, "")]


def test_a_png_is_one(tmp_path: Path) -> None:
    assert of_logo(tmp_path, {"logo.png": SVG}, "logo.png") == [("not-a-picture", LINE, "")]


def test_a_logo_that_is_not_there_is_told_with_the_nearest_that_is(tmp_path: Path) -> None:
    assert of_logo(tmp_path, {"notes.txt": b"x"}) == [("missing-file", LINE, "")]
    assert of_logo(tmp_path, {"Logo.svg": SVG}) == [("missing-file", LINE, "logo: Logo.svg")]


def test_a_link_to_a_picture_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.svg").write_bytes(SVG)
    root = a_site(logo="logo.svg").file(f"/{ASSETS}/other.png", PNG).write(tmp_path / "site")
    os.symlink(tmp_path / "outside.svg", root / ASSETS / "logo.svg")
    assert [problem.code for problem in read_repository(root)[1]] == ["missing-file"]


def test_without_a_logo_nobody_looks_at_the_disk(tmp_path: Path) -> None:
    site, problems = read_site(b"name: x\nurl: https://example.com/\n", Checkout(tmp_path / "nowhere"))
    assert site is not None
    assert problems == []


def test_names_in_languages_that_no_page_shows_are_named_and_left_out() -> None:
    site, problems = read(
        languages="[en, de]",
        groups="[{id: core, name: Core, translations: {de: {name: Kern}, fr: {name: Noyau}}}]",
        components="[{id: api, name: API, translations: {de: {description: Alles.}, de-AT: {name: x}, en: {name: y}}}]",
    )
    assert site is not None
    assert [(problem.code, problem.level, problem.place.line) for problem in problems] == [
        ("language-not-shown", "warning", line) for line in (4, 5, 5)
    ]
    assert {language: told.name for language, told in site.groups[0].translations.items()} == {"de": "Kern"}
    assert {language: told.description for language, told in site.components[0].translations.items()} == {"de": "Alles."}
