"""Says when something changed that a site is made of: after a moment of quiet, whatever number of files it was."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

FOLDERS = ("incidents", "runbooks", "playbooks", "site_overrides", "docs")
FILES = ("status.yml", "mkdocs.yml")

_QUIET = 0.08
_LONGEST = 1.0
_CHANGES = frozenset({EVENT_TYPE_CLOSED, EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED})


class Watch:
    """Watches a repository and calls `changed` from a thread of its own."""

    def __init__(self, root: Path, changed: Callable[[], None]) -> None:
        self._root, self._changed = root.resolve(), changed
        self._paths: set[str] = set()
        self._news = threading.Condition()
        self._observer: BaseObserver = Observer()
        self._watched: set[str] = set()
        self._is_over = False

    def start(self) -> None:
        """Begins to watch. Raises OSError where the system allows no more watching."""
        self._observer.schedule(_Ear(self._hear), str(self._root))
        self._look_into_folders()
        self._observer.start()
        threading.Thread(target=self._run, name="watch", daemon=True).start()

    def stop(self) -> None:
        """Ends it, at once."""
        self._is_over = True
        with self._news:
            self._news.notify_all()
        self._observer.stop()

    def _hear(self, path: str) -> None:
        relative = os.path.relpath(path, self._root).replace(os.sep, "/")
        if matters(relative):
            with self._news:
                self._paths.add(relative)
                self._news.notify_all()

    def _run(self) -> None:
        while not self._is_over:
            with self._news:
                self._news.wait_for(lambda: self._paths or self._is_over)
                self._settle()
                paths, self._paths = self._paths, set()
            self._look_into_folders()
            if not self._is_over and not are_ignored(self._root, paths):
                self._changed()

    def _settle(self) -> None:
        """Waits until nothing more comes for a moment, but not for ever."""
        for _ in range(int(_LONGEST / _QUIET)):
            before = len(self._paths)
            self._news.wait(_QUIET)
            if len(self._paths) == before or self._is_over:
                return

    def _look_into_folders(self) -> None:
        """Watches the folders that are there; one that comes later is seen from the root."""
        for name in FOLDERS:
            is_there = (self._root / name).is_dir()
            if is_there and name not in self._watched:
                with suppress(OSError):
                    self._observer.schedule(_Ear(self._hear), str(self._root / name), recursive=True)
                    self._watched.add(name)
            elif not is_there:
                self._watched.discard(name)


class _Ear(FileSystemEventHandler):
    def __init__(self, hear: Callable[[str], None]) -> None:
        self._hear = hear

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Passes on what changes something; that a file was read (by a build, say) is no change."""
        if event.event_type in _CHANGES and not (event.is_directory and event.event_type == EVENT_TYPE_MODIFIED):
            for path in (event.src_path, event.dest_path):
                if path:
                    self._hear(os.fsdecode(path))


def matters(path: str) -> bool:
    """Whether a path in the repository can be part of a site: no editor's backup, nothing outside of what is read."""
    parts = path.split("/")
    name = parts[-1]
    if name.endswith(("~", ".tmp", ".new", ".part")) or name == "4913" or any(part.startswith(".") for part in parts):
        return False
    return parts[0] in FOLDERS or path in FILES


def are_ignored(root: Path, paths: Collection[str]) -> bool:
    """Whether git ignores all of these paths; False outside of a checkout."""
    command = ["git", "-C", str(root), "check-ignore", "--stdin", "-z"]
    said = "\0".join(paths).encode("utf-8", "surrogateescape")
    try:
        done = subprocess.run(command, input=said, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return False
    return done.returncode == 0 and len(done.stdout.split(b"\0")) - 1 == len(set(paths))
