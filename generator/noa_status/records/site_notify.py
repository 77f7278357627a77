"""What is wrong with `notify` in `status.yml`: ids, names of variables, addresses, and what a kind of channel needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import timedelta

from noa_status.model.notify import NotifyChannel, NotifySettings
from noa_status.records.faults import Fault, nearest, shortened
from noa_status.records.yaml_events import Path

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{0,99}")
_MAIL = re.compile(r'[^\s@<>",;:()\[\]]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*')
_SENDER = re.compile(rf'(?:[^<>"@\r\n]* <{_MAIL.pattern}>|{_MAIL.pattern})')
_UNSUBSCRIBE = re.compile(rf'https://[^\s/?#@<>"]+(?:[/?#][^\s<>"]*)?|mailto:{_MAIL.pattern}(\?[^\s<>"]*)?')
_NEEDS = {
    "mail": ("sender", "smtp_from"),
    "slack": ("url_from",),
    "teams": ("url_from",),
    "webhook": ("url_from", "secret_from"),
    "websub": (),
}
_OF_MAIL = ("sender", "all_customers", "affected_customers", "components", "unsubscribe")


def notify_faults(settings: NotifySettings, components: Collection[str], hub_url: str) -> Iterator[Fault]:
    """What is wrong, told at its place."""
    ids: set[str] = set()
    for index, channel in enumerate(settings.channels):
        at: Path = ("notify", "channels", index)
        if not _ID.fullmatch(channel.id):
            says = "an id takes lower-case letters, digits, hyphens and underscores"
            yield Fault((*at, "id"), "id-letters", says)
        elif channel.id in ids:
            yield Fault((*at, "id"), "duplicate-id", f'"{channel.id}" stands twice')
        ids.add(channel.id)
        yield from _channel_faults(at, channel, components, hub_url)
    for field, least in (("not_older_than", timedelta(minutes=1)), ("take_over_after", timedelta(seconds=1))):
        if getattr(settings, field) < least:
            yield Fault(("notify", field), "out-of-range", f"at least {least.seconds} seconds")


def _channel_faults(at: Path, channel: NotifyChannel, components: Collection[str], hub_url: str) -> Iterator[Fault]:
    for field in _NEEDS[channel.kind]:
        if not getattr(channel, field):
            hint = "such as Example status <status@example.com>" if field == "sender" else "the name of an environment variable"
            yield Fault((*at, "kind"), "missing-field", f"{channel.kind} needs {field}", hint=hint)
    if channel.kind == "websub" and not hub_url:
        yield Fault(
            (*at, "kind"), "missing-field", "websub needs hub_url, at the top of status.yml", hint="the hub that feeds name"
        )
    for field in ("url_from", "secret_from", "smtp_from"):
        name: str = getattr(channel, field)
        if name and not _VARIABLE.fullmatch(name):
            says = "the name of an environment variable is expected here, never what is in it"
            yield Fault((*at, field), "not-a-variable", says, hint="capital letters, digits and underscores")
    if channel.kind == "mail":
        yield from _mail_faults(at, channel, components)
    else:
        for field in _OF_MAIL:
            if getattr(channel, field):
                yield Fault((*at, field), "not-of-this-kind", f"only mail has {field}", hint="remove it")


def _mail_faults(at: Path, channel: NotifyChannel, components: Collection[str]) -> Iterator[Fault]:
    if channel.sender and not _SENDER.fullmatch(channel.sender):
        yield Fault(
            (*at, "sender"), "not-an-address", "a mail address is expected here", hint="Example status <status@example.com>"
        )
    if channel.unsubscribe and not _UNSUBSCRIBE.fullmatch(channel.unsubscribe):
        yield Fault((*at, "unsubscribe"), "not-an-address", "an address is expected here, with https: or mailto:")
    lists: list[tuple[Path, str]] = [
        ((*at, field), getattr(channel, field)) for field in ("all_customers", "affected_customers") if getattr(channel, field)
    ]
    if not lists and not channel.components:
        yield Fault(
            (*at, "kind"), "missing-field", "mail needs an address to write to", hint="all_customers: all@lists.example.com"
        )
    for id, address in channel.components.items():
        if id not in components:
            says = f'no such component: "{shortened(id)}"'
            yield Fault((*at, "components", id), "unknown-component", says, nearest(id, components), of_key=True)
        lists.append(((*at, "components", id), address))
    for path, address in lists:
        if not _MAIL.fullmatch(address):
            yield Fault(path, "not-an-address", "one mail address is expected here", hint="that of a list: all@lists.example.com")
