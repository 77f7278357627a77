"""Action items of all post-mortems, each with the incident it came of: when it is due, and how it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

import msgspec

from noa_status.model.counted import left_out_as
from noa_status.model.incident import Incident
from noa_status.model.policy import Policy
from noa_status.model.postmortem import ActionItem, ActionState
from noa_status.model.progress import began_at, resolved_at_of


class Standing(StrEnum):
    """How an action item stands on a day, by the day that it was due."""

    OPEN = "open"
    OVERDUE = "overdue"
    IN_TIME = "in_time"
    LATE = "late"
    DONE_UNDATED = "done_undated"
    DECLINED = "declined"
    IDEA = "idea"


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An action item with its incident. Its age counts from `since`: when that was resolved, or began.

    `due_on` is its own day, or else what the policy says for the incident's severity; `by_policy` tells which.
    `plan_due_on` is the policy's day, whatever the item says.
    """

    item: ActionItem
    incident: Incident
    since: datetime
    due_on: date | None
    plan_due_on: date | None

    @property
    def by_policy(self) -> bool:
        """True where the item has no day of its own and the policy gives it one."""
        return self.item.due is None and self.due_on is not None

    def standing(self, on: date) -> Standing:
        """How it stands at the end of a day. What was done later was open then; what is closed without a date always was."""
        item = self.item
        if item.state is ActionState.IDEA:
            return Standing.IDEA
        if not item.is_open and (item.done_on is None or item.done_on <= on):
            if item.state is ActionState.DECLINED:
                return Standing.DECLINED
            if item.done_on is None:
                return Standing.DONE_UNDATED
            return Standing.LATE if self.due_on is not None and item.done_on > self.due_on else Standing.IN_TIME
        return Standing.OVERDUE if self.due_on is not None and self.due_on < on else Standing.OPEN

    def is_open(self, on: date) -> bool:
        """True until it is done or declined; ideas never are."""
        return self.standing(on) in (Standing.OPEN, Standing.OVERDUE)

    def is_overdue(self, on: date) -> bool:
        """True from the day after the one on which it was due, until it is done or declined."""
        return self.standing(on) is Standing.OVERDUE


def items_of(incidents: Iterable[Incident], policy: Policy, now: datetime) -> list[Item]:
    """Every action item: the overdue first, then by the day it is due, then the oldest."""
    items = [
        _item(item, incident, policy, now)
        for incident in incidents
        if incident.postmortem is not None
        for item in incident.postmortem.action_items
    ]
    return sorted(
        items,
        key=lambda found: (
            not found.is_overdue(now.date()),
            found.due_on or date.max,
            found.since,
            found.incident.id,
            found.item.id,
        ),
    )


def _item(item: ActionItem, incident: Incident, policy: Policy, now: datetime) -> Item:
    since = resolved_at_of(incident, now) or began_at(incident, now) or incident.begins_at
    within = None if incident.severity is None else policy.severity(incident.severity).action_items_within
    # A drill promises nobody anything, and what was brought over from elsewhere was promised by another plan.
    plan_due_on = None if within is None or left_out_as(incident) is not None else (since + within).date()
    is_idea = item.state is ActionState.IDEA
    return Item(
        item=item,
        incident=incident,
        since=since,
        due_on=None if is_idea else item.due or plan_due_on,
        plan_due_on=None if is_idea else plan_due_on,
    )
