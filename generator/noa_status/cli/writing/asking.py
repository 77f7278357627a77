"""Questions, asked at a terminal alone. Elsewhere what is missing is gathered and named at once, each with its option."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TypeVar

import click

from noa_status.cli.writing.options import How
from noa_status.model.drafts import blanks_of
from noa_status.problems.text import printable

T = TypeVar("T")


class Asking:
    """Asks, or gathers what it would have asked. `settle` ends the gathering."""

    def __init__(self, how: How) -> None:
        self.is_possible = sys.stdin.isatty() and sys.stderr.isatty() and not how.as_json
        self.missing: list[str] = []

    def need(self, given: T | None, option: str, ask: Callable[[], T]) -> T | None:
        """What was given, or the answer; None where nobody can be asked, which is then remembered as missing."""
        if given is not None:
            return given
        if self.is_possible:
            return ask()
        self.missing.append(option)
        return None

    def settle(self) -> None:
        """Raises UsageError where something is missing, naming all of it."""
        if self.missing:
            raise click.UsageError("Missing: " + "; ".join(self.missing) + ".")


def ask(question: str, default: str = "") -> str:
    """A line of text. An empty answer is the default, where there is one, and otherwise asked for again."""
    while True:
        said: str = click.prompt(question, default=default, show_default=bool(default), err=True)
        if said.strip():
            return said.strip()


def ask_or_not(question: str) -> str:
    """A line of text, which may stay empty."""
    said: str = click.prompt(f"{question} (Enter: none)", default="", show_default=False, err=True)
    return said.strip()


def choose(question: str, choices: Sequence[tuple[str, str]], default: str = "") -> str:
    """One of the choices (its word, what it means), by its number or the beginning of its word."""
    width = max(len(word) for word, _ in choices)
    for number, (word, meaning) in enumerate(choices, 1):
        click.echo(f"  {number:>2}  {word:<{width}}  {printable(meaning)}".rstrip(), err=True)
    while True:
        said = ask(question, default).lower()
        if said.isdigit() and 1 <= int(said) <= len(choices):
            return choices[int(said) - 1][0]
        found = [word for word, _ in choices if word.lower() == said] or [
            word for word, _ in choices if word.lower().startswith(said)
        ]
        if len(found) == 1:
            return found[0]
        click.echo(f"  a number from 1 to {len(choices)}, or a word", err=True)


def fill_in(draft: str) -> str:
    """A draft with what only the writer can say asked for, blank after blank."""
    filled = draft
    for blank in blanks_of(draft):
        filled = filled.replace(blank, ask(f"  {blank[1:-1]}"))
    return filled
