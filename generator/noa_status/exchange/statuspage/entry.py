"""One incident or maintenance of the page as a record: which facts, which updates, under which names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from noa_status.exchange.statuspage.components import free, slug
from noa_status.exchange.statuspage.markdown import markdown_of
from noa_status.exchange.statuspage.states import Affected, states_of
from noa_status.exchange.statuspage.there import SYSTEM, Known, There
from noa_status.exchange.statuspage.times import instant, is_newer
from noa_status.exchange.statuspage.values import SourceIncident, SourceUpdate, Spot
from noa_status.exchange.statuspage.words import title_of
from noa_status.model.incident import INCIDENT_STATUSES, MAINTENANCE_STATUSES, Impact, Status, Visibility
from noa_status.model.policy import Policy
from noa_status.problems import Problem
from noa_status.records.front_matter import MAX_BYTES
from noa_status.records.write import NewRecord, NewUpdate, Plain, folder_of

NO_WORDS = "*(This update has no text.)*"

# Room for the front matter, and for a line end.
_LONGEST = MAX_BYTES - 20_000
_MOST_IN_A_MINUTE = 99


class Loss(NamedTuple):
    """Something of an entry that the file at `path` does not hold: told only where that file is new."""

    path: str
    spot: Spot
    says: str

    @property
    def problem(self) -> Problem:
        """The loss as people are told it."""
        return Problem(code="not-carried", level="warning", place=self.spot.place, says=self.says)


class Entry(NamedTuple):
    """What became of an incident: a record, or None; what was refused of it; what is lost, and what is to be counted, by file."""

    record: NewRecord | None
    refused: tuple[Problem, ...] = ()
    losses: tuple[Loss, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    missing: frozenset[str] = frozenset()


class Context(NamedTuple):
    """What the repository has: its plan, the components' ids by the page's codes, its records; `base` is the page's address."""

    policy: Policy
    ids: Mapping[str, str]
    there: There
    base: str = ""


def entry_of(incident: SourceIncident, context: Context, taken: set[str]) -> Entry:
    """The incident as a record. `taken` are the ids of records, to which that of a new one is added."""
    return _Maker(incident, context, taken).entry()


class _Refused(Exception):
    def __init__(self, code: str, says: str, hint: str = "") -> None:
        super().__init__(says)
        self.code, self.hint = code, hint


