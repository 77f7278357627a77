"""The sentence at the top: is it me or you? Worked out from the states of the components, in words that fit any name."""

from __future__ import annotations

from collections.abc import Sequence

from noa_status.public.values import Answer
from noa_status.words import english
from noa_status.words.lists import in_a_row

WORST_FIRST = ("major_outage", "partial_outage", "degraded_performance", "under_maintenance")
NAMED_AT_MOST = 3
"""More components than this in one state are counted, not named."""

_ALL = {"major_outage": "all_down", "degraded_performance": "all_slow", "under_maintenance": "all_maintained"}


def answer(rows: Sequence[tuple[str, str]], *, open_incidents: int = 0) -> Answer:
    """What stands first on home. `rows` are the names and statuses of all current components.

    The sentence speaks of the worst state, `rest` of the others in turn and of what still works. Incidents that are open while
    every component works (again) are counted in `rest`.
    """
    troubled = [(status, names) for status in WORST_FIRST if (names := [name for name, state in rows if state == status])]
    if not troubled:
        return Answer(status="operational", sentence=english.ANSWER["all_work"], rest=_still_open(open_incidents))
    statuses = [status for status, _ in troubled]
    works = len(rows) - sum(len(names) for _, names in troubled)
    if len(rows) > 1 and not works and (len(troubled) == 1 or _is_worth_summing_up(troubled)):
        return _everything(statuses, troubled)
    sentences = [_sentence(status, names, len(rows)) for status, names in troubled]
    if works:
        sentences.append(english.ANSWER["others_work"])
    return Answer(status=statuses[0], sentence=sentences[0], rest=" ".join(sentences[1:]))


def _is_worth_summing_up(troubled: list[tuple[str, list[str]]]) -> bool:
    return len(troubled[0][1]) > NAMED_AT_MOST and "under_maintenance" not in dict(troubled)


def _everything(statuses: list[str], troubled: list[tuple[str, list[str]]]) -> Answer:
    if len(statuses) == 1:
        return Answer(status=statuses[0], sentence=english.ANSWER[_ALL.get(statuses[0], "all_troubled")])
    total = sum(len(names) for _, names in troubled)
    rest = " ".join(_sentence(status, names, total) for status, names in troubled)
    return Answer(status=statuses[0], sentence=english.ANSWER["all_troubled"], rest=rest)


def _sentence(status: str, names: list[str], total: int) -> str:
    if len(names) > NAMED_AT_MOST:
        return english.MANY_STATUS[status].format(count=len(names), total=total)
    if len(names) > 1:
        return english.FEW_STATUS[status].format(names=in_a_row(names))
    key = f"{status}/any" if f"{status}/any" in english.ONE_STATUS and _may_be_plural(names[0]) else status
    return english.ONE_STATUS[key].format(names=names[0])


def _may_be_plural(name: str) -> bool:
    return name.endswith("s") and not name.endswith("ss")


def _still_open(count: int) -> str:
    return english.ANSWER["one_open" if count == 1 else "some_open"].format(count=count) if count else ""
