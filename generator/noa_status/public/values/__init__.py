"""What the public may know, as plain values: pages, feeds and everything else public are made of these and of nothing else.

Instants are aware UTC datetimes, durations whole seconds, shares shares of one. Addresses are relative to the site's root.
Statuses, kinds and impacts are their words (`major_outage`, `maintenance`, `critical`), which are CSS classes and keys of the
catalogue too. What has other `names`, `titles`, `descriptions` or `translations` has them by language; where one is missing, the
field itself is told, in the language of the records.
"""

from __future__ import annotations

from noa_status.public.values.answers import Answer, AnswerPart, LaterAnswer
from noa_status.public.values.calendars import CalendarEntry, CalendarNote, EntryCalendar
from noa_status.public.values.components import (
    ComponentRow,
    ComponentState,
    ComponentUptime,
    DayBar,
    GroupRow,
    LaterStatus,
    UptimeFigure,
)
from noa_status.public.values.feeds import Feed, FeedEntry
from noa_status.public.values.history import (
    Calendar,
    ComponentPage,
    HistoryPage,
    HistoryYear,
    ImpactLink,
    MonthDay,
    MonthLine,
    MonthPage,
    SelectionPage,
    YearPage,
    YearUptime,
)
from noa_status.public.values.incidents import (
    Affected,
    ComponentCourse,
    FormerWindow,
    HistoryDays,
    IncidentView,
    LaterState,
    Segment,
    UpdateView,
)
from noa_status.public.values.machines import (
    ComponentFigures,
    MachineFacts,
    PeriodFigures,
    PublicEvent,
    SecurityContact,
)
from noa_status.public.values.pages import (
    SECTIONS,
    HomePage,
    IncidentPage,
    Links,
    MaintenancePage,
    NotFoundPage,
    PostmortemPage,
    SubscribePage,
)
from noa_status.public.values.site import (
    Accent,
    Announcement,
    LanguageLink,
    Link,
    Logo,
    Look,
    OutsideLink,
    PageValue,
    SiteHead,
    Text,
)

__all__ = [
    "SECTIONS",
    "Accent",
    "Affected",
    "Announcement",
    "Answer",
    "AnswerPart",
    "Calendar",
    "CalendarEntry",
    "CalendarNote",
    "ComponentCourse",
    "ComponentFigures",
    "ComponentPage",
    "ComponentRow",
    "ComponentState",
    "ComponentUptime",
    "DayBar",
    "EntryCalendar",
    "Feed",
    "FeedEntry",
    "FormerWindow",
    "GroupRow",
    "HistoryDays",
    "HistoryPage",
    "HistoryYear",
    "HomePage",
    "ImpactLink",
    "IncidentPage",
    "IncidentView",
    "LanguageLink",
    "LaterAnswer",
    "LaterState",
    "LaterStatus",
    "Link",
    "Links",
    "Logo",
    "Look",
    "MachineFacts",
    "MaintenancePage",
    "MonthDay",
    "MonthLine",
    "MonthPage",
    "NotFoundPage",
    "OutsideLink",
    "PageValue",
    "PeriodFigures",
    "PostmortemPage",
    "PublicEvent",
    "SecurityContact",
    "Segment",
    "SelectionPage",
    "SiteHead",
    "SubscribePage",
    "Text",
    "UpdateView",
    "UptimeFigure",
    "YearPage",
    "YearUptime",
]
