"""Drafts, told."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click
import msgspec

from noa_status.cli.writing.desk import Desk
from noa_status.cli.writing.posts import open_records, status_of
from noa_status.cli.writing.which import the_one
from noa_status.model.drafts import Mail, draft_internal, draft_mail, draft_update, next_status, statuses_of
from noa_status.model.incident import Incident, Kind, Status
from noa_status.problems.text import printable
from noa_status.words.statuses import incident_status_in_words


class Drafts(msgspec.Struct, frozen=True, kw_only=True):
    """What to tell whom of a record in one status; empty or None where the plan has nothing for somebody."""

    incident: str
    status: Status
    internal: str = ""
    public: str = ""
    mail: Mail | None = None


def tell_drafts(
    *,
    incident: str,
    whom: str | None,
    status: str | None,
    every: bool,
    actions: str,
    as_json: bool,
    root: Path,
    now: datetime,
) -> None:
    """Prints the drafts of a record."""
    desk = Desk(root, now)
    may_ask = sys.stdin.isatty() and sys.stderr.isatty() and not as_json
    found = the_one(incident, desk.incidents, open_records(desk), "open incident", broken=desk.broken, may_ask=may_ask)
    if status is not None and every:
        raise click.UsageError("One status or all of them: --status or --all, not both.")
    if every:
        statuses: tuple[Status, ...] = statuses_of(found)
    else:
        statuses = (status_of(status, found) if status is not None else next_status(found, now),)
    drafts = [_drafts(found, desk, wanted, whom, actions) for wanted in statuses]
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(drafts), indent=2).decode())
        return
    click.echo("\n\n".join(part for draft in drafts for part in _parts(draft, alone=whom is not None and len(drafts) == 1)))


def _drafts(incident: Incident, desk: Desk, status: Status, whom: str | None, actions: str) -> Drafts:
    site, now = desk.site, desk.now
    is_public = incident.kind is not Kind.DRILL
    wanted = {whom} if whom else {"internal", "public", "mail"}
    return Drafts(
        incident=incident.id,
        status=status,
        internal=draft_internal(incident, site, status, now, actions=actions) if "internal" in wanted else "",
        public=draft_update(incident, site, status, now) if "public" in wanted and is_public else "",
        mail=draft_mail(incident, site, status, now) if "mail" in wanted and is_public else None,
    )


def _parts(drafts: Drafts, *, alone: bool) -> list[str]:
    """Each draft under a line that says whose it is; a single one that was asked for stands by itself, to be piped on."""
    status = incident_status_in_words(drafts.status.value)
    mail = drafts.mail
    found = [("internal", drafts.internal), ("public", drafts.public)]
    if mail is not None:
        found.append((f"mail; {mail.to}", f"Subject: {mail.subject}\n\n{mail.text}"))
    parts = [(f"{status}, {whom}", "\n".join(map(printable, text.split("\n")))) for whom, text in found if text]
    if not parts:
        return [f"{status}: the plan has nothing for them."]
    return [text if alone else f"--- {head}\n{text}" for head, text in parts]
