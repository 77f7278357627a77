"""docs/look.md is the interface of the public page's look: it names what is there, all of it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import minijinja
import msgspec
import pytest
import yaml

from noa_status.public import values
from noa_status.public.environment import filters
from noa_status.public.references import OURS, SUFFIX
from noa_status.public.styles import BY_PAGE, OWN, OWN_SCRIPT, script, stylesheet
from noa_status.public.wording import Wording
from noa_status.records.site_file import SiteFile
from noa_status.words.languages import ENGLISH
from tests.public import gallery
from tests.public.looking import TEMPLATES, load

PAGE = (Path(__file__).resolve().parents[2] / "docs/look.md").read_text(encoding="utf-8")
WORDING = Wording(ENGLISH)
EVERYWHERE = {"page", "address", "language"}

_INCLUDE = re.compile(r"""\{%-?\s*include\s+["']([^"']+)["']\s*-?%\}""")
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    (section,) = re.findall(rf"^##+ {heading}\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    lines = [line for line in section.split("\n") if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def named(cell: str) -> list[str]:
    """What stands in code in a cell."""
    return re.findall(r"`([^`]+)`", cell)


def first_column(heading: str) -> list[str]:
    return [name for row in rows(heading) for name in named(row[0])]


def there(folder: str, ending: str) -> list[str]:
    return sorted(path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / folder).glob(f"*{ending}"))


def whole(name: str) -> str:
    """A template with what it includes in its place, so that what is given to those counts, too."""
    return _INCLUDE.sub(lambda found: whole(found[1]), load(name) or "")


def given(name: str) -> set[str]:
    """What a template uses and does not make itself."""
    return minijinja.Environment().undeclared_variables_in_str(whole(name)) - WORDING.functions().keys()


@pytest.mark.parametrize(
    ("heading", "folder", "ending"),
    [
        ("Pages", "pages", SUFFIX),
        ("Sections", "sections", SUFFIX),
        ("Components", "components", SUFFIX),
        ("Files", "css", ".css"),
    ],
)
def test_every_file_is_named_and_every_named_file_is_there(heading: str, folder: str, ending: str) -> None:
    assert sorted(first_column(heading)) == there(folder, ending)


def test_every_script_is_named() -> None:
    assert sorted(first_column("Scripts")) == there("js", "")


def test_every_folder_is_told() -> None:
    assert there("feeds", "") == ["feeds/feed.css"]
    assert "`feeds/feed.css`" in PAGE
    folders = {path.name for path in TEMPLATES.iterdir() if path.is_dir()}
    assert folders == {"components", "css", "feeds", "js", "pages", "sections"}


def test_every_block_is_named() -> None:
    assert first_column("Blocks") == list(dict.fromkeys(_BLOCK.findall(load("base.html.j2") or "")))


def test_a_page_is_named_with_the_blocks_that_it_fills_and_the_value_that_it_gets() -> None:
    shown = {page.template: type(page.value) for page in gallery.GALLERY.values()}
    for template, _, value, blocks in rows("Pages"):
        (name,) = named(template)
        assert named(blocks) == _BLOCK.findall(load(name) or ""), name
        assert shown[name] is getattr(values, named(value)[0])


@pytest.mark.parametrize("row", rows("Components"), ids=lambda row: row[0])
def test_a_component_is_named_with_all_that_it_is_given(row: list[str]) -> None:
    (name,) = named(row[0])
    # What may be left out is told beside what the component shows.
    assert set(named(row[2])) == given(name) - EVERYWHERE
    assert row[2] == "nothing" or named(row[2])


@pytest.mark.parametrize("name", [*first_column("Pages"), *first_column("Sections"), "base.html.j2"])
def test_pages_and_sections_are_given_nothing_else(name: str) -> None:
    made = {"css", "style_hash", "script", "script_hash", "self"}
    assert given(name) - made - {"top"} <= EVERYWHERE


def test_every_filter_and_function_is_named_once() -> None:
    told = [name for row in rows("Filters and functions") for name in named(row[1])]
    assert sorted(told) == sorted([*filters(lambda text: text.id, WORDING), *WORDING.functions()])


def test_every_property_is_named() -> None:
    assert set(first_column("Properties")) == set(re.findall(r"(--[\w-]+):", load("css/tokens.css") or ""))


def test_the_order_of_layers_is_as_told() -> None:
    assert f"`{(load('css/layers.css') or '').strip()}` is their order" in PAGE


def test_the_fields_of_status_yml_are_fields() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert set(yaml.safe_load(example)) <= {field.encode_name for field in msgspec.structs.fields(SiteFile)}


def test_the_names_that_extend_are_told() -> None:
    for name in (OURS, OWN, OWN_SCRIPT):
        assert f"`{name}`" in PAGE


def test_what_extends_is_sent_with_every_page() -> None:
    def with_own(name: str) -> str | None:
        return {OWN: ".x { top: 0 }", OWN_SCRIPT: "comforts.push(y)"}.get(name) or load(name)

    for kind in BY_PAGE:
        page = f"pages/{kind}{SUFFIX}"
        assert stylesheet(page, with_own).endswith("@layer own{.x{top:0}}")
        assert "\ncomforts.push(y)\n" in script(page, with_own)
