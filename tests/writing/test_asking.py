"""At a terminal the commands ask for what is missing, with the plan's definitions and defaults, and write nothing unasked."""

from __future__ import annotations

from pathlib import Path

from tests.builders import a_well_kept_site
from tests.writing.terminal import at_a_terminal

NOW = ("--now", "2026-11-25T10:15Z")
FOLDER = "incidents/2026/2026-11-25-sign-in-fails"
ANSWERS = [
    ("What is wrong", "Sign-in fails"),
    ("Severity:", "2"),
    ("Component in trouble", "dsh"),
    ("State of web", ""),
    ("Another component", ""),
    ("Who is commander?", "ana"),
    ("Who is technical lead?", ""),
    ("Who is communications lead?", ""),
    ("What the public reads", ""),
    ("  issue:", "failing sign-ins"),
]


def test_declaring_asks_for_everything_and_fills_the_plans_text_in(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    said = at_a_terminal(root, "declare", *NOW, answers=[*ANSWERS, ("Write it?", "y")])
    assert said.status == 0, said.screen
    assert "High: Major functionality degraded or unavailable" in said.screen
    assert (root / FOLDER / "incident.yml").read_text() == (
        "title: Sign-in fails\nseverity: SEV2\nstarted_at: 2026-11-25T10:15Z\nroles: {commander: ana}\n"
    )
    assert (root / FOLDER / "updates/20261125T1015Z.md").read_text() == (
        "---\nstatus: investigating\ncomponents: {web: partial_outage}\n---\nWe are investigating reports of failing sign-ins.\n"
    )


def test_whoever_does_not_agree_has_written_nothing(tmp_path: Path) -> None:
    root = a_well_kept_site().write(tmp_path)
    said = at_a_terminal(root, "declare", *NOW, answers=[*ANSWERS, ("Write it?", "n")])
    assert said.status == 130
    assert "Home will say:       Dashboard may not work for everyone." in said.screen
    assert not (root / FOLDER).exists()


def test_an_update_asks_for_status_and_text(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("web-slow", at="25T09:00", severity="SEV3")
    root = site.update("25T09:10", "investigating", web="degraded_performance").write(tmp_path)
    answers = [
        ("Status [investigating]", "ident"),
        ("Component in trouble", ""),
        ("What the public reads", "A release made the dashboard slow."),
        ("Write it?", ""),
    ]
    said = at_a_terminal(root, "update", *NOW, answers=answers)
    assert said.status == 0, said.screen
    assert "identified the issue affecting Dashboard" in said.screen
    text = (root / "incidents/2026/2026-11-25-web-slow/updates/20261125T1015Z.md").read_text()
    assert text == "---\nstatus: identified\n---\nA release made the dashboard slow.\n"


def test_of_several_open_incidents_one_is_chosen(tmp_path: Path) -> None:
    site = a_well_kept_site()
    for slug in ("web-slow", "db-slow"):
        site.with_incident(slug, at="25T09:00", severity="SEV3").update("25T09:10", "investigating")
    said = at_a_terminal(site.write(tmp_path), "ack", *NOW, answers=[("Which open incident?", "2"), ("Write it?", "")])
    assert said.status == 0, said.screen
    assert "acknowledged_at" in (tmp_path / "incidents/2026/2026-11-25-web-slow/incident.yml").read_text()


def test_yes_asks_nothing_more(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("web-slow", at="25T09:00", severity="SEV3").update("25T09:10", "investigating")
    said = at_a_terminal(site.write(tmp_path), "resolve", "-m", "Everything is fast again now.", "--yes", *NOW, answers=[])
    assert said.status == 0, said.screen
    assert "Write it?" not in said.screen


def test_beginning_a_repository_asks_for_its_name(tmp_path: Path) -> None:
    answers = [("What the organisation is called", "Example"), ("Where the public site", "")]
    said = at_a_terminal(tmp_path, "init", "new", answers=answers)
    assert said.status == 0, said.screen
    assert (tmp_path / "new/status.yml").read_text().splitlines()[1:3] == ["name: Example", 'url: "https://status.example.com/"']


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("web-slow", at="25T09:00", severity="SEV3").update("25T09:10", "investigating")
    root = site.write(tmp_path)
    facts = root / "incidents/2026/2026-11-25-web-slow/incident.yml"
    written = facts.read_text() + "# somebody else's\n"
    said = at_a_terminal(root, "ack", *NOW, answers=[("Write it?", "y")], before_the_last=lambda: facts.write_text(written))
    assert said.status == 3
    assert "changed meanwhile by somebody else" in said.screen
    assert facts.read_text() == written


def test_an_update_that_somebody_else_posted_meanwhile_stays(tmp_path: Path) -> None:
    site = a_well_kept_site().with_incident("web-slow", at="25T09:00", severity="SEV3").update("25T09:10", "investigating")
    root = site.write(tmp_path)
    update = root / "incidents/2026/2026-11-25-web-slow/updates/20261125T1015Z.md"
    arguments = ("resolve", "-m", "Everything is fast again now.", *NOW)
    said = at_a_terminal(root, *arguments, answers=[("Write it?", "y")], before_the_last=lambda: update.write_text("theirs"))
    assert said.status == 3
    assert update.read_text() == "theirs"
