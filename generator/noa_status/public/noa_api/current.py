"""What programs are told of the present: how things stand, each component, the newest events, and what there is to ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.public.noa_api import documents
from noa_status.public.noa_api.description import description
from noa_status.public.noa_api.records import record
from noa_status.public.noa_api.schemas import schema_of
from noa_status.public.values import (
    ComponentFigures,
    ComponentRow,
    HomePage,
    MachineFacts,
    PeriodFigures,
    SiteHead,
    Text,
)
from noa_status.public.wording import Wording
from noa_status.words.languages import language_of

Html = Callable[[Text], str]

_STATES = tuple(field for field in documents.Seconds.__struct_fields__ if field not in ("existing", "operational"))


def artifacts(home: HomePage, retired: Sequence[ComponentRow], facts: MachineFacts, html: Html) -> Iterator[Artifact]:
    """Every document but those of months, the schemas, and the description of all. `html` turns a text into safe HTML."""
    site = home.site
    rows = [row for group in home.groups for row in group.components]
    figures = {of.id: of for of in facts.figures}
    for row in (*rows, *retired):
        of = figures[row.id]
        yield _artifact(
            addresses.api_component(row.id), partial(component, row, of, facts.weights, site), row, of, facts.weights, site
        )
    views = (home.open_incidents, home.running_maintenances, home.upcoming_maintenances)
    yield _artifact(addresses.API_STATUS, partial(status, home, facts, html), views, home.groups, home.answer, facts, site)
    yield _artifact(addresses.API_CHANGES, partial(changes, facts, site), facts.events, site)
    yield _artifact(
        addresses.API_INDEX, partial(index, rows, facts, site), [(row.id, row.name) for row in rows], facts.months, site
    )
    for name in documents.DOCUMENTS:
        yield _artifact(addresses.api_schema(name), partial(schema_of, name, site.url), name, site.url)
    yield _artifact(addresses.API_DESCRIPTION, partial(description, site), site)


def status(home: HomePage, facts: MachineFacts, html: Html) -> documents.Status:
    """How things stand."""
    site = home.site
    wording = Wording(language_of(site.language))
    return documents.Status(
        schema=site.url + addresses.api_schema("status"),
        name=site.name,
        page=site.url,
        built_at=facts.built_at,
        next_change_at=facts.next_change_at,
        renew_by=facts.renew_by,
        next_update_at=home.next_update_at,
        answer=documents.Answer(
            status=home.answer.status,
            sentence=wording.sentence(home.answer),
            rest=wording.rest(home.answer),
        ),
        components=[
            documents.Now(
                id=row.id,
                name=row.name,
                group=group.name or None,
                status=row.status,
                page=site.url + row.address,
                url=site.url + addresses.api_component(row.id),
            )
            for group in home.groups
            for row in group.components
        ],
        incidents=[record(view, site, html) for view in home.open_incidents],
        maintenances=[record(view, site, html) for view in (*home.running_maintenances, *home.upcoming_maintenances)],
    )


def component(row: ComponentRow, of: ComponentFigures, weights: Mapping[str, float], site: SiteHead) -> documents.Component:
    """A component with its days and figures. `weights` are the shares of a second in each state that count as down."""
    return documents.Component(
        schema=site.url + addresses.api_schema("component"),
        id=row.id,
        name=row.name,
        names=row.names,
        description=row.description,
        page=site.url + row.address,
        status=row.status,
        since=of.since,
        retired_on=of.retired_on,
        weights=dict(weights),
        days=[
            documents.Day(
                day=bar.day,
                status=None if bar.status == "none" else bar.status,
                seconds=bar.seconds,
                records=[_record_id(link.address) for link in bar.incidents],
            )
            for bar in row.days
        ],
        periods=[_period(figures) for figures in of.periods],
        months=[_period(figures) for figures in of.months],
    )


def changes(facts: MachineFacts, site: SiteHead) -> documents.Changes:
    """The newest events."""
    return documents.Changes(
        schema=site.url + addresses.api_schema("changes"),
        is_complete=not facts.more_events,
        events=[
            documents.Event(
                id=event.id,
                at=event.at,
                kind=event.kind,
                record=event.record,
                record_kind=event.record_kind,
                title=event.title,
                status=event.status,
                page=site.url + event.address,
                url=site.url + addresses.api_month(event.month),
            )
            for event in facts.events
        ],
    )


def index(rows: Sequence[ComponentRow], facts: MachineFacts, site: SiteHead) -> documents.Index:
    """What there is."""
    return documents.Index(
        schema=site.url + addresses.api_schema("index"),
        name=site.name,
        page=site.url,
        language=site.language,
        languages=[link.code for link in site.languages] or [site.language],
        status=site.url + addresses.API_STATUS,
        changes=site.url + addresses.API_CHANGES,
        openapi=site.url + addresses.API_DESCRIPTION,
        components=[documents.Name(id=row.id, name=row.name, url=site.url + addresses.api_component(row.id)) for row in rows],
        months=[
            documents.MonthName(
                month=f"{line.month:%Y-%m}",
                incidents=line.incidents,
                maintenances=line.maintenances,
                url=site.url + addresses.api_month(f"{line.month:%Y-%m}"),
            )
            for line in facts.months
        ],
        feeds=[site.url + name for name in (addresses.FEED_RSS, addresses.FEED_ATOM)],
        feeds_opml=site.url + addresses.OPML,
        calendar=site.url + addresses.CALENDAR,
        metrics=site.url + addresses.METRICS,
        build=site.url + addresses.BUILD,
    )


def _period(of: PeriodFigures) -> documents.Period:
    seconds = {status: of.seconds.get(status, 0) for status in _STATES}
    return documents.Period(
        period=of.period,
        share=of.share,
        down_seconds=of.down,
        seconds=documents.Seconds(existing=of.existing, operational=of.existing - sum(seconds.values()), **seconds),
    )


def _record_id(address: str) -> str:
    return address.strip("/").rpartition("/")[2]


def _artifact(path: str, make: Callable[[], documents.Document | dict[str, object]], *of: object) -> Artifact:
    return Artifact(path=path, key=key_of(__version__, *of), render=lambda: documents.encode(make()))
