"""Telling what is planned: each channel by itself and all at once, oldest first, each thing by who has its claim."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Literal

import msgspec

from noa_status.deliver.notify.claims import Claim, Desk, Record, Stage
from noa_status.deliver.notify.outcomes import Outcome, Send
from noa_status.deliver.notify.plan import Planned
from noa_status.problems import NoaStatusError

What = Literal["told", "already", "refused", "unsure", "remains", "would"]

PAUSES: Final = (0.5, 1.5, 4.0)
"""Seconds between the attempts of one run."""

_LONGEST_PAUSE: Final = 30.0
_STAGES: Final[dict[What, Stage]] = {"told": "sent", "refused": "refused", "unsure": "unsure", "remains": "waiting"}
_BEFORE: Final[dict[Stage, What]] = {"sent": "already", "refused": "refused", "unsure": "unsure"}


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one thing: `told` now, or `already`; `refused` for good; `unsure` whether it arrived, and not sent again; it
    `remains` for the next run, or `would` be told. `is_new` is False for what an earlier run had said already."""

    planned: Planned
    what: What
    says: str = ""
    is_new: bool = True


def tell(
    planned: Iterable[Planned],
    desk: Desk,
    sends: Callable[[Planned], Outcome],
    *,
    again: bool = False,
    pauses: Sequence[float] = PAUSES,
) -> list[Result]:
    """Tells everything, in order within a channel, and says what became of each. `again` tries once more what was refused, or may
    have arrived. A receiver that is down keeps its channel's rest for the next run, and holds up no other channel."""
    channels: dict[str, list[Planned]] = {}
    for item in planned:
        channels.setdefault(item.channel.id, []).append(item)
    if not channels:
        return []

    def channel(items: Sequence[Planned]) -> list[Result]:
        return _channel(items, desk, sends, again=again, pauses=pauses)

    with ThreadPoolExecutor(min(8, len(channels))) as pool:
        return [result for results in pool.map(channel, channels.values()) for result in results]


def _channel(items: Sequence[Planned], desk: Desk, send: Send, *, again: bool, pauses: Sequence[float]) -> list[Result]:
    results: list[Result] = []
    for item in items:
        if results and results[-1].what == "remains":
            results.append(Result(planned=item, what="remains", says="waits for the one before"))
            continue
        try:
            results.append(_one(item, desk, send, again=again, pauses=pauses))
        except NoaStatusError as error:
            results.append(Result(planned=item, what="remains", says=str(error)))
    return results


def _one(item: Planned, desk: Desk, send: Send, *, again: bool, pauses: Sequence[float]) -> Result:
    while True:
        claim = desk.take(item.key, sends_again=item.channel.sends_again, again=again)
        if isinstance(claim, Record):
            return _said_before(item, claim, is_new=claim.by == desk.by)
        result = _attempts(item, claim, send, pauses)
        if result is not None:
            return result


def _attempts(item: Planned, claim: Claim, send: Send, pauses: Sequence[float]) -> Result | None:
    """Tries until it is told, refused, or has been tried enough; None where somebody else has taken over."""
    outcome = Outcome("failed")
    for pause in (*pauses, None):
        if not claim.begin():
            return None
        outcome = send(item)
        if outcome.what == "sent":
            return _ended(item, claim, "told", outcome.says)
        if outcome.what == "refused":
            return _ended(item, claim, "refused", outcome.says)
        if outcome.what == "unsure" and not item.channel.sends_again:
            return _ended(item, claim, "unsure", outcome.says)
        wait = outcome.after or pause
        if outcome.what == "down" or wait is None or pause is None or wait > _LONGEST_PAUSE:
            break
        time.sleep(wait)
    return _ended(item, claim, "remains", outcome.says)


def _ended(item: Planned, claim: Claim, what: What, says: str) -> Result | None:
    try:
        is_ours = claim.end(_STAGES[what], says)
    except NoaStatusError as error:
        if what != "told":
            raise
        return Result(planned=item, what="remains", says=f"was told, but that is not remembered: {error}")
    return Result(planned=item, what=what, says=says) if is_ours or what != "remains" else None


def _said_before(item: Planned, record: Record, *, is_new: bool) -> Result:
    return Result(planned=item, what=_BEFORE[record.stage], says=record.says, is_new=is_new)
