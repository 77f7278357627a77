"""Drafts: what the record knows is filled in, what only the writer can say stays visible."""

from __future__ import annotations

import msgspec
import pytest

from noa_status.model.component import Component
from noa_status.model.drafts import (
    draft_file,
    draft_internal,
    draft_mail,
    draft_update,
    next_status,
    statuses_of,
    update_id,
    update_path,
)
from noa_status.model.incident import Incident, Kind, Status
from noa_status.model.site import Site
from tests.model.building import API, at, incident, maintenance, the_plan, update

SITE = Site(
    name="Example", url="https://status.example.com/", components=(API, Component(id="web", name="Web")), policy=the_plan()
)
SLOW = incident(update("10:15", "investigating", api="degraded_performance", web="partial_outage"))


def test_the_components_in_trouble_are_the_service() -> None:
    text = draft_update(SLOW, SITE, Status.IDENTIFIED, at("10:31"))
    assert text == "We have identified the issue affecting API and Web and are working on a resolution."


def test_what_only_the_writer_knows_stays_visible() -> None:
    assert draft_update(SLOW, SITE, Status.INVESTIGATING, at("10:31")) == "We are investigating reports of [issue]."
    silent = incident(started_at="10:02")
    assert "[service]" in draft_update(silent, SITE, Status.IDENTIFIED, at("10:31"))


@pytest.mark.parametrize("of", [SLOW, maintenance("22:00", "23:30")], ids=["incident", "maintenance"])
def test_every_status_has_a_public_text(of: Incident) -> None:
    texts = [draft_update(of, SITE, status, at("10:31")) for status in statuses_of(of)]
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_a_window_is_told_in_words() -> None:
    text = draft_update(maintenance("22:00", "23:30"), SITE, Status.SCHEDULED, at("10:31"))
    assert text.startswith("Planned work is going to happen on 24 Nov 2026, 22:00 to 23:30 UTC.")


def test_the_internal_update_is_the_plans() -> None:
    assert draft_internal(SLOW, SITE, Status.IDENTIFIED, at("10:31"), actions="rolling back") == (
        "[STATUS UPDATE - 10:31 UTC]\n"
        "Severity: SEV2\n"
        "Status: Identified\n"
        "Impact: API degraded, Web partial outage (major impact)\n"
        "Actions: rolling back\n"
        "Next Update: 11:01 UTC"
    )
    assert "Actions: <what's being done>" in draft_internal(SLOW, SITE, Status.IDENTIFIED, at("10:31"))
    assert "Next Update: none, it is resolved" in draft_internal(SLOW, SITE, Status.RESOLVED, at("11:20"))


def test_the_next_update_of_another_day_says_its_day() -> None:
    assert "Next Update: 25 Nov 2026, 00:20 UTC" in draft_internal(SLOW, SITE, Status.MONITORING, at("23:50"))


def test_who_gets_a_mail_is_the_severitys_business() -> None:
    mail = draft_mail(SLOW, SITE, Status.IDENTIFIED, at("10:31"))
    assert mail is not None
    assert (mail.audience, mail.to) == ("affected_customers", "Email to directly affected customers")
    assert mail.subject == "Example: API requests are slow (Identified)"
    assert "Affected: API and Web\nThe next update follows by 11:01 UTC." in mail.text
    assert "https://status.example.com/incidents/api-slow/" in mail.text
    grave = draft_mail(incident(severity="SEV1"), SITE, Status.IDENTIFIED, at("10:31"))
    assert grave is not None
    assert grave.audience == "all_customers"
    for severity in ("SEV3", "SEV4"):
        assert draft_mail(incident(severity=severity), SITE, Status.IDENTIFIED, at("10:31")) is None


def test_a_mail_about_what_was_posted_says_just_that() -> None:
    mail = draft_mail(SLOW, SITE, Status.RESOLVED, at("11:20"), update="All is well.")
    assert mail is not None
    assert mail.text.startswith("All is well.\n\nIt affected: API and Web\n")


def test_the_file_begins_with_the_components_as_they_are() -> None:
    text = draft_file(SLOW, SITE, Status.MONITORING, at("10:31"))
    assert text.startswith("---\nstatus: monitoring\ncomponents: {api: degraded_performance, web: partial_outage}\n---\nA fix")
    assert draft_file(SLOW, SITE, Status.RESOLVED, at("11:20")).startswith("---\nstatus: resolved\n---\nThe issue")
    assert "# components: {api: degraded_performance}\n" in draft_file(incident(), SITE, Status.INVESTIGATING, at("10:31"))


def test_the_next_status_is_the_one_that_holds() -> None:
    assert next_status(SLOW, at("10:31")) is Status.INVESTIGATING
    assert next_status(incident(), at("10:31")) is Status.INVESTIGATING
    assert next_status(maintenance("22:00", "23:30"), at("10:31")) is Status.SCHEDULED


def test_a_second_update_in_a_minute_gets_a_number() -> None:
    assert update_id(SLOW, at("10:15")) == "20261124T1015Z-2"
    assert update_path(SLOW, at("10:31")) == "incidents/2026/api-slow/updates/20261124T1031Z.md"


def test_a_drill_has_internal_texts_too() -> None:
    drill = incident(update("10:15", "investigating", api="major_outage"), kind=Kind.DRILL, severity="SEV1")
    assert draft_internal(drill, SITE, Status.INVESTIGATING, at("10:20")).startswith(
        "[STATUS UPDATE - 10:20 UTC]\nSeverity: SEV1"
    )


def test_what_is_posted_later_in_a_minute_is_read_later() -> None:
    numbered = msgspec.structs.replace(update("10:15", "identified"), id="20261124T1015Z-33")
    two = incident(update("10:15", "investigating"), numbered)
    assert update_id(two, at("10:15")) == "20261124T1015Z-34"
    assert update_id(two, at("10:15"), number=5) == "20261124T1015Z-34"
    assert update_id(two, at("10:15"), number=40) == "20261124T1015Z-40"
    full = incident(msgspec.structs.replace(update("10:15", "identified"), id="20261124T1015Z-99"))
    with pytest.raises(ValueError, match="no number left"):
        update_id(full, at("10:15"))
