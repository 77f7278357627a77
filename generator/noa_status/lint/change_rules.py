"""What is wrong with a change: what was published is edited, renamed or gone, though subscribers and feeds have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime
from typing import NamedTuple

from noa_status.lint.places import At, body_start, in_facts, in_update, place_of
from noa_status.lint.telling import in_prose
from noa_status.model.incident import Incident, Update
from noa_status.model.progress import existing_updates, resolved_at_of
from noa_status.model.site import Repository
from noa_status.model.visibility import is_public
from noa_status.problems import Place, Problem
from noa_status.problems.problem import Level

CHANGE_CODES = frozenset(
    {"deleted-record", "deleted-update", "edited-without-correction", "history-rewritten", "moved-id", "renamed-update"}
)
"""Everything that is looked for in a change."""

_FACTS = "/incident.yml"
_TOLD = ("started_at", "resolved_at", "identified_at", "severity", "impact")
_NOTES = ("timeline.md", "postmortem.md")


class State(NamedTuple):
    """A repository at one moment: what is whole of it, and the text of each file by its path."""

    repository: Repository
    text: Callable[[str], str]


def change_problems(
    before: State, after: State, homes: Iterable[str], moves: Sequence[tuple[str, str]], now: datetime
) -> list[Problem]:
    """What is wrong with the change from `before` to `after`, as it is seen at `now`.

    `moves` are the files that changed: where each lay and where it lies, one of them empty for what is new or gone. `homes` are
    the folders of all records that there are after it, whole or not.
    """
    folders = {folder.rpartition("/")[2]: folder for folder in homes}
    moved = {old: new for old, new in moves if old}
    written = {new for _, new in moves if new}
    whole = {incident.id: incident for incident in after.repository.incidents}
    problems: list[Problem] = []
    for incident in before.repository.incidents:
        if not any(old.startswith(f"{incident.folder}/") for old in moved):
            continue
        folder = folders.get(incident.id)
        if folder is None:
            problems.append(_gone(incident, moved))
            continue
        public = is_public(incident, before.repository.site.policy)
        for update in existing_updates(incident, now) if public else ():
            problems += _of_update(incident, update, folder, moved, whole.get(incident.id), before, after)
        if incident.id in whole:
            problems += _of_facts(incident, whole[incident.id], written, now, after)
    return problems


def _gone(incident: Incident, moved: Mapping[str, str]) -> Problem:
    """The record's folder is another one's now, or is no more."""
    new = moved.get(f"{incident.folder}{_FACTS}", "").removesuffix(_FACTS)
    if new:
        id = new.rpartition("/")[2]
        says = f'"{incident.id}" is now "{id}": its address, its feed entries and its links are another incident\'s'
        hint = f"an id never changes; its year's folder may: git mv {new} {new.rpartition('/')[0]}/{incident.id}"
        return _problem("moved-id", Place(f"{new}{_FACTS}"), says, hint=hint)
    says = f'the record "{incident.id}" is gone, and with it what people were told'
    hint = "bring it back; what should not be seen any more: `visibility: internal`"
    return _problem("deleted-record", Place(f"{incident.folder}{_FACTS}"), says, hint=hint)


def _of_update(
    incident: Incident,
    update: Update,
    folder: str,
    moved: Mapping[str, str],
    whole: Incident | None,
    before: State,
    after: State,
) -> Iterator[Problem]:
    path = f"{incident.folder}/updates/{update.id}.md"
    new = moved.get(path)
    if new is None:
        return
    if new != f"{folder}/updates/{update.id}.md":
        if new.startswith(f"{folder}/"):
            says = f"{update.id} is now {new.removeprefix(f'{folder}/')}: feeds send it again, as another update"
            hint = "the name is the update's id; a wrong time is put right with `corrected` and `correction`"
            yield _problem("renamed-update", Place(new), says, fix=f"git mv {new} {folder}/updates/{update.id}.md", hint=hint)
        else:
            says = f"{update.id} was published, and is gone: who has read it finds nothing"
            hint = "bring it back; what was wrong in it is put right with `corrected` and `correction`"
            yield _problem("deleted-update", Place(path), says, hint=hint)
        return
    now_said = next((one for one in whole.updates if one.id == update.id), None) if whole is not None else None
    if whole is not None and now_said is not None and now_said.corrected_at in (None, update.corrected_at):
        edits = list(_edits(update, now_said, _words(before.text(path)), _words(after.text(new))))
        if edits:
            says = f"{in_prose(edits)} of a published update changed, and no correction says so"
            hint = "`corrected: <when>` in its front matter, and `correction: <what was wrong>`"
            place = place_of(in_update(whole, now_said, "status:"), after.text(new))
            yield _problem("edited-without-correction", place, says, hint=hint)


def _edits(old: Update, new: Update, old_words: list[str], new_words: list[str]) -> Iterator[str]:
    if old_words != new_words:
        yield "the words"
    if old.status != new.status:
        yield "the status"
    if old.components != new.components:
        yield "the components"


def _of_facts(old: Incident, new: Incident, written: Set[str], now: datetime, after: State) -> Iterator[Problem]:
    """What is told of a past incident changed; a note in the same change says why."""
    resolved_at = resolved_at_of(old, now)
    if resolved_at is None or any(f"{new.folder}/{name}" in written for name in _NOTES):
        return
    changed = [name for name in _TOLD if getattr(old, name) is not None and getattr(old, name) != getattr(new, name)]
    if changed:
        at: At = in_facts(new, f"{changed[0]}:")
        says = f"{in_prose([f'`{name}`' for name in changed])} of an incident that is over changed, and nothing says why"
        hint = "figures and bars change with it: add a line to timeline.md, or to the post-mortem, that says what was wrong"
        yield _problem("history-rewritten", place_of(at, after.text(at.path)), says, level="warning", hint=hint)


def _words(text: str) -> list[str]:
    return text[body_start(text) :].split()


def _problem(code: str, place: Place, says: str, *, level: Level = "error", fix: str = "", hint: str = "") -> Problem:
    return Problem(code=code, level=level, place=place, says=says, fix=fix, hint=hint)
