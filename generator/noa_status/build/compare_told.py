"""A comparison in words: for the terminal, and as a comment on a pull request, in which nothing that a record says can act."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from noa_status.build.compare import Comparison, ComponentChange, Entry, Pages
from noa_status.model.notify import OUTBOX
from noa_status.problems import Problem
from noa_status.problems.text import counted, printable
from noa_status.words.instants import instant_in_words
from noa_status.words.statuses import component_status_in_words

MARKER = "<!-- noa-status diff -->"
"""The first line of the comment, by which it is found again to be replaced."""

NOTHING = "Nothing public changes."
_AUDIENCES = {
    "all_customers": "everyone affected",
    "affected_customers": "directly affected customers",
    "status_page": "those who follow the page",
}
_NAMED = 8
_LONGEST = 160
_TICKS = re.compile("`+")


def as_text(of: Comparison) -> str:
    """The comparison for a terminal."""
    rows = [*_errors_in_text(of)]
    before, after = of.headline
    if not of.is_public:
        rows += [NOTHING, f"Home goes on to say: {after}"]
    elif before == after:
        rows += [f"Home goes on to say: {after}"]
    else:
        rows += [f"Home says now:       {before}", f"Home will say:       {after}"]
    rows += [f"  {component_said(change)}" for change in of.components]
    for head, entries in _groups(of):
        rows += [head, *(f"  {_at(entry)}  {entry.title}{_told_note(entry)}" for entry in entries[:_NAMED])]
        rows += _more(entries, "  ")
    if of.messages:
        rows += [f"Told by noa-status notify: {_messages(len(of.messages))}", *(f"  {row}" for row in messages_said(of))]
    if of.pages:
        rows += ["Files that change:", *(f"  {pages_said(pages)}: {', '.join(pages.first)}" for pages in of.pages)]
    for head, problems in (("New findings", of.new_findings), ("Fixed findings", of.fixed_findings)):
        if problems:
            rows += [f"{head}: {counted(problems)}", *(f"  {_finding(one)}" for one in problems[:_NAMED]), *_more(problems, "  ")]
    if of.internal:
        rows += [f"Internal only: {_files(len(of.internal))}", *(f"  {path}" for path in of.internal[:_NAMED])]
        rows += _more(of.internal, "  ")
    return "\n".join(map(printable, rows)) + "\n"


def as_markdown(of: Comparison) -> str:
    """The comparison as a comment. Everything that is not ours stands in code, where no mention, link, picture or tag works."""
    return "\n".join([MARKER, *_comment(of), ""])


def code(text: str) -> str:
    """Any text as code in a line of Markdown: one line, not too long, nothing in it that nobody sees, and a fence that it cannot
    close."""
    shown = "".join(c if _is_seen(c) else " " for c in text)
    line = " ".join(shown.split())
    line = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    if not line:
        return "(empty)"
    fence = "`" * (max((len(run) for run in _TICKS.findall(line)), default=0) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def component_said(change: ComponentChange) -> str:
    """A component's change of state: `API: Major outage -> Operational`."""
    return f"{change.name}: {_state(change.before)} -> {_state(change.after)}"


def pages_said(pages: Pages) -> str:
    """How many files of a kind change: `home: 2 changed`."""
    counts = {"changed": pages.changed, "new": pages.new, "gone": pages.gone}
    return f"{pages.kind}, {', '.join(f'{count} {how}' for how, count in counts.items() if count)}"


def sent_said(of: Comparison) -> str:
    """What goes out: `2 feed entries, 3 messages`."""
    if not of.entries and not of.messages:
        return ""
    count = len(of.entries)
    entries = f"{count} feed {'entry' if count == 1 else 'entries'}"
    return f"{entries}, {_messages(len(of.messages)) if of.messages else 'no message beyond them'}"


def messages_said(of: Comparison, quote: Callable[[str], str] = str) -> list[str]:
    """The messages by channel and receiver: `customers (mail): 1 to all@lists.example.com (everyone affected)`."""
    late = {message.id for message in of.messages} - {entry.id for entry in of.entries}
    rows: list[str] = []
    for (channel, kind, audience, to), count in Counter((m.channel, m.kind, m.audience, m.to) for m in of.messages).items():
        if channel == OUTBOX:
            rows.append(f"no channel is set up, so mails become files in {OUTBOX}/: {count} to {_AUDIENCES[audience]}")
        else:
            whom = f" to {', '.join(map(quote, to))}" if to else ""
            rows.append(f"{quote(channel)} ({kind}): {count}{whom} ({_AUDIENCES[audience]})")
    if late:
        rows.append(f"{len(late)} of these updates stand{'s' if len(late) == 1 else ''} on the page already")
    return rows


