"""Whatever lies in the folders: every file is read or named, nothing outside is touched, and the command never ends in a traceback."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from noa_status.problems import Problem
from noa_status.records.read import read_repository
from tests.builders import TEXT, a_site, markdown, run_git

RECORD = "incidents/2026/2026-11-24-api-slow"
SECRET = "what lies outside"
UPDATE = markdown({"status": "monitoring"}, TEXT).encode()
Tree = Callable[[Path], None]


def put(root: Path, path: str | bytes, data: bytes = b"x") -> None:
    whole = os.path.join(os.fsencode(root), path.encode() if isinstance(path, str) else path)
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    with open(whole, "wb") as file:
        file.write(data)


def odd_update_names(root: Path) -> None:
    for name in (
        "20260230T1000Z.md",
        "20261124T1015Z-999.md",
        "20261124T1015Z-1.md",
        "..%2f..%2fetc%2fpasswd.md",
        "-rf",
        "a b",
        "*",
    ):
        put(root, f"{RECORD}/updates/{name}", UPDATE)


def names_that_are_no_text(root: Path) -> None:
    put(root, f"{RECORD}/updates/20261124T1030Z\n.md", UPDATE)
    put(root, RECORD.encode() + b"/updates/20261124T1031Z\xff.md", UPDATE)
    put(root, b"incidents/2026/2026-11-25-\xfe\xfd/incident.yml")
    put(root, "incidents/2026/2026-11-25-\x1b[31m/incident.yml")
    put(root, b"runbooks/\xff.md")
    put(root, "playbooks/a\nb.md")


def folders_named_like_files(root: Path) -> None:
    put(root, f"{RECORD}/updates/20261124T1030Z.md/20261124T1030Z.md", UPDATE)
    put(root, f"{RECORD}/timeline.md/timeline.md")
    put(root, "incidents/2026/2026-11-25-x/incident.yml/incident.yml")
    put(root, "runbooks/ApiDown.md/ApiDown.md", b"# ApiDown")


def empty_folders_named_like_files(root: Path) -> None:
    os.makedirs(root / RECORD / "updates/20261124T1030Z.md")
    os.makedirs(root / "incidents/2026/2026-11-25-x/incident.yml")
    os.makedirs(root / "runbooks/ApiDown.md")


def files_named_like_folders(root: Path) -> None:
    put(root, "incidents/2025", b"")
    put(root, "incidents/2026/2026-11-25-x", b"")


def empty_files(root: Path) -> None:
    for name in (
        "timeline.md",
        "postmortem.md",
        "postmortem.public.md",
        "updates/20261124T1030Z.md",
        "updates/20261124T1030Z.de.md",
    ):
        put(root, f"{RECORD}/{name}", b"")
    put(root, "incidents/2026/2026-11-25-x/incident.yml", b"")
    put(root, "runbooks/Empty.md", b"")


def nearly_right_names(root: Path) -> None:
    for number, name in enumerate(
        ("incident.yaml", "Incident.yml", "incident.yml.txt", "incident", "incidents.yml", "INCIDENT.YML")
    ):
        put(root, f"incidents/2026/2026-11-2{number}-x/{name}")
    put(root, "incidents/incident.yml")
    put(root, "incidents/2026-11-24.md")
    put(root, "incidents/2026/2026-11-25-y/updates/20261125T1015Z.md", UPDATE)
    put(root, "incidents/2026/2026-11-25-y/timeline.md")
    put(root, "runbooks/ApiDown", b"# ApiDown")
    put(root, "runbooks/ApiDown.md", b"# ApiDown")


def a_second_record_of_the_name(root: Path) -> None:
    shutil.copytree(root / RECORD, root / "incidents/archive/2026-11-24-api-slow")


def deep_folders(root: Path) -> None:
    put(root, f"incidents/{'a/' * 400}incident.yml", b"title: x\n")
    put(root, f"{RECORD}/{'updates/' * 400}20261124T1030Z.md", UPDATE)


def links_to_what_lies_outside(root: Path) -> None:
    outside = root.parent / "outside"
    put(outside, "incident.yml", f"title: {SECRET}\nseverity: SEV3\nstarted_at: 2026-11-24T10:02Z\n".encode())
    put(outside, "updates/20261124T1015Z.md", markdown({"status": "monitoring"}, SECRET).encode())
    os.symlink(outside, root / "incidents/2026/2026-11-25-linked")
    os.symlink(outside / "updates/20261124T1015Z.md", root / RECORD / "updates/20261124T1030Z.md")
    os.symlink(outside / "incident.yml", root / RECORD / "timeline.md")
    os.symlink(outside, root / "incidents/2025")
    put(root, "runbooks/ApiDown.md", b"# ApiDown")
    os.symlink(outside / "updates/20261124T1015Z.md", root / "runbooks/Linked.md")
    os.symlink(outside, root / "playbooks")


def links_in_circles(root: Path) -> None:
    os.symlink(".", root / "incidents/2026/self")
    os.symlink("..", root / RECORD / "up")
    os.symlink("nowhere", root / RECORD / "updates/20261124T1030Z.md")


def what_is_no_file(root: Path) -> None:
    os.mkfifo(root / RECORD / "updates/20261124T1030Z.md")
    os.mkfifo(root / "incidents/2026/pipe")
    (root / "runbooks").mkdir()
    os.mkfifo(root / "runbooks/Pipe.md")


def repositories_within(root: Path) -> None:
    put(root, "incidents/2026/module/.git", b"gitdir: ../../../.git/modules/module\n")
    put(root, "incidents/2026/module/2026-11-25-x/incident.yml")
    put(root, f"{RECORD}/clone/.git/HEAD", b"ref: refs/heads/main\n")
    put(root, f"{RECORD}/clone/README.md")


def huge_files(root: Path) -> None:
    put(root, f"{RECORD}/updates/20261124T1030Z.md", UPDATE + b"x" * 10_000_000)
    put(root, f"{RECORD}/timeline.md", b"x" * 10_000_000)
    put(root, "runbooks/Huge.md", b"x" * 10_000_000)


def many_mistakes(root: Path) -> None:
    put(root, f"{RECORD}/incident.yml", b"".join(b"field%d: x\n" % number for number in range(20_000)))
    put(root, f"{RECORD}/updates/20261124T1030Z.md", b"---\nstatus: \x1b[31m\n---\n\x1b]0;title\x07\n")


TREES = [
    odd_update_names,
    names_that_are_no_text,
    folders_named_like_files,
    empty_folders_named_like_files,
    files_named_like_folders,
    empty_files,
    nearly_right_names,
    a_second_record_of_the_name,
    deep_folders,
    links_to_what_lies_outside,
    links_in_circles,
    what_is_no_file,
    repositories_within,
    huge_files,
    many_mistakes,
]
trees = pytest.mark.parametrize("make", TREES, ids=lambda make: make.__name__)
BUILTIN = {".DS_Store", "Thumbs.db", "desktop.ini"}


def a_repository(root: Path) -> Path:
    return a_site().with_incident("api-slow").update("10:15", "investigating", api="degraded_performance").write(root)


def everything_in(root: Path) -> Iterator[str]:
    """Every file, link and pipe below the records' folders, by its path; a repository within by its folder."""
    pending = [name for name in ("incidents", "runbooks", "playbooks") if os.path.lexists(root / name)]
    while pending:
        path = pending.pop()
        whole = root / path
        if whole.is_symlink() or not whole.is_dir() or (whole / ".git").exists():
            yield path
        else:
            pending += [f"{path}/{name}" for name in os.listdir(whole)]


