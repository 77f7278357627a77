"""A hand-off as a text, as Markdown and as JSON: what `noa-status handoff` prints."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from noa_status.internal import addresses
from noa_status.internal.handoff import Handoff, Point
from noa_status.internal.telling import in_a_list, instant
from noa_status.words.instants import machine_time

Url = Callable[[Point], str]


def url_on(internal_url: str) -> Url:
    """Gives the address of a point's page, or nothing where the internal site has none."""

    def url(point: Point) -> str:
        if not internal_url or not point.uri:
            return ""
        address = internal_url.rstrip("/") + "/" + addresses.href("index.html", point.uri).removeprefix("./")
        return f"{address}#{point.anchor}" if point.anchor else address

    return url


def as_text(handoff: Handoff) -> str:
    """Plain lines, for a terminal or a chat."""
    lines = [_title(handoff), ""]
    for part in handoff.parts:
        lines.append(part.title.upper())
        lines += [f"  {_words(point)}" for point in part.points] or [f"  {part.nothing}"]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(handoff: Handoff, url: Url) -> str:
    """Markdown with links. What records hold is a text, so it is escaped."""
    lines = [f"# {_escaped(_title(handoff))}", ""]
    for part in handoff.parts:
        lines += [f"## {part.title}", ""]
        for point in part.points:
            what = f"[{_escaped(point.what)}]({url(point)})" if url(point) else f"**{_escaped(point.what)}**"
            mark = f"{_escaped(point.mark.word)}: " if point.mark.word else ""
            more = _escaped(in_a_list([point.says, point.who]))
            lines.append(f"- {mark}{what}" + (f", {more}" if more else ""))
        lines += [] if part.points else [part.nothing]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def as_json(handoff: Handoff, url: Url) -> str:
    """An object with a list for each part."""
    whole = {
        "since": machine_time(handoff.since),
        "now": machine_time(handoff.now),
        **{
            part.id: [
                {
                    "what": point.what,
                    "state": point.mark.word,
                    "says": point.says,
                    "who": point.who,
                    "at": point.at or None,
                    "url": url(point) or None,
                }
                for point in part.points
            ]
            for part in handoff.parts
        },
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def _title(handoff: Handoff) -> str:
    return f"Hand-off, {handoff.name}: {instant(handoff.since).words} to {instant(handoff.now).words}"


def _words(point: Point) -> str:
    mark = f"[{point.mark.word}] " if point.mark.word else ""
    return mark + " · ".join(word for word in (point.what, point.says, point.who) if word)


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\`*_[]<>#|" else character for character in text)
