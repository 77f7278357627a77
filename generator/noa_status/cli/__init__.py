"""The command line: a thin door. Each command is a module of its own, loaded when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from noa_status import __version__
from noa_status.problems import NoaStatusError

COMMANDS = {
    "ack": "Say that somebody has taken an incident.",
    "actions": "List the action items of all post-mortems, and close them.",
    "alerts": "Check alerting rules: which alert has a runbook, and where its link leads.",
    "build": "Build the sites from the repository's records.",
    "completion": "Print what makes a shell complete commands and options.",
    "correct": "Correct a published update, and say so.",
    "declare": "Declare an incident: a new record with its first update.",
    "diff": "Say what the public will see once this is merged.",
    "drill": "Record a drill, or pick the next one.",
    "due": "Say what is owed to whom, by when; for people and for cron.",
    "explain": "Explain a code of a message: what it means, a wrong and a right example.",
    "handoff": "Say what whoever comes on shift has to know.",
    "handover": "Give a role to somebody else.",
    "import": "Bring the history of another status page over as records.",
    "init": "Begin a repository of your own.",
    "lint": "Check every record, runbook and playbook, and say what would be right.",
    "maintenance": "Plan, move, start, finish or cancel planned work.",
    "message": "Draft what to tell the public, your own people, and customers by mail.",
    "note": "Note in an incident's timeline what was done.",
    "notify": "Tell every new update to whom the plan says, once.",
    "postmortem": "Begin the post-mortem of an incident, or publish it.",
    "publish": "Publish the built public site: to a folder, a bucket, a server.",
    "resolve": "Resolve an incident.",
    "rollback": "Put an earlier release of the published site back in place.",
    "schema": "Write the JSON Schemas of the record files, for editors.",
    "serve": "Look at both sites while you write, and compose updates.",
    "show": "Show what is open: clocks, roles, what is owed, the links to go on with.",
    "stale": "Ask the published page whether it is still true.",
    "update": "Post an update on an incident.",
    "watch": "Follow a git remote: build, publish and announce on a server, without pipelines.",
}
"""Every command and what it does, in a line. The module has the command's name, with an underscore after `import`."""


class _Lazy(click.Group):
    """Loads a command's module only when the command is called, or its help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"noa_status.cli.{cmd_name.replace('import', 'import_')}")
        return module.command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f' Did you mean "{close[0]}"?' if close else f" There are: {', '.join(sorted(COMMANDS))}."
            raise click.UsageError(f'No such command: "{args[0]}".{hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="noa-status")
def cli() -> None:
    """A status page, its feeds, a runbook site and a post-mortem archive, from records in git.

    \b
    noa-status lint              what is wrong, and what would be right
    noa-status build             both sites into site/
    noa-status build --public    the public site alone, the fast road

    Exit status: 0 good, 1 problems found, 2 wrong use, 3 the world failed (disk, network).
    """


def main() -> None:
    """Runs the command line and ends the process with the documented status."""
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        sys.exit(130)
    except NoaStatusError as error:
        print(f"noa-status: {error}", file=sys.stderr)
        sys.exit(error.exit_status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(3)
    except OSError as error:
        print(f"noa-status: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        sys.exit(3)
