"""Who publishes: one at a time at a target, by a mark in its manifest that the others can see is alive.

Nobody's clock is believed. A mark counts as dead when it has not changed for a while by the clock of whoever waits (a process
that was killed, a machine that is gone); it is then taken over. Who was only slow finds its mark gone, and stops before the
next file.
"""

from __future__ import annotations

import secrets
import time

import msgspec

from noa_status.deliver.manifest import NAME, Manifest, decoded
from noa_status.deliver.state import State
from noa_status.problems import NoaStatusError

DEAD_AFTER = 30.0
"""Seconds without a sign of life after which a publication is taken for dead. Sending one file takes less, or it is given up."""

BEAT = 5.0
"""Seconds between signs of life."""

PATIENCE = 300.0
"""Seconds that a living publication is waited for."""


class Overtaken(NoaStatusError):
    """Somebody else publishes to this target now."""


class Hold:
    """The right to publish to a target. `there` is what the manifest said when it was taken."""

    def __init__(self, state: State, url: str, dead_after: float = DEAD_AFTER) -> None:
        self._state, self._url, self._dead_after = state, url, dead_after
        self._version: str | None = None
        self._holder = secrets.token_hex(8)
        self._beat = 0
        self._last = 0.0
        self.there = Manifest()
        self.has_resumed = False

    def look(self) -> Manifest:
        """Reads what is there, when nobody alive is publishing. Raises NoaStatusError (3) where that takes too long."""
        until = time.monotonic() + PATIENCE
        seen, since = None, time.monotonic()
        while True:
            found = self._state.read(NAME)
            self._version = None if found is None else found.version
            there = None if found is None else decoded(found.data)
            # A damaged one says nothing: everything is sent again.
            self.there = there or Manifest()
            if not self.there.holder:
                return self.there
            now = time.monotonic()
            if self._version != seen:
                seen, since = self._version, now
            if now - since >= self._dead_after:
                self.has_resumed = True
                return self.there
            if now >= until:
                raise Overtaken(f"{self._url}: another publication has been under way for {PATIENCE:.0f} s: try again later")
            time.sleep(min(1.0, self._dead_after / 10))

    def take(self, manifest: Manifest) -> bool:
        """Marks the target as ours, with what may be there from now on. False where somebody was faster: look again."""
        return self._write(manifest)

    def beat(self, manifest: Manifest) -> None:
        """A sign of life, if the last one is a while ago. Raises Overtaken where the mark is somebody else's."""
        if time.monotonic() - self._last >= (min(BEAT, self._dead_after / 4) or BEAT):
            self.keep(manifest)

    def keep(self, manifest: Manifest) -> None:
        """Writes the manifest. Raises Overtaken where the mark is somebody else's."""
        if not self._write(manifest):
            raise Overtaken(f"{self._url}: another publication took over while this one was slow: nothing is lost; publish again")

    def done(self, manifest: Manifest) -> None:
        """Writes what is there now, and lets go."""
        self._holder = ""
        self.keep(manifest)

    def _write(self, manifest: Manifest) -> bool:
        self._beat += 1
        marked = msgspec.structs.replace(manifest, holder=self._holder, beat=self._beat if self._holder else 0)
        data = marked.encoded()
        version = self._state.write(NAME, data, self._version)
        self._last = time.monotonic()
        if version is None:
            # An answer that got lost is asked for again, and then what stands in the way is our own.
            found = self._state.read(NAME)
            if found is None or found.data != data:
                return False
            version = found.version
        self._version = version
        return True
