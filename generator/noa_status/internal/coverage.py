"""The page of coverage: alerts without a runbook, runbooks without an alert. Only where `status.yml` names rules."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from noa_status.internal import addresses
from noa_status.internal.library import Library
from noa_status.internal.page import InternalPage, World
from noa_status.internal.pages import tables_page
from noa_status.internal.shelf import shelf_of
from noa_status.internal.short_links import is_fit
from noa_status.internal.telling import counted, in_a_list, severity_mark
from noa_status.internal.values import Fact, Link, Mark, Row, Table, TablesPage
from noa_status.model.alert_links import Leads, ShelfBook
from noa_status.model.coverage import NO_SEVERITY, Alert, Cover, coverage_of, severities_of

_MOST_PLACES = 5
# The worst first.
_LEADS = {
    Leads.NOWHERE: Mark("major", "leads nowhere"),
    Leads.WORDS: Mark("none", "no address"),
    Leads.UNKNOWN: Mark("none", "not looked at"),
    Leads.ELSEWHERE: Mark("none", "elsewhere"),
    Leads.HERE: Mark("ok", "leads here"),
}


def is_shown(world: World) -> bool:
    """True where `status.yml` says where the rules lie."""
    return bool(world.repository.site.alert_rules)


def pages(world: World, library: Library) -> Iterator[InternalPage]:
    """The page of coverage, both ways: alerts without a runbook first, then runbooks without an alert, then all that is well."""
    if not is_shown(world):
        return
    shelf = shelf_of(world, library)
    coverage = coverage_of(world.repository.alert_rules, shelf)
    titles = {book.path: book.title for book in shelf.books}
    missing = [alert for alert in coverage.alerts if alert.cover is not Cover.HERE]
    covered = [alert for alert in coverage.alerts if alert.cover is Cover.HERE]
    tables = [
        _alerts("without-runbook", "Alerts without a runbook", missing, world, library, titles),
        _books(coverage.without_alert, world, library),
        _alerts("with-runbook", "Alerts with a runbook", covered, world, library, titles),
    ]
    several = coverage.in_several_rules
    value = TablesPage(
        title="Alerts and runbooks",
        says=f"{len(covered)} of {counted(len(coverage.alerts), 'alert')} in {counted(coverage.rules, 'rule')} have a runbook; "
        f"{counted(len(coverage.without_alert), 'runbook')} without an alert; {counted(several, 'name')} in several rules.",
        tables=tuple(table for table in tables if table.rows),
        empty="The files that alert_rules names have no alert.",
        crumbs=(Link("Runbooks", world.href(addresses.COVERAGE, addresses.RUNBOOKS)),),
    )
    # Its tables are wide, and need the room of a table of contents.
    yield msgspec.structs.replace(tables_page(addresses.COVERAGE, value, world), hide=("toc",))


def _alerts(id: str, title: str, alerts: list[Alert], world: World, library: Library, titles: dict[str, str]) -> Table:
    has_books = any(alert.runbooks for alert in alerts)
    return Table(
        id=id,
        title=f"{title} ({len(alerts)})",
        first="Alert",
        columns=(*(["Runbook"] if has_books else []), "Severity", "Rule's link", "Rules"),
        rows=tuple(_row(alert, world, library, titles, has_books=has_books) for alert in alerts),
    )


def _row(alert: Alert, world: World, library: Library, titles: dict[str, str], *, has_books: bool) -> Row:
    links = tuple(Link(titles.get(path, path), _href(path, world, library)) for path in alert.runbooks)
    # An alert without a runbook has an address, too: what is there says what to do.
    address = world.href(addresses.COVERAGE, addresses.short_link(alert.name)) if is_fit(alert.name) else ""
    return Row(
        link=Link(alert.name, address),
        cells=(
            *([Fact(name="Runbook", links=links)] if has_books else []),
            _severity(alert, world),
            _links(alert),
            Fact(name="Rules", words=_places(alert)),
        ),
    )


def _severity(alert: Alert, world: World) -> Fact:
    site = world.repository.site
    labels = in_a_list(list(dict.fromkeys(covered.rule.severity for covered in alert.rules)))
    means = [one for one in severities_of(alert, site.alert_severities, site.policy) if one != NO_SEVERITY]
    order = [severity.id for severity in site.policy.severities]
    gravest = min(means, key=order.index, default=None)
    return Fact(name="Severity", mark=severity_mark(gravest, site.policy) if gravest else None, words=labels)


def _links(alert: Alert) -> Fact:
    """The worst that is to be said of its rules' links."""
    found = {judged.lead.leads: judged.lead for covered in alert.rules for judged in covered.links}
    if Leads.NOWHERE not in found and not all(covered.links for covered in alert.rules):
        return Fact(name="Rule's link", mark=Mark("degraded", "not in every rule" if found else "no link"))
    worst = next(leads for leads in _LEADS if leads in found)
    return Fact(name="Rule's link", mark=_LEADS[worst], words=found[worst].host)


def _places(alert: Alert) -> str:
    places = [f"{one.rule.place.path}:{one.rule.place.line}" for one in alert.rules[:_MOST_PLACES]]
    more = len(alert.rules) - _MOST_PLACES
    return in_a_list([*places, f"and {more} more" if more > 0 else ""])


def _books(found: tuple[ShelfBook, ...], world: World, library: Library) -> Table:
    return Table(
        id="without-alert",
        title=f"Runbooks without an alert ({len(found)})",
        first="Runbook",
        columns=("Answers to", "File"),
        rows=tuple(
            Row(
                link=Link(book.title, _href(book.path, world, library)),
                cells=(Fact(name="Answers to", words=in_a_list(book.names)), Fact(name="File", words=book.path)),
            )
            for book in found
        ),
    )


def _href(path: str, world: World, library: Library) -> str:
    """Where a file or page is shown; an empty text where it is not."""
    uri = library.pages().get(path) or (path if path in addresses.LISTS else "")
    return world.href(addresses.COVERAGE, uri) if uri else ""
