"""Runbooks: a page each, and the list by folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from noa_status.internal import addresses, books, coverage
from noa_status.internal.books import Text
from noa_status.internal.drills import drill_fact
from noa_status.internal.evidence import changed_fact, component_facts, components_now, evidence_of
from noa_status.internal.facts import Facts, begins_at
from noa_status.internal.library import Library
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.telling import counted, in_a_list, instant, length, severity_mark
from noa_status.internal.values import Fact, Line, Link, Mark, Row, Table, TablesPage
from noa_status.model.component import ComponentStatus
from noa_status.model.incident import Incident, Kind
from noa_status.model.progress import resolved_at_of
from noa_status.model.runbook import Runbook

_MOST = 400


def pages(world: World, facts: Facts, library: Library, texts: dict[str, Text]) -> Iterator[InternalPage]:
    """A page for every runbook that says something, and the list of them. `texts` are theirs by path."""
    shown = [runbook for runbook in world.repository.runbooks if runbook.path in texts]
    current = components_now(world, facts)
    for runbook in shown:
        uri, text = library.book_uri(runbook.path), texts[runbook.path]
        used = [_use(incident, runbook, library, world) for incident in facts.used_in.get(runbook.id, ())]
        evidence = evidence_of(runbook, text, uri, world, facts)
        strip = _strip(runbook, uri, world, facts, current)
        yield books.page_of(runbook, text, world, library, facts=strip, used=used, evidence=evidence)
    yield _list(shown, world, facts, library, texts)


def _strip(runbook: Runbook, uri: str, world: World, used: Facts, current: dict[str, ComponentStatus]) -> tuple[Fact, ...]:
    alerts = tuple(Link(name, world.href(uri, addresses.short_link(name))) for name in runbook.alert_names)
    found = [
        Fact(name="Alerts", links=alerts) if alerts else None,
        *component_facts(runbook, current, world),
        Fact(name="Owner", words=runbook.owner) if runbook.owner else Fact(name="Owner", mark=Mark("none", "nobody is named")),
        books.freshness_fact(runbook, world),
        drill_fact(runbook, used, uri, world),
        changed_fact(runbook, world),
    ]
    return tuple(fact for fact in found if fact is not None)


def _use(incident: Incident, runbook: Runbook, library: Library, world: World) -> Line:
    uri = library.book_uri(runbook.path)
    now = world.now
    resolved_at = resolved_at_of(incident, now)
    words = f"resolved after {length(resolved_at - begins_at(incident, now))}" if resolved_at else "still open"
    if incident.kind is Kind.DRILL:
        failed = f"steps that did not work: {'; '.join(incident.failed_steps)}" if incident.failed_steps else "every step worked"
        words = f"a drill; {failed}"
    elif incident.kind is Kind.MAINTENANCE:
        words = "planned work"
    return Line(
        link=Link(incident.title, world.href(uri, addresses.incident(incident.id))),
        mark=severity_mark(incident.severity, world.repository.site.policy)
        if incident.severity
        else Mark("maint", "Maintenance"),
        at=instant(begins_at(incident, now)),
        words=words,
    )


def _list(shown: list[Runbook], world: World, facts: Facts, library: Library, texts: dict[str, Text]) -> InternalPage:
    folders: dict[str, list[Runbook]] = {}
    for runbook in shown:
        folders.setdefault(posixpath.dirname(runbook.path), []).append(runbook)
    is_long = len(shown) > _MOST
    flawed = any(texts[runbook.path].rendered.problems for runbook in shown)
    tables = [
        Table(
            id=books.folder_id(posixpath.basename(folder)) if "/" in folder else "all",
            title=folder.partition("/")[2] or ("From A to Z" if len(folders) == 1 else "At the top"),
            first="Runbook",
            # Of very many the list has the names: each page says the rest.
            columns=() if is_long else ("Alerts", "Components", "Owner", "Tested", "Text")[: 5 if flawed else 4],
            rows=tuple(
                _named(runbook, facts, library, world)
                if is_long
                else _row(runbook, world, facts, library, texts[runbook.path], flawed=flawed)
                for runbook in sorted(found, key=_by_title)
            ),
        )
        for folder, found in sorted(folders.items())
    ]
    value = TablesPage(
        title="Runbooks",
        says=f"{counted(len(shown), 'runbook')}: one alert or one symptom each. An alert's link opens its runbook directly.",
        links=(Link("Every alert, from A to Z", world.href(addresses.RUNBOOKS, addresses.ALERTS)), *_coverage(world)),
        tables=tuple(tables),
        empty="Put any folder of Markdown files into runbooks/: each becomes a page here.",
    )
    return tables_page(addresses.RUNBOOKS, value, world)


def _coverage(world: World) -> tuple[Link, ...]:
    if not coverage.is_shown(world):
        return ()
    return (Link("Alerts and runbooks", world.href(addresses.RUNBOOKS, addresses.COVERAGE), "which has none"),)


def _row(runbook: Runbook, world: World, facts: Facts, library: Library, text: Text, *, flawed: bool) -> Row:
    text_facts = (_text_fact(text),) if flawed else ()
    others = [name for name in runbook.alert_names if name != books.title_of(runbook)]
    return Row(
        link=_named(runbook, facts, library, world).link,
        cells=(
            Fact(name="Alerts", words=in_a_list(others) if others else "the same" if runbook.alert_names else ""),
            Fact(name="Components", words=books.component_names(runbook.components, world)),
            Fact(name="Owner", words=runbook.owner or ""),
            books.freshness_fact(runbook, world),
            *text_facts,
        ),
    )


def _named(runbook: Runbook, facts: Facts, library: Library, world: World) -> Row:
    used = len(facts.used_in.get(runbook.id, ()))
    url = world.href(addresses.RUNBOOKS, library.book_uri(runbook.path))
    return Row(link=Link(books.title_of(runbook), url, f"used {counted(used, 'time')}" if used else ""), cells=())


def _text_fact(text: Text) -> Fact:
    number = len(text.rendered.problems)
    mark = Mark("degraded", f"{counted(number, 'thing')} to mend") if number else None
    return Fact(name="Text", mark=mark)


def _by_title(runbook: Runbook) -> tuple[str, str]:
    return books.title_of(runbook).lower(), runbook.path
