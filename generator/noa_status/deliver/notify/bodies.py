"""What chats and programs are sent, as JSON."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from contextlib import suppress
from typing import Any, Final

import msgspec

from noa_status.public.feeds.xml import rfc3339
from noa_status.public.notices import Told

_LONGEST: Final = 3000
_CARD: Final = "application/vnd.microsoft.card.adaptive"


def slack(told: Told) -> bytes:
    """What Slack's incoming webhooks take, and those that copied them: a text in which nothing of the record is markup."""
    link = f"*<{told.url}|{_without_markup(told.headline).replace('|', '¦')}>*"
    return msgspec.json.encode({"text": f"{link}\n{_without_markup(_short(told.text))}"})


def teams(told: Told) -> bytes:
    """An Adaptive Card, as the workflow "when a webhook request is received" takes it. Runs of text know no markup."""

    def block(text: str, **more: Any) -> dict[str, Any]:
        return {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": text, **more}]}

    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "lang": told.language,
        "body": [block(told.headline, weight="Bolder", size="Medium"), block(_short(told.text))],
        "actions": [{"type": "Action.OpenUrl", "title": told.site, "url": told.url}],
    }
    attachment = {"contentType": _CARD, "contentUrl": None, "content": card}
    return msgspec.json.encode({"type": "message", "summary": told.headline, "attachments": [attachment]})


def webhook(told: Told) -> bytes:
    """What our own webhook sends: the same bytes for the same update."""
    return msgspec.json.encode(
        {
            "type": "update.published",
            "timestamp": rfc3339(told.published_at),
            "data": {
                "id": told.id,
                "url": told.url,
                "headline": told.headline,
                "status": told.status,
                "text": told.text,
                "html": told.html,
                "components": told.components,
                "incident": {"id": told.incident, "kind": told.kind, "title": told.title, "impact": told.impact},
                "page": {"name": told.site, "url": told.site_url},
            },
        }
    )


def webhook_id(told: Told) -> str:
    """The id of a message, by which a receiver knows one that it has had."""
    return f"{told.incident}.{told.update}"


def signature(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """The signature of a message as Standard Webhooks has it: HMAC-SHA256 over `id.timestamp.body`, in Base64.

    A secret that begins with `whsec_` is the Base64 of its key; any other is the key itself.
    """
    key = secret.encode()
    if secret.startswith("whsec_"):
        with suppress(binascii.Error):
            key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    made = hmac.new(key, f"{id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(made).decode()}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _without_markup(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
