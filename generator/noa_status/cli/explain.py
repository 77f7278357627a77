"""noa-status explain: what a code means, with a wrong and a right example."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from noa_status.problems.pages import CodePage


@click.command()
@click.argument("code")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def command(code: str, as_json: bool) -> None:
    """Explain a code: the word in brackets at the end of a message.

    \b
    noa-status explain late-update          what it means, why, a wrong and a right example
    noa-status explain late-update --json   for programs

    Exit status: 0, or 2 where there is no such code.
    """
    from noa_status.build.code_pages import code_pages
    from noa_status.problems.pages import in_terminal

    pages = code_pages()
    page = pages.get(code.strip("[]"))
    if page is None:
        raise click.UsageError(_unknown(code, list(pages)))
    level = _level_of(page)
    if as_json:
        import msgspec

        words = {name: getattr(page, name) for name in ("meaning", "why", "wrong", "right")}
        told = {"code": page.code, "level": level, **words}
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2).decode())
    else:
        click.echo(in_terminal(page, level), nl=False)


def _level_of(page: CodePage) -> str:
    from noa_status.lint.run import all_rules

    rule = all_rules().get(page.code)
    if rule is not None:
        return f"{rule.level} by default"
    return "warning" if page.may_be_warning else "error"


def _unknown(code: str, codes: list[str]) -> str:
    from difflib import get_close_matches

    word = code.lower().replace("_", "-")
    close = get_close_matches(word, codes, n=3, cutoff=0.75) or [name for name in codes if word in name.split("-")][:3]
    names = [f'"{name}"' for name in close]
    meant = f" Did you mean {' or '.join(filter(None, [', '.join(names[:-1]), *names[-1:]]))}?" if close else ""
    return f'No such code: "{code}".{meant or " noa-status lint names codes in brackets; docs/problems.md lists them."}'
