"""The timeline of an incident: its facts, its public updates and what responders wrote down, in one order of time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from textwrap import dedent

import msgspec

from noa_status.internal.markdown import Resolve, render
from noa_status.internal.telling import instant, length
from noa_status.internal.values import Link, TimelineEntry
from noa_status.model.incident import Incident, Kind
from noa_status.model.lapses import Lapse, lapses_of
from noa_status.model.policy import Policy
from noa_status.model.progress import existing_updates, identified_at_of, known, moves_of, resolved_at_of, scheduled_at
from noa_status.words.lists import in_a_row
from noa_status.words.periods import period_in_words
from noa_status.words.statuses import incident_status_in_words

_ITEM = re.compile(
    r"[-*+][ \t]+[*_`]{0,2}(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?\s?(?:Z|UTC|[+-]\d\d:?\d\d))[*_`]{0,2}[ \t]*[:–—-]?[ \t]*(.*)"
)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)


class Note(msgspec.Struct, frozen=True):
    """What somebody wrote down for an instant, in Markdown."""

    at: datetime
    text: str


def notes_of(text: str) -> tuple[tuple[Note, ...], str]:
    """The items of a timeline that open with an instant, and everything else, as Markdown."""
    notes: list[Note] = []
    rest: list[str] = []
    lines = _FRONT_MATTER.sub("", text.removeprefix("\ufeff")).split("\n")
    index = 0
    while index < len(lines):
        match = _ITEM.match(lines[index])
        at = _instant(match[1]) if match else None
        if match is None or at is None:
            rest.append(lines[index])
            index += 1
            continue
        body = [match[2]]
        index += 1
        while index < len(lines) and (lines[index].startswith((" ", "\t")) or _goes_on(lines, index)):
            body.append(lines[index])
            index += 1
        notes.append(Note(at, f"{body[0]}\n{dedent(chr(10).join(body[1:]))}".strip()))
    return tuple(notes), "\n".join(rest).strip()


def timeline_of(
    incident: Incident, notes: tuple[Note, ...], roles: Collection[datetime], policy: Policy, now: datetime, resolve: Resolve
) -> tuple[TimelineEntry, ...]:
    """All that happened until `now`, oldest first, with the clocks that ran out and gaps. `roles` are instants of hand-overs."""
    path = f"{incident.folder}/timeline.md"
    entries = [(at, 0, TimelineEntry(at=instant(at), kind="fact", label=label)) for at, label in _facts(incident, now)]
    for update in existing_updates(incident, now):
        status = incident_status_in_words(update.status.value)
        link = Link(f"Update: {status}", f"#{update.id}")
        entries.append((update.at, 2, TimelineEntry(at=instant(update.at), kind="update", label="Public", link=link)))
    for note in notes:
        if note.at <= now:
            html = render(note.text, path=path, resolve=resolve, part=f"note-{instant(note.at).iso}").html
            kind = "role" if note.at in roles else "note"
            entries.append((note.at, 1, TimelineEntry(at=instant(note.at), kind=kind, label="", body_html=html)))
    entries += [
        (lapse.at, 3, TimelineEntry(at=instant(lapse.at), kind=_kind_of(lapse), label=_ran_out(lapse)))
        for lapse in lapses_of(incident, policy, now)
    ]
    entries.sort(key=lambda entry: entry[:2])
    # The date stands with the first entry of each day; the others need the time alone.
    days = [None, *(at.date() for at, _, _ in entries)]
    dated = [
        (at, msgspec.structs.replace(entry, at=instant(at, at)) if at.date() == before else entry)
        for (at, _, entry), before in zip(entries, days, strict=False)
    ]
    return tuple(_with_gaps(dated, incident, policy, now))


def _with_gaps(
    entries: list[tuple[datetime, TimelineEntry]], incident: Incident, policy: Policy, now: datetime
) -> Iterator[TimelineEntry]:
    """The entries, and where people wrote nothing down for longer than updates are promised, that it is so."""
    longest = _longest_gap(incident, policy)
    end = resolved_at_of(incident, now) or now
    before: datetime | None = None
    for at, entry in entries:
        is_clock = entry.kind in ("clock", "level")
        if longest is not None and before is not None and not is_clock and at <= end and at - before > longest:
            yield TimelineEntry(at=None, kind="gap", label=f"{length(at - before)} without an entry")
        before = before if is_clock else at
        yield entry
    if longest is not None and before is not None and end == now and now - before > longest:
        yield TimelineEntry(at=None, kind="gap", label=f"{length(now - before)} without an entry, until now")


def _longest_gap(incident: Incident, policy: Policy) -> timedelta | None:
    if incident.kind is not Kind.INCIDENT or incident.imported is not None:
        return None
    return next((severity.update_every for severity in policy.severities if severity.id == incident.severity), None)


def _kind_of(lapse: Lapse) -> str:
    return "level" if lapse.of == "escalation" else "clock"


def _ran_out(lapse: Lapse) -> str:
    """What is said of a clock that ran out."""
    if lapse.of == "escalation":
        level = "The severity's own deadline" if lapse.level is None else f"Level {lapse.level}"
        over = f", by {in_a_row(lapse.channels)}" if lapse.channels else ""
        return f"{level}: {in_a_row(lapse.who)} to be told{over}"
    what, came = _CLOCKS[lapse.of]
    return f"{what}: {f'{came} {length(lapse.late_for)} late' if lapse.late_for is not None else 'still to come'}"


_CLOCKS = {
    "update": ("A public update was promised by now", "it came"),
    "acknowledge": ("The target to acknowledge ran out", "done"),
    "restore": ("The target to restore ran out", "restored"),
}


def _facts(incident: Incident, now: datetime) -> Iterator[tuple[datetime, str]]:
    told = [
        (
            known(incident.started_at, now),
            "The drill begins" if incident.kind is Kind.DRILL else "Users are affected from here on",
        ),
        (known(incident.detected_at, now), "Detected"),
        (known(incident.acknowledged_at, now), "Acknowledged"),
        (identified_at_of(incident, now), "Cause identified"),
        (resolved_at_of(incident, now), "The drill ends" if incident.kind is Kind.DRILL else "Resolved"),
        (known(incident.cancelled_at, now), "Cancelled"),
    ]
    told += [(move.at, f"Moved away from {period_in_words(move.start, move.end)}") for move in moves_of(incident, now)]
    window = scheduled_at(incident, now)
    if window is not None:
        told += [(known(window.start, now), "The window opens"), (known(window.end, now), "The window closes")]
    yield from ((at, label) for at, label in told if at is not None)


def _goes_on(lines: list[str], index: int) -> bool:
    """True for a blank line after which the item goes on."""
    following = next((line for line in lines[index:] if line.strip()), "")
    return not lines[index].strip() and following.startswith((" ", "\t"))


def _instant(words: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(words.replace(" UTC", "Z").replace("UTC", "Z").replace(" Z", "Z"))
    except ValueError:
        return None
    return at.astimezone(UTC)