def shown(path: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path)


def unaccounted_for(root: Path) -> list[str]:
    """What is neither read nor named."""
    repository, problems = read_repository(root)
    assert repository is not None, problems
    named = {problem.place.path for problem in problems}
    used: set[str] = set()
    for incident in repository.incidents:
        used |= {f"{incident.folder}/incident.yml", *(f"{incident.folder}/{name}" for name in incident.text_ids)}
        for update in incident.updates:
            used |= {
                f"{incident.folder}/updates/{update.id}{end}.md" for end in ("", *(f".{code}" for code in update.translations))
            }
    used |= {book.path for book in (*repository.runbooks, *repository.playbooks)}
    broken = {path.partition("/updates/")[0] if "/updates/" in path else os.path.dirname(path) for path in named}
    # A broken record's other files were read too: what is wrong with one of them keeps all from being told.
    return [
        path
        for path in everything_in(root)
        if shown(path) not in named
        and path not in used
        and not any(path.startswith(f"{folder}/") and is_of_a_record(path, folder) for folder in broken)
    ]


def is_of_a_record(path: str, folder: str) -> bool:
    name = path.removeprefix(f"{folder}/")
    return name in ("incident.yml", "timeline.md", "postmortem.md", "postmortem.public.md") or name.startswith("updates/2026")


