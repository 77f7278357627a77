"""The files of the interface: which object stands in which.

The lists are files of the whole site, and their components have today's status. A record's own file belongs to its month, so that
a month that is over need not be written again: its components have the status that the record itself gives them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import msgspec

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public.statuspage import history
from noa_status.public.statuspage.shapes import Json, Shaper, status
from noa_status.public.values import SiteHead, Text
from noa_status.public.values.statuspage import StatuspageRecord, StatuspageSite
from noa_status.words.languages import language_of

UNRESOLVED: Final = ("investigating", "identified", "monitoring")
UPCOMING: Final = ("scheduled",)
ACTIVE: Final = ("in_progress", "verifying")

Html = Callable[[Text], str]


def record_artifacts(records: Iterable[StatuspageRecord], site: SiteHead, html: Html) -> Iterator[Artifact]:
    """The file of each record under its own id; planned work has one under either name."""
    shaper = Shaper(site, html, language_of(site.language))
    for record in records:
        key = key_of(__version__, shaper.language, site.url, site.name, record)
        yield _record_file(f"incidents/{record.id}", "incident", key, record, shaper)
        if record.is_maintenance:
            yield _record_file(f"scheduled-maintenances/{record.id}", "scheduled_maintenance", key, record, shaper)


def statuspage_artifacts(site: StatuspageSite, html: Html) -> Iterator[Artifact]:
    """The files of the whole page, and its two feeds."""
    shaper = Shaper(site.site, html, language_of(site.site.language))
    for name, render in _FILES.items():
        key = key_of(__version__, name, shaper.language, site)
        yield Artifact(addresses.statuspage(name), key, partial(_rendered, render, site, shaper))
    for address, write in ((addresses.HISTORY_ATOM, history.atom), (addresses.HISTORY_RSS, history.rss)):
        key = key_of(__version__, address, shaper.language, site.site, site.history)
        yield Artifact(address, key, partial(write, site.history, shaper))


def encoded(told: Json) -> bytes:
    """The file's bytes. Nothing in it is markup for a program that takes it for a page."""
    return msgspec.json.encode(told).replace(b"<", b"\\u003c")


def _record_file(name: str, kind: str, key: bytes, record: StatuspageRecord, shaper: Shaper) -> Artifact:
    return Artifact(addresses.statuspage(name), key, partial(_rendered_record, kind, record, shaper))


def _rendered_record(kind: str, record: StatuspageRecord, shaper: Shaper) -> bytes:
    return encoded({"page": shaper.page(record.updated_at), kind: shaper.record(record)})


def _rendered(render: Callable[[StatuspageSite, Shaper], Json], site: StatuspageSite, shaper: Shaper) -> bytes:
    return encoded({"page": shaper.page(site.updated_at), **render(site, shaper)})


def _listed(key: str, records: Sequence[StatuspageRecord], shaper: Shaper, statuses: Sequence[str] = ()) -> Json:
    return {key: [shaper.record(record) for record in records if not statuses or record.status in statuses]}


def _incidents(site: StatuspageSite, shaper: Shaper, statuses: Sequence[str] = ()) -> Json:
    return _listed("incidents", site.incidents, shaper, statuses)


def _maintenances(site: StatuspageSite, shaper: Shaper, statuses: Sequence[str] = ()) -> Json:
    return _listed("scheduled_maintenances", site.maintenances, shaper, statuses)


def _components(site: StatuspageSite, shaper: Shaper) -> Json:
    return {"components": [shaper.component(component) for component in site.components]}


def _status(site: StatuspageSite, _shaper: Shaper) -> Json:
    return {"status": status(site.status)}


def _summary(site: StatuspageSite, shaper: Shaper) -> Json:
    return {
        **_components(site, shaper),
        **_incidents(site, shaper, UNRESOLVED),
        **_maintenances(site, shaper, (*UPCOMING, *ACTIVE)),
        **_status(site, shaper),
    }


_FILES: Final[dict[str, Callable[[StatuspageSite, Shaper], Json]]] = {
    "summary": _summary,
    "status": _status,
    "components": _components,
    "incidents": _incidents,
    "incidents/unresolved": partial(_incidents, statuses=UNRESOLVED),
    "scheduled-maintenances": _maintenances,
    "scheduled-maintenances/upcoming": partial(_maintenances, statuses=UPCOMING),
    "scheduled-maintenances/active": partial(_maintenances, statuses=ACTIVE),
}
