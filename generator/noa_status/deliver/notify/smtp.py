"""A mail through SMTP, and what became of it."""

from __future__ import annotations

import smtplib
import ssl
import time
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

from noa_status.deliver.notify.limits import cut_off
from noa_status.deliver.notify.outcomes import Outcome

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def submit(server: str, message: EmailMessage, to: tuple[str, ...], *, timeout: float) -> Outcome:
    """Hands a mail to a server: `smtps://user:password@host`, or `smtp://...`, which is encrypted where the server can, and must
    be where there is a password, unless it is this machine. `unsure` is what happens when the text is sent and not yet taken."""
    parts = urlsplit(server)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        return Outcome("down", "its address is none of smtp:// or smtps://")
    deadline = time.monotonic() + timeout * 2
    try:
        connection = _connected(parts, timeout)
        try:
            with cut_off(connection.sock, deadline - time.monotonic()):
                outcome = _handed_over(connection, message, to, deadline)
        finally:
            # A farewell that fails must not make of a mail that was taken one that was not.
            connection.close()
        return outcome
    except smtplib.SMTPAuthenticationError as error:
        return Outcome("down", f"the server does not take this user and password ({error.smtp_code})")
    except smtplib.SMTPNotSupportedError as error:
        return Outcome("down", str(error))
    except smtplib.SMTPResponseException as error:
        # What is said before a mail is talked of is not about it.
        return Outcome("failed", f"answered {_said(error.smtp_code, error.smtp_error)}")
    except (OSError, ValueError) as error:
        says = "timed out" if isinstance(error, TimeoutError) else getattr(error, "strerror", "") or str(error)
        return Outcome("failed", f"no connection: {says}")


def _connected(parts: SplitResult, timeout: float) -> smtplib.SMTP:
    host = parts.hostname or ""
    context = ssl.create_default_context()
    if parts.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=timeout, context=context)
    else:
        connection = smtplib.SMTP(host, parts.port or 587, timeout=timeout)
    try:
        connection.ehlo_or_helo_if_needed()
        if parts.scheme == "smtp":
            if connection.has_extn("starttls"):
                connection.starttls(context=context)
                connection.ehlo()
            elif parts.password and host not in _LOCAL:
                raise smtplib.SMTPNotSupportedError("the server offers no encryption, and a password would be sent")
        if parts.username:
            connection.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        connection.close()
        raise
    return connection


def _handed_over(connection: smtplib.SMTP, message: EmailMessage, to: tuple[str, ...], deadline: float) -> Outcome:
    code, said = connection.mail(parseaddr(str(message["From"]))[1])
    if code >= 400:
        # The sender is not taken: that is put right in the settings, and no mail is lost by it.
        return Outcome("down", f"answered {_said(code, said)}")
    refused: list[str] = []
    for address in to:
        code, said = connection.rcpt(address)
        if 400 <= code < 500:
            # All hear of it at once, later, rather than some twice.
            return Outcome("failed", f"{address}: answered {_said(code, said)}")
        if code >= 500:
            refused.append(f"{address}: answered {_said(code, said)}")
    if len(refused) == len(to):
        return Outcome("refused", "; ".join(refused))
    if time.monotonic() > deadline:
        return Outcome("failed", "the server is too slow")
    try:
        code, said = connection.data(message.as_bytes())
    except smtplib.SMTPDataError as error:
        code, said = error.smtp_code, error.smtp_error
    except OSError:
        return Outcome("unsure", "the connection ended before the mail was taken")
    if code >= 400:
        return Outcome(_kind(code), f"answered {_said(code, said)}")
    return Outcome("sent", "; ".join(refused))


def _kind(code: int) -> Literal["failed", "refused"]:
    return "refused" if 500 <= code < 600 else "failed"


def _said(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(text.split())[:200]}"
