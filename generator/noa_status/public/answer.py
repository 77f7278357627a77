"""The sentence at the top: is it me or you? Worked out from the states of the components, in words that fit any name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from noa_status.public.values import Answer, AnswerPart, ComponentState
from noa_status.words import messages
from noa_status.words.language import Language

WORST_FIRST = ("major_outage", "partial_outage", "degraded_performance", "under_maintenance")
NAMED_AT_MOST = 3
"""More components than this in one state are counted, not named."""

_ALL = {"major_outage": "all_down", "degraded_performance": "all_slow", "under_maintenance": "all_maintained"}


def answer(components: Sequence[ComponentState], *, open_incidents: int = 0) -> Answer:
    """What stands first on home, of all current components in their present states.

    The first part speaks of the worst state, the others of the rest in turn and of what still works. Incidents that are open
    while every component works (again) are counted.
    """
    groups = [(status, tuple(c for c in components if c.status == status)) for status in WORST_FIRST]
    troubled = [(status, found) for status, found in groups if found]
    if not troubled:
        still_open = (AnswerPart(says="still_open", count=open_incidents),) if open_incidents else ()
        return Answer(status="operational", parts=(AnswerPart(says="all_work"), *still_open))
    status = troubled[0][0]
    works = len(components) - sum(len(found) for _, found in troubled)
    parts = tuple(_part(status, found, len(components)) for status, found in troubled)
    if len(components) > 1 and not works and (len(troubled) == 1 or _is_worth_summing_up(troubled)):
        everything = AnswerPart(says="all_troubled" if len(troubled) > 1 else _ALL.get(status, "all_troubled"))
        return Answer(status=status, parts=(everything, *(parts if len(troubled) > 1 else ())))
    return Answer(status=status, parts=(*parts, AnswerPart(says="others_work")) if works else parts)


def sentence(of: Answer, language: Language, name: Callable[[ComponentState], str]) -> str:
    """The answer in one sentence. `name` gives what a component is called in this language."""
    return _said(of.parts[0], language, name)


def rest(of: Answer, language: Language, name: Callable[[ComponentState], str]) -> str:
    """The other sentences, empty where there are none."""
    return " ".join(_said(part, language, name) for part in of.parts[1:])


def _is_worth_summing_up(troubled: Sequence[tuple[str, Sequence[ComponentState]]]) -> bool:
    return len(troubled[0][1]) > NAMED_AT_MOST and "under_maintenance" not in dict(troubled)


def _part(status: str, components: tuple[ComponentState, ...], total: int) -> AnswerPart:
    named = components if len(components) <= NAMED_AT_MOST else ()
    return AnswerPart(says=status, components=named, count=len(components), total=total)


def _said(part: AnswerPart, language: Language, name: Callable[[ComponentState], str]) -> str:
    if part.says in messages.ANSWER:
        return language.say(messages.ANSWER[part.says])
    if part.says == "still_open":
        return language.count(messages.STILL_OPEN, part.count)
    if not part.components:
        return language.count(messages.MANY_STATUS[part.says], part.count, total=part.total)
    names = [name(component) for component in part.components]
    if len(names) > 1:
        return language.say(messages.FEW_STATUS[part.says], names=language.list(names))
    key = f"{part.says}/any" if f"{part.says}/any" in messages.ONE_STATUS and _may_be_plural(names[0]) else part.says
    return language.say(messages.ONE_STATUS[key], name=names[0])


def _may_be_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith("ss")
