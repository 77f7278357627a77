"""The components of a page as its files name them: which there are, in which order, and what they were called."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set as AbstractSet
from datetime import datetime

from noa_status.exchange.statuspage.times import is_newer
from noa_status.exchange.statuspage.values import ComponentJson, SourceComponent


class Components:
    """Gathers components, the newest version of each, and the names that updates call them by."""

    def __init__(self) -> None:
        self._found: dict[str, ComponentJson] = {}
        self._listed: set[str] = set()
        self._names: dict[str, list[tuple[datetime, str]]] = {}
        self._last: dict[str, datetime] = {}

    @property
    def has_list(self) -> bool:
        """True where the page's own list was among the files."""
        return bool(self._listed)

    def take(self, component: ComponentJson, *, is_listed: bool) -> None:
        """Takes one in."""
        known = self._found.get(component.id)
        if known is None or is_newer(component.updated_at, known.updated_at):
            self._found[component.id] = component
        if is_listed:
            self._listed.add(component.id)

    def call(self, code: str, name: str, at: datetime) -> None:
        """An update calls a component by this name; one that nothing else names is known by it alone."""
        self._names.setdefault(code, []).append((at, name))
        self.mention(code, at)
        if code not in self._found:
            self._found[code] = ComponentJson(id=code, name=name or code)

    def mention(self, code: str, at: datetime) -> None:
        """Something at this instant is about the component."""
        self._last[code] = max(at, self._last.get(code, at))

    def has(self, code: str) -> bool:
        """True for a component that is no group."""
        return code in self._found and not self._found[code].group

    def groups(self) -> dict[str, str]:
        """The names of groups by their ids, in the order of the page; those without a row of their own by what updates say."""
        named = {code: component.name for code, component in self._found.items() if component.group}
        for component in self._found.values():
            group = component.group_id
            if group is not None and group not in named:
                ending = f" - {component.name}"
                whole = next((name for _, name in self._names.get(component.id, []) if name.endswith(ending)), "")
                if whole:
                    named[group] = whole.removesuffix(ending)
        return dict(sorted(named.items(), key=lambda item: self._position(item[0])))

    def in_order(self) -> tuple[SourceComponent, ...]:
        """Components in the order of the page: a group's stand together."""
        groups = self.groups()
        plain = [component for component in self._found.values() if not component.group]
        plain.sort(key=lambda one: (self._position(one.group_id or one.id), one.group_id or "", self._position(one.id)))
        return tuple(self._component(component, groups) for component in plain)

    def _position(self, code: str) -> float:
        component = self._found.get(code)
        return component.position if component is not None and component.position is not None else float("inf")

    def _component(self, component: ComponentJson, groups: dict[str, str]) -> SourceComponent:
        called = sorted(self._names.get(component.id, []))
        prefix = f"{groups.get(component.group_id or '', '')} - "
        names = dict.fromkeys(name.removeprefix(prefix) for _, name in called if name)
        names.pop(component.name, None)
        return SourceComponent(component, tuple(names), component.id in self._listed, self._last.get(component.id))


def slug(text: str, longest: int = 60) -> str:
    """Lower-case letters, digits and hyphens that a name leaves, cut at a word; nothing where it has none of them."""
    plain = unicodedata.normalize("NFKD", text[:1_000]).encode("ascii", "ignore").decode().lower()
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]


def free(wanted: str, taken: AbstractSet[str]) -> str:
    """The wanted id, or the same with -2, -3 and so on where it is taken."""
    number, id = 1, wanted
    while id in taken:
        number += 1
        id = f"{wanted}-{number}"
    return id
