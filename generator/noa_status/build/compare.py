"""What the world will see of a merge: both states are built as of the same moment, and what is in their files is compared.

Each state keeps its site and what is remembered of it, so that only what differs is rendered; then the keys of all files say
which need to be looked at. What is told of feeds and of home is read from the very files that subscribers and visitors get.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from noa_status import addresses
from noa_status.build.compare_messages import Message, by_update, id_of, messages_at, messages_of
from noa_status.build.compare_states import State, built
from noa_status.build.conduct import Paths
from noa_status.build.linting import lint_between
from noa_status.build.page_kinds import FOR_PROGRAMS, KINDS, is_translation, kind_of
from noa_status.model.visibility import is_public
from noa_status.problems import Problem
from noa_status.records.merges import merged, snapshot
from noa_status.records.revisions import Change, changes_between, commit_of

_NAMED = 5
_INTERNAL = ("runbooks/", "playbooks/", "docs/", "mkdocs.yml", "site_overrides/internal/")


class ComponentChange(msgspec.Struct, frozen=True, kw_only=True):
    """A component and its state before and after; an empty one where it is not there."""

    name: str
    before: str
    after: str


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An update as feeds have it. `told_by` are the ids of the channels that `noa-status notify` tells it by."""

    id: str
    title: str
    at: str
    summary: str = ""
    told_by: tuple[str, ...] = ()


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """Files of one kind whose bytes differ, as they are named in the site: how many, and the first of them."""

    kind: str
    changed: int = 0
    new: int = 0
    gone: int = 0
    first: tuple[str, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """What a merge changes. `headline` and `components` are home's; `entries` come into the feeds and are sent out, `corrected`
    ones change in place, `withdrawn` ones go; `later` come by themselves, at their time. `messages` are what goes out beyond the
    feeds, by channels: also of what stands on the page already. `internal` are the changed files that the public sees nothing
    of. With `errors` in records of the merge nothing is published: what is broken counts as it last was.
    """

    base: str
    head: str
    now: datetime
    headline: tuple[str, str]
    components: tuple[ComponentChange, ...] = ()
    entries: tuple[Entry, ...] = ()
    corrected: tuple[Entry, ...] = ()
    withdrawn: tuple[Entry, ...] = ()
    later: tuple[Entry, ...] = ()
    messages: tuple[Message, ...] = ()
    pages: tuple[Pages, ...] = ()
    files: dict[str, str] = {}
    errors: tuple[Problem, ...] = ()
    new_findings: tuple[Problem, ...] = ()
    fixed_findings: tuple[Problem, ...] = ()
    internal: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether anything changes for the public, now or later."""
        return bool(self.files or self.later or self.messages)


def compare(
    root: Path, home: Path, base: str, now: datetime, *, head: str = "", present: Paths | None = None
) -> tuple[Comparison, State, State]:
    """What a merge of `head` (a revision; the working tree, if none is named) into `base` changes; and both states.

    The states are built in `home`, beginning as the `present` site where there is one. Raises NoaStatusError where git has no
    such revision, the merge conflicts, or a state has no readable `status.yml`; OSError where the disk fails.
    """
    before_commit = commit_of(root, base)
    head_commit = commit_of(root, head) if head else snapshot(root)
    after_commit = merged(root, before_commit, head_commit)
    before = built(root, home / "base", before_commit, now, present, base)
    after = built(root, home / "merge", after_commit, now, before.paths, head or "the working tree")
    files = dict(_differing(before, after))
    changes = changes_between(root, before_commit, after_commit)
    new, fixed = lint_between(before.revision, after.revision, now)
    old_status, new_status = before.json(addresses.API_STATUS), after.json(addresses.API_STATUS)
    messages = messages_of(before, after, now)
    entries = _Entries(before, after, files, by_update(messages))
    comparison = Comparison(
        base=before_commit,
        head=head_commit,
        now=now,
        headline=(_headline(old_status), _headline(new_status)),
        components=tuple(_components(old_status, new_status)),
        entries=tuple(entries.new()),
        corrected=tuple(entries.corrected()),
        withdrawn=tuple(entries.withdrawn()),
        later=tuple(_later(before, after, now)),
        messages=messages,
        pages=tuple(_pages(files)),
        files=files,
        errors=after.errors,
        new_findings=tuple(new),
        fixed_findings=tuple(fixed),
        internal=tuple(_internal(changes, before, after)),
    )
    return comparison, before, after


def _differing(before: State, after: State) -> Iterator[tuple[str, str]]:
    """The files whose bytes differ, in their order, and how: `changed`, `new`, `gone`."""
    old, new = before.keys(after.root), after.keys(before.root)
    for path in sorted(old.keys() | new.keys()):
        if path not in new:
            yield path, "gone"
        elif path not in old:
            yield path, "new"
        elif old[path] != new[path] and (before.folder / path).read_bytes() != (after.folder / path).read_bytes():
            yield path, "changed"


def _headline(status: Mapping[str, Any]) -> str:
    answer = status["answer"]
    return " ".join(part for part in (answer["sentence"], answer["rest"]) if part)


def _components(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[ComponentChange]:
    before = {one["id"]: one for one in old["components"]}
    after = {one["id"]: one for one in new["components"]}
    for id, one in {**before, **after}.items():
        was, is_now = (side[id]["status"] if id in side else "" for side in (before, after))
        if was != is_now:
            yield ComponentChange(name=one["name"], before=was, after=is_now)


class _Entries:
    """The entries of the feeds, of the files that can differ: what is current, and archives."""

    def __init__(self, before: State, after: State, files: Mapping[str, str], told_by: Mapping[str, tuple[str, ...]]) -> None:
        changed = {path for path in files if path.endswith(".json") and path.startswith(addresses.FEED_ARCHIVES)}
        self._old = dict(_items(before, changed))
        self._new = dict(_items(after, changed))
        self._told_by = told_by

    def new(self) -> Iterator[Entry]:
        """Those that are sent out, oldest first."""
        found = (item for id, item in self._new.items() if id not in self._old)
        for item in sorted(found, key=lambda item: (item["date_published"], item["id"])):
            yield _entry(item, self._told_by.get(item["id"], ()))

    def corrected(self) -> Iterator[Entry]:
        """Those that say something else and are not sent again."""
        for id, item in self._new.items():
            if id in self._old and _said(item) != _said(self._old[id]):
                yield _entry(item)

    def withdrawn(self) -> Iterator[Entry]:
        """Those that are no more."""
        for id, item in self._old.items():
            if id not in self._new:
                yield _entry(item)


def _items(state: State, archives: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in (*archives, addresses.FEED_JSON):
        if (state.folder / path).exists():
            for item in state.json(path)["items"]:
                yield item["id"], item


def _entry(item: Mapping[str, Any], told_by: tuple[str, ...] = ()) -> Entry:
    return Entry(id=item["id"], title=item["title"], at=item["date_published"], summary=item.get("summary", ""), told_by=told_by)


def _said(item: Mapping[str, Any]) -> tuple[Any, ...]:
    return item["title"], item["content_html"], item["date_modified"]


def _later(before: State, after: State, now: datetime) -> Iterator[Entry]:
    """Updates of the future that are not there before, in the order of their time."""
    known = {(incident.id, update.id) for incident in before.incidents(after.root) for update in incident.updates}
    coming = [
        (update.at, incident, update)
        for incident in after.incidents(before.root)
        if is_public(incident, after.site.policy)
        for update in incident.updates
        if update.at > now and (incident.id, update.id) not in known
    ]
    for at, incident, update in sorted(coming, key=lambda one: (one[0], one[1].id, one[2].id)):
        id = id_of(after.site, incident.id, update.id)
        told_by = tuple(message.channel for message in messages_at(incident, update, after.site))
        yield Entry(id=id, title=incident.title, at=at.isoformat(), told_by=told_by)


def _pages(files: Mapping[str, str]) -> Iterator[Pages]:
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for path, how in files.items():
        by_kind.setdefault(kind_of(path), []).append((path, how))
    for kind in (*KINDS, FOR_PROGRAMS):
        found = by_kind.get(kind, [])
        if found:
            counts = Counter(how for _, how in found)
            named = sorted((path for path, _ in found), key=lambda path: (is_translation(path), path))
            first = tuple(path.removesuffix("index.html") or "/" for path in named[:_NAMED])
            yield Pages(kind=kind, changed=counts["changed"], new=counts["new"], gone=counts["gone"], first=first)


def _internal(changes: Iterable[Change], before: State, after: State) -> Iterator[str]:
    """Changed files that the public sees nothing of, whatever stands in them."""
    folders: dict[bool, set[str]] = {True: set(), False: set()}
    for state, other in ((before, after), (after, before)):
        for incident in state.incidents(other.root):
            folders[is_public(incident, state.site.policy)].add(incident.folder)
    hidden = folders[False] - folders[True]
    for path in dict.fromkeys(path for change in changes for path in (change.path, change.before) if path):
        in_hidden = any(path.startswith(f"{folder}/") for folder in hidden)
        if path.startswith(_INTERNAL) or path.endswith(("/timeline.md", "/postmortem.md")) or in_hidden:
            yield path
