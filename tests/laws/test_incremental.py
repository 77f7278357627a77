"""An incremental build gives the same bytes as a full one into an empty folder, after any sequence of edits."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from noa_status.build.conduct import Paths, build_public
from tests.laws.repository import STATUS_YML, RepositoryOnDisk, differing, tree

BASE = datetime(2026, 10, 30, 12, tzinfo=UTC)
minutes = st.integers(min_value=-60 * 24 * 50, max_value=60 * 24 * 20).map(lambda m: BASE + timedelta(minutes=m))
TWO_LANGUAGES = "languages: [en, de]\n"
names = st.sampled_from(["alpha", "beta", "gamma", "delta"])
picks = st.integers(min_value=0, max_value=7)
statuses = st.sampled_from(["investigating", "identified", "monitoring", "resolved"])
states = st.sampled_from(["{}", "{api: major_outage}", "{api: operational, web: partial_outage}", "{mail: degraded_performance}"])


class Edits(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="noa-laws-"))
        self.now = BASE
        self.names = 0

    @initialize(git=st.booleans(), languages=st.sampled_from(["", TWO_LANGUAGES]))
    def begin(self, git: bool, languages: str) -> None:
        self.repository = RepositoryOnDisk(self.home / "repository", git=git)
        self.configure(STATUS_YML + languages)

    @rule(
        name=names,
        at=minutes,
        severity=st.sampled_from(["SEV1", "SEV3"]),
        visibility=st.sampled_from(["public", "public", "internal"]),
    )
    def declare(self, name: str, at: datetime, severity: str, visibility: str) -> None:
        if not any(folder.name == name for folder in self.repository.folders()):
            self.repository.declare(name, at, severity=severity, visibility=visibility)

    @rule(name=names, start=minutes, hours=st.integers(1, 200))
    def plan(self, name: str, start: datetime, hours: int) -> None:
        if not any(folder.name == name for folder in self.repository.folders()):
            self.repository.plan(name, start, timedelta(hours=hours))

    @rule(pick=picks, at=minutes, hours=st.integers(-24 * 40, 24 * 40))
    def postpone(self, pick: int, at: datetime, hours: int) -> None:
        folder = self.picked(pick)
        if folder is not None and "moved:" not in (folder / "incident.yml").read_text():
            self.repository.postpone(folder, at, timedelta(hours=hours))

    @rule(
        pick=picks,
        at=minutes,
        status=statuses,
        components=states,
        body=st.sampled_from(["Most of it works again now.", "It is *slow* but it works."]),
    )
    def update(self, pick: int, at: datetime, status: str, components: str, body: str) -> None:
        folder = self.picked(pick)
        if folder is not None and "maintenance" not in (folder / "incident.yml").read_text():
            self.repository.update(folder, at, status, components, body)

    @rule(pick=picks, which=picks)
    def withdraw(self, pick: int, which: int) -> None:
        folder = self.picked(pick)
        updates = sorted(folder.glob("updates/*Z.md")) if folder is not None else []
        if len(updates) > 1:
            update = updates[which % len(updates)]
            update.unlink()
            update.with_suffix(".de.md").unlink(missing_ok=True)

    @rule(
        pick=picks,
        which=picks,
        text=st.sampled_from(["Das meiste geht wieder, sagen wir.", "Es ist *langsam*, aber es geht.", None]),
    )
    def translate(self, pick: int, which: int, text: str | None) -> None:
        folder = self.picked(pick)
        updates = sorted(folder.glob("updates/*Z.md")) if folder is not None else []
        if updates:
            translation = updates[which % len(updates)].with_suffix(".de.md")
            translation.unlink(missing_ok=True)
            if text is not None:
                translation.write_text(f"{text}\n")

    @rule(pick=picks, title=st.sampled_from(["Another title", "A third title"]))
    def retitle(self, pick: int, title: str) -> None:
        folder = self.picked(pick)
        if folder is not None:
            lines = (folder / "incident.yml").read_text().split("\n")
            (folder / "incident.yml").write_text("\n".join([f"title: {title}", *lines[1:]]))

    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        folder = self.picked(pick)
        if folder is not None:
            self.repository.remove(folder)

    @rule(pick=picks, year=st.sampled_from(["2025", "2026", "old"]))
    def move(self, pick: int, year: str) -> None:
        folder = self.picked(pick)
        if folder is not None:
            self.repository.move(folder, year)

    @rule(pick=picks, name=names)
    def rename(self, pick: int, name: str) -> None:
        folder = self.picked(pick)
        if folder is not None:
            self.repository.rename(folder, name)

    @rule(
        text=st.sampled_from(
            [STATUS_YML, STATUS_YML.replace("Web", "Website"), STATUS_YML + "recent_days: 3\n", STATUS_YML + TWO_LANGUAGES]
        )
    )
    def configure(self, text: str) -> None:
        (self.repository.root / "status.yml").write_text(text)

    @rule(text=st.sampled_from(["", "Overridden footer", None]))
    def override(self, text: str | None) -> None:
        path = self.repository.root / "site_overrides" / "public" / "components" / "footer.html.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text)

    @rule(hours=st.integers(min_value=-24 * 60, max_value=24 * 60))
    def move_clock(self, hours: int) -> None:
        self.now = BASE + timedelta(hours=hours)

    @rule()
    def commit(self) -> None:
        self.repository.commit()

    @rule(which=picks)
    def damage_state(self, which: int) -> None:
        files = sorted((self.home / "cache").rglob("*.msgpack"))
        if files:
            path = files[which % len(files)]
            path.write_bytes(path.read_bytes()[:-3])

    @rule(pick=picks)
    def breaking_a_record_changes_nothing(self, pick: int) -> None:
        folder = self.picked(pick)
        if folder is None:
            return
        facts = (folder / "incident.yml").read_text()
        before = tree(self.home / "site")
        (folder / "incident.yml").write_text(facts + "nonsense: [\n")
        assert not build_public(self.paths(), self.now).is_built
        assert tree(self.home / "site") == before
        (folder / "incident.yml").write_text(facts)

    @rule()
    def build(self) -> None:
        report = build_public(self.paths(), self.now)
        assert report.is_built, report.problems
        fresh = Paths(root=self.repository.root, site=self.home / "fresh" / "site", cache=self.home / "fresh" / "cache")
        shutil.rmtree(self.home / "fresh", ignore_errors=True)
        assert build_public(fresh, self.now, full=True).is_built
        assert differing(tree(self.home / "site"), tree(self.home / "fresh" / "site")) == []

    def picked(self, pick: int) -> Path | None:
        folders = self.repository.folders()
        return folders[pick % len(folders)] if folders else None

    def paths(self) -> Paths:
        return Paths(root=self.repository.root, site=self.home / "site", cache=self.home / "cache")

    def teardown(self) -> None:
        self.build()
        shutil.rmtree(self.home, ignore_errors=True)


TestIncremental = Edits.TestCase
TestIncremental.settings = settings(
    max_examples=25, stateful_step_count=14, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
