"""noa-status schema: the JSON Schemas of the record files."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", required=False)
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), help="Write all of them into this folder, as <file>.schema.json."
)
def command(file: str | None, to: Path | None) -> None:
    """Write the JSON Schemas of the record files, for editors.

    \b
    noa-status schema              which there are
    noa-status schema incident     one, to standard output
    noa-status schema --to .schemas
    In incident.yml then:  # yaml-language-server: $schema=../../../.schemas/incident.schema.json

    Exit status: 0 written, 2 wrong use, 3 the world failed.
    """
    import msgspec

    from noa_status.records.schema import FILES, schema_of

    def written(name: str) -> bytes:
        return msgspec.json.format(msgspec.json.encode(schema_of(name)), indent=2) + b"\n"

    if to is not None:
        to.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            (to / f"{name}.schema.json").write_bytes(written(name))
            click.echo(to / f"{name}.schema.json")
    elif file is None:
        for name, (_, what) in FILES.items():
            click.echo(f"{name:<12} {what}")
    elif file not in FILES:
        raise click.UsageError(f'No such file: "{file}". There are: {", ".join(FILES)}.')
    else:
        click.echo(written(file), nl=False)
