"""Runbooks (one alert or one symptom) and playbooks (one scenario or one role)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

import msgspec


class PlaybookKind(StrEnum):
    """What a playbook is about."""

    SCENARIO = "scenario"
    ROLE = "role"


class RunbookFile(msgspec.Struct, frozen=True, kw_only=True):
    """Front matter of a runbook: every field optional, foreign fields left alone. Dates are UTC days."""

    title: str | None = None
    alerts: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    severity: str | None = None
    owner: str | None = None
    last_tested: date | None = None
    last_reviewed_on: date | None = None
    review_every: timedelta | None = None
    review_in: timedelta | None = None
    tags: tuple[str, ...] = ()


class Runbook(RunbookFile, frozen=True, kw_only=True):
    """A runbook: `id` is its file's name without the ending, `path` where it lies in the repository.

    `alert_names` are the names it answers to: those of `alerts`, or else the file's name and first heading where they
    look like an alert's name.
    """

    id: str
    path: str
    heading: str
    alert_names: tuple[str, ...] = ()
    text_id: str


class PlaybookFile(msgspec.Struct, frozen=True, kw_only=True):
    """Front matter of a playbook: every field optional, foreign fields left alone."""

    title: str | None = None
    kind: PlaybookKind | None = None
    role: str | None = None
    severity: str | None = None
    owner: str | None = None
    last_tested: date | None = None
    review_every: timedelta | None = None
    tags: tuple[str, ...] = ()


class Playbook(PlaybookFile, frozen=True, kw_only=True):
    """A playbook: `id` is its file's name without the ending, `path` where it lies in the repository."""

    id: str
    path: str
    heading: str
    text_id: str
