"""Answers requests: files of the sites with the preview's script in the pages, what is new, and the compose page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

import msgspec

from noa_status.problems import NoaStatusError
from noa_status.serve import assets
from noa_status.serve.compose import Compose, NoDraft
from noa_status.serve.guard import INTERNAL, Guard
from noa_status.serve.pages import EMPTY, found, is_folder, not_found, type_of, with_script
from noa_status.serve.preview import Preview
from noa_status.serve.sites import DRAFT, PRESENT

STAMP = "%Y%m%dT%H%MZ"
_MOMENT = re.compile(r"at/(\d{8}T\d{4}Z)/(.*)", re.DOTALL)
_DRAFT = re.compile(r"draft/\d+/(.*)", re.DOTALL)
_LARGEST = 1_000_000
_PING = 15.0


class Shown(NamedTuple):
    """A file of a site: from which moment and of which version the site is."""

    data: bytes
    name: str
    is_there: bool
    moment: datetime | None
    version: int


class Room(NamedTuple):
    """What requests at one address are answered from. `is_public` says which of the sites it is; `others` leads to the other one,
    where there is one."""

    preview: Preview
    compose: Compose
    guard: Guard
    is_public: bool
    public_url: str
    other_url: str


class Handler(BaseHTTPRequestHandler):
    """One request. `room` is set by the server that it belongs to."""

    protocol_version = "HTTP/1.1"
    server_version = "noa-status"
    sys_version = ""
    timeout = 60
    room: Room

    def do_GET(self) -> None:
        """A file, a page, or news."""
        self._answer("GET")

    def do_HEAD(self) -> None:
        """The same without content."""
        self._answer("GET")

    def do_POST(self) -> None:
        """What the compose page asks, or writes."""
        self._answer("POST")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the terminal is for what is wrong."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The time that the page's own scripts shall take for the right one."""
        moment = getattr(self, "_moment", None)
        return super().date_time_string(timestamp) if moment is None else format_datetime(moment, usegmt=True)

    def _answer(self, method: str) -> None:
        self._moment: datetime | None = None
        refusal = self.room.guard.refusal(method, self.path, {name: self.headers[name] for name in self.headers})
        if refusal:
            self.close_connection = True
            self._send(403, f"{refusal}\n".encode(), "text/plain; charset=utf-8")
            return
        try:
            self._route(method)
        except (BrokenPipeError, ConnectionError, TimeoutError):
            self.close_connection = True
        except (NoaStatusError, OSError) as error:
            self._send(500, f"{error}\n".encode(), "text/plain; charset=utf-8")

    def _route(self, method: str) -> None:
        split = urlsplit(self.path)
        path = split.path
        if method == "POST":
            self._write(path)
        elif not path.startswith(INTERNAL):
            self._show(self._present(path.lstrip("/")), path.lstrip("/"))
        elif match := _MOMENT.fullmatch(path[len(INTERNAL) :]):
            self._show_moment(match[1], match[2])
        elif self.room.is_public and (match := _DRAFT.fullmatch(path[len(INTERNAL) :])):
            self._show(self._drafted(match[1]), match[1])
        elif path == f"{INTERNAL}events":
            self._tell_news()
        elif path == f"{INTERNAL}preview.js":
            self._send(200, assets.preview_script(), "text/javascript; charset=utf-8")
        elif self.room.is_public and path.startswith(f"{INTERNAL}compose"):
            self._show_compose(path, parse_qs(split.query))
        else:
            self._send(404, b"There is no such address.\n", "text/plain; charset=utf-8")

    # --- the sites ---

    def _present(self, address: str) -> Shown:
        preview, state = self.room.preview, self.room.preview.news.state
        folder = (preview.public if self.room.is_public else preview.internal).folder(PRESENT)
        moment = state.at if preview.fixed else None
        return self._file(folder, address, moment, state.public if self.room.is_public else state.internal)

    def _show_moment(self, stamp: str, address: str) -> None:
        preview, state = self.room.preview, self.room.preview.news.state
        try:
            moment = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        except ValueError:
            self._send(404, b"There is no such moment.\n", "text/plain; charset=utf-8")
            return
        version = state.public if self.room.is_public else state.internal
        moments = preview.moments if self.room.is_public else preview.internal_moments
        with moments.lock:
            name = moments.name(moment, version)
            folder = (preview.public if self.room.is_public else preview.internal).folder(name)
            shown = self._file(folder, address, moment, version)
        self._show(shown, address)

    def _drafted(self, address: str) -> Shown:
        with self.room.compose.lock:
            return self._file(self.room.preview.public.folder(DRAFT), address, self.room.preview.clock(), 0)

    def _file(self, folder: Path, address: str, moment: datetime | None, version: int) -> Shown:
        if is_folder(folder, address):
            return Shown(b"", "", is_there=True, moment=moment, version=version)
        path = found(folder, address)
        if path is None:
            page = not_found(folder) if folder.exists() else EMPTY
            return Shown(page, "404.html", is_there=False, moment=moment, version=version)
        name = path.relative_to(folder).as_posix()
        return Shown(path.read_bytes(), name, is_there=True, moment=moment, version=version)

    def _show(self, shown: Shown, address: str) -> None:
        if not shown.name:
            self._send(301, b"", "text/plain; charset=utf-8", {"Location": quote(f"{address.rpartition('/')[2]}/")})
            return
        kind, data = type_of(shown.name), shown.data
        self._moment = shown.moment
        if kind.startswith("text/html"):
            data = with_script(data, self._facts(shown))
        self._send(200 if shown.is_there else 404, data, kind, {"Content-Security-Policy": "frame-ancestors 'self'"})

    def _facts(self, shown: Shown) -> dict[str, str]:
        state = self.room.preview.news.state
        return {
            "site": "public" if self.room.is_public else "internal",
            "version": str(shown.version),
            "now": "" if shown.moment is None else f"{shown.moment:%Y-%m-%dT%H:%M:%SZ}",
            "from": "" if state.at is None else f"{state.at:%Y-%m-%dT%H:%M:%SZ}",
            "fixed": "yes" if self.room.preview.fixed else "",
            "compose": f"{self.room.public_url}{INTERNAL}compose",
            "other": self.room.other_url,
        }

    # --- news ---

    def _tell_news(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self._send_headers({"Content-Type": "text/event-stream", "Connection": "close"})
        self.end_headers()
        number, news = -1, self.room.preview.news
        while not news.is_over:
            newest, state = news.after(number, _PING)
            data = f"data: {msgspec.json.encode(state).decode()}\n\n" if newest != number else ": still here\n\n"
            number = newest
            self.wfile.write(data.encode())
            self.wfile.flush()

    # --- the compose page ---

    def _show_compose(self, path: str, query: dict[str, list[str]]) -> None:
        name = path[len(INTERNAL) :]
        if name == "compose.json":
            self._send_json(self.room.compose.facts())
        elif name in ("compose.js", "compose.css"):
            self._send(200, assets.read(name), type_of(name))
        elif name == "compose":
            nonce = assets.nonce()
            origin = f"http://{self.headers['Host']}"
            own = f"'nonce-{nonce}'"
            policy = (
                f"default-src 'none'; script-src {own}; style-src {own} {origin}/-/compose.css; connect-src {origin}; "
                f"frame-src {origin}; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            )
            page = assets.compose_page(nonce, self.room.guard.token)
            self._send(200, page, "text/html; charset=utf-8", {"Content-Security-Policy": policy})
        else:
            self._send(404, b"There is no such address.\n", "text/plain; charset=utf-8")

    def _write(self, path: str) -> None:
        answers = {f"{INTERNAL}compose/check": self.room.compose.check, f"{INTERNAL}compose/write": self.room.compose.write}
        answer = answers.get(path) if self.room.is_public else None
        length = self.headers.get("Content-Length") or ""
        if answer is None or not length.isdecimal() or int(length) > _LARGEST:
            self.close_connection = True
            self._send(404 if answer is None else 413, b"There is nothing to write to here.\n", "text/plain; charset=utf-8")
            return
        try:
            self._send_json(answer(self.rfile.read(int(length))))
        except NoDraft as error:
            self._send_json({"says": str(error)}, 422)

    # --- sending ---

    def _send_json(self, value: object, status: int = 200) -> None:
        self._send(status, msgspec.json.encode(value), "application/json")

    def _send(self, status: int, data: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self._send_headers({"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})})
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _send_headers(self, headers: dict[str, str]) -> None:
        always = {
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in (always | headers).items():
            self.send_header(name, value)
