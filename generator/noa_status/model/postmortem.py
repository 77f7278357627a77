"""Post-mortems and the action items that come out of them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec


class PostMortemState(StrEnum):
    """How far a post-mortem is."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"


class ActionType(StrEnum):
    """What an action item is good for."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    PROCESS = "process"


class ActionState(StrEnum):
    """How far an action item is. An idea is noted and promised to nobody: it needs neither owner nor date."""

    IDEA = "idea"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DECLINED = "declined"


class ActionItem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something to do so that it does not happen again. The id is unique within its post-mortem; dates are UTC days.

    `factor` is the one of the post-mortem's factors that it is against; where none is named, it is against all of them.
    """

    id: str
    title: str
    owner: str | None = None
    due: date | None = None
    type: ActionType | None = None
    factor: str | None = None
    state: ActionState = ActionState.OPEN
    done_on: date | None = None
    ticket: str | None = None

    @property
    def is_open(self) -> bool:
        """True until it is done or declined; an idea is not open."""
        return self.state in (ActionState.OPEN, ActionState.IN_PROGRESS)


class PostMortem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The front matter of `postmortem.md`; its text is read when a page shows it."""

    state: PostMortemState = PostMortemState.DRAFT
    meeting_at: datetime | None = None
    factors: tuple[str, ...] = ()
    action_items: tuple[ActionItem, ...] = ()
