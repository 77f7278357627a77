"""The records' words for states, as people read them."""

from __future__ import annotations

from noa_status.words import messages
from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH


def component_status_in_words(status: str, language: Language = ENGLISH) -> str:
    """`degraded_performance` -> `Degraded`."""
    return language.say(messages.COMPONENT_STATUS[status])


def change_in_words(status: str, was: str, language: Language = ENGLISH) -> str:
    """`Operational, was partial outage`; the status alone where nothing was before or nothing changed."""
    now = component_status_in_words(status, language)
    if not was or was == status:
        return now
    return language.say(messages.STATUS_CHANGED, status=now, was=language.say(messages.WAS[was]))


def incident_status_in_words(status: str, language: Language = ENGLISH) -> str:
    """`identified` -> `Identified`: what an update says of an incident or a maintenance."""
    return language.say(messages.INCIDENT_STATUS[status])


def state_in_words(state: str, language: Language = ENGLISH) -> str:
    """`open` -> `Ongoing`: where an incident or a maintenance stands."""
    return language.say(messages.STATE[state])


def impact_in_words(impact: str, language: Language = ENGLISH) -> str:
    """`major` -> `Major impact`."""
    return language.say(messages.IMPACT[impact])
