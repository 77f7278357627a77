"""What git would make of a merge, as a commit that no branch has: neither the working tree nor the index is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from noa_status.problems import NoaStatusError

_NAMED = 5
_BUILT = (".cache/", "site/")
"""What we build ourselves, where nobody told git to ignore it."""


def snapshot(root: Path) -> str:
    """The commit of the working tree: HEAD where it differs in nothing, else one with its edits and new files (but for those that
    git ignores). Raises NoaStatusError where git refuses."""
    index_file = os.path.join(root, _git(root, "rev-parse", "--git-path", "index"))
    with tempfile.TemporaryDirectory(prefix="noa-status-") as folder:
        index = {"GIT_INDEX_FILE": os.path.join(folder, "index")}
        if os.path.exists(index_file):
            # What git knows of the files' times goes along, so that it need not read them all; and when it learnt that, since it
            # doubts what is as young as the index.
            shutil.copy2(index_file, index["GIT_INDEX_FILE"])
        else:
            _git(root, "read-tree", "HEAD", **index)
        kinds = ("--others", "--exclude-standard", "--modified", "--deleted")
        found = _git(root, "ls-files", "-z", *kinds, "--", ".", **index).split("\0")
        # A repository in the repository ends with a slash, and is nobody's file.
        wanted = dict.fromkeys(path for path in found if path and not path.endswith("/") and not path.startswith(_BUILT))
        _git(root, "update-index", "-z", "--add", "--remove", "--stdin", said="\0".join(wanted), **index)
        tree = _git(root, "write-tree", **index)
    is_head = tree == _git(root, "rev-parse", "HEAD^{tree}")
    return _git(root, "rev-parse", "HEAD") if is_head else _commit(root, tree, "HEAD")


def merged(root: Path, base: str, head: str) -> str:
    """The commit that a merge of `head` into `base` would be, both ids of commits.

    Raises NoaStatusError where they conflict, naming the files (status 1), or where git refuses.
    """
    if _is_ancestor(root, base, head):
        return head
    if _is_ancestor(root, head, base):
        return base
    done = _run(root, {}, "merge-tree", "--write-tree", "--name-only", "--no-messages", base, head)
    if done.returncode == 1 and done.stdout:
        files = done.stdout.split("\n")[1:]
        named = [name for name in files if name][:_NAMED]
        raise NoaStatusError(f"the merge conflicts in {', '.join(named)}: put that right first", exit_status=1)
    if done.returncode != 0:
        raise NoaStatusError(f"git merge-tree failed (git 2.38 or newer can do it): {done.stderr.strip()[:300]}")
    return _commit(root, done.stdout.split("\n")[0], base, head)


def _commit(root: Path, tree: str, *parents: str) -> str:
    who = {f"GIT_{role}_{part}": "noa-status" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": "2000-01-01T00:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    arguments = [part for parent in parents for part in ("-p", parent)]
    return _git(root, "commit-tree", *arguments, "-m", "A merge that is looked at", tree, **who, **when)


def _is_ancestor(root: Path, one: str, other: str) -> bool:
    return _run(root, {}, "merge-base", "--is-ancestor", one, other).returncode == 0


def _git(root: Path, *arguments: str, said: str = "", **environment: str) -> str:
    done = _run(root, environment, *arguments, said=said)
    if done.returncode != 0:
        raise NoaStatusError(f"git {arguments[0]} failed: {done.stderr.strip()[:300]}")
    return done.stdout.strip("\n")


def _run(root: Path, environment: dict[str, str], *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(root), "-c", "commit.gpgSign=false", *arguments]
    given = {**os.environ, **environment}
    return subprocess.run(
        command, env=given, capture_output=True, check=False, encoding="utf-8", errors="surrogateescape", input=said
    )
