"""What is said of a merge is what then happens: over any edits on two branches, it is merged, built, and looked at."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from noa_status.build.compare import compare
from noa_status.build.conduct import Paths, build_public
from noa_status.problems import NoaStatusError
from tests.commands import noa_status
from tests.laws.repository import RepositoryOnDisk, differing, tree

NOW = datetime(2026, 10, 30, 12, tzinfo=UTC)
NAMES = ("alpha", "beta", "gamma")
instants = st.integers(min_value=-60 * 24 * 40, max_value=60 * 24 * 3).map(lambda minutes: NOW + timedelta(minutes=minutes))
edits = st.one_of(
    st.tuples(
        st.just("declare"),
        st.sampled_from(NAMES),
        instants,
        st.sampled_from(["SEV1", "SEV2", "SEV3"]),
        st.sampled_from(["public", "public", "internal"]),
    ),
    st.tuples(st.just("plan"), st.sampled_from(NAMES), instants),
    st.tuples(
        st.just("update"),
        st.sampled_from(NAMES),
        instants,
        st.sampled_from(["identified", "monitoring", "resolved"]),
        st.sampled_from(["{}", "{api: major_outage}", "{web: partial_outage}"]),
    ),
    st.tuples(
        st.just("reword"), st.sampled_from(NAMES), st.sampled_from(["It is as it was, we hear.", "It works again, mostly."])
    ),
    st.tuples(st.just("retitle"), st.sampled_from(NAMES), st.sampled_from(["Another title", "A third title"])),
    st.tuples(st.just("note"), st.sampled_from(NAMES)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES)),
    st.tuples(st.just("runbook"), st.sampled_from(NAMES)),
    st.tuples(st.just("rename a component"), st.sampled_from(["Web", "Website"])),
    st.tuples(st.just("set up a channel"), st.sampled_from(["customers", "chat", "hook"])),
)
CHANNELS = {
    "customers": "sender: a@example.com, all_customers: all@example.com, components: {api: api@example.com}, kind: mail",
    "chat": "url_from: CHAT_URL, kind: slack",
    "hook": "url_from: HOOK_URL, secret_from: HOOK_SECRET, kind: webhook, audiences: [all_customers, status_page]",
}
branches = st.lists(edits, max_size=4)


def apply(repository: RepositoryOnDisk, edit: tuple[Any, ...]) -> None:
    kind, name, *rest = edit
    folder = next((folder for folder in repository.folders() if folder.name == name), None)
    if kind not in ("declare", "plan", "rename a component", "set up a channel", "runbook"):
        # Of those that there are, whatever was drawn means one.
        folder = folder or next(iter(repository.folders()), None)
    if kind == "rename a component":
        path = repository.root / "status.yml"
        path.write_text(path.read_text().replace("name: Website", "name: Web").replace("name: Web", f"name: {name}"))
    elif kind == "set up a channel":
        path = repository.root / "status.yml"
        text = path.read_text()
        if f"id: {name}," not in text:
            text = text if "notify:" in text else f"{text}notify:\n  channels:\n"
            path.write_text(f"{text}    - {{id: {name}, {CHANNELS[name]}}}\n")
    elif kind == "runbook":
        (repository.root / "runbooks").mkdir(exist_ok=True)
        (repository.root / "runbooks" / f"{name}.md").write_text(f"# {name}\n\nLook into it.\n")
    elif folder is None:
        if kind == "declare":
            repository.declare(name, rest[0], severity=rest[1], visibility=rest[2])
        elif kind == "plan":
            repository.plan(name, rest[0], timedelta(hours=5))
    elif kind == "update" and "maintenance" not in (folder / "incident.yml").read_text():
        repository.update(folder, rest[0], rest[1], rest[2], "Most of it works again now, we are told.")
    elif kind == "reword" and (updates := sorted(folder.glob("updates/*.md"))):
        head, mark, _ = updates[-1].read_text().rpartition("---\n")
        updates[-1].write_text(f"{head}{mark}{rest[0]}\n")
    elif kind == "retitle":
        lines = (folder / "incident.yml").read_text().split("\n")
        (folder / "incident.yml").write_text("\n".join([f"title: {rest[0]}", *lines[1:]]))
    elif kind == "note":
        (folder / "timeline.md").write_text("- 10:20 somebody looked into it\n")
    elif kind == "remove":
        repository.remove(folder)


def built(root: Path, folder: Path) -> Path:
    assert build_public(Paths(root=root, site=folder, cache=folder / ".state"), NOW, full=True).is_built
    return folder / "public"


def entries(site: Path) -> dict[str, Any]:
    feeds = [site / "feed.json", *site.glob("feeds/**/*.json")]
    return {item["id"]: item for feed in feeds for item in json.loads(feed.read_text())["items"]}


def headline(site: Path) -> str:
    answer = json.loads((site / "api/noa/v1/status.json").read_text())["answer"]
    return " ".join(part for part in (answer["sentence"], answer["rest"]) if part)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(common=branches, on_main=branches, on_branch=branches, uncommitted=branches, is_kept=st.booleans())
def test_what_is_said_of_a_merge_is_what_then_happens(
    common: list[Any], on_main: list[Any], on_branch: list[Any], uncommitted: list[Any], is_kept: bool
) -> None:
    home = Path(tempfile.mkdtemp(prefix="noa-compare-"))
    repository = RepositoryOnDisk(home / "repository", git=True)
    root = repository.root
    try:
        repository.declare("first", NOW - timedelta(days=3), severity="SEV2", visibility="public")
        for edit in common:
            apply(repository, edit)
        repository.commit()
        repository.run("branch", "-M", "main")
        repository.run("checkout", "-q", "-b", "change")
        for edit in on_branch:
            apply(repository, edit)
        repository.commit()
        repository.run("checkout", "-q", "main")
        for edit in on_main:
            apply(repository, edit)
        repository.commit()
        repository.run("checkout", "-q", "change")
        for edit in uncommitted:
            apply(repository, edit)
        status = subprocess.run(["git", "-C", str(root), "status", "--porcelain"], capture_output=True, check=True).stdout
        if is_kept:
            # What an earlier comparison left behind changes nothing.
            compare(root, home / "compared", "change~1", NOW - timedelta(days=2), head="change")
        try:
            said, *_ = compare(root, home / "compared", "main", NOW)
        except NoaStatusError as error:
            assert "conflicts in" in str(error)
            event("conflict")
            repository.commit()
            repository.run("checkout", "-q", "main")
            merge = subprocess.run(["git", "-C", str(root), "merge", "-q", "change"], capture_output=True, check=False)
            assert merge.returncode != 0
            return
        again = subprocess.run(["git", "-C", str(root), "status", "--porcelain"], capture_output=True, check=True).stdout
        assert again == status

        repository.commit()
        repository.run("checkout", "-q", "main")
        before = built(root, home / "before")
        notified(root, home / "outbox", NOW - timedelta(days=3))
        notified(root, home / "outbox", NOW)
        repository.run("merge", "-q", "--no-edit", "change")
        report = build_public(Paths(root=root, site=home / "after", cache=home / "after" / ".state"), NOW, full=True)
        # One branch deletes a record and the other adds an update to it: git merges that, and nothing is published.
        assert report.is_built == (not said.errors)
        if said.errors:
            event("nothing published")
            return
        after = home / "after" / "public"
        old, new = entries(before), entries(after)
        assert said.headline == (headline(before), headline(after))
        assert sorted(said.files) == differing(tree(before), tree(after))
        assert {entry.id for entry in said.entries} == new.keys() - old.keys()
        assert {entry.id for entry in said.withdrawn} == old.keys() - new.keys()
        told = ("title", "content_html", "date_modified")
        assert {entry.id for entry in said.corrected} == {
            id for id in new.keys() & old.keys() if any(new[id][key] != old[id][key] for key in told)
        }
        assert sum(page.changed + page.new + page.gone for page in said.pages) == len(said.files)
        sent = notified(root, home / "outbox", NOW)
        assert sorted((one.channel, list(one.to), one.incident, one.update) for one in said.messages) == sent
        event(f"messages: {min(len(sent), 1)}")
        event("public" if said.is_public else "nothing public")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def notified(root: Path, outbox: Path, now: datetime) -> list[tuple[Any, ...]]:
    """What `noa-status notify` tells: channel, addresses, incident, update."""
    done = noa_status(f"notify --outbox {outbox} --now {now:%Y-%m-%dT%H:%MZ} --json", root)
    assert done.status == 0, done.output
    items = json.loads(done.output)
    return sorted((one["channel"], one["to"], one["incident"], one["update"]) for one in items if one["outcome"] == "told")
