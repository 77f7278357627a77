"""Mails through a real server: an incident is a thread, everything that mail programs ask for is there, and nothing internal."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from noa_status.deliver.notify.mail import mail_of
from tests.builders import a_site
from tests.notify.receivers import Mailbox, a_mailbox, closed_port
from tests.notify.telling import MAIL, an_outage, notify, plan, record


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with a_mailbox() as made:
        yield made


def test_an_incident_of_four_updates_is_one_thread_of_four_mails(tmp_path: Path, mailbox: Mailbox) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    times = ("10:15", "10:35", "10:55", "11:20")
    said = [notify(root, now=now, MAIL_SERVER=mailbox.url) for now in times]
    assert [status for status, _ in said] == [0] * 4
    first, *later = mailbox.mails
    assert len(later) == 3
    ids = [mail["Message-ID"] for mail in mailbox.mails]
    assert ids[0] == "<2026-11-24-api-slow.20261124T1015Z@status.example.com>"
    assert len(set(ids)) == 4
    assert first["References"] is None
    assert [mail["In-Reply-To"] for mail in later] == ids[:3]
    assert [mail["References"].split() for mail in later] == [ids[:1], ids[:2], ids[:3]]
    assert [mail["Subject"] for mail in mailbox.mails] == ["API requests are slow", *["Re: API requests are slow"] * 3]
    assert [mail["Date"].datetime.strftime("%H:%M") for mail in mailbox.mails] == ["10:15", "10:30", "10:50", "11:20"]


def test_a_mail_has_what_programs_ask_for_and_both_parts_say_the_same(tmp_path: Path, mailbox: Mailbox) -> None:
    channel = {**MAIL, "unsubscribe": "https://example.com/leave?list=all"}
    root = an_outage(channel).write(tmp_path / "site", git=True)
    notify(root, now="10:40", MAIL_SERVER=mailbox.url)
    mail = mailbox.mails[1]
    assert mail["From"] == "Example status <status@example.com>"
    assert mail["To"] == "all@lists.example.com"
    assert mail["List-Id"] == "<all.lists.example.com>"
    assert mail["List-Unsubscribe"] == "<https://example.com/leave?list=all>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    text, html = (part.get_content().replace("\r\n", "\n") for part in mail.iter_parts())
    assert text.startswith("Identified · 24 Nov 2026, 10:30 UTC\n\nA cache is full.")
    assert "<p>A <strong>cache</strong> is full.</p>" in html
    for part in (text, html):
        assert "https://status.example.com/incidents/2026-11-24-api-slow/#20261124T1030Z" in part
        assert "https://example.com/leave?list=all" in part


def test_the_same_update_makes_the_same_bytes(tmp_path: Path) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    assert [mail_of(item).as_bytes() for item in plan(root)] == [mail_of(item).as_bytes() for item in plan(root)]


def test_a_hostile_title_and_text_put_nothing_into_the_headers(tmp_path: Path) -> None:
    site = a_site(notify={"channels": [MAIL]}).with_incident(
        "bad", severity="SEV1", title='"a\\r\\nBcc: victim@example.com\\u2028x"'
    )
    site.update("10:15", "investigating", "<script>alert(1)</script>\n\n[x](javascript:alert(1))")
    item = plan(site.write(tmp_path / "site", git=True))[0]
    mail = message_from_bytes(mail_of(item).as_bytes(), policy=default)
    assert mail["Bcc"] is None
    assert mail["Subject"] == "a Bcc: victim@example.com x"
    html = mail.get_body(("html",)).get_content()  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_whom_a_mail_goes_to_follows_from_the_severity_and_the_components(tmp_path: Path) -> None:
    channel = {**MAIL, "components": {"api": "api@lists.example.com"}}
    whom = {
        severity: {item.to for item in plan(an_outage(channel, severity=severity).write(tmp_path / severity, git=True))}
        for severity in ("SEV1", "SEV2", "SEV3", "SEV4")
    }
    assert whom == {
        "SEV1": {("all@lists.example.com",)},
        "SEV2": {("api@lists.example.com",)},
        "SEV3": set(),
        "SEV4": set(),
    }


def test_a_component_without_a_list_of_its_own_is_told_to_all_who_are_affected(tmp_path: Path) -> None:
    channel = {**MAIL, "components": {"db": "db@lists.example.com"}}
    site = an_outage(channel, severity="SEV2").update("11:30", "resolved", "The database, too.", db="operational")
    assert [item.to for item in plan(site.write(tmp_path / "site", git=True))][-2:] == [
        ("affected@lists.example.com",),
        ("affected@lists.example.com", "db@lists.example.com"),
    ]


def test_planned_work_is_told_to_whom_the_settings_say(tmp_path: Path) -> None:
    for audience, expected in (("all_customers", ["all@lists.example.com"]), ("status_page", [])):
        site = a_site(notify={"channels": [MAIL], "maintenances": audience}).with_maintenance("db-upgrade")
        site.update("09:00", "scheduled", db="operational")
        found = plan(site.write(tmp_path / audience, git=True))
        assert [address for item in found for address in item.to] == expected


def test_what_is_internal_or_in_the_future_is_told_to_nobody(tmp_path: Path) -> None:
    site = an_outage(MAIL).with_incident("secret", severity="SEV1", visibility="internal").update("10:20", "investigating")
    root = site.write(tmp_path / "site", git=True)
    assert [item.told.update for item in plan(root, now="10:40")] == ["20261124T1015Z", "20261124T1030Z"]


def test_a_recipient_that_is_refused_for_now_is_tried_again(tmp_path: Path, mailbox: Mailbox) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    mailbox.answers = ["rcpt 450 later"]
    status, said = notify(root, now="10:20", MAIL_SERVER=mailbox.url)
    assert (status, len(mailbox.mails)) == (0, 1), said


def test_a_mail_that_is_refused_for_good_is_said_once_and_tried_again_when_asked(tmp_path: Path, mailbox: Mailbox) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    mailbox.answers = ["554 no such mail here"]
    status, said = notify(root, now="10:20", MAIL_SERVER=mailbox.url)
    assert status == 3
    assert "refused: customers to all@lists.example.com: API: Investigating · API requests are slow (answered 554 no" in said
    assert notify(root, now="10:20", MAIL_SERVER=mailbox.url) == (0, "1 refused\n")
    assert notify(root, "--again", now="10:20", MAIL_SERVER=mailbox.url)[0] == 0
    assert len(mailbox.mails) == 1


def test_a_mail_that_was_taken_without_an_answer_comes_again_with_the_same_id(tmp_path: Path, mailbox: Mailbox) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    mailbox.answers = ["lost"]
    assert notify(root, now="10:20", MAIL_SERVER=mailbox.url)[0] == 0
    first, second = mailbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()


def test_a_server_that_is_down_keeps_the_rest_for_the_next_run(tmp_path: Path, mailbox: Mailbox) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    status, said = notify(root, now="10:40", MAIL_SERVER=f"smtps://user:hidden-word@127.0.0.1:{closed_port()}")
    assert status == 3
    assert "2 remains" in said
    assert "hidden-word" not in said
    assert record(root, "customers", "20261124T1015Z")["stage"] == "waiting"
    assert notify(root, now="10:40", MAIL_SERVER=mailbox.url)[0] == 0
    assert len(mailbox.mails) == 2


def test_a_password_is_not_sent_without_encryption_to_another_machine(tmp_path: Path) -> None:
    root = an_outage(MAIL).write(tmp_path / "site", git=True)
    with a_mailbox("127.0.0.2") as mailbox:
        status, said = notify(root, now="10:20", MAIL_SERVER=mailbox.url.replace("//", "//user:hidden-word@"))
    assert status == 3
    assert "the server offers no encryption, and a password would be sent" in said
    assert mailbox.mails == []
