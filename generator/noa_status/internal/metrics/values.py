"""What the sections of the metrics pages are made from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import msgspec

from noa_status.internal.facts import Facts
from noa_status.internal.page import World
from noa_status.internal.sheets import Cell, Sheet
from noa_status.internal.telling import length, severity_mark
from noa_status.internal.values import Fact, Link
from noa_status.model.counted import Counted
from noa_status.model.incident import Incident
from noa_status.model.period import Period


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A section before it is a page's: its sheet becomes the table and the files."""

    sheet: Sheet
    says: str
    chart_html: str = ""
    empty: str = "There is nothing to count."
    notes: tuple[Fact, ...] = ()


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a section is told of: the records that count in a period, seen from the page `uri`."""

    world: World
    facts: Facts
    uri: str
    period: Period
    counted: Counted
    incident_link: Callable[[Incident], Link]

    def severity(self, id: str | None) -> Cell:
        """The head of a row that is about a severity."""
        return Cell(value=id, mark=severity_mark(id, self.world.repository.site.policy))


def lasting(of: timedelta | None, note: str = "") -> Cell:
    """A length, in seconds for programs; nothing for None."""
    if of is None:
        return Cell()
    return Cell(value=round(of.total_seconds()), words=length(of), note=note)


def share(part: int, whole: int, *, few: int) -> Cell:
    """A share of one, as `75 %`; below `few` members as `3 of 4`, since there a per cent says too much. Nothing of nothing."""
    if not whole:
        return Cell()
    counted = f"{part} of {whole}"
    if whole < few:
        return Cell(value=round(part / whole, 4), words=counted)
    return Cell(value=round(part / whole, 4), words=f"{100 * part / whole:.0f} %", note=counted)