def _comment(of: Comparison) -> Iterator[str]:
    yield "### What the public will see"
    if of.errors:
        yield f"\n**Nothing will be published: {counted(of.errors)}.**\n"
        yield from _list(map(_coded_finding, of.errors))
        yield "\nBelow, what is broken counts as it was when it last was whole."
    before, after = of.headline
    yield ""
    if not of.is_public:
        yield f"**{NOTHING}** Home goes on to say {code(after)}"
    elif before == after:
        yield f"Home goes on to say {code(after)}"
    else:
        yield f"- Before: {code(before)}\n- **After: {code(after)}**"
    if of.components:
        yield ""
        yield from _list(f"{code(one.name)}: {_state(one.before)} → **{_state(one.after)}**" for one in of.components)
    for head, entries in _groups(of):
        yield f"\n**{head}**\n"
        yield from _list(f"{_at(entry)} {code(entry.title)}{_told_note(entry, code)}" for entry in entries)
    if of.messages:
        yield f"\n**Told by `noa-status notify`: {_messages(len(of.messages))}**\n"
        yield from _list(messages_said(of, code))
    if of.pages:
        total = sum(pages.changed + pages.new + pages.gone for pages in of.pages)
        yield f"\n<details><summary>{_files(total)} of the site change</summary>\n"
        yield from _list(f"{pages_said(pages)}: {', '.join(map(code, pages.first))}" for pages in of.pages)
        yield "\n</details>"
    for head, problems in (("New findings", of.new_findings), ("Fixed findings", of.fixed_findings)):
        if problems:
            yield f"\n**{head}: {counted(problems)}**\n"
            yield from _list(map(_coded_finding, problems))
    if of.internal:
        yield f"\n<details><summary>{_files(len(of.internal))} that the public sees nothing of</summary>\n"
        yield from _list(map(code, of.internal))
        yield "\n</details>"
    yield f"\nAs of {instant_in_words(of.now)}, {of.base[:10]} with {of.head[:10]} merged into it."


def _errors_in_text(of: Comparison) -> Iterator[str]:
    if of.errors:
        yield f"Nothing will be published: {counted(of.errors)}. What is broken counts as it was when it last was whole."
        yield from (f"  {_finding(one)}" for one in of.errors[:_NAMED])
        yield from _more(of.errors, "  ")


def _groups(of: Comparison) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    groups = (
        (f"Sent out: {sent_said(of)}", of.entries),
        (f"Later, by itself: {_updates(len(of.later))}", of.later),
        (f"Corrected in place, not sent again: {_updates(len(of.corrected))}", of.corrected),
        (f"Withdrawn, though subscribers have it: {_updates(len(of.withdrawn))}", of.withdrawn),
    )
    for head, entries in groups:
        if entries:
            yield head, entries


def _list(rows: Iterable[str]) -> Iterator[str]:
    found = list(rows)
    yield from (f"- {row}" for row in found[:_NAMED])
    yield from _more(found, "- ")


def _more(all_of_them: tuple[object, ...] | list[str], before: str) -> list[str]:
    more = len(all_of_them) - _NAMED
    return [f"{before}and {more} more"] if more > 0 else []


def _finding(problem: Problem) -> str:
    return f"{problem.place.path}:{problem.place.line}: {problem.level}: {problem.says} [{problem.code}]"


def _coded_finding(problem: Problem) -> str:
    return f"{code(f'{problem.place.path}:{problem.place.line}')} {problem.level}: {code(problem.says)} ({code(problem.code)})"


def _told_note(entry: Entry, quote: Callable[[str], str] = str) -> str:
    return f" (told by {', '.join(map(quote, entry.told_by))})" if entry.told_by else ""


def _at(entry: Entry) -> str:
    return instant_in_words(datetime.fromisoformat(entry.at))


def _state(status: str) -> str:
    return component_status_in_words(status) if status else "not there"


def _updates(count: int) -> str:
    return f"{count} update{'s' if count != 1 else ''}"


def _messages(count: int) -> str:
    return f"{count} message{'s' if count != 1 else ''}"


def _files(count: int) -> str:
    return f"{count} file{'s' if count != 1 else ''}"


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029"
