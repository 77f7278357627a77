"""The page of the last twelve months, one for each year, and the files of their tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from noa_status.internal import addresses
from noa_status.internal.facts import Facts, years_of
from noa_status.internal.metrics import causes, members, promises, response
from noa_status.internal.metrics.values import Look
from noa_status.internal.page import InternalFile, InternalPage, World
from noa_status.internal.sheet_pages import SheetsPage, beside, section_of, sheets_page
from noa_status.internal.sheets import files_of
from noa_status.internal.telling import counted, in_a_list
from noa_status.internal.values import Link
from noa_status.model.counted import counted_in
from noa_status.model.incident import Incident
from noa_status.model.period import Period, last_twelve_months, year
from noa_status.model.spans import Span, spans_of
from noa_status.words.instants import date_in_words

_LEFT_OUT = {"drill": "drill", "maintenance": "maintenance", "imported": "imported record", "said": "record that says so itself"}


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A page with the files of its tables."""

    page: InternalPage
    files: tuple[InternalFile, ...]


def made_of(world: World, facts: Facts) -> Iterator[Made]:
    """The last twelve months first, then the years, newest first."""
    years = [number for number, _ in years_of(facts.incidents, world.now)]
    spans = tuple(span for incident in facts.incidents for span in spans_of(incident, world.now))
    yield _made(_look(world, facts, spans, addresses.METRICS, last_twelve_months(world.now)), "Metrics", years)
    for number in years:
        yield _made(_look(world, facts, spans, addresses.metrics_of(number), year(number)), f"Metrics of {number}", ())


def _look(world: World, facts: Facts, spans: tuple[Span, ...], uri: str, period: Period) -> Look:
    counted = counted_in(facts.incidents, period, world.now)
    link = partial(_incident_link, world, uri)
    return Look(world=world, facts=facts, uri=uri, period=period, counted=counted, incident_link=link, spans=spans)


def _made(look: Look, title: str, years: Sequence[int]) -> Made:
    world, uri = look.world, look.uri
    told = [*response.sections(look), *promises.sections(look), *causes.sections(look), *members.sections(look)]
    files = {one.sheet.id: files_of(one.sheet, uri.removesuffix("index.md")) for one in told}
    value = SheetsPage(
        title=title,
        says=_says(look),
        crumbs=() if uri == addresses.METRICS else (Link("Metrics", world.href(uri, addresses.METRICS)),),
        links=tuple(Link(str(number), world.href(uri, addresses.metrics_of(number))) for number in years),
        links_are="By year:" if years else "",
        sections=tuple(
            section_of(
                one.sheet,
                says=one.says,
                chart_html=one.chart_html,
                empty=one.empty,
                files=files[one.sheet.id],
                notes=one.notes,
                beside=beside(world, uri),
                shown=one.shown,
            )
            for one in told
        ),
    )
    page = sheets_page(uri, value, world, search_boost=1 if uri == addresses.METRICS else 0)
    return Made(page=page, files=tuple(file for pair in files.values() for file in pair))


def _says(look: Look) -> str:
    period, now = look.period, look.world.now
    last = min(period.end, now)
    began = f"{counted(len(look.counted.members), 'incident')} began between {date_in_words(period.start.date())} and "
    # A period that is over ends with the midnight after its last day.
    began += date_in_words(last.date()) if period.holds(now) else f"the end of {period.start.year}"
    reasons = Counter(reason for reason, _ in look.counted.left_out)
    left_out = in_a_list([counted(reasons[reason], noun) for reason, noun in _LEFT_OUT.items() if reasons[reason]])
    return f"{began}. Left out: {left_out}." if left_out else f"{began}."


def _incident_link(world: World, uri: str, incident: Incident) -> Link:
    return Link(incident.title, world.href(uri, addresses.incident(incident.id)))
