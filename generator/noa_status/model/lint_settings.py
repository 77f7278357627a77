"""What `status.yml` says of checks: what rules count for, what is allowed and why, and words that are the organisation's."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class Setting(StrEnum):
    """What a rule counts for."""

    OFF = "off"
    WARNING = "warning"
    ERROR = "error"


class Waiver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is allowed although a rule names it: of this `rule`, in these files, for a reason, up to and with a day.

    `where` is a file's path, in which `*` stands for anything, or the id of a record, runbook or playbook.
    """

    rule: str
    where: str
    reason: str = ""
    until: date | None = None


class LintSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The mapping `lint` of `status.yml`.

    `internal_hosts` are domains that public texts do not name; `tickets` are regular expressions for the numbers of tickets, in
    the place of the usual ones; `contacts` are addresses of mail that anybody may read; `jargon` are words of the house, each
    with what to say instead.
    """

    rules: dict[str, Setting] = {}
    waivers: tuple[Waiver, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    tickets: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    jargon: dict[str, str] = {}
