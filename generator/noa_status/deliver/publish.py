"""Publishing a tree to a target: what is there, what differs, then file by file in order, and the manifest last.

Whatever dies on the way, the manifest knows which files are in doubt: the next publication sends those again. Until `current` is
switched (targets with releases), or until home is replaced (the others), visitors have the site that was there.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from itertools import groupby

import msgspec

from noa_status import addresses
from noa_status.deliver.compress import compressed
from noa_status.deliver.hold import Hold, Overtaken
from noa_status.deliver.manifest import RELEASES, Manifest, decoded
from noa_status.deliver.order import step_of
from noa_status.deliver.plan import Limits, Plan, plan_of, refusals
from noa_status.deliver.source import Source, Stamp
from noa_status.deliver.targets.target import Linking, Target
from noa_status.problems import NoaStatusError
from noa_status.public.headers import headers_of

Progress = Callable[[int, int], None]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to publish. `keep` releases stay where a target has them; `check` asks the target for its files instead of believing
    the manifest; `number` is the pipeline's own count of builds, for two of the same minute."""

    limits: Limits = Limits()
    keep: int = 5
    number: int = 0
    check: bool = False
    dry_run: bool = False
    precompress: bool = False


class Done(msgspec.Struct, kw_only=True):
    """What a publication did at one target. `refused` says why nothing was sent; `failed` what went wrong on the way."""

    target: str
    release: str = ""
    sent: int = 0
    sent_bytes: int = 0
    deleted: int = 0
    waiting: int = 0
    unchanged: int = 0
    is_resumed: bool = False
    seconds: float = 0.0
    refused: tuple[str, ...] = ()
    failed: str = ""
    verified: int = 0
    is_wrong_use: bool = False
    paths: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """0 published, 1 refused, 2 no such target, 3 failed."""
        return 3 if self.failed else 2 if self.is_wrong_use else 1 if self.refused else 0


_TRIES = 20
_NEVER_TAKEN = (
    "{url}: {tries} times somebody else was faster, or this target does not do conditional writes: "
    "nothing was sent; publish again, and if it stays like this the target cannot be published to safely"
)


def publish(source: Source, target: Target, now: datetime, options: Options, progress: Progress | None = None) -> Done:
    """Makes the target hold this tree. Raises NoaStatusError where the target fails: publishing again then goes on."""
    with target.alone():
        return _published(source, target, now, options, progress)


def _published(source: Source, target: Target, now: datetime, options: Options, progress: Progress | None) -> Done:
    began = time.monotonic()
    if options.precompress and not target.has_releases:
        # A file and its compressed copies would be of different builds for a moment.
        raise NoaStatusError(f"--precompress is for targets with releases, and {target.url} has none", exit_status=2)
    if options.precompress:
        source = compressed(source)
    hold = Hold(target.state, target.url, target.dead_after)
    done = Done(target=target.url)
    for _ in range(_TRIES):
        there = hold.look()
        if not there.built_at:
            there = msgspec.structs.replace(there, built_at=_built_at_there(target))
        if options.check or hold.has_resumed:
            there = _checked(there, target)
        done.refused = tuple(refusals(there, source.files, source.built_at, options.number, options.limits))
        plan = plan_of(there, source.files, now, options.limits.grace)
        done.unchanged = len(source.files) - len(plan.puts)
        done.waiting = len(plan.gone)
        if done.refused:
            return done
        if options.dry_run:
            done.sent, done.deleted = len(plan.puts), len(plan.deletions)
            done.sent_bytes = sum(source.files[path].size for path in plan.puts)
            return done
        if plan.is_empty and there.files and not there.holder and plan.gone.keys() == there.gone.keys():
            done.release = there.release
            return done
        sequence = 1 + max([there.sequence, *map(_sequence_of, target.releases())])
        release = f"{sequence:06}-{_compact(source.built_at)}" if target.has_releases else ""
        begun = _begun(there, plan, source.built_at, options.number, sequence)
        if hold.take(begun):
            break
    else:
        raise Overtaken(_NEVER_TAKEN.format(url=target.url, tries=_TRIES))
    done.is_resumed = hold.has_resumed
    done.release = release
    run = _Run(source, target, hold, begun, plan, done, progress)
    run.send(release)
    run.finish(release, options.keep)
    done.paths = tuple(path for path in plan.puts if not path.endswith((".gz", ".br")))
    done.seconds = time.monotonic() - began
    return done


