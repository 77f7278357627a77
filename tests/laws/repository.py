"""A small repository on disk that a state machine can edit in every way a person can."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

STATUS_YML = """\
name: Example
url: https://status.example.com/
groups:
  - {id: core, name: Core}
components:
  - {id: api, name: API, group: core}
  - {id: web, name: Web, group: core, since: 2026-09-10}
  - {id: mail, name: Mail}
"""


class RepositoryOnDisk:
    """Writes records by name. Every method leaves a repository that can be read, but for `break_record`."""

    def __init__(self, root: Path, *, git: bool) -> None:
        self.root, self.git = root, git
        (root / "incidents").mkdir(parents=True)
        (root / "status.yml").write_text(STATUS_YML)
        if git:
            self.run("init", "-q")
            self.commit()

    def run(self, *arguments: str) -> None:
        identity = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
        subprocess.run(["git", "-C", str(self.root), *identity, *arguments], check=True, capture_output=True)

    def commit(self) -> None:
        if self.git:
            self.run("add", "-A")
            self.run("commit", "-q", "--allow-empty", "-m", "x")

    def folders(self) -> list[Path]:
        return sorted(path.parent for path in self.root.glob("incidents/*/*/incident.yml"))

    def declare(self, id: str, at: datetime, *, severity: str, visibility: str) -> None:
        folder = self.root / "incidents" / f"{at:%Y}" / id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "incident.yml").write_text(
            f"title: Trouble with {id}\nseverity: {severity}\nvisibility: {visibility}\nstarted_at: {at:%Y-%m-%dT%H:%MZ}\n"
        )
        self.update(
            folder, at + timedelta(minutes=5), "investigating", "{api: major_outage}", "We are looking into it, all of us."
        )

    def plan(self, id: str, start: datetime, length: timedelta) -> None:
        folder = self.root / "incidents" / f"{start:%Y}" / id
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "incident.yml").write_text(
            f"title: Work on {id}\nkind: maintenance\nscheduled:\n"
            f"  start: {start:%Y-%m-%dT%H:%MZ}\n  end: {start + length:%Y-%m-%dT%H:%MZ}\n"
        )
        self.update(
            folder, start - timedelta(days=2), "scheduled", "{mail: under_maintenance}", "We shall move the queue to new disks."
        )

    def postpone(self, folder: Path, at: datetime, by: timedelta) -> None:
        """Moves the window of a maintenance that was not moved before; it is known from an instant on."""
        path = folder / "incident.yml"
        lines = path.read_text().splitlines()
        window = [line.partition(": ")[2] for line in lines if line.startswith("  ")]
        if len(window) != 2:
            return
        start, end = (datetime.fromisoformat(instant) + by for instant in window)
        kept = [line for line in lines if not line.startswith("  ")]
        moved = f"moved: [{{at: {at:%Y-%m-%dT%H:%MZ}, start: {window[0]}, end: {window[1]}}}]"
        path.write_text("\n".join([*kept, f"  start: {start:%Y-%m-%dT%H:%MZ}", f"  end: {end:%Y-%m-%dT%H:%MZ}", moved, ""]))

    def update(self, folder: Path, at: datetime, status: str, components: str, body: str) -> None:
        (folder / "updates").mkdir(exist_ok=True)
        path = folder / "updates" / f"{at:%Y%m%dT%H%MZ}.md"
        path.write_text(f"---\nstatus: {status}\ncomponents: {components}\n---\n{body}\n")

    def remove(self, folder: Path) -> None:
        shutil.rmtree(folder)

    def move(self, folder: Path, year: str) -> None:
        target = self.root / "incidents" / year / folder.name
        if not target.exists():
            target.parent.mkdir(exist_ok=True)
            folder.rename(target)

    def rename(self, folder: Path, name: str) -> None:
        if not any(path.name == name for path in self.folders()):
            folder.rename(folder.with_name(name))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths in which two trees differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
