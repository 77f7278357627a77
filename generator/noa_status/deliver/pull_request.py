"""A pull request of some files and nothing else, whatever state the working tree and the index are in.

The commit is made beside them, with an index of its own: neither a branch is switched nor a file touched. Then the files are put
into the real index as they were committed, so that pulling the merge later finds them there and does not complain.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from noa_status.forges import compare_url, web_url
from noa_status.problems import NoaStatusError

_LINK = re.compile(r"https?://\S+")
_TOOL_TIMEOUT = 60
_NO_BLOB = ""


class PullRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What became of it: `url` leads to the pull request if it `is_open`, else to the forge's form for it (or is empty)."""

    branch: str
    commit: str
    remote: str
    url: str
    is_open: bool

    def told(self) -> str:
        """That in a line."""
        if not self.remote:
            return f"push the branch {self.branch}: this repository has no remote"
        if self.is_open:
            return f"review and merge {self.url}"
        return (
            f"open the pull request: {self.url}"
            if self.url
            else f"merge the branch {self.branch}, which was pushed to {self.remote}"
        )


def propose(root: Path, paths: Sequence[str], *, subject: str, branch: str) -> PullRequest:
    """Makes a branch with one commit of these files (paths in `root`), pushes it, and opens a pull request where `gh` or `glab`
    can. Raises NoaStatusError where git refuses: what was done until then is said."""
    git = _Git(root)
    remote, target = _remote(git)
    base = _base(git, paths, remote, target)
    commit, blobs = _commit(git, paths, base, subject)
    git("branch", "--no-track", branch, commit)
    for path, blob in blobs.items():
        git("update-index", "--add", "--cacheinfo", f"100644,{blob},{git.prefix}{path}")
    if not remote:
        return PullRequest(branch=branch, commit=commit, remote="", url="", is_open=False)
    try:
        said = git.both("push", "--quiet", remote, f"{commit}:refs/heads/{branch}")
    except NoaStatusError as error:
        raise NoaStatusError(f"written and committed on the branch {branch}, but not pushed: {error}") from None
    address = web_url(git("remote", "get-url", remote))
    opened = _opened(root, address, target, branch, subject)
    if opened:
        return PullRequest(branch=branch, commit=commit, remote=remote, url=opened, is_open=True)
    link = compare_url(address, target, branch) if address else next(iter(_LINK.findall(said)), "")
    return PullRequest(branch=branch, commit=commit, remote=remote, url=link, is_open=False)


def remote_of(root: Path) -> tuple[str, str]:
    """The web address of the remote of the repository that `root` lies in, empty where it is on no forge; and the branch that is
    merged into."""
    try:
        git = _Git(root)
    except NoaStatusError:
        return "", ""
    remote = _remote_name(git)
    return web_url(git("remote", "get-url", remote)) if remote else "", _default_branch(git, remote)


class _Git:
    """Git in the repository that `root` lies in. Calling it gives what it prints; what it refuses raises NoaStatusError."""

    def __init__(self, root: Path, *, new: bool = False) -> None:
        self.root = root
        if new:
            self("init", "--quiet", "--initial-branch=main")
        self.prefix = self("rev-parse", "--show-prefix")

    def __call__(self, *arguments: str, index: str = "") -> str:
        return self._run(arguments, index).stdout.strip()

    def both(self, *arguments: str) -> str:
        """What it prints to both streams."""
        done = self._run(arguments, "")
        return done.stdout + done.stderr

    def maybe(self, *arguments: str) -> str:
        """What it prints, empty where it fails."""
        try:
            return self(*arguments)
        except NoaStatusError:
            return ""

    def _run(self, arguments: Sequence[str], index: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", **({"GIT_INDEX_FILE": index} if index else {})}
        try:
            done = subprocess.run(
                ["git", "-C", str(self.root), *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
            )
        except FileNotFoundError:
            raise NoaStatusError("git is not installed") from None
        if done.returncode:
            says = next((line for line in done.stderr.splitlines() if line.strip()), f"git {arguments[0]} failed")
            raise NoaStatusError(f"git {arguments[0]}: {says}")
        return done


def _remote(git: _Git) -> tuple[str, str]:
    """The remote that is pushed to, and its default branch, which is fetched if it can be."""
    remote = _remote_name(git)
    if not remote:
        return "", "main"
    target = _default_branch(git, remote)
    git.maybe("fetch", "--quiet", remote, target)
    return remote, target


def _remote_name(git: _Git) -> str:
    """`origin`, or the first remote; empty where there is none."""
    remotes = git("remote").split()
    return "origin" if "origin" in remotes else remotes[0] if remotes else ""


def _default_branch(git: _Git, remote: str) -> str:
    head = git.maybe("symbolic-ref", "--short", f"refs/remotes/{remote}/HEAD").removeprefix(f"{remote}/")
    if head:
        return head
    there = git.maybe("for-each-ref", "--format=%(refname:lstrip=3)", f"refs/remotes/{remote}").split()
    known = [name for name in ("main", "master") if name in there]
    return known[0] if known else git.maybe("symbolic-ref", "--short", "HEAD") or "main"


def _base(git: _Git, paths: Sequence[str], remote: str, target: str) -> str:
    """What the commit goes on top of: the remote's default branch, so that nothing else is in the pull request; or the present
    commit, where the files were changed from other versions than those."""
    here = git("rev-parse", "--verify", "HEAD")
    there = git.maybe("rev-parse", "--verify", "--quiet", f"refs/remotes/{remote}/{target}") if remote else ""
    if not there:
        return here
    return there if all(_blob(git, there, path) == _blob(git, here, path) for path in paths) else here


def _blob(git: _Git, commit: str, path: str) -> str:
    return git.maybe("rev-parse", "--verify", "--quiet", f"{commit}:{git.prefix}{path}") or _NO_BLOB


def _commit(git: _Git, paths: Sequence[str], base: str, subject: str) -> tuple[str, dict[str, str]]:
    """A commit of the files on top of `base`, and their blobs by path."""
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "index")
        git("read-tree", base, index=index)
        blobs = {path: git("hash-object", "-w", "--", path) for path in paths}
        for path, blob in blobs.items():
            git("update-index", "--add", "--cacheinfo", f"100644,{blob},{git.prefix}{path}", index=index)
        tree = git("write-tree", index=index)
    signed = ["-S"] if git.maybe("config", "--type=bool", "commit.gpgSign") == "true" else []
    return git("commit-tree", *signed, "-p", base, "-m", subject, tree), blobs


def _opened(root: Path, address: str, target: str, branch: str, subject: str) -> str:
    """The address of the pull request that the forge's own program opened; empty where there is none, or where it could not."""
    host = address.partition("://")[2].partition("/")[0]
    if shutil.which("gh") and "gitlab" not in host:
        command = ["gh", "pr", "create", "--head", branch, "--base", target, "--title", subject, "--body", ""]
    elif shutil.which("glab") and "github" not in host:
        command = ["glab", "mr", "create", "--source-branch", branch, "--target-branch", target]
        command += ["--title", subject, "--description", "", "--yes"]
    else:
        return ""
    try:
        done = subprocess.run(
            command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_TOOL_TIMEOUT, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    links = _LINK.findall(done.stdout)
    return links[-1] if done.returncode == 0 and links else ""


def first_commit(root: Path, subject: str) -> None:
    """Makes a folder a git repository, with all that is in it as its first commit. Raises NoaStatusError where git refuses."""
    git = _Git(root, new=True)
    git("add", ".")
    git("commit", "--quiet", "--message", subject)
