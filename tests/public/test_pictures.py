from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from hashlib import sha256
from pathlib import Path
from time import process_time
from xml.etree import ElementTree

import pytest
from resvg_py import svg_to_bytes

from noa_status.artifacts import Artifact
from noa_status.drawing import SHAPES, STANDING
from noa_status.public.colours import LIGHT, PAPER, mixed
from noa_status.public.pictures import WIDTH, drawing, picture_artifacts, png, worst_days
from noa_status.public.values import GroupRow
from tests.public.showing import group, home, row

DAYS = tuple(list(STANDING) * 15)
PNG = b"\x89PNG\r\n\x1a\n"


def pictures(*groups: GroupRow, status: str = "operational") -> dict[str, Artifact]:
    value = home(*groups, status=status)
    return {artifact.path: artifact for artifact in picture_artifacts(value.answer, value.groups)}


def pixels(svg: str) -> list[list[tuple[int, ...]]]:
    """The rows of a drawing, a tenth as large, out of its PNG (W3C, PNG third edition, 9)."""
    data = bytes(svg_to_bytes(svg_string=svg, skip_system_fonts=True, width=WIDTH // 10))
    packed, at = b"", len(PNG)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride = zlib.decompress(packed), WIDTH // 10 * 4
    before = bytearray(stride)
    rows: list[list[tuple[int, ...]]] = []
    for start in range(0, len(raw), stride + 1):
        line = bytearray(raw[start + 1 : start + 1 + stride])
        _unfilter(raw[start], line, before)
        rows.append([tuple(line[x : x + 3]) for x in range(0, stride, 4)])
        before = line
    return rows


def _unfilter(kind: int, line: bytearray, above: bytearray) -> None:
    for x in range(len(line)):
        left, up, corner = (line[x - 4] if x >= 4 else 0), above[x], (above[x - 4] if x >= 4 else 0)
        guess = left + up - corner
        paeth = min((left, up, corner), key=lambda value: abs(guess - value))
        line[x] = (line[x] + (0, left, up, (left + up) // 2, paeth)[kind]) % 256


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def test_there_is_one_picture_for_home_and_one_a_status() -> None:
    assert list(pictures()) == ["pictures/home.png", *(f"pictures/{status}.png" for status in SHAPES)]


@pytest.mark.parametrize("name", ["home", *SHAPES])
def test_a_picture_has_the_size_that_is_shared_and_is_light(name: str) -> None:
    data = pictures(group("core", row("api", days=DAYS)), status="partial_outage")[f"pictures/{name}.png"].render()
    assert data.startswith(PNG)
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert len(data) < 12_000


@pytest.mark.parametrize("status", SHAPES)
def test_the_shape_of_the_status_stands_in_its_colour_on_a_calm_ground(status: str) -> None:
    rows = pixels(drawing(status))
    middle = [pixel for line in rows[15:48] for pixel in line[44:77]]
    assert rows[1][1] == rows[50][60] == rgb(mixed(LIGHT[status], PAPER[0], 0.07))
    # A shape fills about half of its box, less its mark and its edge.
    assert 0.25 < middle.count(rgb(LIGHT[status])) / len(middle) < 0.8
    assert rows[-1][0] == rgb(LIGHT[status])


def test_days_stand_as_high_as_they_were_bad() -> None:
    days = tuple(STANDING)
    svg = ElementTree.fromstring(drawing("operational", days))
    drawn = list(svg)[3:]
    heights = [int((path.get("d") or "").split("v-")[1].split("h")[0]) for path in drawn]
    assert len(drawn) == len(days)
    assert heights == [STANDING[status] * 4 for status in days]


def test_a_day_is_as_bad_as_its_worst_component() -> None:
    core = group(
        "core", row("api", days=("operational", "major_outage", "operational")), row("web", days=("partial_outage",) * 3)
    )
    data = group("data", row("search", days=("none", "none", "under_maintenance")))
    assert worst_days((core, data)) == ("partial_outage", "major_outage", "partial_outage")


def test_days_end_together_whatever_their_number() -> None:
    assert worst_days((group("x", row("a", days=("operational",) * 2), row("b", days=("degraded_performance",))),)) == (
        "operational",
        "degraded_performance",
    )


def test_an_empty_site_has_a_picture_without_days() -> None:
    data = pictures()["pictures/home.png"].render()
    assert data == pictures()["pictures/operational.png"].render()


def test_no_word_stands_in_a_picture() -> None:
    svg = ElementTree.fromstring(drawing("major_outage", DAYS))
    assert {element.tag.partition("}")[2] for element in svg.iter()} == {"svg", "path"}
    assert "".join(svg.itertext()) == ""


def test_the_key_of_home_changes_with_its_days_and_its_status() -> None:
    def key(status: str, *days: str) -> bytes:
        return pictures(group("core", row("api", days=days)), status=status)["pictures/home.png"].key

    same = key("operational", "operational")
    assert key("operational", "operational") == same
    assert len({same, key("major_outage", "operational"), key("operational", "major_outage")}) == 3


PROGRAM = """
import sys
from hashlib import sha256
from noa_status.public.pictures import drawing, png
print(sha256(png(drawing("partial_outage", ("operational", "major_outage") * 45))).hexdigest())
"""


def test_the_bytes_do_not_depend_on_the_machine_around(tmp_path: Path) -> None:
    expected = sha256(png(drawing("partial_outage", ("operational", "major_outage") * 45))).hexdigest()
    bare = {
        "PYTHONHASHSEED": "7",
        "HOME": str(tmp_path),
        "LC_ALL": "C",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=bare, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, expected), done.stderr


def test_a_picture_takes_less_than_a_tenth_of_a_second() -> None:
    svg = drawing("degraded_performance", DAYS)
    png(svg)
    began = process_time()
    png(svg)
    assert process_time() - began < 0.1
