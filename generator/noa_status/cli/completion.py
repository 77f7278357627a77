"""noa-status completion: what makes a shell complete commands and options."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print what makes a SHELL complete commands, options and their values.

    \b
    echo 'eval "$(noa-status completion bash)"' >> ~/.bashrc
    echo 'eval "$(noa-status completion zsh)"' >> ~/.zshrc
    noa-status completion fish > ~/.config/fish/completions/noa-status.fish

    Exit status: 0 printed, 2 wrong use.
    """
    from click.shell_completion import get_completion_class

    from noa_status.cli import cli

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"No completion for {shell}.")
    click.echo(found(cli, {}, "noa-status", "_NOA_STATUS_COMPLETE").source())
