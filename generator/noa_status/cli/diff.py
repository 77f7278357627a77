"""noa-status diff: what the public will see of a merge."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from noa_status.cli.options import now_option, root_option


@click.command()
@root_option
@now_option
@click.option("--base", metavar="REV", required=True, help="What is merged into: origin/main.")
@click.option("--head", metavar="REV", default="", help="What is merged (default: the working tree, with what is not committed).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="markdown: a pull request's comment.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--preview",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write both sites to this folder, with a page to begin at.",
)
@click.option(
    "--cache-dir", type=click.Path(file_okay=False, path_type=Path), help="Where it builds (default: .cache/noa-status/diff/)."
)
def command(
    root: Path, now: datetime, base: str, head: str, form: str, as_json: bool, preview: Path | None, cache_dir: Path | None
) -> None:
    """Say what the public will see once this is merged: home, feeds, mails, pages; and what the checks say of it.

    \b
    noa-status diff --base origin/main                      the working tree, merged into main
    noa-status diff --base main --head a-branch             a branch
    noa-status diff --base origin/main --format markdown    a comment for a pull request
    noa-status diff --base origin/main --preview changes    both sites, to click through

    Both states are built as of the same moment; only what differs is rendered. Exit status: 0 told, 1 an error in a record keeps
    the merge from being published, or it conflicts, 2 wrong use, 3 the world failed.
    """
    import gc

    gc.disable()
    from noa_status.build.compare import compare
    from noa_status.build.conduct import Paths

    now = now.replace(second=0, microsecond=0)
    home = cache_dir or root / ".cache" / "noa-status" / "diff"
    comparison, before, after = compare(root, home, base, now, head=head, present=Paths.of(root))
    if preview is not None:
        from noa_status.build.compare_preview import write_preview

        write_preview(preview, comparison, before, after)
    if as_json or form == "json":
        import msgspec

        facts = msgspec.to_builtins(comparison) | {"is_public": comparison.is_public}
        click.echo(msgspec.json.format(msgspec.json.encode(facts), indent=2).decode())
    else:
        from noa_status.build.compare_told import as_markdown, as_text

        click.echo(as_markdown(comparison) if form == "markdown" else as_text(comparison), nl=False)
    if preview is not None:
        click.echo(f"Preview: {preview / 'index.html'}", err=True)
    if comparison.errors:
        sys.exit(1)