@trees
def test_every_file_is_read_or_named(make: Tree, tmp_path: Path) -> None:
    root = a_repository(tmp_path / "site")
    make(root)
    assert unaccounted_for(root) == []


@trees
def test_nothing_outside_is_read(make: Tree, tmp_path: Path) -> None:
    root = a_repository(tmp_path / "site")
    make(root)
    repository, _ = read_repository(root)
    assert SECRET not in repr(repository)


def lint(root: Path, *arguments: str, prepare: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    command = [sys.executable, "-c", "from noa_status.cli import main; main()", "lint", "--root", str(root), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=30, check=False, preexec_fn=prepare)


def obey_permissions() -> None:
    """Makes the process ask for permission like anybody, also as root (PR_CAPBSET_DROP: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH)."""
    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


@pytest.mark.parametrize("with_git", [False, True], ids=["", "in a checkout"])
@trees
def test_the_command_says_what_is_wrong_and_ends(make: Tree, with_git: bool, tmp_path: Path) -> None:
    root = a_repository(tmp_path / "site")
    make(root)
    if with_git:
        run_git(root, "init", "--quiet")
        run_git(root, "add", "status.yml")
        run_git(root, "commit", "--quiet", "-m", "The site alone")
    done = lint(root, *(["--json"] if with_git else []))
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    if with_git:
        problems = msgspec.json.decode(done.stdout, type=list[Problem])
        assert (done.returncode == 1) == any(problem.level == "error" for problem in problems)
    else:
        assert done.stderr.replace("\n", "").isprintable()
        assert SECRET not in done.stderr
        assert len(done.stderr) < 200_000


def test_a_path_too_long_for_the_system_is_a_message(tmp_path: Path) -> None:
    root = a_repository(tmp_path / "site")
    before = os.getcwd()
    try:
        os.chdir(root / "incidents")
        for _ in range(60):
            os.mkdir("a" * 100)
            os.chdir("a" * 100)
        Path("incident.yml").write_text("title: x\n", encoding="utf-8")
    finally:
        os.chdir(before)
    done = lint(root)
    assert done.returncode == 3
    assert "File name too long" in done.stderr
    assert "Traceback" not in done.stderr
    subprocess.run(["rm", "-rf", str(root)], check=True)


@pytest.mark.parametrize(
    "path", ["status.yml", f"{RECORD}/incident.yml", f"{RECORD}/updates", "runbooks/ApiDown.md", "incidents"]
)
def test_what_may_not_be_read_is_a_message(path: str, tmp_path: Path) -> None:
    root = a_site().with_incident("api-slow").update("10:15", "investigating").runbook("ApiDown").write(tmp_path)
    (root / path).chmod(0)
    try:
        done = lint(root, prepare=obey_permissions)
    finally:
        (root / path).chmod(0o755)
    assert done.returncode == 3
    assert f"noa-status: Permission denied: {root / path}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_for_status_yml_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "status.yml").mkdir()
    done = lint(tmp_path)
    assert done.returncode == 3
    assert "Is a directory" in done.stderr


def test_a_root_whose_name_is_no_text(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"\xff\xfe")
    a_repository(root)
    run_git(root, "init", "--quiet")
    run_git(root, "add", ".")
    run_git(root, "commit", "--quiet", "-m", "A repository")
    subfolder = root / os.fsdecode(b"\xfd")
    a_repository(subfolder)
    for each in (root, subfolder):
        repository, problems = read_repository(each)
        assert repository is not None, problems
        assert len(repository.incidents) == 1
