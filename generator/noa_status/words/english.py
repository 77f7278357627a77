"""Every word of English that code puts on the public pages, in one place: another language can stand beside it.

Keys are the words of the records and values. Sentences name their blanks.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SHORT: Final = 3
"""How many letters a short month or weekday keeps."""

COMPONENT_STATUS: Final = {
    "operational": "Operational",
    "degraded_performance": "Degraded",
    "partial_outage": "Partial outage",
    "major_outage": "Major outage",
    "under_maintenance": "Maintenance",
    "none": "Not yet there",
}

INCIDENT_STATUS: Final = {
    "investigating": "Investigating",
    "identified": "Identified",
    "monitoring": "Monitoring",
    "resolved": "Resolved",
    "postmortem": "Post-mortem",
    "scheduled": "Scheduled",
    "in_progress": "In progress",
    "verifying": "Verifying",
    "completed": "Completed",
}

STATE: Final = {
    "open": "Ongoing",
    "resolved": "Resolved",
    "upcoming": "Planned",
    "running": "Under way",
    "completed": "Completed",
    "cancelled": "Cancelled",
}

IMPACT: Final = {
    "none": "No impact",
    "minor": "Minor impact",
    "major": "Major impact",
    "critical": "Critical impact",
    "maintenance": "Maintenance",
}

STATUS_CHANGED: Final = "{status}, was {was}"

PERIOD_BETWEEN: Final = "{start} to {end}"

PERIOD: Final = "Last {count} days"

NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""Small numbers that running text spells out."""

LIST_BETWEEN: Final = ", "
LIST_LAST: Final = " and "

UTC: Final = "UTC"

ANSWER: Final = {
    "all_work": "Everything is working.",
    "all_down": "Everything is down.",
    "all_slow": "Everything may be slow.",
    "all_troubled": "All components have problems.",
    "all_maintained": "Maintenance is under way.",
    "others_work": "Everything else works.",
    "one_open": "One incident is still open.",
    "some_open": "{count} incidents are still open.",
}

ONE_STATUS: Final = {
    "major_outage": "{names} is down.",
    "major_outage/any": "{names} cannot be used right now.",
    "partial_outage": "{names} may not work for everyone.",
    "degraded_performance": "{names} may be slow.",
    "under_maintenance": "Maintenance is under way for {names}.",
}
"""What a status means for one name. A name may be singular or plural (Exports, Redis): modal verbs fit both.

`major_outage/any` is for names that may be a plural, which `is` would not fit."""

FEW_STATUS: Final = ONE_STATUS | {"major_outage": "{names} are down."}
"""The same for two or three names."""

MANY_STATUS: Final = {
    "major_outage": "{count} of {total} components are down.",
    "partial_outage": "{count} of {total} components may not work for everyone.",
    "degraded_performance": "{count} of {total} components may be slow.",
    "under_maintenance": "Maintenance is under way for {count} of {total} components.",
}

LAST_DAYS: Final = "Last {count} days: {problems}"

DAYS_WITH_PROBLEMS: Final = ("no days with problems", "1 day with problems", "{count} days with problems")

QUIET_DAYS: Final = ("Nothing to report.", "Nothing to report for {count} days.")

COURSE: Final = {
    "open": "{what} · ongoing",
    "resolved": "{what} · {duration}",
    "upcoming": "{what} · planned",
    "running": "{what} · under way",
    "completed": "{what} · {duration}",
    "cancelled": "{what} · cancelled",
}
"""How an incident or a maintenance went, in a line of a list, by its state."""

COUNTED: Final = {"incidents": ("1 incident", "{count} incidents"), "maintenances": ("1 maintenance", "{count} maintenances")}

NOTHING: Final = "Nothing to report"

PAGE: Final = "status"
"""What the page is, after the name of what it tells of."""

CORRECTED: Final = "Corrected {instant}."

FEED_ABOUT: Final = "Every update on incidents and maintenance of {name}."
