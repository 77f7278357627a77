"""The template engine, set up: strict about names, escaping everywhere, and the few filters that templates may use.

Templates keep to what minijinja and Jinja2 have in common (a test renders them with both), so the engine is a switch.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from urllib.parse import quote

import minijinja

from noa_status import addresses, drawing
from noa_status.public import courses, problem_days
from noa_status.public.markdown import first_paragraph, with_headings_from
from noa_status.public.references import section_template
from noa_status.public.values import (
    Affected,
    ComponentCourse,
    ComponentRow,
    ComponentState,
    DayBar,
    GroupRow,
    IncidentView,
    LanguageLink,
    PageValue,
    SiteHead,
    Text,
)
from noa_status.public.wording import Wording
from noa_status.words import instants
from noa_status.words.language import Language

INLINE_BYTES = 4096
"""A logo of at most this size stands in the pages themselves."""


def environment(
    load: Callable[[str], str | None],
    markdown: Callable[[Text], str],
    language: Language,
    pictures: Mapping[str, bytes] = {},
) -> minijinja.Environment:
    """An engine that finds templates through `load` and speaks a language. `markdown` turns a text into safe HTML, `pictures` are
    the logo's files by name."""
    wording = Wording(language)
    return minijinja.Environment(
        loader=load,
        filters=filters(markdown, wording, pictures),
        globals=wording.functions(),
        undefined_behavior="strict",
        auto_escape_callback=lambda _name: True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def filters(
    markdown: Callable[[Text], str], wording: Wording, pictures: Mapping[str, bytes] = {}
) -> dict[str, Callable[..., object]]:
    """All filters, by the name that templates call them. Only drawings, elements, addresses and Markdown come out marked as
    safe."""

    def markdown_filter(text: Text, top: int) -> str:
        return minijinja.safe(with_headings_from(markdown(text), top))

    def lead_filter(text: Text) -> str:
        return minijinja.safe(first_paragraph(markdown(text)))

    return {
        **wording.filters(),
        "absolute": absolute,
        "absolute_in": absolute_in,
        "changes": changes,
        "course_strip": course_strip,
        "icon": icon,
        "is_shown": is_shown,
        "in_all_languages": in_all_languages,
        "link": link,
        "link_in": link_in,
        "look": look,
        "look_of_state": look_of_state,
        "machine": instants.machine_time,
        "machine_day": instants.machine_day,
        "lead": lead_filter,
        "markdown": markdown_filter,
        "month_address": month_address,
        "year_address": year_address,
        "link_from": link_from,
        "picture": partial(picture, pictures),
        "shared": shared,
        "problem_seconds": problem_days.problem_seconds,
        "section_template": section_template,
        "shape": shape,
        "told": courses.told,
        "status_picture": addresses.status_picture,
        "eventful": eventful,
        "troubled_days": troubled_days,
        "webcal": webcal,
        "with_shapes": with_shapes,
    }


def link(address: str, root: str) -> str:
    """The way from a page to an address of the site, given the page's way to the root."""
    return _safe_address(root + address)


def link_from(address: str, page: PageValue) -> str:
    """The same from a page, where the address may be a place on that very page (`#day-3`)."""
    return _safe_address(address if address.startswith("#") else page.root + address)


def absolute(address: str, site: SiteHead) -> str:
    """An address of the site in full, in the page's language."""
    return _safe_address(site.url + site.folder + address)


def absolute_in(address: str, language: LanguageLink, site: SiteHead) -> str:
    """The address of a page in full, in another language."""
    return _safe_address(site.url + language.folder + address)


def in_all_languages(address: str, site: SiteHead) -> str:
    """The address of something that all languages share, in full."""
    return _safe_address(site.url + address)


def webcal(address: str, site: SiteHead) -> str:
    """A calendar of the site in full, as an address that calendars subscribe to when it is opened."""
    return _safe_address("webcal:" + (site.url + site.folder + address).partition(":")[2])


def link_in(address: str, language: LanguageLink, page: PageValue) -> str:
    """The way from a page to itself in another language."""
    up = "../" if page.site.folder else ""
    return _safe_address(page.root + up + language.folder + address)


def is_shown(language: LanguageLink, site: SiteHead) -> bool:
    """Whether it is the page's own language."""
    return language.code == site.language


def shared(address: str, page: PageValue) -> str:
    """The way from a page to something that all languages share."""
    return _safe_address(page.root + ("../" if page.site.folder else "") + address)


def picture(pictures: Mapping[str, bytes], name: str, page: PageValue) -> str:
    """The address of one of the logo's files: a small one stands in the page itself, so that it costs no request."""
    data = pictures.get(name, b"")
    if len(data) > INLINE_BYTES:
        return shared(addresses.asset(name), page)
    kind = "svg+xml" if name.endswith(".svg") else "png"
    return minijinja.safe(f"data:image/{kind};base64,{b64encode(data).decode()}")


def changes(components: Sequence[ComponentState]) -> list[ComponentState]:
    """The components whose state an update changed; what stays as it was need not be told again."""
    return [component for component in components if component.status != component.was]


def look(of: IncidentView) -> str:
    """The status whose shape and colour an incident's own page takes: how bad it is now. What is over is well."""
    return "operational" if of.ended_at and not of.cancelled_at else of.worst


def look_of_state(state: str) -> str:
    """The status whose shape and colour a maintenance takes once it stands there: done is well."""
    return "operational" if state == "completed" else "under_maintenance"


def course_strip(of: ComponentCourse, among: Affected) -> str:
    """The drawing of how a component fared; words must stand beside it."""
    return minijinja.safe(courses.strip(of, among))


def month_address(day: date) -> str:
    """The page of the month of a day or an instant, from the root."""
    return addresses.month(f"{day:%Y-%m}")


def year_address(day: date) -> str:
    """The page of the year of a day, from the root."""
    return addresses.year(day.year)


def eventful(row: ComponentRow) -> tuple[DayBar, ...]:
    """The days of a component with problems or maintenance, newest first."""
    return problem_days.eventful(row.days)


def troubled_days(groups: Sequence[GroupRow]) -> tuple[problem_days.TroubledDay, ...]:
    """The days that were not fine for some component, newest first."""
    return problem_days.troubled_days(groups)


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


def _safe_address(address: str) -> str:
    # Marked as safe, since engines differ in what they make of a slash; whatever could mean something in HTML is percent-encoded.
    return minijinja.safe(quote(address, safe="/:._~#?=%+@[]!,;-"))
