"""Every message that code puts on the public pages, in English, in one place: the catalogues stand beside it.

Keys are the words of the records and values. Sentences name their blanks. Templates have messages of their own.
"""

from __future__ import annotations

from typing import Final

from noa_status.words.language import counted, message

COMPONENT_STATUS: Final = {
    "operational": message("Operational"),
    "degraded_performance": message("Degraded"),
    "partial_outage": message("Partial outage"),
    "major_outage": message("Major outage"),
    "under_maintenance": message("Maintenance"),
    "none": message("Not yet there"),
}

WAS: Final = {
    "operational": message("was operational"),
    "degraded_performance": message("was degraded"),
    "partial_outage": message("was partial outage"),
    "major_outage": message("was major outage"),
    "under_maintenance": message("was maintenance"),
    "none": message("was not yet there"),
}
"""The state before the one that was just said."""

INCIDENT_STATUS: Final = {
    "investigating": message("Investigating"),
    "identified": message("Identified"),
    "monitoring": message("Monitoring"),
    "resolved": message("Resolved"),
    "postmortem": message("Post-mortem"),
    "scheduled": message("Scheduled"),
    "in_progress": message("In progress"),
    "verifying": message("Verifying"),
    "completed": message("Completed"),
}

STATE: Final = {
    "open": message("Ongoing"),
    "resolved": message("Resolved"),
    "upcoming": message("Planned"),
    "running": message("Under way"),
    "completed": message("Completed"),
    "cancelled": message("Cancelled"),
}

IMPACT: Final = {
    "none": message("No impact"),
    "minor": message("Minor impact"),
    "major": message("Major impact"),
    "critical": message("Critical impact"),
    "maintenance": message("Maintenance"),
}

STATUS_FOR: Final = message("{status}, {duration}")

NAME_STATUS: Final = message("{name}: {status}")
NAME_IN_STATE: Final = message("{name} ({what})")
MORE_COMPONENTS: Final = counted("{count} more component", "{count} more components")

STATUS_CHANGED: Final = message("{status}, {was}")

CLOCK_AND_DAY: Final = message("{clock}, {day}")

PERIOD_BETWEEN: Final = message("{start} to {end}")

PERIOD: Final = counted("Last day", "Last {count} days")

ANSWER: Final = {
    "all_work": message("Everything is working."),
    "all_down": message("Everything is down."),
    "all_slow": message("Everything may be slow."),
    "all_troubled": message("All components have problems."),
    "all_maintained": message("Maintenance is under way."),
    "others_work": message("Everything else works."),
}

STILL_OPEN: Final = counted("One incident is still open.", "{count} incidents are still open.")

ONE_STATUS: Final = {
    "major_outage": message("{name} is down."),
    "major_outage/any": message("{name} cannot be used right now."),
    "partial_outage": message("{name} may not work for everyone."),
    "degraded_performance": message("{name} may be slow."),
    "under_maintenance": message("Maintenance is under way for {name}."),
}
"""What a status means for one name. A name may be singular or plural (Exports, Redis): modal verbs fit both.

`major_outage/any` is for names that may be a plural, which `is` would not fit."""

FEW_STATUS: Final = {
    "major_outage": message("{names} are down."),
    "partial_outage": message("{names} may not work for everyone."),
    "degraded_performance": message("{names} may be slow."),
    "under_maintenance": message("Maintenance is under way for {names}."),
}
"""The same for two or three names."""

MANY_STATUS: Final = {
    "major_outage": counted("{count} of {total} components is down.", "{count} of {total} components are down."),
    "partial_outage": counted(
        "{count} of {total} components may not work for everyone.", "{count} of {total} components may not work for everyone."
    ),
    "degraded_performance": counted("{count} of {total} components may be slow.", "{count} of {total} components may be slow."),
    "under_maintenance": counted(
        "Maintenance is under way for {count} of {total} components.",
        "Maintenance is under way for {count} of {total} components.",
    ),
}

LAST_DAYS: Final = message("{period}: {problems}")

NO_PROBLEMS: Final = message("no days with problems")
DAYS_WITH_PROBLEMS: Final = counted("{count} day with problems", "{count} days with problems")

QUIET_DAYS: Final = counted("Nothing to report.", "Nothing to report for {count} days.")

COURSE: Final = {
    "open": message("{what} · ongoing"),
    "resolved": message("{what} · {duration}"),
    "upcoming": message("{what} · planned"),
    "running": message("{what} · under way"),
    "completed": message("{what} · {duration}"),
    "cancelled": message("{what} · cancelled before it began"),
    "cancelled/under_way": message("{what} · cancelled while under way"),
}
"""How an incident or a maintenance went, in a line of a list, by its state."""

LAST_HOURS: Final = message("Last 24 hours")

COMPONENT: Final = message("Component")
RETIRED: Final = message("Retired")
"""What the badge of a component says."""

INCIDENTS: Final = counted("{count} incident", "{count} incidents")
MAINTENANCES: Final = counted("{count} maintenance", "{count} maintenances")

NOTHING: Final = message("Nothing to report")

PAGE: Final = message("status")
"""What the page is, as a word inside a name: where the organisation's own name has it, it is not said again."""
PAGE_NAME: Final = message("{name} status")

CORRECTED: Final = message("Corrected {instant}.")
CORRECTED_WHAT: Final = message("Corrected {instant}:")

FEED_ABOUT: Final = message("Every update on incidents and maintenance of {name}.")
FEED_OF: Final = message("{component} · {site}")
FEED_FOR_PEOPLE: Final = message("This is a feed: a list of updates that other programs look at for you.")
FEED_USE: Final = message(
    "Give its address, as it stands above, to a feed reader or your team’s chat: then you hear of every update once."
)
"""What somebody reads who opens a feed in a browser."""
ENTRY_ABOUT: Final = message("{components}: {what}")
ENTRY: Final = message("{status} · {title}")

CALENDAR: Final = message("{name}: planned maintenance")
"""What a calendar is called, of the page or of a component."""
CALENDAR_ABOUT: Final = message("Planned maintenance appears in your calendar and moves there when it is moved.")
INCIDENTS_CALENDAR: Final = message("{name}: incidents")
INCIDENTS_CALENDAR_ABOUT: Final = message("Every incident of the last months, from its beginning until it was resolved.")
CALENDAR_COMPONENTS: Final = message("Affected: {components}")
NAME_TITLE: Final = message("{name}: {title}")
CANCELLED: Final = message("Cancelled: {what}")

UTC: Final = "UTC"
