"""The recorded shape: which keys an object has, in their order, with which types; nothing else is in any of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from noa_status.public.statuspage.bodies import body_of, name_of
from noa_status.public.statuspage.ids import permanent_id
from noa_status.public.values import SiteHead, Text
from noa_status.public.values.statuspage import StatuspageChange, StatuspageComponent, StatuspageRecord, StatuspageUpdate
from noa_status.words.language import Language
from noa_status.words.statuses import state_in_words

Json = dict[str, object]

TIME_ZONE: Final = "Etc/UTC"

INDICATORS: Final = {
    "operational": ("none", "All Systems Operational"),
    "under_maintenance": ("maintenance", "Service Under Maintenance"),
    "degraded_performance": ("minor", "Partially Degraded Service"),
    "partial_outage": ("major", "Partial System Outage"),
    "major_outage": ("critical", "Major Service Outage"),
}
"""The page's indicator and its words by its worst component's status. Programs compare the words, so no language has others."""


class Shaper:
    """Makes the objects of one page. `html` gives a text as safe HTML."""

    def __init__(self, site: SiteHead, html: Callable[[Text], str], language: Language) -> None:
        self.site, self.language = site, language
        self._html = html
        self._bodies: dict[Text, str] = {}
        self.page_id = permanent_id("page", site.url)

    def page(self, updated_at: datetime) -> Json:
        """What each file begins with. `updated_at` is when what the file tells last changed, never when it was built."""
        return {
            "id": self.page_id,
            "name": name_of(self.site.name),
            "url": self.site.url.rstrip("/"),
            "time_zone": TIME_ZONE,
            "updated_at": moment(updated_at),
        }

    def component(self, component: StatuspageComponent) -> Json:
        """A component, or a group, which alone has the key `components`."""
        told: Json = {
            "id": component.id,
            "name": name_of(component.name),
            "status": component.status,
            "created_at": moment(component.created_at),
            "updated_at": moment(component.updated_at),
            "position": component.position,
            "description": name_of(component.description) or None,
            "showcase": component.children is None,
            "start_date": None if component.start_on is None else component.start_on.isoformat(),
            "group_id": component.group_id,
            "page_id": self.page_id,
            "group": component.children is not None,
            "only_show_if_degraded": False,
        }
        if component.children is not None:
            told["components"] = list(component.children)
        return told

    def record(self, record: StatuspageRecord) -> Json:
        """An incident or a maintenance, which has two keys more."""
        told: Json = {
            "id": record.id,
            "name": name_of(record.name),
            "status": record.status,
            "created_at": moment(record.started_at),
            "updated_at": moment(record.updated_at),
            "monitoring_at": _moment_or_none(record.monitoring_at),
            "resolved_at": _moment_or_none(record.resolved_at),
            "impact": record.impact,
            "shortlink": self.site.url + record.address,
            "started_at": moment(record.started_at),
            "page_id": self.page_id,
            "incident_updates": [self.update(update, record.id) for update in record.updates],
            "components": [self.component(component) for component in record.components],
        }
        if record.window_start_at is not None:
            told["scheduled_for"] = moment(record.window_start_at)
            told["scheduled_until"] = moment(record.window_end_at or record.window_start_at)
        return told

    def update(self, update: StatuspageUpdate, incident: str) -> Json:
        """An update of the incident with this id."""
        return {
            "id": update.id,
            "status": update.status,
            "body": self.body(update),
            "incident_id": incident,
            "created_at": moment(update.at),
            "updated_at": moment(update.updated_at),
            "display_at": moment(update.at),
            "affected_components": [_change(change) for change in update.changes] or None,
            "deliver_notifications": True,
            "custom_tweet": None,
            "tweet_id": None,
        }

    def body(self, update: StatuspageUpdate) -> str:
        """What an update says: inert, in the language of the records."""
        if update.body is None:
            return f"{state_in_words(update.state, self.language)}."
        # Several files tell the same updates.
        if update.body not in self._bodies:
            self._bodies[update.body] = body_of(self._html(update.body))
        return self._bodies[update.body]


def status(worst: str) -> Json:
    """What the page answers, from the worst status of its components."""
    indicator, description = INDICATORS[worst]
    return {"indicator": indicator, "description": description}


def moment(at: datetime) -> str:
    """`2026-11-24T10:31:00.000Z`: always three decimals."""
    utc = at.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z"


def _moment_or_none(at: datetime | None) -> str | None:
    return None if at is None else moment(at)


def _change(change: StatuspageChange) -> Json:
    return {
        "code": change.component,
        "name": name_of(change.name),
        "old_status": change.was,
        "new_status": change.status,
    }
