from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from noa_status.contrast import READABLE, contrast
from noa_status.drawing import SHAPES
from noa_status.public import badges
from noa_status.public.badges import LABEL_GROUND, LONGEST, RETIRED, Badge, badge_artifacts, colour, endpoint, short, svg
from noa_status.public.values import ComponentRow, GroupRow, SiteHead
from noa_status.public.wording import Wording
from noa_status.words.languages import ENGLISH
from tests.public.showing import HOSTILE, SITE, group, home, row

SVG = "{http://www.w3.org/2000/svg}"
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsantrag"


def of(name: str, status: str = "operational", message: str = "Operational") -> Badge:
    return Badge(address="badges/x", label=short(name), status=status, message=message)


def drawn(badge: Badge) -> ElementTree.Element:
    return ElementTree.fromstring(svg(badge))


def files(*groups: GroupRow, retired: tuple[ComponentRow, ...] = (), site: SiteHead = SITE) -> dict[str, bytes]:
    value = home(*groups, status="major_outage" if groups else "operational")
    made = badge_artifacts(site, value.answer, value.groups, retired, Wording(ENGLISH))
    return {artifact.path: artifact.render() for artifact in made}


def test_the_page_each_group_and_each_component_have_a_badge_in_both_forms() -> None:
    ungrouped = group("", row("search"))
    made = files(ungrouped, group("core", row("api", "major_outage"), row("web")), retired=(row("fax"),))
    names = ["status", "components/search", "groups/core", "components/api", "components/web", "components/fax"]
    assert list(made) == [f"badges/{name}{ending}" for name in names for ending in (".svg", ".json")]


def test_an_empty_site_has_the_badge_of_the_page_alone() -> None:
    made = files()
    assert list(made) == ["badges/status.svg", "badges/status.json"]
    assert "Noa Server: Operational" in made["badges/status.svg"].decode()


def test_a_group_and_a_component_of_one_id_have_badges_of_their_own() -> None:
    made = files(group("api", row("api", "major_outage", name="The API"), name="APIs", status="degraded_performance"))
    assert json.loads(made["badges/groups/api.json"])["label"] == "APIs"
    assert json.loads(made["badges/components/api.json"])["label"] == "The API"


def test_a_retired_component_keeps_its_badge_and_says_so() -> None:
    made = files(retired=(row("fax", name="Fax"),))
    told = json.loads(made["badges/components/fax.json"])
    assert (told["message"], told["color"]) == ("Retired", colour(RETIRED))
    assert told["color"] not in {colour(status) for status in SHAPES}
    assert "Fax: Retired" in made["badges/components/fax.svg"].decode()


def test_another_language_has_its_badges_in_its_folder() -> None:
    site = SiteHead(name="Noa Server", url="https://s.example/", language="de", folder="de/")
    assert list(files(site=site)) == ["de/badges/status.svg", "de/badges/status.json"]


def test_a_component_is_called_as_its_language_calls_it() -> None:
    named = ComponentRow(id="web", name="Dashboard", address="", status="operational", names={"en": "Board"})
    assert json.loads(files(retired=(named,))["badges/components/web.json"])["label"] == "Board"


@pytest.mark.parametrize("status", [*SHAPES, RETIRED])
def test_a_state_is_told_by_word_shape_and_colour(status: str) -> None:
    picture = drawn(of("API", status, "The word"))
    ground = picture.find(f"{SVG}rect")
    shape = [path for path in picture.findall(f"{SVG}path") if path.get("fill") == "#fff"]
    assert ground is not None
    assert ground.get("fill") == colour(status)
    assert [path.get("d") for path in shape] == [SHAPES.get(status, badges._DASH)]
    assert "The word" in "".join(picture.itertext())


@pytest.mark.parametrize("status", [*SHAPES, RETIRED])
def test_white_text_can_be_read_on_every_ground(status: str) -> None:
    assert contrast("#ffffff", colour(status)) >= READABLE
    assert contrast("#ffffff", LABEL_GROUND) >= READABLE


