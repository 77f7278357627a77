from __future__ import annotations

import gzip
import re

import pytest
from msgspec.structs import replace

from noa_status.public.render import Edition, page_artifact
from noa_status.public.styles import BY_PAGE, script, small
from noa_status.public.theme import LoadedTheme
from noa_status.words.languages import language_of
from tests.public import gallery
from tests.public.looking import html, load, theme

HOME = gallery.GALLERY["home in an outage"]
HERE = Edition(gallery.SITE, theme())


def changed(name: str) -> LoadedTheme:
    """The theme with one file changed."""
    return LoadedTheme(lambda asked: f"{load(asked)}x" if asked == name else load(asked), html)


@pytest.mark.parametrize(
    "name",
    ["base.html.j2", "pages/home.html.j2", "components/chips.html.j2", "css/tokens.css", "css/bars.css", "js/times.js"],
)
def test_the_key_changes_with_every_file_of_the_page(name: str) -> None:
    assert changed(name).key(HOME.template) != theme().key(HOME.template)


@pytest.mark.parametrize("name", ["pages/month.html.j2", "components/pager.html.j2", "css/pager.css"])
def test_the_key_does_not_change_with_files_of_other_pages(name: str) -> None:
    assert changed(name).key(HOME.template) == theme().key(HOME.template)


def test_an_artifact_has_the_key_of_its_value_and_renders_when_asked() -> None:
    artifact = page_artifact(HOME, HERE)
    other = page_artifact(replace(HOME, value=gallery.GALLERY["home when all is well"].value), HERE)
    assert artifact.path == "index.html"
    assert artifact.key == page_artifact(HOME, HERE).key != other.key
    assert artifact.render() == theme().render(HOME)


def test_an_artifact_of_another_edition_lies_in_its_folder_and_has_another_key() -> None:
    german = replace(gallery.SITE, language="de", folder="de/")
    artifact = page_artifact(HOME, Edition(german, LoadedTheme(load, html, language_of("de"))))
    assert artifact.path == "de/index.html"
    assert artifact.key != page_artifact(HOME, HERE).key
    assert b'<html lang="de" dir="ltr">' in artifact.render()


@pytest.mark.parametrize(
    ("css", "less"),
    [
        ("a {\n  color: red;\n}\n\nb { top: 0; }", "a{color:red}b{top:0}"),
        ("/* why */ .x , .y { margin: 0 auto; }", ".x,.y{margin:0 auto}"),
        ('a::after { content: " ( ; } "; }', 'a::after{content:" ( ; } "}'),
        ("a { width: calc(1rem + 2px); }", "a{width:calc(1rem + 2px)}"),
        ("a :hover { b: c }", "a :hover{b:c}"),
        ("@media (max-width: 4rem) {\n a { b: c; }\n}", "@media (max-width:4rem){a{b:c}}"),
        ("a > b + c {}", "a > b + c{}"),
    ],
)
def test_css_gets_smaller_and_keeps_its_meaning(css: str, less: str) -> None:
    assert small(css) == less


TOKENS = load("css/tokens.css") or ""


def colours(scheme: int) -> dict[str, tuple[float, float, float]]:
    """The tokens of one scheme: 0 is light, 1 is dark."""
    found = re.findall(r"--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)", TOKENS)
    return {name: tuple(int(both[scheme][at : at + 2], 16) / 255 for at in (1, 3, 5)) for name, *both in found}  # type: ignore[misc]


def luminance(colour: tuple[float, float, float]) -> float:
    """WCAG 2.2's relative luminance."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """WCAG 2.2's contrast ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def wash(scheme: int) -> float:
    """How much of its status' colour a card takes."""
    return int(re.findall(r"--wash:\s*(\d+)%", TOKENS)[scheme]) / 100


STATUSES = ["operational", "under-maintenance", "degraded-performance", "partial-outage", "major-outage"]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize("text", ["ink", "soft", *(f"status-{status}" for status in STATUSES)])
def test_text_can_be_read_on_paper_and_on_sheets(scheme: int, ground: str, text: str) -> None:
    tokens = colours(scheme)
    assert contrast(tokens[text], tokens[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("text", ["ink", "soft"])
def test_text_can_be_read_on_a_tinted_card_and_its_shape_can_be_seen(scheme: int, status: str, text: str) -> None:
    tokens, share = colours(scheme), wash(scheme)
    tint, sheet = tokens[f"status-{status}"], tokens["sheet"]
    ground = tuple(share * a + (1 - share) * b for a, b in zip(tint, sheet, strict=True))
    assert contrast(tokens[text], ground) >= 4.5  # type: ignore[arg-type]
    assert contrast(tint, ground) >= 3  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_the_focus_can_be_seen(scheme: int) -> None:
    tokens = colours(scheme)
    assert contrast(tokens["accent"], tokens["paper"]) >= 4.5


def test_only_the_tokens_know_colours() -> None:
    for name in ("page", "header", "answer", "card", "components", "bars", "prose", "timeline", "print"):
        assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl|prefers-color-scheme", load(f"css/{name}.css") or "")


@pytest.mark.parametrize("kind", BY_PAGE)
def test_the_script_of_a_page_is_small(kind: str) -> None:
    code = script(f"pages/{kind}.html.j2", load)
    assert len(gzip.compress(code.encode(), 9)) <= 4096
    assert "//" not in re.sub(r"https?://", "", code), "comments stay here"
