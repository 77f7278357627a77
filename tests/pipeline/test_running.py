"""From pull request to published: each `run:` block of the workflows that `noa-status init` writes, in clean clones of a real remote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import run_git
from tests.pipeline.forging import PUSH, SCHEDULE, World, a_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path) as made:
        yield made


def test_a_pull_request_becomes_a_comment_and_its_merge_is_published(world: World) -> None:
    head = world.change("A release made the API slow.", branch="proposal")
    world.comments.heads["7"] = head
    previewed = world.preview(head)
    assert previewed.status == 0, previewed.steps[-1].output
    commented = world.comment(head)
    assert commented.status == 0, commented.steps[-1].output
    assert len(world.comments.comments) == 1
    run_git(world.work, "push", "--quiet", "origin", "proposal:main")
    published = world.publish()
    assert published.status == 0, published.steps[-1].output
    assert "A release made the API slow." in world.shown()
    assert [line.split()[0] for line in published.told().splitlines()][-3:] == ["Notify", "Verify", "in"]


def test_a_pull_request_that_is_pushed_again_has_one_comment_brought_up_to_date(world: World) -> None:
    for text in ("First words.", "Second words."):
        head = world.change(text, branch="proposal")
        world.comments.heads["7"] = head
        assert world.preview(head).status == 0
        assert world.comment(head).status == 0
    assert len(world.comments.comments) == 1
    assert head[:12] in world.comments.comments[0]["body"]


@pytest.mark.parametrize("number", ["8", "7; rm -rf /", "$(touch pwned)", "", "../7", "7\n8"])
def test_what_a_fork_keeps_cannot_speak_under_another_pull_request_or_run_anything(world: World, number: str) -> None:
    world.comments.heads |= {"7": "a" * 40, "8": "b" * 40}
    kept = world.forge.kept / "preview-comment"
    kept.mkdir(parents=True)
    (kept / "changes.md").write_text("Hello")
    (kept / "number").write_text(number)
    assert world.comment("a" * 40).status == 1
    assert world.comments.comments == []


def test_what_a_fork_keeps_is_told_as_text(world: World) -> None:
    world.comments.heads["7"] = "a" * 40
    kept = world.forge.kept / "preview-comment"
    kept.mkdir(parents=True)
    (kept / "number").write_text("7\n")
    hostile = (
        b"@everyone ![x](https://evil.example/x.png) <img src=y> <!-- z --> <details><summary>s</summary></details> \xff"
        + b"a" * 99_999
    )
    (kept / "changes.md").write_bytes(hostile)
    done = world.comment("a" * 40)
    assert done.status == 0, done.steps[-1].output
    body = world.comments.comments[0]["body"]
    assert "@everyone" not in body and "![" not in body and "<img" not in body and "<!-- z" not in body
    assert "<details><summary>s</summary></details>" in body
    assert len(body) < 65_536


def test_nothing_is_said_for_a_preview_that_went_wrong(world: World) -> None:
    assert world.comment("a" * 40, conclusion="failure").steps == ()


def test_a_run_that_is_started_again_after_a_newer_merge_puts_up_the_newer_page(world: World) -> None:
    old = world.change("The older words.")
    world.change("The newer words.")
    assert world.publish().status == 0
    again = world.publish(PUSH, revision=old)
    assert again.status == 0, again.steps[-1].output
    assert "The newer words." in world.shown()


def test_two_merges_before_a_run_are_both_published_by_it(world: World) -> None:
    world.change("The first merge.")
    world.change("The second merge.")
    assert world.publish().status == 0
    assert "The first merge." in world.shown()
    assert "The second merge." in world.shown()


def test_the_second_run_renders_only_what_changed(world: World) -> None:
    assert world.publish().status == 0
    world.change("One more update.")
    build = next(step for step in world.publish().steps if step.name == "Build")
    assert "1 records, 1 read" in build.output


def test_the_schedule_builds_nothing_while_the_page_is_true_and_builds_when_nobody_answers(world: World) -> None:
    first = world.publish(SCHEDULE)
    assert "Build" in first.names, "nothing was published yet"
    assert world.publish(SCHEDULE).names[-1] == "Look whether the page is still true"


def test_a_broken_record_is_published_as_it_was_and_the_run_says_so_in_the_end(world: World) -> None:
    assert world.publish().status == 0
    world.change("Whole words.")
    assert world.publish().status == 0
    world.change("Broken words.", status="identifed")
    run = world.publish()
    assert run.status == 1
    assert run.names[-1] == "Say what was broken"
    assert "identifed" in run.steps[-1].output
    assert "Whole words." in world.shown()


def test_a_build_that_cannot_be_made_leaves_the_page_as_it_was(world: World) -> None:
    assert world.publish().status == 0
    before = world.shown()
    (world.work / "status.yml").write_text("name: [\n")
    run_git(world.work, "commit", "--quiet", "--all", "--message=broken")
    run_git(world.work, "push", "--quiet", "origin", "HEAD:main")
    run = world.publish()
    assert run.status != 0
    assert world.shown() == before
