"""noa-status notify: every new update, to whom the plan says, once."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from noa_status.cli.options import Instant, now_option, root_option, tell
from noa_status.problems.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from noa_status.deliver.notify.claims import Desk
    from noa_status.deliver.notify.plan import Planned
    from noa_status.deliver.notify.run import Result
    from noa_status.model.notify import NotifySettings

_ATTEMPT: Final = timedelta(seconds=20)
_WORDS: Final = {
    "told": "told",
    "already": "told before",
    "refused": "refused",
    "unsure": "unsure",
    "remains": "remains",
    "would": "would tell",
}


@click.command()
@click.option(
    "--state", metavar="WHERE", envvar="NOA_STATUS_STATE", default="", help="Where it is remembered: a folder, s3://..."
)
@click.option("--since", type=Instant(), help="Tell what is as new as this, whatever the settings say.")
@click.option("--again", is_flag=True, help="Try once more what was refused, or may have arrived.")
@click.option("--outbox", type=click.Path(file_okay=False, path_type=Path), help="Write files there instead of sending anything.")
@click.option("--dry-run", is_flag=True, help="Say who would get what, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each as JSON.")
@root_option
@now_option
def command(
    state: str,
    since: datetime | None,
    again: bool,
    outbox: Path | None,
    dry_run: bool,
    as_json: bool,
    root: Path,
    now: datetime,
) -> None:
    """Tell every new update to whom the plan says, after a deploy: each channel hears of it once, however often this runs.

    \b
    noa-status notify --dry-run                      who would get what
    noa-status notify                                with nothing set up: files in outbox/
    noa-status notify --state s3://status/.state     remember it beside the site
    noa-status notify --again                        what was refused is put right by now

    Exit status: 0 everything is told, 1 a record is broken, 2 wrong use, 3 something is not told; the next run goes on.
    """
    from noa_status.deliver.notify.claims import Desk, first_told_at
    from noa_status.deliver.notify.plan import planned
    from noa_status.deliver.notify.recent import open_site, recent
    from noa_status.deliver.state import open_state

    checkout, site, problems = open_site(root)
    if site is None:
        tell(root, problems)
        sys.exit(1)
    settings = site.notify
    files = root / "outbox" if outbox is None and not settings.channels else outbox
    where = str(files / ".told") if files is not None else state
    if not where:
        raise click.UsageError("Say where to remember what was told: --state FOLDER, or s3://..., or NOA_STATUS_STATE.")
    states = open_state(where)
    first = first_told_at(states, now, is_kept=not dry_run)
    since = max(first, now - settings.not_older_than) if since is None else since
    found = recent(checkout, site, since)
    tell(root, found.problems)
    items = planned(found.incidents, site, found.html, since=since, now=now)
    desk = Desk(states, by=os.urandom(8).hex(), now=now, take_over_after=settings.take_over_after)
    if dry_run:
        results = list(_would(items, desk))
    else:
        results = _told(items, desk, settings, hub_url=site.look.hub_url, files=files, again=again)
    _print(results, as_json=as_json)
    if any(result.what in ("remains", "refused", "unsure") and result.is_new for result in results) and not dry_run:
        sys.exit(3)
    if any(problem.level == "error" for problem in found.problems):
        sys.exit(1)


def _would(items: Iterable[Planned], desk: Desk) -> Iterable[Result]:
    """What would be told, of what was not."""
    from noa_status.deliver.notify.claims import DONE
    from noa_status.deliver.notify.run import Result

    for item in items:
        record = desk.look(item.key)
        if record is None or record.stage not in DONE:
            yield Result(planned=item, what="would")


def _told(
    items: list[Planned], desk: Desk, settings: NotifySettings, *, hub_url: str, files: Path | None, again: bool
) -> list[Result]:
    from noa_status.deliver.notify import run, senders

    timeout = min(_ATTEMPT, settings.take_over_after / 3).total_seconds()
    if files is not None:
        send = senders.to_files(files)
    else:
        send = senders.to_receivers(os.environ, lambda: datetime.now(UTC), hub_url=hub_url, timeout=timeout)
    return run.tell(items, desk, send, again=again)


def _print(results: list[Result], *, as_json: bool) -> None:
    if as_json:
        import msgspec

        click.echo(msgspec.json.encode([_facts(result) for result in results]).decode())
        return
    for result in results:
        if result.is_new and result.what != "already":
            item = result.planned
            to = f" to {', '.join(item.to)}" if item.to else ""
            says = f" ({result.says})" if result.says else ""
            line = f"{_WORDS[result.what]}: {item.channel.id}{to}: {item.told.headline}{says}"
            click.echo(printable(line))
    counted = Counter(_WORDS[result.what] for result in results)
    click.echo(", ".join(f"{count} {word}" for word, count in counted.items()) or "nothing new to tell")


def _facts(result: Result) -> dict[str, object]:
    item = result.planned
    return {
        "channel": item.channel.id,
        "kind": item.channel.kind,
        "to": item.to,
        "incident": item.told.incident,
        "update": item.told.update,
        "headline": item.told.headline,
        "audience": item.told.audience,
        "outcome": result.what,
        "says": result.says,
    }
