"""A repository with a remote and a forge that runs its workflows, a host for its page, and an interface that takes comments."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from threading import Thread
from typing import Any

from bench.forge import Forge, Run
from tests.builders import a_site, run_git

WORKFLOWS = Path(str(resources.files("noa_status.records"))) / "start/dot-github/workflows"
PUSH = {"github.event_name": "push"}
SCHEDULE = {"github.event_name": "schedule"}


class Page(SimpleHTTPRequestHandler):
    """Serves what is put up now."""

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


class Comments:
    """The part of a forge's interface that comments need: `heads` of pull requests by number, and `comments`."""

    def __init__(self) -> None:
        self.heads: dict[str, str] = {}
        self.comments: list[dict[str, Any]] = []

    def answer(self, method: str, path: str, body: dict[str, Any]) -> Any:
        if pull := re.fullmatch(r"/repos/example/status/pulls/(\d+)", path):
            return {"head": {"sha": self.heads[pull[1]]}}
        if method == "PATCH":
            comment = next(one for one in self.comments if path.endswith(f"/issues/comments/{one['id']}"))
            comment["body"] = body["body"]
            return comment
        assert re.fullmatch(r"/repos/example/status/issues/\d+/comments(\?per_page=100&page=\d+)?", path), path
        if method == "POST":
            self.comments.append({"id": len(self.comments) + 1, "user": {"type": "Bot"}, "body": body["body"]})
            return self.comments[-1]
        return self.comments


class _Interface(BaseHTTPRequestHandler):
    def __init__(self, *given: Any, comments: Comments) -> None:
        self.comments = comments
        super().__init__(*given)

    def _any(self) -> None:
        assert self.headers["Authorization"] == "Bearer token-of-the-run"
        sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        answer = json.dumps(self.comments.answer(self.command, self.path, json.loads(sent or b"{}"))).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_PATCH = _any

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


class World:
    """A clone that somebody works in, its bare remote, a forge beside, its page and its comments."""

    def __init__(self, home: Path, page: str, api: str, comments: Comments) -> None:
        self.work, self.remote, self.comments, self.page = home / "work", home / "remote.git", comments, page
        began = datetime.now(UTC) - timedelta(hours=3)
        site = a_site(url=page).with_incident("api-slow", at=f"{began:%Y-%m-%dT%H:%MZ}", severity="SEV3")
        site.file("requirements.txt", "noa-status\n").file(".gitignore", "/.venv/\n/.cache/\n/site/\n/_site/\n/preview/\n")
        site.update(f"{began + timedelta(minutes=5):%Y-%m-%dT%H:%MZ}", "investigating", api="degraded_performance")
        site.write(self.work, git=True)
        run_git(home, "init", "--quiet", "--bare", "--initial-branch=main", str(self.remote))
        run_git(self.work, "remote", "add", "origin", str(self.remote))
        run_git(self.work, "push", "--quiet", "origin", "main")
        self.forge = Forge(home / "forge", self.remote, api)
        self.folder = next((self.work / "incidents").glob("*/*"))

    def change(self, text: str, *, branch: str = "main", status: str = "identified") -> str:
        """Commits one more update and pushes it. Gives the commit's id."""
        run_git(self.work, "checkout", "--quiet", "-B", branch)
        taken = {path.stem for path in (self.folder / "updates").iterdir()}
        moment = datetime.now(UTC) - timedelta(minutes=90)
        while f"{moment:%Y%m%dT%H%MZ}" in taken:
            moment += timedelta(minutes=1)
        (self.folder / f"updates/{moment:%Y%m%dT%H%MZ}.md").write_text(f"---\nstatus: {status}\n---\n{text}\n")
        run_git(self.work, "add", ".")
        run_git(self.work, "commit", "--quiet", f"--message={text}")
        run_git(self.work, "push", "--quiet", "--force", "origin", branch)
        return run_git(self.work, "rev-parse", "HEAD").strip()

    def publish(self, facts: dict[str, str] = PUSH, revision: str = "main") -> Run:
        return self.forge.run(WORKFLOWS / "publish.yml", facts, revision)

    def preview(self, head: str, number: str = "7") -> Run:
        base = run_git(self.work, "merge-base", head, "origin/main").strip()
        facts = {"github.event_name": "pull_request", "github.event.pull_request.number": number}
        return self.forge.run(WORKFLOWS / "preview.yml", {**facts, "github.event.pull_request.base.sha": base}, head)

    def comment(self, head: str, conclusion: str = "success") -> Run:
        run = "github.event.workflow_run"
        facts = {f"{run}.event": "pull_request", f"{run}.conclusion": conclusion, f"{run}.head_sha": head, f"{run}.id": "1"}
        return self.forge.run(WORKFLOWS / "preview-comment.yml", facts)

    def shown(self) -> str:
        """All that the published incident page says."""
        return "".join(path.read_text("utf-8") for path in self.forge.pages.rglob("index.html"))


@contextmanager
def a_world(home: Path) -> Generator[World, None, None]:
    comments = Comments()
    (home / "forge/pages").mkdir(parents=True)
    page = ThreadingHTTPServer(("127.0.0.1", 0), partial(Page, directory=str(home / "forge/pages")))
    api = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Interface, comments=comments))
    for server in (page, api):
        Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield World(home, f"http://127.0.0.1:{page.server_port}/", f"http://127.0.0.1:{api.server_port}", comments)
    finally:
        for server in (page, api):
            server.shutdown()
            server.server_close()
