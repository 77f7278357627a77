"""A component's id that `status.yml` does not have, and which one was probably meant."""

from __future__ import annotations

from collections.abc import Sequence

from noa_status.model.component import Component
from noa_status.records.faults import Fault, choices, nearest
from noa_status.records.yaml_events import Path


def unknown_component(id: str, components: Sequence[Component], path: Path) -> Fault:
    """What is wrong with an id that no component has; `path` leads to it where it is a key."""
    for component in components:
        if id in component.formerly:
            return Fault(
                path, "unknown-component", f'"{id}" is now called "{component.id}"', component.id, of_key=True, is_certain=True
            )
        if id.lower() == component.name.lower():
            return Fault(
                path, "unknown-component", f'"{id}" has the id "{component.id}"', component.id, of_key=True, is_certain=True
            )
    ids = [component.id for component in components]
    meant = nearest(id, ids)
    return Fault(path, "unknown-component", f'no such component: "{id[:60]}"', meant, choices(ids, meant), of_key=True)
