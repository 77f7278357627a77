"""The conductor: read, derive, view, artifacts, write. The one place that joins the rooms.

A build looks at what changed since the last one, works out again the months that it touches, compares the keys of their files
with what is remembered, and renders and writes only where they differ. A full build is the same with nothing remembered.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import msgspec

from noa_status import addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.build.lock import locked
from noa_status.build.months import Damaged, Month, Months
from noa_status.build.reading import Reading, read_changes
from noa_status.build.remember import Memory, MonthPart, MonthRow, Root
from noa_status.build.theme import Overrides, Texts
from noa_status.build.versions import versions
from noa_status.build.write import Tree
from noa_status.model.site import Site
from noa_status.problems import Problem
from noa_status.public import outputs
from noa_status.public.failures import NotRendered
from noa_status.public.freshness import renew_by
from noa_status.public.render import Edition
from noa_status.public.statuspage.files import record_artifacts, statuspage_artifacts
from noa_status.public.theme import LoadedTheme
from noa_status.public.view.feeds import archive_feeds
from noa_status.public.view.heads import site_heads
from noa_status.public.view.month_pages import month_pages, views_of
from noa_status.public.view.site import SiteView
from noa_status.public.view.statuspage import statuspage_records, statuspage_site
from noa_status.records import site_file
from noa_status.records.changed import Checkout
from noa_status.records.read import load_site
from noa_status.words.languages import language_of

Keys = dict[str, bytes]
Render = Callable[[Artifact], bytes]


class Report(msgspec.Struct, kw_only=True):
    """What a build did.

    `is_built` is False where errors kept the site as it was; `left_out` are the folders of records that were not whole; `read`
    counts the records that were read, of `records` in all; `seconds` tells how long each step took.
    """

    is_built: bool = False
    is_full: bool = False
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()
    records: int = 0
    read: int = 0
    files: int = 0
    written: int = 0
    deleted: int = 0
    next_change_at: datetime | None = None
    seconds: dict[str, float] = {}


class Paths(msgspec.Struct, frozen=True, kw_only=True):
    """Where a build reads and writes. The public site goes to `public` in the site's folder."""

    root: Path
    site: Path
    cache: Path

    @classmethod
    def of(cls, root: Path, site: Path | None = None, cache: Path | None = None) -> Paths:
        """The usual places, where none are given."""
        return cls(root=root, site=site or root / "site", cache=cache or root / ".cache" / "noa-status")


def _render(artifact: Artifact) -> bytes:
    return artifact.render()


def build_public(
    paths: Paths,
    now: datetime,
    *,
    full: bool = False,
    keep_going: bool = False,
    checkout: Checkout | None = None,
    waiting: Callable[[], None] | None = None,
    render: Render = _render,
) -> Report:
    """Builds the public site as it is at `now`, an aware instant; seconds are cut off. A `checkout` of the root that was made
    earlier has git at work already. One build at a time has the site's folder and the cache; `waiting` is called when another
    one's end must be waited for. `render` gives an artifact's bytes: who measures hands in another.

    With errors in records nothing is written, unless `keep_going` builds what is whole. Raises NoaStatusError where the site's
    folder holds something else, OSError where the disk fails; the site that was there is then untouched.
    """
    now = now.astimezone(UTC).replace(second=0, microsecond=0)
    with locked(paths.site / ".public.lock", paths.cache / "public.lock", waiting=waiting) as has_waited:
        # What git said before the wait may be old by now.
        checkout = Checkout(paths.root) if checkout is None or has_waited else checkout
        checkout.ask()
        if not full:
            with suppress(Damaged):
                # What was read under an assumption that turns out wrong comes to nothing, a file that is not there included.
                try:
                    return _Build(paths, checkout, now, keep_going=keep_going, render=render).run(remembered=True)
                except Mistaken:
                    pass
                except OSError:
                    if checkout.confirm():
                        raise
                return _Build(paths, checkout, now, keep_going=keep_going, render=render).run(remembered=True)
        return _Build(paths, checkout, now, keep_going=keep_going, render=render).run(remembered=False)


