"""Alerting rules: what a rule says of its name, its severity and its runbook, and where it stands."""

from __future__ import annotations

import msgspec

from noa_status.problems import Place


class RunbookLink(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation that names a runbook (`runbook_url` or `runbook`): what is written there, and where."""

    annotation: str
    written: str
    place: Place


class AlertRule(msgspec.Struct, frozen=True, kw_only=True):
    """One rule. Several may have one name; `place` (that of the name) tells them apart.

    `severity` is the label as written, empty where there is none. `annotations_at` is the place of the first annotation's key.
    """

    name: str
    place: Place
    severity: str = ""
    severity_place: Place | None = None
    links: tuple[RunbookLink, ...] = ()
    has_annotations: bool = False
    annotations_at: Place | None = None


def is_template(text: str) -> bool:
    """True where a part of the text is filled in later, by Prometheus or by Helm."""
    return "{{" in text
