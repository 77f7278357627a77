"""Real receivers on this machine that count what they get: a mail server, and a web server that fails as it is told."""

from __future__ import annotations

import socket
import threading
import time
from asyncio import WriteTransport
from collections.abc import Generator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """Takes mails. `answers` says what to the next ones instead of taking them: to the recipient (`rcpt 450 later`), to the mail
    (`554 no`), or `lost`: it is taken, and the connection ends before that is said."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: list[str] = []
        self.url = ""

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:
        if self.answers and self.answers[0].startswith("rcpt "):
            return self.answers.pop(0).removeprefix("rcpt ")
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.answers.pop(0) if self.answers else ""
        if answer and answer != "lost":
            return answer
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        if answer == "lost":
            assert server.transport is not None
            cast("WriteTransport", server.transport).abort()
        return "250 taken"


@contextmanager
def a_mailbox(host: str = "127.0.0.1") -> Generator[Mailbox]:
    """A mail server of this machine for as long as it is needed."""
    mailbox = Mailbox()
    controller = Controller(mailbox, hostname=host, port=_free_port())
    controller.start()
    mailbox.url = f"smtp://{host}:{controller.port}"
    try:
        yield mailbox
    finally:
        controller.stop()


class Post(NamedTuple):
    """What a web server got, and when."""

    path: str
    headers: dict[str, str]
    body: bytes
    at: float


class Web:
    """Answers POSTs with 200, or with the next of `answers`: a status, one with Retry-After (`429 1`), or `hang`, `half` (the answer
    breaks off), `close` (no answer), `slow` (taken, then answered late). All that arrived is in `posts`; `taken` is what it kept."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.posts: list[Post] = []
        self.taken: list[Post] = []
        self.url = ""

    def ids(self) -> list[str]:
        """The ids of what it kept, in order."""
        return [post.headers["Webhook-Id"] for post in self.taken]


@contextmanager
def a_web_server() -> Generator[Web]:
    """A web server of this machine for as long as it is needed."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            post = Post(self.path, dict(self.headers.items()), body, time.monotonic())
            web.posts.append(post)
            answer = web.answers.pop(0) if web.answers else "200"
            status, _, after = answer.partition(" ")
            if answer in ("200", "half", "close", "slow"):
                web.taken.append(post)
            if answer == "hang":
                time.sleep(4)
            elif answer == "half":
                self.wfile.write(b"HTTP/1.1 20")
            elif answer != "close":
                time.sleep(0.5 if answer == "slow" else 0)
                self.send_response(200 if answer == "slow" else int(status))
                if after:
                    self.send_header("Retry-After", after)
                self.end_headers()
            self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    web.url = f"http://127.0.0.1:{server.server_port}/hook"
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def closed_port() -> int:
    """A port that nobody listens at."""
    return _free_port()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
