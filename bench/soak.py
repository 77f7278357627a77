"""Simulated months of the watcher within seconds: merges, outages, failing steps, jumping clocks and restarts, from a seed.

`make soak` (ARGS=30: so many days; a year without) drives the real loop with clocks of its own, and stops at the first moment at
which something is late though nothing stands in its way.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec

from noa_status.deliver.watch.children import Outcome, Step
from noa_status.deliver.watch.clone import Tip
from noa_status.deliver.watch.health import health
from noa_status.deliver.watch.loop import LOOK_EVERY_S, SLOWEST_S, Watcher, World
from noa_status.deliver.watch.memory import Memory
from noa_status.deliver.watch.published import Build
from noa_status.problems import NoaStatusError

POLL_S = 30.0
_BUILD_S = 2.0
# Whoever has backed off to the slowest, with jitter, has looked again by then.
PATIENCE_S = SLOWEST_S * 1.2 + LOOK_EVERY_S + 60
_HOUR = 3600.0
_EVENTS = {
    "merge": 4 * _HOUR,
    "rewrite": 90 * _HOUR,
    "outage": 30 * _HOUR,
    "trouble": 30 * _HOUR,
    "jump": 60 * _HOUR,
    "restart": 40 * _HOUR,
}


def _told(level: str, event: str, facts: dict[str, object]) -> None:
    """Nobody reads along."""


class Figures(NamedTuple):
    """What was simulated, and how it went: `turns_a_day` of the loop, `late_s` the longest that a merge took undisturbed."""

    days: float
    events: dict[str, int]
    builds: int
    turns_a_day: float
    late_s: float


class _Life:
    """The world and both clocks of one simulated watcher."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.now, self.moved_by = 0.0, 0.0
        self.commit, self.merged_at = 1, 0.0
        self.rewritten = False
        self.built: Build | None = None
        self.away_until = self.failing_until = self.upset_until = 0.0
        self.builds, self.late, self.measured_at = 0, 0.0, 0.0
        self.kept = b""

    def wall(self) -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=self.now + self.moved_by)

    def steady(self) -> float:
        return self.now

    def fetch(self) -> Tip:
        self.now += 0.2
        if self.now < self.away_until:
            raise NoaStatusError("the remote cannot be read: away")
        rewritten, self.rewritten = self.rewritten, False
        return Tip(str(self.commit), rewritten)

    def run(self, step: Step) -> Outcome:
        self.now += _BUILD_S
        if self.now < self.failing_until and self.dice.random() < 0.7:
            return Outcome(self.dice.choice([3, -9, 1]), _BUILD_S, "Not built: trouble")
        if step.name == "build":
            self.builds += 1
            changes = self.wall() + timedelta(hours=self.dice.expovariate(1 / 6))
            midnight = (self.wall() + timedelta(days=1)).replace(hour=0, minute=0, second=0)
            self.built = Build(built_at=self.wall(), next_change_at=changes, renew_by=midnight)
        return Outcome(0, _BUILD_S, "")

    def watcher(self) -> Watcher:
        memory = msgspec.json.decode(self.kept, type=Memory) if self.kept else Memory()
        world = World(self.fetch, self.run, lambda: self.built, self._keep, self.dice.random, _told)
        return Watcher(world, self, [Step("build", ()), Step("publish", ()), Step("notify", ())], memory, poll_every=POLL_S)

    def happen(self, event: str) -> None:
        long = self.dice.expovariate(1 / _HOUR)
        match event:
            case "merge" | "rewrite":
                self.commit, self.merged_at, self.rewritten = self.commit + 1, self.now, event == "rewrite"
            case "outage":
                self.away_until = max(self.away_until, self.now + long)
            case "trouble":
                self.failing_until = max(self.failing_until, self.now + long)
            case "jump":
                self.moved_by += self.dice.choice([-1, 1]) * self.dice.choice([60, 3600, 86400])
            case _:
                pass
        upset = self.now if event not in ("merge", "rewrite") else 0.0
        self.upset_until = max(self.upset_until, self.away_until, self.failing_until, upset)

    def _keep(self, memory: Memory) -> None:
        self.kept = msgspec.json.encode(memory)


def soak(days: float, seed: int = 1) -> Figures:
    """Lives so many days. Raises AssertionError, with the moment and the facts, when something is late and undisturbed."""
    life = _Life(seed)
    watcher = life.watcher()
    due = {event: life.dice.expovariate(1 / every) for event, every in _EVENTS.items()}
    happened = dict.fromkeys(_EVENTS, 0)
    turns = 0
    while life.now < days * 24 * _HOUR:
        event = min(due, key=lambda name: due[name])
        if due[event] <= life.now:
            life.happen(event)
            happened[event] += 1
            due[event] = life.now + life.dice.expovariate(1 / _EVENTS[event])
            if event == "restart":
                watcher = life.watcher()
            elif event in ("merge", "rewrite") and life.dice.random() < 0.5:
                watcher.nudge()
        rest = watcher.turn()
        turns += 1
        assert rest >= 0
        _look(life, watcher)
        life.now = max(life.now + 0.01, min(life.now + rest, *due.values()))
    return Figures(days, happened, life.builds, turns / days, life.late)


def _look(life: _Life, watcher: Watcher) -> None:
    quiet_s = life.now - life.upset_until
    memory = watcher.memory
    if memory.done == str(life.commit) and memory.done_at is not None and life.merged_at > life.measured_at:
        # What a trouble before it left behind is backed off from, so it is not counted.
        if life.merged_at > life.upset_until + PATIENCE_S:
            life.late = max(life.late, life.now - life.merged_at)
        life.measured_at = life.merged_at
    if quiet_s < PATIENCE_S:
        return
    told = f"day {life.now / 86400:.2f}: {memory}, {life.built}, {life.wall()}"
    assert life.now - life.merged_at < PATIENCE_S or memory.done == str(life.commit), f"a merge is lost; {told}"
    status, facts = health(memory, life.built, life.wall())
    assert status == 200, f"stale with nothing in its way: {facts['reasons']}; {told}"


def main(days: float) -> None:
    """Soaks three seeds and prints what they lived through."""
    for seed in (1, 2, 3):
        done = soak(days, seed)
        events = ", ".join(f"{count} {event}s" for event, count in done.events.items())
        print(f"seed {seed}: {done.days:.0f} days, {events}: {done.builds} builds, {done.turns_a_day:.0f} turns a day,")
        print(f"        a merge was done {done.late_s:.0f} s later at most where nothing stood in its way; none was lost")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 365)
