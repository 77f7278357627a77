"""Incidents and maintenances for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from noa_status import addresses
from noa_status.public.markdown import without_control_characters
from noa_status.public.noa_api import documents
from noa_status.public.plain_text import plain_text
from noa_status.public.values import ComponentState, IncidentView, SiteHead, Text, UpdateView

Html = Callable[[Text], str]


def record(view: IncidentView, site: SiteHead, html: Html) -> documents.Record:
    """A record with all its updates. `html` turns a text into safe HTML."""
    window = None
    if view.window_start_at is not None and view.window_end_at is not None:
        window = documents.Window(start_at=view.window_start_at, end_at=view.window_end_at)
    return documents.Record(
        id=view.id,
        kind=view.kind,
        title=view.title,
        titles=view.titles,
        page=site.url + view.address,
        impact=view.impact,
        status=view.status,
        state=view.state,
        started_at=view.started_at,
        ended_at=view.ended_at,
        next_update_at=view.next_update_at,
        window=window,
        moved=[documents.FormerWindow(start_at=one.start_at, end_at=one.end_at, moved_at=one.at) for one in view.moved],
        cancelled_at=view.cancelled_at,
        components=states(view.components),
        updates=[_update(update, view, site, html) for update in view.updates],
        postmortem=site.url + addresses.postmortem(view.id) if view.postmortem else None,
    )


def states(components: Iterable[ComponentState]) -> list[documents.State]:
    """Components in their states."""
    return [documents.State(id=one.id, name=one.name, status=one.status, was=one.was or None) for one in components]


def _update(update: UpdateView, view: IncidentView, site: SiteHead, html: Html) -> documents.Update:
    told = _told(update.body, html)
    return documents.Update(
        id=update.id,
        page=site.url + view.address + addresses.update_anchor(update.id),
        at=update.at,
        status=update.status,
        components=states(update.components),
        corrected_at=update.corrected_at,
        correction=without_control_characters(update.correction),
        html=told.html,
        text=told.text,
        translations={language: _told(text, html) for language, text in update.translations.items()},
    )


def _told(text: Text, html: Html) -> documents.Told:
    made = html(text)
    return documents.Told(html=made, text=plain_text(made))
