"""The list of alerts, and the pages of those that need more than a redirect: several runbooks answer to one, or none does."""

from __future__ import annotations

from collections.abc import Iterator

from noa_status.internal import addresses, books
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading
from noa_status.internal.page import InternalPage, World
from noa_status.internal.shelf import shelf_of
from noa_status.internal.short_links import Claims, addresses_of, claims_of, is_fit, titles_of
from noa_status.internal.telling import counted
from noa_status.internal.unwritten import ANY, nearest, unwritten_of
from noa_status.internal.values import AlertsPage, Choice, ChoicePage, Fact, Link, Row, Table, UnwrittenPage
from noa_status.model.alert import AlertRule
from noa_status.model.coverage import coverage_of
from noa_status.model.incident import Incident
from noa_status.model.runbook import Playbook, Runbook


def claims_with_rules(world: World, library: Library) -> Claims:
    """The names that runbooks answer to, and those whose rules link to a page of ours."""
    claims = claims_of(world.repository)
    if not world.repository.alert_rules:
        return claims
    linked = {alert.name: alert.linked for alert in coverage_of(world.repository.alert_rules, shelf_of(world, library)).alerts}
    return claims | {
        name: shown
        for name, paths in linked.items()
        if name not in claims and is_fit(name) and (shown := tuple(path for path in paths if path in library.pages()))
    }


def pages(world: World, library: Library, claims: Claims, unwritten: dict[str, AlertRule | Incident]) -> Iterator[InternalPage]:
    """The list, a page for every name with several runbooks, and one for every `unwritten` name."""
    yield _list(world, library, claims, unwritten)
    for name, uris in addresses_of(claims).items():
        if len(claims[name]) > 1:
            for number, uri in enumerate(uris):
                yield _choice(name, _page(uri), claims[name], world, library, is_first=not number)
    for name, uris in addresses_of(unwritten).items():
        for number, uri in enumerate(uris):
            yield _unwritten(name, _page(uri), unwritten[name], claims, world, is_first=not number)


def _page(uri: str) -> str:
    return uri.removesuffix(".html") + ".md"


def _crumbs(uri: str, world: World) -> tuple[Link, ...]:
    crumbs = (Link("Runbooks", world.href(uri, addresses.RUNBOOKS)), Link("Alerts", world.href(uri, addresses.ALERTS)))
    return crumbs[:1] if uri == addresses.ALERTS else crumbs


def _list(world: World, library: Library, claims: Claims, unwritten: dict[str, AlertRule | Incident]) -> InternalPage:
    titles = titles_of(world)
    table = Table(
        id="alerts",
        title="From A to Z",
        first="Alert",
        columns=("Runbook",),
        rows=tuple(
            Row(
                link=Link(name, world.href(addresses.ALERTS, addresses.short_link(name))),
                cells=(Fact(name="Runbook", links=_links(claims[name], addresses.ALERTS, world, library, titles)),),
            )
            for name in sorted(claims, key=_by_name)
        ),
    )
    missing = Table(
        id="unwritten",
        title=f"Not written up yet ({len(unwritten)})",
        first="Alert",
        columns=("Known from",),
        rows=tuple(
            Row(
                link=Link(name, world.href(addresses.ALERTS, addresses.short_link(name))),
                cells=(Fact(name="Known from", words=_known_from(unwritten[name])),),
            )
            for name in sorted(unwritten, key=_by_name)
        ),
    )
    base = world.repository.site.internal_url or "https://this-site.example/"
    value = AlertsPage(
        title="Alerts",
        says=f"{counted(len(claims), 'alert')} with a runbook. A rule's runbook_url is {base}r/AlertName/: it never moves.",
        crumbs=_crumbs(addresses.ALERTS, world),
        tables=tuple(one for one in (table, missing) if one.rows),
        empty="No runbook names an alert yet.",
        unwritten=unwritten_of(ANY, addresses.ALERTS, world),
    )
    headings = [Heading(1, "page-title", value.title), *(Heading(2, one.id, one.title) for one in value.tables)]
    return InternalPage(
        uri=addresses.ALERTS,
        title=value.title,
        html=world.render("alerts.html.j2", value),
        headings=tuple(headings),
        anchors=frozenset(heading.id for heading in headings),
        hide=("toc",),
    )


def _choice(name: str, uri: str, paths: tuple[str, ...], world: World, library: Library, *, is_first: bool) -> InternalPage:
    shown = {book.path: book for book in (*world.repository.runbooks, *world.repository.playbooks)}
    titles = titles_of(world)
    choices = tuple(
        Choice(
            link=Link(titles.get(path, path), world.href(uri, library.pages()[path])),
            path=path,
            facts=_facts(shown[path], world) if path in shown else (),
        )
        for path in paths
    )
    value = ChoicePage(
        title=f"{name}: which runbook?",
        says=f"{counted(len(paths), 'page')} answer to this name.",
        crumbs=_crumbs(uri, world),
        choices=choices,
    )
    return _of_a_name(uri, value.title, world.render("choice.html.j2", value), is_first=is_first)


def _facts(book: Runbook | Playbook, world: World) -> tuple[Fact, ...]:
    """What tells one of several apart."""
    owner = Fact(name="Owner", words=book.owner or "nobody is named")
    severity = (Fact(name="Severity", words=book.severity),) if book.severity else ()
    return (owner, books.freshness_fact(book, world), *severity)


def _unwritten(
    name: str, uri: str, known_from: AlertRule | Incident, claims: Claims, world: World, *, is_first: bool
) -> InternalPage:
    value = UnwrittenPage(
        title=name,
        crumbs=_crumbs(uri, world),
        known_from=f"It is known from {_known_from(known_from)}.",
        nearest=tuple(Link(other, world.href(uri, addresses.short_link(other))) for other in nearest(name, claims)),
        unwritten=unwritten_of(name, uri, world),
    )
    return _of_a_name(uri, value.title, world.render("unwritten.html.j2", value), is_first=is_first)


def _of_a_name(uri: str, title: str, html: str, *, is_first: bool) -> InternalPage:
    # Its other spellings are the same page: found once is enough.
    return InternalPage(
        uri=uri,
        title=title,
        html=html,
        headings=(Heading(1, "page-title", title),),
        anchors=frozenset({"page-title"}),
        search_boost=2 if is_first else 0,
        hide=("toc",),
    )


def _links(paths: tuple[str, ...], uri: str, world: World, library: Library, titles: dict[str, str]) -> tuple[Link, ...]:
    return tuple(Link(titles.get(path, path), world.href(uri, library.pages()[path])) for path in paths)


def _known_from(source: AlertRule | Incident) -> str:
    if isinstance(source, AlertRule):
        return f"{source.place.path}:{source.place.line}"
    return f"the incident {source.id}"


def _by_name(name: str) -> tuple[str, str]:
    return name.lower(), name