class _Maker:
    def __init__(self, incident: SourceIncident, context: Context, taken: set[str]) -> None:
        self.source, self.json, self.context, self.taken = incident, incident.json, context, taken
        self.is_maintenance = incident.is_maintenance or incident.json.impact == "maintenance"
        self.kind = "maintenance" if self.is_maintenance else "incident"
        self.called = f'{self.kind} "{title_of(self.json.name).text[:60]}" ({self.json.id})'
        self.refused: list[Problem] = []
        self.losses: list[tuple[str, Spot, str]] = []
        self.marks: list[tuple[str, str]] = []

    def entry(self) -> Entry:
        """The whole of it, or what keeps it from being a record."""
        missing: frozenset[str] = frozenset()
        try:
            facts, begins_at = self.facts()
            bodies = {update.json.id: body for update in self.source.updates if (body := self.body(update)) is not None}
            carried = [update for update in self.source.updates if update.json.id in bodies]
            if not carried:
                raise _Refused("no-updates", "has no update that could be imported, and without one nobody would see it")
            affected = states_of(self.source, carried, is_maintenance=self.is_maintenance)
            missing = frozenset(code for code in affected.codes if code not in self.context.ids)
            if missing:
                says = f"names components that status.yml does not have: {', '.join(sorted(missing))}"
                raise _Refused("unknown-component", says, "see what is said of status.yml; then import again")
            known = self.context.there.records.get(self.json.id)
            names = self.names(carried, known)
            folder = known.folder if known else self.new_folder(begins_at)
        except _Refused as refusal:
            says = f"{self.called} {refusal}"
            problem = Problem(code=refusal.code, place=self.source.spot.place, says=says, hint=refusal.hint)
            return Entry(None, (*self.refused, problem), missing=missing)
        updates = tuple(
            self.update(update, names[update.json.id], bodies, affected) for update in carried if update.json.id in names
        )
        facts |= self.end(carried) | {"imported": {"system": SYSTEM, "id": self.json.id}}
        self.mark_whole(affected)
        return Entry(
            NewRecord(folder, facts, updates),
            tuple(self.refused),
            tuple(Loss(_path(folder, names.get(id, "")), spot, says) for id, spot, says in self.losses),
            tuple((_path(folder, names.get(id, "")), mark) for id, mark in self.marks),
        )

    def facts(self) -> tuple[dict[str, Plain], datetime]:
        """What stands in `incident.yml`, but for the end; and when it begins."""
        title = title_of(self.json.name)
        if not title.text:
            raise _Refused("empty-field", "has no name")
        self.lose("", self.source.spot, *(f"{self.called}: {lost}" for lost in title.lost))
        if self.is_maintenance:
            window = self.window()
            return {"title": title.text, "kind": "maintenance", "impact": self.impact(), "scheduled": window}, window["start"]
        severity, visibility = _severity(Impact(self.impact() or "none"), self.context.policy)
        started_at = self.started_at()
        facts: dict[str, Plain] = {"title": title.text, "severity": severity, "impact": self.impact(), "visibility": visibility}
        return {**facts, "started_at": started_at}, started_at

    def impact(self) -> str | None:
        word = self.json.impact
        if self.is_maintenance and word in ("maintenance", None):
            return None
        if word not in {str(impact) for impact in Impact}:
            raise _Refused("unknown-impact", f"has an impact that we do not know: {word!r:.60}", f"one of: {', '.join(Impact)}")
        return word

    def window(self) -> dict[str, datetime]:
        start, end = instant(self.json.scheduled_for), instant(self.json.scheduled_until)
        if start is None or end is None:
            raise _Refused("no-window", "has no window: `scheduled_for` or `scheduled_until` is no instant")
        self.mark_seconds("", start, end)
        start, end = _minute(start), _minute(end)
        if end <= start:
            raise _Refused("end-before-start", "has a window that ends before it starts")
        return {"start": start, "end": end}

    def started_at(self) -> datetime:
        """When it began: as the page says, unless an update was there already (a history can be entered years later)."""
        if not self.source.updates:
            raise _Refused("no-updates", "has no update, and without one nobody would see it")
        first = self.source.updates[0].display_at
        said = instant(self.json.started_at)
        if said is None and self.json.started_at is not None:
            self.lose(
                "",
                self.source.spot,
                f"`started_at` is no instant, so it began with its first update: {self.json.started_at!r:.60}",
            )
        return _minute(min(first, said or first))

    def end(self, carried: list[SourceUpdate]) -> dict[str, Plain]:
        """`resolved_at`, only where no update says it: else the incident would stay open for ever."""
        is_over = self.json.status in (Status.RESOLVED, Status.POSTMORTEM)
        if self.is_maintenance or not is_over or any(update.json.status == Status.RESOLVED for update in carried):
            return {}
        at = instant(self.json.resolved_at) or carried[-1].display_at
        self.lose("", self.source.spot, f"{self.called} is over though no update says so: `resolved_at` does")
        return {"resolved_at": max(_minute(at), self.started_at())}

    def body(self, update: SourceUpdate) -> str | None:
        """The update's Markdown, or None where the update cannot be carried."""
        called = f'update "{update.json.id}" of {self.called}'
        statuses = MAINTENANCE_STATUSES if self.is_maintenance else INCIDENT_STATUSES
        written = update.json.body or ""
        if update.json.status not in statuses:
            says = f"{called} has a status that no {self.kind} has: {update.json.status!r:.60}"
            self.refuse(update, "unknown-status", says, f"one of: {', '.join(statuses)}")
            return None
        if len(written) <= _LONGEST:
            text = markdown_of(written, self.context.base)
            if len(text.text.encode()) <= _LONGEST:
                self.lose(update.json.id, update.spot, *(f"{called}: {lost}" for lost in text.lost))
                if not text.text.strip():
                    self.lose(update.json.id, update.spot, f"{called} has no text: it says so now")
                return text.text if text.text.strip() else NO_WORDS
        self.refuse(update, "file-too-large", f"{called} has {len(written):,} letters, and a record's file holds a million", "")
        return None

    def names(self, carried: list[SourceUpdate], known: Known | None) -> dict[str, str]:
        """The ids of updates in the repository by those on the page: the one it has, or its minute, -2 for a second in it."""
        there = known.updates if known else {}
        names = {update.json.id: there[update.json.id] for update in carried if update.json.id in there}
        taken = set(known.taken if known else ())
        for update in carried:
            if update.json.id not in names:
                id = free(f"{update.display_at:%Y%m%dT%H%MZ}", taken)
                called = f'update "{update.json.id}" of {self.called}'
                if known and any(other.partition("-")[0] == id.partition("-")[0] for other in known.unreadable):
                    says = f"{called} may be there already, in a file of that minute that cannot be read"
                    self.refuse(
                        update, "unreadable-there", says, f"put it right first: noa-status lint names it in {known.folder}"
                    )
                elif _rank(id) > _MOST_IN_A_MINUTE:
                    self.refuse(update, "too-many-updates", f"{called} is one of more than {_MOST_IN_A_MINUTE} in its minute", "")
                else:
                    names[update.json.id] = id
                    taken.add(id)
        return names

    def new_folder(self, begins_at: datetime) -> str:
        day = f"{begins_at:%Y-%m-%d}-"
        wanted = day + (slug(self.json.name) or self.kind)
        if wanted in self.context.there.unreadable:
            hint = f"put it right first: noa-status lint names it ({wanted}/incident.yml)"
            raise _Refused("unreadable-there", "may be there already, in a record that cannot be read", hint)
        id = free(wanted, self.taken)
        self.taken.add(id)
        return folder_of(id, begins_at)

    def update(self, update: SourceUpdate, id: str, bodies: Mapping[str, str], affected: Affected) -> NewUpdate:
        json = update.json
        states = {self.context.ids[code]: state for code, state in affected.states.get(json.id, {}).items()}
        self.mark_seconds(json.id, update.display_at)
        if json.deliver_notifications is False:
            self.marks.append((json.id, "never announced"))
        if is_newer(json.updated_at, json.created_at):
            self.marks.append((json.id, "edited"))
        if json.custom_tweet:
            self.marks.append((json.id, "tweet"))
        for row in update.rows:
            if affected.is_unknown(row):
                says = f'update "{json.id}" of {self.called} names {row.code} without a state that we know: {row.status!r:.60}'
                self.lose(json.id, update.spot, says)
        return NewUpdate(id, {"status": json.status, "components": states, "imported_id": json.id}, bodies[json.id])

    def mark_whole(self, affected: Affected) -> None:
        self.marks += [("", mark) for mark in affected.marks]
        if self.json.shortlink:
            self.marks.append(("", "short link"))

    def mark_seconds(self, id: str, *instants: datetime) -> None:
        if any(at.second for at in instants):
            self.marks.append((id, "seconds"))

    def lose(self, id: str, spot: Spot, *says: str) -> None:
        self.losses += [(id, spot, words) for words in says]

    def refuse(self, update: SourceUpdate, code: str, says: str, hint: str) -> None:
        self.refused.append(Problem(code=code, place=update.spot.place, says=says, hint=hint))


def _severity(impact: Impact, policy: Policy) -> tuple[str, str | None]:
    """The gravest severity of the plan that has this impact, else the least; and the visibility where the plan hides it."""
    severity = next((one for one in policy.severities if one.impact is impact), policy.severities[-1])
    return severity.id, None if severity.visibility is Visibility.PUBLIC else str(Visibility.PUBLIC)


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def _rank(id: str) -> int:
    return int(id.partition("-")[2] or 1)


def _path(folder: str, update: str) -> str:
    return f"{folder}/updates/{update}.md" if update else f"{folder}/incident.yml"