def test_people_who_do_not_see_it_hear_name_and_state() -> None:
    picture = drawn(of("API", "major_outage", "Major outage"))
    title = picture.find(f"{SVG}title")
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "API: Major outage")
    assert title is not None
    assert title.text == "API: Major outage"
    assert picture[0] is title


@pytest.mark.parametrize("name", [HOSTILE, "\x00\x08\ufffe broken", "]]>", "&amp;", "a\nb\tc"])
def test_a_hostile_name_is_text(name: str) -> None:
    picture = drawn(of(name))
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} == {"svg", "title", "rect", "path", "g", "text"}
    assert not [key for element in picture.iter() for key in element.keys() if key.startswith("on") or key in ("href", "style")]  # noqa: SIM118
    assert short(name) in "".join(picture.itertext())
    assert json.loads(endpoint(of(name)))["label"] == short(name)


def test_a_name_cannot_turn_the_direction_of_what_follows() -> None:
    assert short("a\u202eb\u2066c") == "abc"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("API", "API"),
        ("x" * LONGEST, "x" * LONGEST),
        ("x" * (LONGEST + 1), "x" * (LONGEST - 1) + "…"),
        (GERMAN, "Donaudampfschifffahrtsgesellschaftskapi…"),
        ("あ" * 20, "あ" * 20),
        ("あ" * 21, "あ" * 19 + "…"),
        ("e\u0301" * 41, "e\u0301" * 39 + "…"),
        ("word " * 20, "word word word word word word word word…"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_long_name_is_cut_at_forty_columns(name: str, shown: str) -> None:
    assert short(name) == shown


@pytest.mark.parametrize("name", ["API", GERMAN, "データベース", "il", "WW", ""])
def test_texts_have_room_and_stay_inside(name: str) -> None:
    picture = drawn(of(name))
    whole = int(picture.get("width", ""))
    ends = [int(text.get("x", "")) + int(text.get("textLength", "")) for text in picture.iter(f"{SVG}text")]
    starts = [int(text.get("x", "")) for text in picture.iter(f"{SVG}text")]
    assert all(later > earlier for earlier, later in zip(ends, starts[1:], strict=False))
    assert ends[-1] < whole


def test_wide_letters_get_more_room_than_narrow_ones() -> None:
    def width(name: str) -> int:
        return int(drawn(of(name)).get("width", ""))

    assert width("") < width("iiii") < width("xxxx") < width("MMMM") < width("データベ")


def test_a_name_of_nothing_leaves_the_state_alone() -> None:
    picture = drawn(of(""))
    assert picture.get("aria-label") == "Operational"
    assert len(list(picture.iter(f"{SVG}text"))) == 1


def test_shields_gets_what_its_schema_asks_for() -> None:
    told = json.loads(endpoint(of("API", "degraded_performance", "Degraded")))
    assert told == {
        "schemaVersion": 1,
        "label": "API",
        "message": "Degraded",
        "color": "#8d6300",
        "labelColor": "#3f454d",
    }


@pytest.mark.parametrize("status", [*SHAPES, RETIRED])
def test_nobody_gives_an_outage_another_colour(status: str) -> None:
    assert json.loads(endpoint(of("API", status))).get("isError", False) is (status in ("partial_outage", "major_outage"))


def test_the_key_changes_with_what_is_shown_and_with_nothing_else() -> None:
    def keys(status: str) -> dict[str, bytes]:
        value = home(group("core", row("api", status), row("web")))
        made = badge_artifacts(SITE, value.answer, value.groups, (), Wording(ENGLISH))
        return {artifact.path: artifact.key for artifact in made}

    before, after = keys("operational"), keys("partial_outage")
    assert keys("operational") == before
    assert {path for path in before if before[path] != after[path]} == {
        "badges/components/api.svg",
        "badges/components/api.json",
    }
