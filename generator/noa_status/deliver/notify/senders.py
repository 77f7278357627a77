"""The ways in which things are told. Secrets come from the environment when they are needed, and go nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

from noa_status.deliver.notify import bodies
from noa_status.deliver.notify.mail import mail_of
from noa_status.deliver.notify.outcomes import Outcome, Send
from noa_status.deliver.notify.plan import Planned
from noa_status.deliver.notify.posting import post
from noa_status.deliver.notify.smtp import submit
from noa_status.deliver.state import FolderState

_JSON = {"Content-Type": "application/json"}


class Unset(Exception):
    """A variable of the environment that is not there."""


def to_receivers(environment: Mapping[str, str], clock: Callable[[], datetime], *, hub_url: str, timeout: float) -> Send:
    """What tells receivers. An attempt takes at most twice `timeout` seconds; `clock` gives the time that a signature names."""

    def send(item: Planned) -> Outcome:
        channel = item.channel

        def secret(name: str) -> str:
            found = environment.get(name, "").strip()
            if not found:
                raise Unset(name)
            return found

        try:
            if channel.kind == "mail":
                return submit(secret(channel.smtp_from), mail_of(item), item.to, timeout=timeout)
            if channel.kind == "websub":
                url = secret(channel.url_from) if channel.url_from else hub_url
                return post(url, *_ping(item), timeout=timeout)
            if channel.kind == "webhook":
                signed = _signed(item, secret(channel.secret_from), clock())
                return post(secret(channel.url_from), *signed, timeout=timeout)
            return post(secret(channel.url_from), _chat(item), _JSON, timeout=timeout)
        except Unset as name:
            return Outcome("down", f"{name} is not set in the environment")

    return send


def to_files(folder: Path) -> Send:
    """What puts everything into files instead: mails as `.eml`, the others as `.json`. A file that is there is left."""
    outbox = FolderState(folder)

    def send(item: Planned) -> Outcome:
        name = f"{item.told.incident}.{item.told.update}.{item.channel.id}"
        if item.channel.kind == "mail":
            outbox.write(f"{name}.eml", mail_of(item).as_bytes(), None)
            outbox.write(f"{name}.json", bodies.webhook(item.told), None)
        elif item.channel.kind == "websub":
            outbox.write(f"{name}.txt", _ping(item)[0], None)
        else:
            outbox.write(f"{name}.json", bodies.webhook(item.told) if item.channel.kind == "webhook" else _chat(item), None)
        return Outcome("sent", str(folder / name))

    return send


def _signed(item: Planned, secret: str, now: datetime) -> tuple[bytes, dict[str, str]]:
    id, timestamp, body = bodies.webhook_id(item.told), int(now.timestamp()), bodies.webhook(item.told)
    headers = {
        "Webhook-Id": id,
        "Webhook-Timestamp": str(timestamp),
        "Webhook-Signature": bodies.signature(secret, id, timestamp, body),
        "Idempotency-Key": id,
    }
    return body, {**_JSON, **headers}


def _chat(item: Planned) -> bytes:
    return bodies.slack(item.told) if item.channel.kind == "slack" else bodies.teams(item.told)


def _ping(item: Planned) -> tuple[bytes, dict[str, str]]:
    """What publishers send to a hub (WebSub leaves it open; this is what hubs of PubSubHubbub 0.4 take)."""
    fields = [("hub.mode", "publish"), *(("hub.url", feed) for feed in item.told.feeds)]
    return urlencode(fields).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
