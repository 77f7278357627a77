"""`lint --fix`: what can mean only one thing is put right, what is a guess is not, and nobody's words are touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from noa_status.problems import Place, Problem
from noa_status.records.mend import mend
from tests.builders import SiteBuilder, a_site, a_well_kept_site
from tests.commands import noa_status

SLOW = "incidents/2026/2026-11-24-api-slow"
FACTS = "title: API requests are slow\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\nroles: {commander: ana}\n"
UPDATE = "---\nstatus: investigating\ncomponents: {api: degraded_performance}\n---\nRequests take longer than usual for all.\n"


def fixed(site: SiteBuilder, root: Path, path: str) -> tuple[str, str]:
    """The file after `--fix`, and what was said."""
    site.write(root)
    done = noa_status("lint --fix --now 2026-11-24T12:00Z", root)
    return (root / path).read_bytes().decode(), done.output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("data_loss: yes\n", "data_loss: true\n"),
        ("data_loss: 'No'  # as far as we know\n", "data_loss: false  # as far as we know\n"),
        ("Data-Loss: true\n", "data_loss: true\n"),
        ("alerts: ApiSlow\n", "alerts: [ApiSlow]\n"),
        ("impact: Major\n", "impact: major\n"),
        ("# noa-status: allow long-open: not any more\n", ""),
        ("data_loss: false  # noa-status: allow long-open: not any more\n", "data_loss: false\n"),
    ],
)
def test_facts_that_mean_one_thing_are_put_right(before: str, after: str, tmp_path: Path) -> None:
    text, said = fixed(a_well_kept_site().file("incident.yml", FACTS + before), tmp_path, f"{SLOW}/incident.yml")
    assert text == FACTS + after
    assert ": fixed [" in said
    assert said.endswith("nothing wrong\n")


@pytest.mark.parametrize(
    "guess",
    [
        "resolvd_at: 2026-11-24T11:20Z\n",
        "impact: maior\n",
        "detected_at: 2026-11-24T10:05\n",
        "alerts: a, b\n",
        "runbooks: [x y\n",
    ],
)
def test_a_guess_is_left_to_a_person(guess: str, tmp_path: Path) -> None:
    text, said = fixed(a_well_kept_site().file("incident.yml", FACTS + guess), tmp_path, f"{SLOW}/incident.yml")
    assert text == FACTS + guess
    assert "fixed" not in said


def test_components_get_their_ids(tmp_path: Path) -> None:
    site = a_site([{"id": "api", "name": "The API", "formerly": ["rest"]}, {"id": "web", "name": "Dashboard"}])
    site.contents |= {path: text for path, text in a_well_kept_site().contents.items() if path != "status.yml"}
    update = UPDATE.replace("{api: degraded_performance}", "{rest: Partial Outage, Dashboard: major-outage}")
    text, said = fixed(site.file(f"/{SLOW}/updates/20261124T1015Z.md", update), tmp_path, f"{SLOW}/updates/20261124T1015Z.md")
    assert text == UPDATE.replace("{api: degraded_performance}", "{api: partial_outage, web: major_outage}")
    assert said.count("fixed [") == 4


def test_the_first_dashes_are_added_and_windows_lines_stay(tmp_path: Path) -> None:
    update = "\ufeff" + UPDATE.removeprefix("---\n").replace("investigating", "Investigating").replace("\n", "\r\n")
    path = f"{SLOW}/updates/20261124T1015Z.md"
    text, said = fixed(a_well_kept_site().file("updates/20261124T1015Z.md", update.encode()), tmp_path, path)
    assert text == "\ufeff" + UPDATE.replace("\n", "\r\n")
    assert said.count("fixed [") == 2


def test_what_the_public_reads_is_never_touched(tmp_path: Path) -> None:
    root = a_well_kept_site().file("postmortem.public.md", "Status: Resolved\n").write(tmp_path)
    path = f"{SLOW}/updates/20261124T1015Z.md"
    before = {name: (root / name).read_bytes() for name in (path, f"{SLOW}/postmortem.public.md")}
    edits = [Problem(code="x", place=Place(name, line, 1, 3), says="x", edit="y") for name in before for line in (1, 5, 6, 99)]
    done = mend(root, [edit for edit in edits if edit.place.line > 4 or edit.place.path.endswith("public.md")])
    assert done == []
    assert {name: (root / name).read_bytes() for name in before} == before


def test_two_edits_of_one_stretch_are_one(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("abc def\n")
    first = Problem(code="x", place=Place("a.yml", 1, 1, 3), says="x", edit="one")
    second = Problem(code="x", place=Place("a.yml", 1, 3, 2), says="x", edit="two")
    third = Problem(code="x", place=Place("a.yml", 1, 5, 3), says="x", edit="three")
    assert [mended.problem for mended in mend(tmp_path, [third, second, first])] == [first, third]
    assert (tmp_path / "a.yml").read_text() == "one three\n"


def test_links_and_what_is_not_there_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "real.yml").write_text("abc\n")
    os.symlink("real.yml", tmp_path / "link.yml")
    names = ("link.yml", "gone.yml", "real.yml/x", "a\0b")
    assert mend(tmp_path, [Problem(code="x", place=Place(name, 1, 1, 3), says="x", edit="y") for name in names]) == []
    assert (tmp_path / "real.yml").read_text() == "abc\n"


def test_a_second_run_has_nothing_to_do(tmp_path: Path) -> None:
    site = a_well_kept_site().file("incident.yml", f"{FACTS}data_loss: yes\n")
    first, _ = fixed(site, tmp_path, f"{SLOW}/incident.yml")
    assert "fixed" not in noa_status("lint --fix --now 2026-11-24T12:00Z", tmp_path).output
    assert (tmp_path / SLOW / "incident.yml").read_text() == first
