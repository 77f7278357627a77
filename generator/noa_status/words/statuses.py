"""The records' words for states, as people read them."""

from __future__ import annotations

from noa_status.words import english


def component_status_in_words(status: str) -> str:
    """`degraded_performance` -> `Degraded`."""
    return english.COMPONENT_STATUS[status]


def change_in_words(status: str, was: str) -> str:
    """`Operational, was partial outage`; the status alone where nothing was before or nothing changed."""
    now = component_status_in_words(status)
    return english.STATUS_CHANGED.format(status=now, was=component_status_in_words(was).lower()) if was and was != status else now


def incident_status_in_words(status: str) -> str:
    """`identified` -> `Identified`: what an update says of an incident or a maintenance."""
    return english.INCIDENT_STATUS[status]


def state_in_words(state: str) -> str:
    """`open` -> `Ongoing`: where an incident or a maintenance stands."""
    return english.STATE[state]


def impact_in_words(impact: str) -> str:
    """`major` -> `Major impact`."""
    return english.IMPACT[impact]
