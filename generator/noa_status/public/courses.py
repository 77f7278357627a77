"""How a component fared in an incident: what of it is told in words, and its strip."""

from __future__ import annotations

from noa_status import drawing
from noa_status.public.values import Affected, ComponentCourse, Segment

_FINE = "operational"


def told(of: ComponentCourse) -> tuple[Segment, ...]:
    """The states that are worth words: those that were not fine, and being fine where it is so now, or always was."""
    last = of.segments[-1]
    troubled = tuple(segment for segment in of.segments if segment.status != _FINE)
    is_well_again = last.status == _FINE and last.end_at is None
    return (*troubled, last) if is_well_again else troubled or of.segments[:1]


def strip(of: ComponentCourse, among: Affected) -> str:
    """The drawing of a component's states on the time that all have in common; empty where none is drawn."""
    if not among.is_drawn:
        return ""
    ends = (segment.end_at or among.end_at for segment in of.segments)
    lengths = ((end - segment.start_at).total_seconds() for segment, end in zip(of.segments, ends, strict=True))
    return drawing.stretches([(segment.status, length) for segment, length in zip(of.segments, lengths, strict=True)])
