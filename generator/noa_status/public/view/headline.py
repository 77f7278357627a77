"""What home would say first, of any records: for a preview of something that is not published yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from noa_status import addresses
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident
from noa_status.model.progress import is_open
from noa_status.model.site import Site
from noa_status.model.spans import spans_of
from noa_status.model.uptime import status_at
from noa_status.public.answer import answer, rest, sentence
from noa_status.public.values import Answer, ComponentState
from noa_status.public.view.components import is_current, names_of
from noa_status.public.view.incidents import shown
from noa_status.words.languages import language_of


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """The answer at the top of home, its sentences in the records' language, and the state of every current component."""

    answer: Answer
    says: str
    components: tuple[ComponentState, ...]


def headline(site: Site, incidents: Iterable[Incident], now: datetime) -> Headline:
    """What the public reads first at `now`, if these are all the records with something to say."""
    public = shown(incidents, site, now)
    statuses = status_at([span for incident in public for span in spans_of(incident, now)], now)
    states = tuple(
        ComponentState(
            id=component.id,
            name=component.name,
            names=names_of(component),
            address=addresses.component(component.id),
            status=statuses.get(component.id, ComponentStatus.OPERATIONAL),
        )
        for group in ("", *(group.id for group in site.groups))
        for component in site.components
        if (component.group or "") == group and is_current(component, now)
    )
    said = answer(states, open_incidents=sum(is_open(incident, now) for incident in public))
    language = language_of(site.languages[0])
    parts = (part(said, language, lambda component: component.name) for part in (sentence, rest))
    return Headline(answer=said, says=" ".join(part for part in parts if part), components=states)
