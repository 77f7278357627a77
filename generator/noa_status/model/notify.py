"""Whom updates are told to, and by which way: what `notify` in `status.yml` says. Secrets are named here, never held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final, Literal

import msgspec

from noa_status.model.incident import Incident, Kind
from noa_status.model.policy import Audience, Policy

ChannelKind = Literal["mail", "slack", "teams", "webhook", "websub"]

MAILED: Final[tuple[Audience, ...]] = ("all_customers", "affected_customers")
"""The audiences that hear of an update by more than the page."""

OUTBOX: Final = "outbox"
"""The id of the channel that there is where none is set up."""


class NotifyChannel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way to tell updates.

    `kind` is mail (through SMTP), slack or teams (what their incoming webhooks take), webhook (signed) or websub (a hub is told
    that the feeds changed). `audiences` are those that it tells; empty: those whom the plan mails, for a hub all but none.
    `url_from`, `secret_from` and `smtp_from` name environment variables.

    Of mails, `sender` writes to the addresses `all_customers`, `affected_customers` and, in place of the last, to those of the
    `components` that an incident named; `unsubscribe` is an address, https or mailto.

    `when_unsure` says what is done where a message may have arrived or not: it is sent `again`, with the same key, or `left` and
    told. Empty: again where receivers know a key (all but slack and teams).
    """

    id: str
    kind: ChannelKind
    audiences: tuple[Audience, ...] = ()
    url_from: str = ""
    secret_from: str = ""
    smtp_from: str = "NOA_STATUS_SMTP"
    sender: str = ""
    all_customers: str = ""
    affected_customers: str = ""
    components: dict[str, str] = {}
    unsubscribe: str = ""
    when_unsure: Literal["again", "left", ""] = ""

    @property
    def tells(self) -> tuple[Audience, ...]:
        """The audiences that it tells."""
        return self.audiences or ((*MAILED, "status_page") if self.kind == "websub" else MAILED)

    @property
    def sends_again(self) -> bool:
        """Whether what may have arrived is sent again."""
        return self.when_unsure == "again" or (not self.when_unsure and self.kind not in ("slack", "teams"))


class NotifySettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `status.yml` says of notifications.

    Updates older than `not_older_than` are not told any more; planned work is told to the audience `maintenances`; whoever was
    telling something and has not been heard of for `take_over_after` is taken to be dead.
    """

    channels: tuple[NotifyChannel, ...] = ()
    not_older_than: timedelta = timedelta(days=3)
    maintenances: Audience = "affected_customers"
    take_over_after: timedelta = timedelta(minutes=1)


def audience_of(incident: Incident, policy: Policy, settings: NotifySettings) -> Audience:
    """Whom an incident or a maintenance is told to. Without a severity it is on the page alone."""
    if incident.kind is Kind.MAINTENANCE:
        return settings.maintenances
    if incident.severity is None:
        return "status_page"
    return policy.severity(incident.severity).notify


def channels_of(settings: NotifySettings) -> tuple[NotifyChannel, ...]:
    """The channels of `status.yml`; where there are none, mails that become files."""
    return settings.channels or (
        NotifyChannel(
            id=OUTBOX,
            kind="mail",
            sender="status@outbox.invalid",
            all_customers="all-customers@outbox.invalid",
            affected_customers="affected-customers@outbox.invalid",
        ),
    )


def hearing(settings: NotifySettings, audience: str, about: Iterable[str]) -> Iterator[tuple[NotifyChannel, tuple[str, ...]]]:
    """The channels that an update for this audience goes to, each with the addresses of a mail (other kinds have none). `about`
    are the ids of the components that the incident had named by then."""
    about = tuple(about)
    for channel in channels_of(settings):
        if audience in channel.tells:
            to = _addresses(channel, audience, about) if channel.kind == "mail" else ()
            if to or channel.kind != "mail":
                yield channel, to


def _addresses(channel: NotifyChannel, audience: str, about: tuple[str, ...]) -> tuple[str, ...]:
    """The lists that hear of an update: all customers', or those of the components that it is about. The list of affected
    customers stands for every component that has none of its own."""
    if audience not in MAILED:
        return ()
    if audience == "all_customers":
        found = [channel.all_customers]
    else:
        found = [channel.components.get(id, channel.affected_customers) for id in about] or [channel.affected_customers]
    return tuple(dict.fromkeys(address for address in found if address))
