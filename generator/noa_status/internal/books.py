"""Runbooks and playbooks as pages: the strip that says what is known of one, where it was used, then its text as on the forge."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import msgspec

from noa_status.internal import addresses
from noa_status.internal.library import Library
from noa_status.internal.markdown import Heading, Rendered, render
from noa_status.internal.markdown.blanks import filled, marked, open_blanks
from noa_status.internal.page import InternalPage, World
from noa_status.internal.policy_words import in_one_sentence, severity_of
from noa_status.internal.telling import counted, day, days, severity_mark
from noa_status.internal.values import BookPage, Fact, Line, Link, Mark, TextProblem
from noa_status.model.freshness import Freshness, freshness_of
from noa_status.model.runbook import Playbook, Runbook
from noa_status.model.site import MarkdownEngine

_H1 = re.compile(r'\A\s*<h1 id="([^"]*)">(.*?)<a class="headerlink".*?</h1>', re.DOTALL)
_FIRST_HEADING = re.compile(r'\A\s*<h([2-6]) id="([^"]*)">(.*?)<a class="headerlink".*?</h\1>', re.DOTALL)
_SHOWN_PROBLEMS = 200
_SHOWN_USES = 8


class Text(msgspec.Struct, frozen=True):
    """A rendered text, cut into its title and the rest."""

    title: str
    title_id: str
    html: str
    headings: tuple[Heading, ...]
    rendered: Rendered


def is_empty(book: Runbook | Playbook, world: World) -> bool:
    """True for a folder's own page without a word in it, as other generators want them: no page comes of it."""
    return addresses.is_index(book.path) and not re.sub(r"\A---\n.*?\n---\s*", "", world.text(book.path), flags=re.DOTALL).strip()


def title_of(book: Runbook | Playbook) -> str:
    """A book's title."""
    return book.title or book.heading or book.id


def read(book: Runbook | Playbook, world: World, library: Library) -> Text:
    """The text of a book as HTML."""
    uri = library.book_uri(book.path)
    title = title_of(book)
    source = filled(world.text(book.path), world.repository.site.placeholders)
    rendered = render(source, path=book.path, title=title, resolve=library.resolver(book.path, uri))
    problems = sorted([*rendered.problems, *open_blanks(source, book.path)], key=lambda problem: (problem.place, problem.code))
    rendered = msgspec.structs.replace(rendered, html=marked(rendered.html), problems=tuple(problems))
    library.remember(book.path, uri, rendered)
    return cut(rendered, title, book.heading)


def cut(rendered: Rendered, title: str, heading: str = "") -> Text:
    """A text cut into its title and the rest. It has a title of its own if it begins with a first-level heading, or with any that
    is the text's name (`title` or `heading`): its forge shows that as the title all the same. Else `title` is."""
    if match := _H1.match(rendered.html):
        return Text(rendered.headings[0].title, match[1], rendered.html[match.end() :], rendered.headings, rendered)
    match = _FIRST_HEADING.match(rendered.html)
    if match and rendered.headings[0].title in (heading, title):
        headings = (msgspec.structs.replace(rendered.headings[0], level=1), *rendered.headings[1:])
        return Text(rendered.headings[0].title, match[2], rendered.html[match.end() :], headings, rendered)
    return Text(title, "page-title", rendered.html, (Heading(1, "page-title", title), *rendered.headings), rendered)


