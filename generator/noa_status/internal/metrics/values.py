"""What the sections of the metrics pages are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from noa_status.model.spans import Span

SHOWN = 20
"""How many incidents a cell or a note names; its file names all."""

SHOWN_ROWS = 50
"""How many rows of single incidents stand on the page; their file has all."""


def and_more(number: int) -> str:
    """What is said where not all of that many are shown; nothing where they are."""
    return f"and {number - SHOWN} more, in the files" if number > SHOWN else ""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A section before it is a page's: its sheet becomes the table and the files. `shown` is how many rows the page has."""

    sheet: Sheet
    says: str
    chart_html: str = ""
    empty: str = "There is nothing to count."
    shown: int | None = None
    notes: tuple[Fact, ...] = ()


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a section is told of: the records that count in a period, seen from the page `uri`."""

    world: World
    facts: Facts
    uri: str
    period: Period
    counted: Counted
    incident_link: Callable[[Incident], Link]
    spans: tuple[Span, ...]

    def which(self, incidents: Sequence[Incident]) -> Cell:
        """A cell that names incidents: all their ids for programs, the first of them as links."""
        return Cell(
            value=" ".join(incident.id for incident in incidents),
            links=tuple(self.incident_link(incident) for incident in incidents[:SHOWN]),
            note=and_more(len(incidents)),
        )

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