class _Run:
    def __init__(
        self, source: Source, target: Target, hold: Hold, begun: Manifest, plan: Plan, done: Done, progress: Progress | None
    ) -> None:
        self.source, self.target, self.hold, self.plan, self.done = source, target, hold, plan, done
        self.manifest, self.progress = begun, progress
        self.link = target.link if isinstance(target, Linking) else None

    def send(self, release: str) -> None:
        """Sends what differs, a step after the other."""
        puts = self.plan.puts
        if self.target.has_releases:
            puts = self.begin(release)
        with ThreadPoolExecutor(max_workers=self.target.at_once) as pool:
            for _, step in groupby(puts, key=step_of):
                for some in _batches(list(step), self.target.at_once):
                    # Each waits for all: what was not begun when one fails never is.
                    list(pool.map(self.put, some) if len(some) > 1 else map(self.put, some))
                    self.target.flush()
                    self.count(some, len(puts))

    def begin(self, release: str) -> tuple[str, ...]:
        """Begins a release. Gives what has to be sent: what differs, and what turned out not to be there."""
        others = {*self.plan.puts, *self.plan.deletions}
        kept = [path for path in self.manifest.files if path not in others]
        try:
            self.target.begin(release, kept)
        except FileNotFoundError:
            # Somebody deleted files: all of the site's own are written anew, what was only waiting to go is gone.
            self.plan = msgspec.structs.replace(self.plan, puts=tuple(sorted(self.source.files, key=_by_step)), gone={})
            self.target.begin(release, [])
        return self.plan.puts

    def put(self, path: str) -> None:
        """Sends one file, or has it taken over as it lies there."""
        found = None
        if self.link is not None and path in self.source.marks:
            found = self.link(path, self.source.folder / path)
        if found is None:
            self.target.put(path, self.source.read(path), headers_of(path))
        else:
            self.source.agrees(path, found)

    def count(self, some: Sequence[str], of: int) -> None:
        """Notes what has been sent, and shows that this goes on."""
        sent = {path: self.source.files[path] for path in some}
        self.done.sent += len(sent)
        self.done.sent_bytes += sum(entry.size for entry in sent.values())
        if not self.target.has_releases:
            self.manifest = msgspec.structs.replace(self.manifest, files={**self.manifest.files, **sent})
        self.hold.beat(self.manifest)
        if self.progress is not None:
            self.progress(self.done.sent, of)

    def finish(self, release: str, keep: int) -> None:
        """Puts the release in place, takes away what is gone, and writes what is there now."""
        waiting = {path: self.manifest.files[path] for path in self.plan.gone}
        whole = msgspec.structs.replace(
            self.manifest, release=release, files={**self.source.files, **waiting}, gone=self.plan.gone
        )
        self.hold.keep(self.manifest)
        if self.target.has_releases:
            _note_release(self.target, release, whole)
            self.target.switch(release)
        elif self.plan.deletions:
            self.target.delete(self.plan.deletions)
        self.done.deleted = len(self.plan.deletions)
        self.hold.done(whole)
        if self.target.has_releases:
            _tidy(self.target, keep)


def rollback(target: Target, release: str) -> str:
    """Puts a release back in place: this one, or the one before that in place where none is named. Gives its name.

    The fence stays where it was: an older build than the newest that was published is not published by itself afterwards.
    Raises NoaStatusError (2) where there is no such release.
    """
    if not target.has_releases:
        raise NoaStatusError(f"{target.url} keeps no releases: publish the older build, with --allow-older", exit_status=2)
    with target.alone():
        return _rolled_back(target, release)


def _rolled_back(target: Target, release: str) -> str:
    for _ in range(_TRIES):
        hold = Hold(target.state, target.url, target.dead_after)
        there = hold.look()
        current = target.in_place()
        chosen = release or _before(current, target.releases())
        old = _release_noted(target, chosen) if chosen else None
        if old is None:
            known = ", ".join(target.releases()) or "none"
            says = f"no release {release}" if release else "no release before the one in place"
            raise NoaStatusError(f"{target.url}: there is {says} (there are: {known})", exit_status=2)
        begun = msgspec.structs.replace(there, sequence=there.sequence + 1).unsure(
            path for path in {*there.files, *old.files} if there.files.get(path) != old.files.get(path)
        )
        if hold.take(begun):
            break
    else:
        raise Overtaken(_NEVER_TAKEN.format(url=target.url, tries=_TRIES))
    target.switch(chosen)
    hold.done(msgspec.structs.replace(begun, release=chosen, files=old.files, gone=old.gone))
    return chosen


def _begun(there: Manifest, plan: Plan, built_at: str, number: int, sequence: int) -> Manifest:
    """What may be there from the first file on."""
    # The fence never goes back by itself; an older build that is wanted moves it.
    marked = msgspec.structs.replace(there, built_at=built_at, number=number, sequence=sequence)
    return marked.unsure([*plan.puts, *plan.deletions])


def _checked(there: Manifest, target: Target) -> Manifest:
    """The manifest with doubt about every file that the target has in another size, or not at all."""
    sizes = target.list()
    # The size of what is compressed when it is sent is not known beforehand (0).
    return there.unsure(
        path for path, entry in there.files.items() if sizes.get(path) != entry.size and (entry.size or path not in sizes)
    )


def _built_at_there(target: Target) -> str:
    """When the site in place was built, by its own word: what still fences where the manifest is damaged or lost."""
    data = target.read(addresses.BUILD)
    try:
        return "" if data is None else msgspec.json.decode(data, type=Stamp).built_at
    except msgspec.MsgspecError:
        return ""


def _sequence_of(release: str) -> int:
    """The number that a release's name begins with: a new one never has the name of one that is there, whatever was lost."""
    number = release.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() else 0


def _note_release(target: Target, release: str, manifest: Manifest) -> None:
    name = f"{RELEASES}/{release}.json"
    found = target.state.read(name)
    target.state.write(name, manifest.encoded(), None if found is None else found.version)


def _release_noted(target: Target, release: str) -> Manifest | None:
    found = target.state.read(f"{RELEASES}/{release}.json") if release in target.releases() else None
    return None if found is None else decoded(found.data)


def _before(current: str, releases: Sequence[str]) -> str:
    return max((name for name in releases if name < current), default="")


def _tidy(target: Target, keep: int) -> None:
    """Takes old releases away; if that fails, the next publication does it."""
    current = target.in_place()
    with suppress(NoaStatusError):
        for release in target.releases()[: -max(keep, 1)]:
            if release != current:
                target.forget(release)


def _batches(paths: list[str], size: int) -> Iterable[list[str]]:
    return (paths[at : at + size] for at in range(0, len(paths), size))


def _by_step(path: str) -> tuple[int, str]:
    return step_of(path), path


def _compact(instant: str) -> str:
    return re.sub(r"[^0-9A-Za-z]", "", instant)[:32]
