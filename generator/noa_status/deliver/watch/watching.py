"""A watcher at work: its folder, its clone, its children, its door; the ONE place that joins them."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import FrameType

from noa_status.deliver.watch.children import Children, Step
from noa_status.deliver.watch.clone import Clone
from noa_status.deliver.watch.health import health
from noa_status.deliver.watch.listening import server_at
from noa_status.deliver.watch.log import line
from noa_status.deliver.watch.loop import Clock, Watcher, World
from noa_status.deliver.watch.memory import Memory, remember, remembered
from noa_status.deliver.watch.published import Build, build_in
from noa_status.problems import NoaStatusError


class Watching:
    """A watcher of a remote's branch in `folder`: `root` is its clone, `site` and `cache` are what its builds make.

    `steps` are to be set before it begins. `echo` takes each line of its log.
    """

    def __init__(
        self,
        folder: Path,
        remote: str,
        branch: str,
        *,
        clock: Clock,
        poll_every: float,
        as_json: bool,
        echo: Callable[[str], None],
    ) -> None:
        self.folder = folder
        self.root, self.site, self.cache = folder / "repository", folder / "site", folder / "cache"
        self.steps: Sequence[Step] = ()
        self._clone = Clone(self.root, remote, branch)
        self._clock, self._poll_every, self._as_json, self._echo = clock, poll_every, as_json, echo
        self._memory = remembered(folder / "watch.json")
        self._children = Children(lambda step, said: self._tell("info", f"{step} says", {"says": said}))
        self._woken, self._nudged, self._ending = Event(), Event(), Event()

    @contextmanager
    def alone(self) -> Generator[None]:
        """Holds the folder. Raises NoaStatusError where another watcher does; the lock goes with the process."""
        import fcntl

        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "watch.lock", "w", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise NoaStatusError(f"another watcher has {self.folder}; give each its own --folder", exit_status=2) from None
            yield

    def once(self) -> int:
        """Does what is due now. Gives the exit status."""
        self._watcher().turn()
        if self._memory.trouble:
            return 3
        return 1 if self._memory.problems else 0

    def forever(self) -> None:
        """Watches until a signal ends it; the step that runs then is ended, too, and is run again by the next watcher."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end_by_signal)
        watcher = self._watcher()
        self._tell("info", "watching", {"remote": self._clone.remote, "branch": self._clone.branch})
        while not self._ending.is_set():
            if self._nudged.is_set():
                self._nudged.clear()
                watcher.nudge()
            self._woken.clear()
            rest = watcher.turn()
            if not (self._nudged.is_set() or self._ending.is_set()):
                self._woken.wait(rest)
        self._tell("info", "ended", {})

    def end(self) -> None:
        """Ends `forever`."""
        self._ending.set()
        self._children.stop()
        self._woken.set()

    def listen(self, host: str, port: int, *, secret: str) -> str:
        """Opens the door for programs, and gives its address. Raises NoaStatusError where it is taken."""
        try:
            server = server_at(host, port, health=self._health, nudge=self._nudge, secret=secret)
        except OSError as error:
            raise NoaStatusError(f"cannot listen at {host}:{port}: {error.strerror}") from None
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://{host}:{server.server_port}"

    def _nudge(self) -> None:
        self._nudged.set()
        self._woken.set()

    def _end_by_signal(self, number: int, frame: FrameType | None) -> None:
        self.end()

    def _remember(self, memory: Memory) -> None:
        remember(self.folder / "watch.json", memory)

    def _watcher(self) -> Watcher:
        world = World(
            fetch=self._clone.fetch,
            run=self._children.run,
            build=self._build,
            keep=self._remember,
            luck=random.random,
            tell=self._tell,
        )
        return Watcher(world, self._clock, self.steps, self._memory, poll_every=self._poll_every)

    def _build(self) -> Build | None:
        # One that cannot be read is none: it is built anew.
        try:
            return build_in(self.site / "public")
        except NoaStatusError:
            return None

    def _health(self) -> tuple[int, dict[str, object]]:
        status, facts = health(self._memory, self._build(), self._clock.wall())
        return status, {**facts, "process": os.getpid()}

    def _tell(self, level: str, event: str, facts: dict[str, object]) -> None:
        self._echo(line(self._clock.wall(), level, event, facts, as_json=self._as_json))
