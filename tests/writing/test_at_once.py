"""Eleven people at once, each in a clone of their own: whatever order their work is merged in, nothing conflicts but two who change
the same sentence, nothing is lost, and the site is the same to the byte."""

from __future__ import annotations

import hashlib
import random
import subprocess
from pathlib import Path

import pytest

from tests.builders import a_well_kept_site, run_git
from tests.commands import noa_status

FOLDER = "incidents/2026/2026-11-24-api-slow"
OPEN = "incidents/2026/2026-11-25-web-slow"
# What each of them types; all begin from the same commit. Two post in one minute, two note something in one minute.
WORK = (
    'update web-slow -s identified -m "A release made the dashboard slow." --now 2026-11-25T10:15:04Z',
    'update web-slow -s monitoring -m "The release was taken back just now." --now 2026-11-25T10:15:31Z',
    'resolve web-slow -m "The dashboard is as fast as usual again." --now 2026-11-25T10:40:12Z',
    'declare -s SEV2 -t "Database is down" -c db=major -m "Records cannot be read at the moment." --now 2026-11-25T10:20:00Z',
    'declare -s SEV3 -t "Exports are late" -c api -m "Exports take an hour longer than usual." --now 2026-11-25T10:20:00Z',
    'correct api-slow -u 1015 -m "Requests took up to ten seconds." -w "It said minutes." --now 2026-11-25T10:16:00Z',
    'correct api-slow -u 1120 -m "All requests are fast again since 11:20." -w "The time was missing." --now 2026-11-25T10:17:00Z',
    "ack web-slow --at 2026-11-25T10:01Z --now 2026-11-25T10:18:00Z",
    'note "Traffic is at half of what it usually is." -i web-slow --now 2026-11-25T10:19:00Z',
    'note "Nobody has released anything since ten." -i web-slow --now 2026-11-25T10:19:30Z',
    'maintenance plan -t "Upgrade" --start 2026-12-02T22:00Z --for "1 hour" -c db -m "Reading goes on." --now 2026-11-25T10:21:00Z',
)
NOW = "2026-11-25T11:00Z"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bare repository with a branch each."""
    folder = tmp_path_factory.mktemp("hub")
    site = (
        a_well_kept_site()
        .with_incident("web-slow", at="25T09:50", severity="SEV3")
        .update("25T10:00", "investigating", web="degraded_performance")
    )
    attributes = (Path(__file__).parents[2] / ".gitattributes").read_bytes()
    site.file("timeline.md", "- 2026-11-25T10:00Z First.\n").file("/.gitattributes", attributes)
    seed = site.write(folder / "seed", git=True)
    run_git(seed, "clone", "--quiet", "--bare", ".", str(folder / "hub.git"))
    for number, command in enumerate(WORK):
        _work(folder, f"person-{number}", command)
    return folder


def _work(folder: Path, person: str, command: str) -> None:
    run_git(folder, "clone", "--quiet", "hub.git", person)
    done = noa_status(command, folder / person)
    assert done.status == 0, done.output
    run_git(folder / person, "add", ".")
    run_git(folder / person, "commit", "--quiet", "-m", person)
    run_git(folder / person, "push", "--quiet", "origin", f"HEAD:refs/heads/{person}")


def _merged(folder: Path, order: list[int], into: Path) -> Path:
    run_git(folder, "clone", "--quiet", "hub.git", str(into))
    for number in order:
        run_git(into, "merge", "--quiet", "--no-edit", f"origin/person-{number}")
    return into


def _site(root: Path) -> dict[str, str]:
    done = noa_status(f"build --public --full --now {NOW}", root)
    assert done.status == 0, done.output
    tree = root / "site/public"
    return {
        str(path.relative_to(tree)): hashlib.sha256(path.read_bytes()).hexdigest() for path in tree.rglob("*") if path.is_file()
    }


def test_every_order_gives_the_same_site_and_loses_nothing(hub: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    sites: list[dict[str, str]] = []
    for attempt in range(5):
        order = list(range(len(WORK)))
        chance.shuffle(order)
        root = _merged(hub, order, tmp_path / str(attempt))
        sites.append(_site(root))
        updates = {path.name for path in (root / OPEN / "updates").iterdir()}
        assert updates == {"20261125T1000Z.md", "20261125T1015Z-6.md", "20261125T1015Z-33.md", "20261125T1040Z-14.md"}
        timeline = (root / OPEN / "timeline.md").read_text()
        assert "Traffic is at half" in timeline
        assert "Nobody has released" in timeline
        assert noa_status(f"lint --errors-only --now {NOW}", root).status == 0
    assert all(site == sites[0] for site in sites)
    page = (tmp_path / "0/site/public/incidents/2026-11-24-api-slow/index.html").read_text()
    assert "Requests took up to ten seconds." in page
    assert "All requests are fast again since 11:20." in page


def test_two_who_correct_the_same_sentence_are_told_by_git(hub: Path, tmp_path: Path) -> None:
    root = _merged(hub, [5], tmp_path / "both")
    run_git(root, "checkout", "--quiet", "-b", "other", "HEAD^1")
    done = noa_status('correct api-slow -u 1015 -m "Requests took a minute." -w "It was less." --now 2026-11-25T10:30:00Z', root)
    assert done.status == 0, done.output
    run_git(root, "commit", "--quiet", "-am", "the same sentence")
    with pytest.raises(subprocess.CalledProcessError):
        run_git(root, "merge", "--quiet", "--no-edit", "origin/person-5")
    assert run_git(root, "diff", "--name-only", "--diff-filter=U") == f"{FOLDER}/updates/20261124T1015Z.md\n"
