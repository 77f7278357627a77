"""noa-status serve: both sites on this machine, built as one edits, with a clock that can be moved."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noa_status.cli.options import Instant, root_option, tell
from noa_status.problems.text import counted

if TYPE_CHECKING:
    from noa_status.serve.compose import Desk
    from noa_status.serve.preview import Preview, Told


@click.command()
@root_option
@click.option("--now", type=Instant(), default=None, help="Stand still at this moment (default: the clock, as it goes on).")
@click.option("--public", "public_only", is_flag=True, help="The public site alone: needs no MkDocs.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The public site's; 0: any.")
@click.option(
    "--internal-port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="The internal site's; 0: any."
)
@click.option(
    "--cache-dir", type=click.Path(file_okay=False, path_type=Path), help="Where it builds (default: .cache/noa-status/serve/)."
)
def command(root: Path, now: datetime | None, public_only: bool, port: int, internal_port: int, cache_dir: Path | None) -> None:
    """Look at both sites while you write: whatever changes is built at once, and open tabs follow.

    \b
    noa-status serve                            public at port 8000, internal at 8001
    noa-status serve --public                   the public site alone
    noa-status serve --now 2026-11-24T10:35Z    as if it were that moment

    A broken record keeps the page as it was, and is named in the tab and here. Each page has a bar that moves its clock, and
    leads to a page where updates are composed. Nobody but this machine can ask. Ctrl+C ends it.

    Exit status: 0 ended, 2 wrong use, 3 the world failed (a port is taken).
    """
    try:
        from noa_status.serve.watch import Watch
    except ImportError:
        raise click.UsageError("watchdog is not installed: pip install 'noa-status[site]'") from None
    from noa_status.serve.compose import Compose
    from noa_status.serve.preview import Preview
    from noa_status.serve.server import Servers

    clock = _clock(now)
    home = cache_dir or root / ".cache" / "noa-status" / "serve"
    with_internal = not public_only and (root / "mkdocs.yml").is_file()
    preview = Preview(root, home, clock, _teller(root), fixed=now is not None, with_internal=with_internal)
    desks = _Desks(root, clock, preview)
    compose = Compose(root, preview.public, desks, clock)
    servers = Servers(preview, compose, port, internal_port if with_internal else None)
    watch = Watch(root, preview.renew)
    is_over = threading.Event()

    def end(_number: int, _frame: object) -> None:
        is_over.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    watch.start()
    servers.start()
    preview.start()
    click.echo(f"public:   {servers.public_url}/      compose: {servers.public_url}/-/compose")
    if with_internal:
        click.echo(f"internal: {servers.internal_url}/")
    elif not public_only:
        click.echo("internal: there is no mkdocs.yml")
    click.echo("Ctrl+C ends it.")
    is_over.wait()
    preview.end()
    watch.stop()
    servers.end()


class _Desks:
    """A desk that has read the repository as it is: read again only when something changed."""

    def __init__(self, root: Path, clock: Callable[[], datetime], preview: Preview) -> None:
        self._root, self._clock, self._preview = root, clock, preview
        self._lock = threading.Lock()
        self._read: tuple[int, Desk] | None = None

    def __call__(self) -> Desk:
        from noa_status.cli.writing.composing import ComposingDesk
        from noa_status.cli.writing.desk import Desk as CommandDesk

        with self._lock:
            version = self._preview.changes
            if self._read is None or self._read[0] != version:
                self._read = version, ComposingDesk(CommandDesk(self._root, self._clock()))
            return self._read[1]


def _clock(now: datetime | None) -> Callable[[], datetime]:
    return (lambda: datetime.now(UTC)) if now is None else (lambda: now)


def _teller(root: Path) -> Callable[[Told], None]:
    """Says in the terminal what became of a build."""
    was_wrong = False

    def say(told: Told) -> None:
        nonlocal was_wrong
        at = f"{datetime.now(UTC).astimezone():%H:%M:%S}"
        if told.failure:
            click.echo(f"{at}  not built: {told.failure}", err=True)
        elif told.says is not None:
            click.echo(f"{at}  internal site not built:\n{told.says}" if told.says else f"{at}  internal site built", err=True)
        elif told.report is not None:
            report = told.report
            errors = [problem for problem in report.problems if problem.level == "error"]
            tell(root, errors)
            seconds = sum(report.seconds.values())
            done = f"built in {seconds:.2f} s, {report.written} files written"
            kept = f"{counted(errors)}: the page stays as it was" if not report.is_built else f"{done}; {counted(errors)}"
            mended = "mended; " if was_wrong and not errors else ""
            click.echo(f"{at}  {kept if errors else mended + done}", err=True)
            was_wrong = bool(errors)

    return say