class Mistaken(Exception):
    """The working tree has other edits than was assumed before git had looked at it."""


class _Build:
    def __init__(self, paths: Paths, checkout: Checkout, now: datetime, *, keep_going: bool, render: Render) -> None:
        self.paths, self.checkout, self.now, self.keep_going = paths, checkout, now, keep_going
        self.render = render
        self.memory = Memory(paths.cache / "public")
        self.tree = Tree(paths.site / "public")
        self.texts = Texts(self.checkout.read, self.checkout.blob)
        self.report = Report()
        self._lap_began = time.perf_counter()

    def run(self, *, remembered: bool) -> Report:
        self.tree.prepare()
        site, problems = load_site(self.checkout)
        if site is None:
            return self.told(problems)
        self.texts = Texts(self.checkout.read, self.checkout.blob, site.url)
        overrides = Overrides(self.paths.root, "public")
        words = [language_of(code) for code in site.languages]
        fingerprint = key_of(versions(), overrides.digest(), self.checkout.read(site_file.NAME), words)
        root = self.remembered(fingerprint) if remembered else None
        self.report.is_full = root is None
        months = Months({} if root is None else root.months, self.memory.part)
        self.lap("start")
        reading = read_changes(self.checkout, site, months, root, self.texts, keep_going=self.keep_going)
        self.report.records, self.report.read = len(reading.homes), reading.read
        self.report.left_out = reading.left_out
        of_theme = overrides.problems(site.look)
        self.told([*problems, *reading.problems(), *of_theme])
        self.lap("read")
        # A page cannot be shown as it was when its templates were whole.
        if any(problem.level == "error" for problem in (of_theme if self.keep_going else self.report.problems)):
            self.make_sure()
            return self.report
        months.derive(site, self.now)
        self.report.next_change_at = next_change_at(months, site, self.now)
        view = SiteView(site, months.recent(self.now), months.facts(), months.incidents, self.now)
        self.lap("derive")
        try:
            of_months, of_site = self.write(site, months, view, overrides, root)
        except NotRendered as failure:
            problem = overrides.problem_of(failure)
            if problem is None:
                raise
            self.make_sure()
            self.tree.prepare()
            return self.told([*self.report.problems, problem])
        self.lap("render")
        self.remember(fingerprint, site, months, reading, of_months, of_site)
        self.lap("remember")
        self.report.is_built = True
        return self.report

    def remembered(self, fingerprint: bytes) -> Root | None:
        """What is remembered, if it is of this site."""
        root = self.memory.load(fingerprint)
        stamp = self.tree.stamp()
        return root if root is not None and stamp and root.stamp == key_of(stamp) else None

    def make_sure(self) -> None:
        """Raises Mistaken where the working tree was assumed to be what it is not."""
        if not self.checkout.confirm():
            raise Mistaken

    def told(self, problems: Iterable[Problem]) -> Report:
        """The report with these problems, in the order of files."""
        self.report.problems = tuple(sorted(problems, key=lambda problem: problem.place))
        return self.report

    def write(
        self, site: Site, months: Months, view: SiteView, overrides: Overrides, root: Root | None
    ) -> tuple[dict[str, Keys], Keys]:
        """Renders and writes the files whose key differs from the remembered one. Gives the keys of each new month's files, and
        of the others."""
        logo = site.look.logo
        names = () if logo is None else filter(None, (logo.light, logo.dark))
        pictures = {name: overrides.read(addresses.asset(name)) or b"" for name in names}
        editions = [
            Edition(head, LoadedTheme(overrides.load, self.texts.html, language_of(head.language), head.look.accent, pictures))
            for head in site_heads(site)
        ]
        before: Keys = {} if root is None else dict(root.artifacts)
        for month in months.dropped:
            before.update(months.part(month).artifacts)
        of_months: dict[str, Keys] = {}
        for month in months:
            if month.is_new and month.facts is not None:
                known = months.part(month).artifacts
                pages = month_pages(months.part(month).incidents, month.facts, month.neighbours, site, self.now)
                archives = list(archive_feeds(month.id, views_of(pages), month.neighbours.archive, site))
                artifacts = outputs.month_artifacts(month.id, pages, archives, editions, self.texts.html)
                records = statuspage_records(months.part(month).incidents, site, self.now)
                of_statuspage = record_artifacts(records, editions[0].head, self.texts.html)
                of_months[month.id] = self.stage(chain(artifacts, of_statuspage), known)
                before.update(known)
        listed = [facts.month for facts in months.facts() if facts.first is not None]
        next_change = next_change_at(months, site, self.now)
        outside = outputs.Outside(self.texts.html, overrides.load, pictures)
        of_site = self.stage(outputs.site_artifacts(view.whole(next_change), listed, editions, outside), before)
        statuspage = statuspage_site(site, months.facts(), months.incidents, view.rows, self.now)
        of_site |= self.stage(statuspage_artifacts(statuspage, self.texts.html), before)
        of_site |= self.stage([outputs.build_artifact(self.now, next_change)], before)
        written = {path for keys in of_months.values() for path in keys} | of_site.keys()
        self.make_sure()
        self.memory.begin()
        if root is None:
            self.tree.replace()
        else:
            deletions = sorted(before.keys() - written)
            self.tree.move_over(deletions)
            self.report.deleted = len(deletions)
        return of_months, of_site

    def stage(self, artifacts: Iterable[Artifact], known: Keys) -> Keys:
        """Renders what has another key than the known one, to wait beside the site. Gives all keys."""
        keys: Keys = {}
        for artifact in artifacts:
            keys[artifact.path] = artifact.key
            if known.get(artifact.path) != artifact.key:
                self.tree.stage(artifact.path, self.render(artifact))
                self.report.written += 1
        return keys

    def remember(
        self, fingerprint: bytes, site: Site, months: Months, reading: Reading, of_months: dict[str, Keys], of_site: Keys
    ) -> None:
        """Writes the state that the next build starts from."""
        rows: dict[str, MonthRow] = {}
        for month in months:
            keys = of_months.get(month.id)
            rows[month.id] = self.row(site, months, month, keys) if keys is not None or month.row is None else month.row
        self.report.files = len(of_site) + sum(row.files for row in rows.values())
        self.memory.finish(
            Root(
                fingerprint=fingerprint,
                stamp=key_of(self.tree.stamp()),
                now=self.now,
                trees=reading.trees,
                dirty=reading.dirty,
                homes=reading.homes,
                origins=reading.origins,
                notes=reading.notes,
                strays=tuple(reading.strays),
                months=rows,
                artifacts=of_site,
            )
        )

    def row(self, site: Site, months: Months, month: Month, keys: Keys | None) -> MonthRow:
        """A month as the root remembers it, with its part written."""
        part = MonthPart(incidents=months.part(month).incidents, artifacts=keys or {})
        records, public_records = months.counts(month, site)
        if month.facts is None:
            raise Damaged(month.id)
        return MonthRow(
            part=self.memory.save_part(month.id, part),
            records=records,
            public_records=public_records,
            files=len(part.artifacts),
            facts=month.facts,
            carried_key=month.carried_key,
            neighbours_key=key_of(month.neighbours),
        )

    def lap(self, step: str) -> None:
        """Notes how long a step took."""
        now = time.perf_counter()
        self.report.seconds[step] = now - self._lap_began
        self._lap_began = now


def next_change_at(months: Months, site: Site, now: datetime) -> datetime:
    """The next instant at which the public site changes by itself: at the latest at midnight UTC, when a day is added."""
    changes = [
        facts.next_change_at for facts in months.facts() if facts.next_change_at is not None and facts.next_change_at > now
    ]
    look = site.look.next_change_at(now)
    return min([renew_by(now), *changes, *([] if look is None else [look])])