def page_of(
    book: Runbook | Playbook,
    text: Text,
    world: World,
    library: Library,
    *,
    facts: tuple[Fact, ...],
    used: Sequence[Line] = (),
    evidence: msgspec.Struct | None = None,
) -> InternalPage:
    """The page of a book whose strip says `facts` and which was used in `used`; `evidence` is what else is known of it."""
    uri = library.book_uri(book.path)
    leaves_text = world.repository.site.markdown is MarkdownEngine.MKDOCS
    value = BookPage(
        title=text.title,
        title_id=text.title_id,
        subtitle=book.title if book.title and book.title != text.title else "",
        crumbs=_crumbs(book.path, uri, world),
        facts=facts,
        policy=_policy(book.severity, uri, world),
        alarms_html=world.render("parts/alarms.html.j2", evidence).strip() if evidence is not None else "",
        evidence_html=world.render("parts/evidence.html.j2", evidence).strip() if evidence is not None else "",
        used=tuple(used[:_SHOWN_USES]),
        used_says=_used_in_words(len(used)),
        problems=() if leaves_text else _problems(text.rendered),
        problems_says="" if leaves_text else problems_in_words(text.rendered),
        text_html="" if leaves_text else text.html,
        environments=json.dumps(world.repository.site.environments, ensure_ascii=False),
    )
    return InternalPage(
        uri=uri,
        title=title_of(book),
        html=world.render("book.html.j2", value),
        headings=text.headings,
        anchors=text.rendered.anchors,
        edit_path=book.path,
        tags=book.tags,
        search_boost=2,
        markdown=filled(world.text(book.path), world.repository.site.placeholders) if leaves_text else "",
    )


def freshness_fact(book: Runbook | Playbook, world: World) -> Fact:
    """How fresh a book is: when it was last tested, and what that means today."""
    freshness = freshness_of(book)
    if freshness.last_on is None:
        mark = Mark("partial", "never tested") if freshness.is_stale(world.now) else Mark("none", "no date of a test")
        return Fact(name="Tested", mark=mark)
    return Fact(name="Tested", mark=_freshness_mark(freshness, world), at=day(freshness.last_on))


def problems_in_words(rendered: Rendered) -> str:
    """`3 things in this text need attention`, or nothing."""
    number = len(rendered.problems)
    if not number:
        return ""
    return f"{counted(number, 'thing')} in this text {'needs' if number == 1 else 'need'} attention"


def _used_in_words(number: int) -> str:
    newest = f", the newest {_SHOWN_USES}" if number > _SHOWN_USES else ""
    return f"Used {counted(number, 'time')}{newest}"


def component_names(ids: Sequence[str], world: World) -> str:
    """The names of components, those unknown by their ids."""
    names = {component.id: component.name for component in world.repository.site.components}
    return ", ".join(names.get(id, id) for id in ids)


def _freshness_mark(freshness: Freshness, world: World) -> Mark:
    if freshness.due_on is None:
        return Mark("none", "no rhythm of tests")
    if freshness.is_stale(world.now):
        return Mark("partial", f"{days(world.now.date() - freshness.due_on)} overdue")
    return Mark("ok", f"good until {day(freshness.due_on).words}")


def _policy(severity: str | None, uri: str, world: World) -> Fact | None:
    policy = world.repository.site.policy
    found = severity_of(severity, policy)
    if found is None:
        return None
    link = Link("the plan", world.href(uri, addresses.plan("severities"), found.id.lower()))
    return Fact(name="Severity", mark=severity_mark(found.id, policy), words=in_one_sentence(found), links=(link,))


def _crumbs(path: str, uri: str, world: World) -> tuple[Link, ...]:
    top, *folders = path.split("/")[:-1]
    index = addresses.RUNBOOKS if top == "runbooks" else addresses.PLAYBOOKS
    crumbs = [Link(top.capitalize(), world.href(uri, index))]
    return (*crumbs, *(Link(folder, world.href(uri, index, folder_id(folder))) for folder in folders))


def folder_id(folder: str) -> str:
    """The anchor of a folder in the list of its books."""
    return "in-" + re.sub(r"[^a-z0-9-]+", "-", folder.lower())


def _problems(rendered: Rendered) -> tuple[TextProblem, ...]:
    return tuple(
        TextProblem(line=problem.place.line, says=problem.says, code=problem.code, fix=problem.fix)
        for problem in rendered.problems[:_SHOWN_PROBLEMS]
    )
