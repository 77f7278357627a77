"""What git says lies there is what a walk finds, and looking only at what changed finds what looking at everything finds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noa_status.records.changed import NOTHING_KNOWN, Checkout, Known
from noa_status.records.listing import Scan, blob_id
from tests.builders import a_site, run_git
from tests.records.bounds import within

SLOW = "incidents/2026/2026-11-24-api-slow"
AWAY = "incidents/2025/2025-01-31-db-away"


def a_repository(root: Path) -> Path:
    site = a_site().with_incident("db-away", at="2025-01-31T08:00").update("2025-01-31T08:10", "investigating")
    site.with_incident("api-slow").update("10:15", "investigating", api="degraded_performance").update("11:20", "resolved")
    site.file("timeline.md", "- 2026-11-24T10:05Z ApiLatencyHigh fires.\n").file("/incidents/README.md", "# Incidents\n")
    return site.file("/.gitignore", "*.log\nscratch/\n").write(root)


def scanned(root: Path) -> Scan:
    return Checkout(root).scan_records("incidents", NOTHING_KNOWN)


def without_git(root: Path, copy: Path) -> Scan:
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    assert not Checkout(copy).has_git
    return scanned(copy)


def write(root: Path, path: str, content: str = "changed\n") -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, encoding="utf-8")


def is_clean(root: Path) -> None:
    pass


def is_edited(root: Path) -> None:
    write(root, f"{SLOW}/timeline.md")


def is_staged(root: Path) -> None:
    write(root, f"{SLOW}/updates/20261124T1030Z.md")
    run_git(root, "add", ".")


def is_staged_and_edited_again(root: Path) -> None:
    is_staged(root)
    write(root, f"{SLOW}/updates/20261124T1030Z.md", "again\n")


def is_staged_and_deleted_again(root: Path) -> None:
    is_staged(root)
    (root / f"{SLOW}/updates/20261124T1030Z.md").unlink()


def is_meant_to_be_added(root: Path) -> None:
    write(root, f"{SLOW}/updates/20261124T1030Z.md")
    run_git(root, "add", "--intent-to-add", ".")


def is_deleted(root: Path) -> None:
    (root / f"{SLOW}/updates/20261124T1015Z.md").unlink()


def is_deleted_in_the_index_alone(root: Path) -> None:
    run_git(root, "rm", "--quiet", "--cached", f"{SLOW}/timeline.md")


def is_deleted_as_a_folder(root: Path) -> None:
    shutil.rmtree(root / SLOW)


def is_deleted_altogether(root: Path) -> None:
    shutil.rmtree(root / "incidents")


def is_untracked(root: Path) -> None:
    write(root, "incidents/2026/2026-11-25-new/incident.yml")
    write(root, "incidents/2026/2026-11-25-new/updates/20261125T0900Z.md")


def is_renamed(root: Path) -> None:
    run_git(root, "mv", SLOW, "incidents/2026/2026-11-24-api-slower")


def is_renamed_by_hand(root: Path) -> None:
    (root / SLOW).rename(root / "incidents/2026/2026-11-24-api-slower")


def is_ignored(root: Path) -> None:
    write(root, f"{SLOW}/output.log")
    write(root, f"{SLOW}/scratch/20261124T1030Z.md")
    write(root, "incidents/2026/scratch/incident.yml")


def is_without_its_facts(root: Path) -> None:
    (root / f"{SLOW}/incident.yml").unlink()


def has_a_record_in_the_record(root: Path) -> None:
    write(root, f"{SLOW}/2026-11-24-within/incident.yml")
    write(root, f"{SLOW}/2026-11-24-within/updates/20261124T1030Z.md")


def has_a_record_above_all(root: Path) -> None:
    write(root, "incidents/incident.yml")


def has_a_link_to_a_file(root: Path) -> None:
    os.symlink("/etc/passwd", root / SLOW / "updates/20261124T1030Z.md")


def has_a_link_to_a_folder_outside(root: Path) -> None:
    elsewhere = root.parent / "elsewhere"
    shutil.move(root / SLOW, elsewhere)
    os.symlink(elsewhere, root / SLOW)


def has_a_link_for_the_whole(root: Path) -> None:
    elsewhere = root.parent / "elsewhere"
    shutil.move(root / "incidents", elsewhere)
    os.symlink(elsewhere, root / "incidents")


def has_a_folder_for_a_file(root: Path) -> None:
    (root / SLOW / "timeline.md").unlink()
    write(root, f"{SLOW}/timeline.md/timeline.md")


def has_a_file_for_a_folder(root: Path) -> None:
    shutil.rmtree(root / SLOW / "updates")
    write(root, f"{SLOW}/updates")


def has_odd_names(root: Path) -> None:
    for name in ("a b.md", "ünlaut.md", "..%2f..%2fpasswd", "-rf", "*", 'qu"ote', "back\\slash", ":(top)x"):
        write(root, f"{SLOW}/updates/{name}")
    write(root, "incidents/2026/ünlaut/incident.yml")


def has_names_that_are_no_text(root: Path) -> None:
    write(root, f"{SLOW}/updates/new\nline.md")
    with open(os.fsencode(root / SLOW) + b"/updates/\xff\xfe.md", "wb") as file:
        file.write(b"x")


def has_a_conflict(root: Path) -> None:
    run_git(root, "checkout", "--quiet", "-b", "other")
    write(root, f"{SLOW}/timeline.md", "theirs\n")
    run_git(root, "commit", "--quiet", "-am", "theirs")
    run_git(root, "checkout", "--quiet", "main")
    write(root, f"{SLOW}/timeline.md", "ours\n")
    run_git(root, "commit", "--quiet", "-am", "ours")
    with pytest.raises(Exception, match="merge"):
        run_git(root, "merge", "other")


STATES = [value for name, value in list(globals().items()) if name.startswith(("is_", "has_")) and callable(value)]


@pytest.mark.parametrize("is_below", [False, True], ids=["at the top", "in a subfolder"])
@pytest.mark.parametrize("happens", STATES, ids=lambda state: state.__name__)
def test_git_lists_what_a_walk_finds(happens: Callable[[Path], None], is_below: bool, tmp_path: Path) -> None:
    top = tmp_path / "checkout"
    root = a_repository(top / "status" if is_below else top)
    run_git_in(top)
    happens(root)
    with_git, walked = scanned(root), without_git(root, tmp_path / "copy")
    assert with_git.folders == walked.folders
    assert sorted(with_git.problems, key=repr) == sorted(walked.problems, key=repr)


def run_git_in(top: Path) -> None:
    run_git(top, "init", "--quiet", "--initial-branch=main")
    run_git(top, "add", ".")
    run_git(top, "commit", "--quiet", "--message=A repository")


def test_nothing_outside_is_read_through_a_link(tmp_path: Path) -> None:
    root = a_repository(tmp_path / "checkout")
    run_git_in(root)
    has_a_link_to_a_folder_outside(root)
    scan = scanned(root)
    assert SLOW not in scan.folders
    assert [problem.says for problem in scan.problems if problem.place.path == SLOW] == ["a symbolic link is not followed"]


def test_a_checkout_without_a_commit_is_walked(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    run_git(root, "init", "--quiet")
    assert not Checkout(root).has_git
    assert set(scanned(root).folders) == {SLOW, AWAY}


def test_a_repository_in_the_repository_is_named_and_not_read(tmp_path: Path) -> None:
    root = a_repository(tmp_path / "checkout")
    run_git_in(root)
    inner = root / "incidents/2026/inner"
    write(inner, "2026-11-25-new/incident.yml")
    run_git_in(inner)
    untracked = scanned(root)
    run_git(root, "add", "incidents/2026/inner")
    staged = scanned(root)
    run_git(root, "commit", "--quiet", "-m", "A submodule")
    committed = scanned(root)
    for scan in (untracked, staged, committed):
        assert set(scan.folders) == {SLOW, AWAY}
        assert "incidents/2026/inner" in {problem.place.path for problem in scan.problems}


def test_content_ids_are_git_s(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    run_git_in(root)
    listed = run_git(root, "ls-tree", "-r", "HEAD", "--", SLOW)
    ids = {line.split("\t")[1]: line.split()[2] for line in listed.splitlines()}
    assert ids == {f"{SLOW}/{name}": id for name, id in scanned(root).folders[SLOW].items()}
    assert ids[f"{SLOW}/timeline.md"] == blob_id((root / SLOW / "timeline.md").read_bytes())


def test_versions_are_the_committed_ones_newest_first(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    run_git_in(root)
    before = scanned(root).folders[SLOW]
    write(root, f"{SLOW}/timeline.md", "committed\n")
    run_git(root, "commit", "--quiet", "-am", "An edit")
    write(root, f"{SLOW}/timeline.md", "not committed\n")
    checkout = Checkout(root)
    newest, oldest = checkout.versions(SLOW, 10)
    assert oldest == before
    assert checkout.blob(newest["timeline.md"]) == b"committed\n"


def test_who_does_not_wait_for_gits_answer_leaves_no_process_behind(tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    run_git_in(root)
    checkout = Checkout(root)
    processes = checkout.ask()
    assert len(processes) == 2
    del checkout
    assert all(process.returncode is not None for process in processes)


# Looking only at what changed.


@pytest.mark.parametrize("with_git", [False, True])
@pytest.mark.parametrize("path", [SLOW, f"{SLOW}/incident.yml", "incidents/2026", "incidents"])
@pytest.mark.parametrize("is_committed", [False, True])
def test_a_record_that_is_no_more_is_gone(path: str, with_git: bool, is_committed: bool, tmp_path: Path) -> None:
    root = a_repository(tmp_path)
    if with_git:
        run_git_in(root)
    before = scanned(root)
    known = Known(before.trees, frozenset(before.folders), frozenset())
    take(root, ("delete", path, ""))
    if with_git and is_committed:
        take(root, ("commit all", "", ""))
    after = Checkout(root).scan_records("incidents", known)
    assert after.gone == ({SLOW, AWAY} if path == "incidents" else {SLOW})


PATHS = [
    *(f"{SLOW}/{name}" for name in ("incident.yml", "updates/20261124T1015Z.md", "updates/20261124T1030Z.md", "notes/a.txt")),
    *(f"{AWAY}/{name}" for name in ("incident.yml", "updates/20250131T0810Z.md", "postmortem.md")),
    "incidents/2026/2026-11-25-new/incident.yml",
    "incidents/2026/2026-11-25-new/updates/20261125T0900Z.md",
    f"{SLOW}/2026-11-24-within/incident.yml",
    "incidents/2026/incident.yml",
    "incidents/2026/notes/deep/b.txt",
    "incidents/2026/scratch/incident.yml",
    "incidents/incident.yml",
    "incidents/README.md",
    "status.yml",
]
FOLDERS = [SLOW, AWAY, "incidents/2026", "incidents/2025", "incidents/2026/2026-11-24-other"]
steps = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(PATHS), st.sampled_from(["one\n", "two\n"])),
    st.tuples(st.just("delete"), st.sampled_from([*PATHS, *FOLDERS]), st.just("")),
    st.tuples(st.just("move"), st.sampled_from(FOLDERS), st.sampled_from(FOLDERS)),
    st.tuples(
        st.just("git"),
        st.sampled_from(["add .", "commit -am edited", "reset --hard", "stash -u", "rm -rq --cached ."]),
        st.just(""),
    ),
    st.tuples(st.just("commit all"), st.just(""), st.just("")),
)
Step = tuple[str, str, str]


def take(root: Path, step: Step) -> None:
    kind, path, argument = step
    target = root / path
    if kind == "write":
        if not any((root / parent).is_file() for parent in Path(path).parents) and not target.is_dir():
            write(root, path, argument)
    elif kind == "delete":
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink(missing_ok=True)
    elif kind == "move":
        if target.is_dir() and not (root / argument).exists() and not argument.startswith(path):
            (root / argument).parent.mkdir(parents=True, exist_ok=True)
            target.rename(root / argument)
    else:
        for command in ("add .", "commit --allow-empty -m all") if kind == "commit all" else (path,):
            try:
                run_git(root, *command.split(), *(["--quiet"] if command.startswith(("commit", "reset", "stash")) else []))
            except OSError:
                raise
            except Exception as error:  # nothing to commit, nothing to stash
                assert "returned non-zero" in str(error)


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        root = a_repository(Path(folder) / "template")
        run_git_in(root)
        yield root


@within(25)
@given(plan=st.lists(st.lists(steps, min_size=1, max_size=3), min_size=1, max_size=4))
def test_looking_at_what_changed_finds_what_looking_at_everything_finds(plan: list[list[Step]], template: Path) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "checkout"
        shutil.copytree(template, root)
        state: dict[str, dict[str, str]] = {}
        known = NOTHING_KNOWN
        for several in [[], *plan]:
            for step in several:
                take(root, step)
            checkout = Checkout(root)
            scan = checkout.scan_records("incidents", known)
            state = {path: files for path, files in state.items() if path not in scan.gone} | scan.folders
            assert state == scanned(root).folders
            dirty = frozenset(path for path in checkout.dirty() if path.startswith("incidents/"))
            known = Known(scan.trees, frozenset(state), dirty)
