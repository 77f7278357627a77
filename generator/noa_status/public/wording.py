"""What the pages say of values, in one language: the filters and functions of templates that make words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Protocol

from markupsafe import Markup, escape

from noa_status import drawing
from noa_status.public import answer, calendars, problem_days, snippets
from noa_status.public.values import (
    Answer,
    ComponentPage,
    ComponentRow,
    ComponentState,
    DayBar,
    HistoryDays,
    IncidentView,
    MonthLine,
    MonthPage,
    SiteHead,
    Text,
    YearPage,
)
from noa_status.words import instants, messages, periods, statuses
from noa_status.words.durations import duration_in_words
from noa_status.words.language import Counted, Language
from noa_status.words.languages import language_of

_OF_THE_LANGUAGE: dict[str, Callable[..., str]] = {
    "clock": instants.clock_in_words,
    "component_status": statuses.component_status_in_words,
    "date": instants.date_in_words,
    "day": instants.day_in_words,
    "end_after": periods.end_in_words,
    "impact": statuses.impact_in_words,
    "incident_status": statuses.incident_status_in_words,
    "instant": instants.instant_in_words,
    "month": instants.month_in_words,
    "month_name": instants.month_name,
    "year": instants.year_in_words,
    "short_day": instants.short_day_in_words,
    "start_amid": periods.start_amid,
    "start_before": periods.start_in_words,
    "state": statuses.state_in_words,
}


TROUBLED_AT_MOST = 6
"""More components than this on one day are counted, not named."""


class Named(Protocol):
    """What has a name, and names in other languages."""

    @property
    def name(self) -> str:
        """The name in the language of the records."""
        ...

    @property
    def names(self) -> dict[str, str]:
        """The names by language."""
        ...


class Described(Protocol):
    """What has a description, and others by language."""

    @property
    def description(self) -> str:
        """The description in the language of the records."""
        ...

    @property
    def descriptions(self) -> dict[str, str]:
        """The descriptions by language."""
        ...


class Titled(Protocol):
    """What has a title, and titles in other languages."""

    @property
    def title(self) -> str:
        """The title in the language of the records."""
        ...

    @property
    def titles(self) -> dict[str, str]:
        """The titles by language."""
        ...


class Wording:
    """The words of one language. Everything that it gives is plain text, except where it says otherwise."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def filters(self) -> dict[str, Callable[..., object]]:
        """The filters that make words, by the name that templates call them."""
        spoken = {**_OF_THE_LANGUAGE, **calendars.FILTERS}
        bound = {name: partial(function, language=self.language) for name, function in spoken.items()}
        own = (
            self.badge_alt, self.badge_html, self.badge_markdown, self.bars, self.brand, self.change, self.clock_and_day,
            self.capitalised, self.course, self.day_told, self.days, self.description, self.duration, self.month_in_short,
            self.name, self.names, self.other_language, self.page_name, self.percent, self.period, self.quiet, self.rest,
            self.sentence, self.table, self.text, self.title, self.trouble, self.troubled_row, self.whole_percent,
        )  # fmt: skip
        return {
            **bound,
            **{method.__name__: method for method in own},
            "language_name": language_name,
            "strong": strong,
            "time": time_element,
            "time_ahead": time_element_ahead,
        }

    def functions(self) -> dict[str, Callable[..., object]]:
        """The functions that say a message: gettext's names for them, so that Babel finds the messages in templates."""
        return {"_": self.say, "ngettext": self.count, "weekdays": partial(calendars.weekdays, self.language)}

    def say(self, message: str, **blanks: object) -> str:
        """A message as safe HTML: what fills its blanks is escaped unless it is safe itself; without any, they stay."""
        said = Markup(escape(self.language.say(message)))
        return said.format(**blanks) if blanks else said

    def count(self, one: str, many: str, things: int | Sequence[object], **blanks: object) -> str:
        """The same for a message that depends on a number, or on how many things there are."""
        number = things if isinstance(things, int) else len(things)
        return Markup(escape(self.language.form(Counted(one, many), number))).format(count=number, **blanks)

    def name(self, of: Named) -> str:
        """What something is called."""
        return of.names.get(self.language.code) or of.name

    def title(self, of: Titled) -> str:
        """The title of an incident, or of a page that a link leads to."""
        return of.titles.get(self.language.code) or of.title

    def description(self, of: Described) -> str:
        """What something is, in more words."""
        return of.descriptions.get(self.language.code) or of.description

    def text(self, body: Text, translations: dict[str, Text]) -> Text:
        """The text of this language, or the original where it was not translated."""
        return translations.get(self.language.code, body)

    def other_language(self, translations: dict[str, Text], site: SiteHead) -> str:
        """The code of the language that a text is shown in, where that is not the page's; else empty."""
        source = site.languages[0].code if site.languages else site.language
        return "" if self.language.code in (source, *translations) else source

    def names(self, components: Sequence[Named]) -> str:
        """`API, Dashboard and Search`."""
        return self.language.list([self.name(component) for component in components])

    def page_name(self, site: SiteHead) -> str:
        """`Noa Server status`: what the page is called, unless the site's name says so itself."""
        words = (messages.PAGE, self.language.say(messages.PAGE).casefold())
        name = site.name.casefold()
        return (
            site.name if name.endswith(words) or name.startswith(words) else self.language.say(messages.PAGE_NAME, name=site.name)
        )

    def clock_and_day(self, at: datetime) -> str:
        """`10:35 UTC, Tuesday 4 March`."""
        day = instants.day_in_words(at.astimezone(UTC), self.language)
        return self.language.say(messages.CLOCK_AND_DAY, clock=instants.clock_in_words(at, self.language), day=day)

    def brand(self, site: SiteHead) -> str:
        """What the page is called, with the organisation's name set apart: safe HTML."""
        name = Markup("<b>{}</b>").format(site.name)
        return name if self.page_name(site) == site.name else self.say(messages.PAGE_NAME, name=name)

    def capitalised(self, words: str) -> str:
        """Words that stand alone as a heading: some languages write months and weekdays small."""
        return words[:1].upper() + words[1:]

    def sentence(self, of: Answer) -> str:
        """The sentence that answers."""
        return answer.sentence(of, self.language, self.name)

    def rest(self, of: Answer) -> str:
        """What else there is to say."""
        return answer.rest(of, self.language, self.name)

    def duration(self, seconds: int) -> str:
        """Whole seconds as people say them."""
        return duration_in_words(timedelta(seconds=seconds), whole_minutes=True, language=self.language)

    def percent(self, share: float | None) -> str:
        """`99.97%`, rounded down: only what was perfect is 100%. A dash where no time counts."""
        if share is None:
            return "–"
        hundredths = int(share * 10_000 + 1e-6)
        whole = "100" if hundredths >= 10_000 else f"{hundredths // 100}{self.language.decimal}{hundredths % 100:02}"
        return self.language.percent.format(whole)

    def whole_percent(self, percent: int) -> str:
        """`30%`."""
        return self.language.percent.format(percent)

    def change(self, of: ComponentState) -> str:
        """A component's status, and what it was before where an update changed it."""
        return statuses.change_in_words(of.status, of.was, self.language)

    def period(self, label: str) -> str:
        """What a figure of uptime is of: `30` is `Last 30 days`, `2026-11` is `November 2026`, `24h` is `Last 24 hours`."""
        if label == "24h":
            return self.language.say(messages.LAST_HOURS)
        if "-" in label:
            return instants.month_in_words(date.fromisoformat(f"{label}-01"), self.language)
        return self.language.count(messages.PERIOD, int(label))

    def course(self, of: IncidentView) -> str:
        """How bad it was and how long it took, or where it stands, for a line of a list."""
        # An incident that names no component is as bad as its impact says.
        by_impact = of.worst == "operational"
        what = messages.IMPACT[of.impact] if by_impact else messages.COMPONENT_STATUS[of.worst]
        course = messages.COURSE["cancelled/under_way" if of.cancelled_under_way else of.state]
        return self.language.say(course, what=self.language.say(what), duration=self.duration(of.duration))

    def trouble(self, of: problem_days.TroubledComponent) -> str:
        """How bad a component's day was: `Major outage, 49 minutes`."""
        return self._status_for(of.status, of.seconds)

    def troubled_row(self, components: Sequence[problem_days.TroubledComponent]) -> str:
        """Who had trouble on a day and how bad it was; of many, the first few and how many more there are."""
        said = [
            self.language.say(messages.NAME_IN_STATE, name=self.name(component), what=self.trouble(component))
            for component in components[:TROUBLED_AT_MOST]
        ]
        more = len(components) - len(said)
        return self.language.row([*said, *([self.language.count(messages.MORE_COMPONENTS, more)] if more else [])])

    def day_told(self, bar: DayBar) -> str:
        """The same for a bar."""
        return self._status_for(bar.status, problem_days.problem_seconds(bar))

    def _status_for(self, status: str, seconds: int) -> str:
        said = statuses.component_status_in_words(status, self.language)
        return self.language.say(messages.STATUS_FOR, status=said, duration=self.duration(seconds)) if seconds else said

    def month_in_short(self, of: MonthLine | MonthPage | YearPage) -> str:
        """`3 incidents and 1 maintenance`."""
        found = ((of.incidents, messages.INCIDENTS), (of.maintenances, messages.MAINTENANCES))
        parts = [self.language.count(forms, number) for number, forms in found if number]
        return self.language.list(parts) or self.language.say(messages.NOTHING)

    def table(self, of: YearPage) -> str:
        """A year's uptime as text: a line a component, a tabulator between cells, as spreadsheets take it."""
        heads = [self.language.say(messages.COMPONENT), *(f"{month:%Y-%m}" for month in of.months), f"{of.year.year}"]
        rows = ([self.name(row), *map(self.percent, (*row.shares, row.share))] for row in of.uptime)
        return snippets.tab_separated([heads, *rows])

    def badge_alt(self, page: ComponentPage) -> str:
        """What the badge of a component says."""
        row = page.component
        said = messages.RETIRED if page.retired_on else messages.COMPONENT_STATUS[row.status]
        return self.language.say(messages.NAME_STATUS, name=self.name(row), status=self.language.say(said))

    def badge_markdown(self, page: ComponentPage) -> str:
        """The badge of a component, which leads to its page, for a README."""
        return snippets.badge_markdown(self.name(page.component), page.badge, page.component.address, page.site)

    def badge_html(self, page: ComponentPage) -> str:
        """The same for a page. It is text: what is to be copied, not shown."""
        return snippets.badge_html(self.name(page.component), page.badge, page.component.address, page.site)

    def days(self, of: HistoryDays) -> str:
        """A day or a run of days in a narrow place."""
        return periods.days_in_words(of.first_day, of.last_day, self.language)

    def quiet(self, of: HistoryDays) -> str:
        """What to say of days on which nothing happened."""
        return self.language.count(messages.QUIET_DAYS, (of.last_day - of.first_day).days + 1)

    def bars(self, row: ComponentRow) -> str:
        """The bars of a component, safe. It has a day at least."""
        return Markup(drawing.bars(problem_days.row_days(row), last=row.days[-1].day, label=self._bars_in_words(row)))

    def _bars_in_words(self, row: ComponentRow) -> str:
        number = len(problem_days.troubled(row.days))
        problems = self.language.count(messages.DAYS_WITH_PROBLEMS, number) if number else self.language.say(messages.NO_PROBLEMS)
        period = self.language.count(messages.PERIOD, len(row.days))
        return self.language.say(messages.LAST_DAYS, period=period, problems=problems)


def language_name(code: str) -> str:
    """What a language calls itself."""
    return language_of(code).name


def strong(words: str) -> str:
    """Words that are to stand out: safe HTML."""
    return Markup("<strong>{}</strong>").format(words)


def time_element(words: str, moment: date | datetime) -> str:
    """An instant or a day as an element that machines read, too: safe HTML."""
    return Markup('<time datetime="{}">{}</time>').format(instants.machine_time(moment), words)


def time_element_ahead(words: str, moment: datetime) -> str:
    """An instant that has not come, to which a script adds how long that is still: safe HTML."""
    return Markup('<time data-ahead datetime="{}">{}</time>').format(instants.machine_time(moment), words)
