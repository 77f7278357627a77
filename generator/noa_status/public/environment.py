"""The template engine, set up: strict about names, escaping everywhere, and the few filters that templates may use.

Templates keep to what minijinja and Jinja2 have in common (a test renders them with both), so the engine is a switch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache
from urllib.parse import quote

import minijinja

from noa_status import addresses, drawing
from noa_status.public import problem_days
from noa_status.public.markdown import with_headings_from
from noa_status.public.values import (
    ComponentRow,
    ComponentState,
    DayBar,
    GroupRow,
    HistoryDays,
    IncidentView,
    MonthLine,
    SiteHead,
    Text,
)
from noa_status.words import english, instants, periods, statuses
from noa_status.words.durations import duration_in_words
from noa_status.words.lists import in_a_row, number_in_words

SUFFIX = ".html.j2"
"""What every template's name ends with."""

_REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")


def environment(load: Callable[[str], str | None], markdown: Callable[[Text], str]) -> minijinja.Environment:
    """An engine that finds templates through `load`. `markdown` turns a text into safe HTML."""
    return minijinja.Environment(
        loader=load,
        filters=filters(markdown),
        undefined_behavior="strict",
        auto_escape_callback=lambda _name: True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def closure(name: str, load: Callable[[str], str | None]) -> tuple[str, ...]:
    """The template and every template that it extends, includes or imports, whatever the depth, sorted by name."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting.extend(_REFERENCE.findall(load(current) or ""))
    return tuple(sorted(found))


def filters(markdown: Callable[[Text], str]) -> dict[str, Callable[..., object]]:
    """All filters, by the name that templates call them. Only drawings, addresses and Markdown come out marked as safe."""

    def markdown_filter(text: Text, top: int) -> str:
        return minijinja.safe(with_headings_from(markdown(text), top))

    return {
        "absolute": absolute,
        "bars": bars,
        "bars_with_tips": bars_with_tips,
        "change": change,
        "changes": changes,
        "clock": instants.clock_in_words,
        "component_status": statuses.component_status_in_words,
        "counted": counted,
        "course": course,
        "date": instants.date_in_words,
        "day": instants.day_in_words,
        "days": days,
        "duration": duration,
        "end_after": periods.end_in_words,
        "icon": icon,
        "incident_status": statuses.incident_status_in_words,
        "instant": instants.instant_in_words,
        "link": link,
        "look": look,
        "machine": instants.machine_time,
        "machine_day": instants.machine_day,
        "markdown": markdown_filter,
        "month": instants.month_in_words,
        "month_address": month_address,
        "month_in_short": month_in_short,
        "month_name": instants.month_name,
        "names": names,
        "percent": percent,
        "period": period,
        "problem_seconds": problem_days.problem_seconds,
        "quiet": quiet,
        "shape": shape,
        "short_day": instants.short_day_in_words,
        "start_before": periods.start_in_words,
        "state": statuses.state_in_words,
        "suffix": suffix,
        "troubled": troubled,
        "troubled_days": troubled_days,
        "with_shapes": with_shapes,
    }


def link(address: str, root: str) -> str:
    """The way from a page to an address of the site, given the page's way to the root."""
    return _safe_address(root + address)


def absolute(address: str, site: SiteHead) -> str:
    """An address of the site in full."""
    return _safe_address(site.url + address)


def duration(seconds: int) -> str:
    """Whole seconds as people say them."""
    return duration_in_words(timedelta(seconds=seconds), whole_minutes=True)


def percent(share: float | None) -> str:
    """`99.97%`, rounded down: only what was perfect is 100%. A dash where no time counts."""
    if share is None:
        return "–"
    hundredths = int(share * 10_000 + 1e-6)
    return "100%" if hundredths >= 10_000 else f"{hundredths // 100}.{hundredths % 100:02}%"


def counted(things: int | Sequence[object], one: str, many: str = "") -> str:
    """`1 incident`, `3 incidents`; `many` where an s is not enough."""
    number = things if isinstance(things, int) else len(things)
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"


def names(components: Sequence[ComponentState]) -> str:
    """`API, Dashboard and Search`."""
    return in_a_row([component.name for component in components])


def change(of: ComponentState) -> str:
    """A component's status, and what it was before where an update changed it."""
    return statuses.change_in_words(of.status, of.was)


def changes(components: Sequence[ComponentState]) -> list[ComponentState]:
    """The components whose state an update changed; what stays as it was need not be told again."""
    return [component for component in components if component.status != component.was]


def period(label: str) -> str:
    """What a figure of uptime is of: `30` is `Last 30 days`, `2026-11` is `November 2026`."""
    return instants.month_in_words(date.fromisoformat(f"{label}-01")) if "-" in label else english.PERIOD.format(count=label)


def course(of: IncidentView) -> str:
    """How bad it was and how long it took, or where it stands, for a line of a list."""
    # An incident that names no component is as bad as its impact says.
    what = statuses.impact_in_words(of.impact) if of.worst == "operational" else statuses.component_status_in_words(of.worst)
    return english.COURSE[of.state].format(what=what, duration=duration(of.duration))


def look(of: IncidentView) -> str:
    """The status whose shape and colour an incident's own page takes: how bad it is now. What is over is well."""
    return "operational" if of.ended_at and not of.cancelled_at else of.worst


def month_in_short(line: MonthLine) -> str:
    """`3 incidents, 1 maintenance`."""
    parts = [_counted(count, key) for count, key in ((line.incidents, "incidents"), (line.maintenances, "maintenances")) if count]
    return english.LIST_BETWEEN.join(parts) or english.NOTHING


def month_address(day: date) -> str:
    """The page of the month of a day or an instant, from the root."""
    return addresses.month(f"{day:%Y-%m}")


def suffix(name: str) -> str:
    """` status`, unless the site's name says so itself."""
    return "" if name.casefold().endswith(english.PAGE) else f" {english.PAGE}"


def days(of: HistoryDays) -> str:
    """A day or a run of days in a narrow place."""
    return periods.days_in_words(of.first_day, of.last_day)


def quiet(of: HistoryDays) -> str:
    """What to say of days on which nothing happened."""
    count = (of.last_day - of.first_day).days + 1
    return english.QUIET_DAYS[0] if count == 1 else english.QUIET_DAYS[1].format(count=number_in_words(count))


def troubled(row: ComponentRow) -> tuple[DayBar, ...]:
    """The days of a component that were not fine, newest first."""
    return problem_days.troubled(row.days)


def troubled_days(groups: Sequence[GroupRow]) -> tuple[problem_days.TroubledDay, ...]:
    """The days that were not fine for some component, newest first."""
    return problem_days.troubled_days(groups)


def bars(row: ComponentRow) -> str:
    """The bars of a component."""
    return minijinja.safe(drawing.bars(problem_days.row_days(row), label=_bars_in_words(row)))


def bars_with_tips(row: ComponentRow) -> str:
    """The bars of a component, whose bad days tell more when they are touched."""
    tips = [drawing.Tip(index, _day_in_words(bar)) for index, bar in enumerate(row.days) if bar.status not in problem_days.FINE]
    return minijinja.safe(drawing.bars(problem_days.row_days(row), label=_bars_in_words(row), tips=tips))


def shape(status: str) -> str:
    """The shape of a status; its word must stand beside it."""
    return minijinja.safe(drawing.shape(status))


def with_shapes(html: str) -> str:
    """What a block gave, with the drawings of the shapes in it."""
    return minijinja.safe(drawing.with_shapes("".join((html,))))


@cache
def icon(status: str) -> str:
    """The tab's icon."""
    return minijinja.safe(drawing.icon(status))


def _counted(count: int, key: str) -> str:
    one, many = english.COUNTED[key]
    return one if count == 1 else many.format(count=count)


def _bars_in_words(row: ComponentRow) -> str:
    count = len(problem_days.troubled(row.days))
    problems = english.DAYS_WITH_PROBLEMS[min(count, 2)].format(count=count)
    return english.LAST_DAYS.format(count=len(row.days), problems=problems)


def _day_in_words(bar: DayBar) -> str:
    said = f"{instants.short_day_in_words(bar.day)}: {statuses.component_status_in_words(bar.status)}"
    seconds = problem_days.problem_seconds(bar)
    return f"{said}, {duration(seconds)}" if seconds else said


def _safe_address(address: str) -> str:
    # Marked as safe, since engines differ in what they make of a slash; whatever could mean something in HTML is percent-encoded.
    return minijinja.safe(quote(address, safe="/:._~#?=%+@[]!,;-"))
