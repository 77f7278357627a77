"""Mails: one to the addresses of lists, an incident a thread."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from html import escape
from typing import Final

from noa_status.deliver.notify.plan import Planned
from noa_status.public.notices import Told

_REFERENCES: Final = 20
_STYLE: Final = "font: 16px/1.5 system-ui, sans-serif; max-width: 40em; margin: 0 auto; padding: 16px"
_QUIET: Final = "border-top: 1px solid #8886; padding-top: 12px; font-size: 14px"


def mail_of(item: Planned) -> EmailMessage:
    """The mail about an update: the same bytes however often it is made.

    The subject stays the incident's, since some programs make a thread only of one subject; the status begins the text, which
    phones show under it. The date is the update's.
    """
    told, channel = item.told, item.channel
    message = EmailMessage(policy=SMTP)
    name, address = parseaddr(channel.sender)
    message["From"] = Address(display_name=name or told.site, addr_spec=address)
    message["To"] = ", ".join(item.to)
    message["Subject"] = f"Re: {told.title}" if told.earlier else told.title
    message["Date"] = format_datetime(told.published_at)
    message["Message-ID"] = told.message_id
    if told.earlier:
        message["In-Reply-To"] = told.earlier[-1]
        # RFC 5322, 3.6.4: the thread's first stays, whatever is left out.
        message["References"] = " ".join(dict.fromkeys([told.earlier[0], *told.earlier[-_REFERENCES:]]))
    message["List-Id"] = f"<{item.to[0].replace('@', '.')}>"
    if channel.unsubscribe:
        message["List-Unsubscribe"] = f"<{channel.unsubscribe}>"
        if channel.unsubscribe.startswith("https:"):
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = told.language
    message.set_content(_text(told, channel.unsubscribe), cte="quoted-printable")
    message.add_alternative(_html(told, channel.unsubscribe), subtype="html", cte="quoted-printable")
    # What stands between the parts is otherwise another one each time.
    message.set_boundary(f"={told.incident[:30]}.{told.update}=")
    return message


def _first_line(told: Told) -> str:
    return f"{told.status_in_words} · {told.when}"


def _text(told: Told, unsubscribe: str) -> str:
    ways = "\n".join(filter(None, (told.site, told.url, unsubscribe)))
    return f"{_first_line(told)}\n\n{told.text}\n\n-- \n{ways}\n"


def _html(told: Told, unsubscribe: str) -> str:
    address = escape(unsubscribe)
    leave = f'<br><a href="{address}">{escape(unsubscribe.removeprefix("mailto:"))}</a>' if unsubscribe else ""
    return (
        f'<!doctype html><html lang="{escape(told.language)}"><head><meta charset="utf-8">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(told.title)}</title></head>\n'
        f'<body style="{_STYLE}" dir="auto"><p><strong>{escape(_first_line(told))}</strong></p>\n{told.html}'
        f'<p style="{_QUIET}"><a href="{escape(told.url)}">{escape(told.title)}</a><br>{escape(told.site)}{leave}</p>'
        "</body></html>\n"
    )
