"""The watcher: looks at the remote, builds when that or the moment asks for it, and tries again what went wrong.

Instants of the records are compared with the wall clock, which may jump; how often something is done is counted by the steady
one, which does not. It never waits for longer than `LOOK_EVERY_S`, so a jump is noticed by then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol

from noa_status.deliver.watch.children import Outcome, Step
from noa_status.deliver.watch.clone import Tip
from noa_status.deliver.watch.memory import Memory, Trouble
from noa_status.deliver.watch.published import Build
from noa_status.problems import NoaStatusError

LOOK_EVERY_S = 30.0
SLOWEST_S = 600.0
_REST_S = 5.0
_JITTER_SHARE = 0.2
_CLOCK_MAY_DIFFER = timedelta(minutes=2)
NOT_BUILT = "Not built"


class Clock(Protocol):
    """The two clocks, as the door hands them in."""

    def wall(self) -> datetime:
        """What time it is; it may jump."""
        ...

    def steady(self) -> float:
        """Seconds since some moment; it never jumps."""
        ...


class World(NamedTuple):
    """What the watcher works on: each a function, so that a test can hand in others."""

    fetch: Callable[[], Tip]
    run: Callable[[Step], Outcome]
    build: Callable[[], Build | None]
    keep: Callable[[Memory], None]
    luck: Callable[[], float]
    tell: Callable[[str, str, dict[str, object]], None]


class Watcher:
    """Keeps what visitors see true. `turn` does what is due, and says how long nothing will be."""

    def __init__(self, world: World, clock: Clock, steps: Sequence[Step], memory: Memory, *, poll_every: float) -> None:
        self.memory = memory
        self._world, self._clock, self._steps, self._poll_every = world, clock, tuple(steps), poll_every
        self._poll_at = self._try_at = clock.steady()
        self._unheard = self._failed = 0

    def nudge(self) -> None:
        """Makes the next turn look at the remote, whenever it was looked at last."""
        self._poll_at = self._clock.steady()

    def turn(self) -> float:
        """Does what is due. Gives the seconds until something may be."""
        if self._clock.steady() >= self._poll_at:
            self._look()
        if self._is_due() and self._clock.steady() >= self._try_at:
            self._go()
        return self._rest()

    def _look(self) -> None:
        try:
            tip = self._world.fetch()
        except NoaStatusError as error:
            self._unheard += 1
            self._wrong("remote", str(error), again_in=self._backed_off(self._poll_every, self._unheard))
        else:
            if self._unheard:
                self._world.tell("info", "the remote answers again", {})
            if tip.is_rewritten:
                self._world.tell("warning", "history was rewritten", {"from": self.memory.tip, "to": tip.commit})
            if tip.commit != self.memory.tip:
                self._try_at, self._failed = self._clock.steady(), 0
                self._world.tell("info", "the branch moved", {"to": tip.commit})
            self._unheard = 0
            self.memory.tip, self.memory.heard_at = tip.commit, self._clock.wall()
            if self.memory.trouble and self.memory.trouble.step == "remote":
                self.memory.trouble = None
        self._poll_at = self._clock.steady() + self._backed_off(self._poll_every, self._unheard)
        self._world.keep(self.memory)

    def _is_due(self) -> bool:
        if not self.memory.tip:
            return False
        build, now = self._world.build(), self._clock.wall()
        if build is None or self.memory.tip != self.memory.done:
            return True
        went_back = now < build.built_at - _CLOCK_MAY_DIFFER
        return went_back or now >= build.holds_until or self._failed > 0

    def _go(self) -> None:
        tip = self.memory.tip
        problems = ""
        for step in self._steps:
            done = self._world.run(step)
            facts: dict[str, object] = {"commit": tip, "seconds": round(done.seconds, 2), "status": done.status}
            if step.name == "build" and done.status == 1 and NOT_BUILT not in done.said:
                problems = done.said
                self._world.tell("error", "built without what is broken", {**facts, "says": done.said})
            elif done.status and not (step.name == "notify" and done.status == 1 and problems):
                self._failed += 1
                wait = self._backed_off(_REST_S, self._failed)
                self._wrong(step.name, done.said or f"ended with {done.status}", again_in=wait, **facts)
                self._try_at = self._clock.steady() + wait
                self._world.keep(self.memory)
                return
            else:
                self._world.tell("info", step.name, facts)
        self._failed, self._try_at = 0, self._clock.steady() + _REST_S
        self.memory.done, self.memory.done_at, self.memory.problems = tip, self._clock.wall(), problems
        if self.memory.trouble and self.memory.trouble.step != "remote":
            self.memory.trouble = None
        self._world.keep(self.memory)

    def _rest(self) -> float:
        now = self._clock.steady()
        rest = [self._poll_at - now, LOOK_EVERY_S]
        if self._is_due():
            rest.append(self._try_at - now)
        elif (build := self._world.build()) is not None:
            rest.append((build.holds_until - self._clock.wall()).total_seconds())
        return max(0.0, min(rest))

    def _backed_off(self, every: float, failures: int) -> float:
        # Many watchers of one remote do not ask at the same instant, nor all at once when it is back.
        slower = max(every, min(every * 2 ** min(failures, 16), SLOWEST_S))
        return slower * (1 + _JITTER_SHARE * (2 * self._world.luck() - 1))

    def _wrong(self, step: str, says: str, **facts: object) -> None:
        self.memory.trouble = Trouble(at=self._clock.wall(), step=step, says=says)
        self._world.tell("error", f"{step} went wrong", {**facts, "says": says})
