"""noa-status alerts: which alert has a runbook, which runbook an alert, and where the links of rules lead."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from noa_status.cli.options import now_option, root_option, tell
from noa_status.cli.telling import form_option, output_option, told_as, write_output
from noa_status.problems import NoaStatusError
from noa_status.problems.text import counted

if TYPE_CHECKING:
    from noa_status.lint.alert_report import Counts
    from noa_status.model.alert_links import Shelf
    from noa_status.model.coverage import Coverage
    from noa_status.model.policy import Policy
    from noa_status.problems import Problem
    from noa_status.records.alert_rules import RuleFile

_STDIN = "-"


class _Ground(NamedTuple):
    """What rules are looked at beside: runbooks, and what status.yml says of severities. `prefix` goes before runbooks' paths."""

    shelf: Shelf
    policy: Policy | None = None
    severities: Mapping[str, str] = {}
    prefix: str = ""


@click.command()
@click.argument("rules", nargs=-1, type=click.Path(exists=True, allow_dash=True))
@root_option
@click.option(
    "--index",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A copy of the internal site's r/index.json, in the place of --root.",
)
@click.option("--url", default="", help="With --index: the internal site's address, where the list does not say it.")
@form_option
@output_option
@click.option("--annotate", is_flag=True, help="Print the lines that rules lack, as a patch; nothing is written.")
@click.option("--errors-only", is_flag=True, help="Leave warnings out.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@click.option("--ignore", multiple=True, metavar="CODE", help="Leave out the problems with this code; may stand several times.")
@now_option
def command(
    rules: tuple[str, ...],
    root: Path,
    index: Path | None,
    url: str,
    form: str,
    output: Path | None,
    annotate: bool,
    errors_only: bool,
    strict: bool,
    ignore: tuple[str, ...],
    now: datetime,
) -> None:
    """Check alerting rules: which alert has a runbook, and where its link leads.

    RULES are files and folders; without them, those that status.yml names as alert_rules. "-" is standard input.

    \b
    noa-status alerts rules/                       here, beside the runbooks
    noa-status alerts rules/ --root ../status      in the rules' own repository
    noa-status alerts rules/ --index index.json    the same, with the published list alone
    noa-status alerts rules/ --annotate | git apply
    helm template CHART | noa-status alerts -

    Nothing is asked over the network. Exit status: 0 nothing is an error, 1 something is, 2 wrong use, 3 the world failed.
    """
    from noa_status.lint.alerts import CODES, problems_of
    from noa_status.lint.run import in_file_order
    from noa_status.model.coverage import coverage_of

    unknown = [code for code in ignore if code not in CODES]
    if unknown:
        raise click.UsageError(f'No such code: "{unknown[0]}". There are: {", ".join(sorted(CODES))}.')
    if index is not None:
        files = _read_named(rules)
        ground = _of_index(index, url)
    else:
        files, ground = _of_root(rules, root, now)
    coverage = coverage_of((rule for file in files for rule in file.rules), ground.shelf)
    broken = [problem for file in files for problem in file.problems]
    if not coverage.alerts and not broken:
        raise NoaStatusError("there is no alerting rule in what was named", exit_status=2)
    if annotate:
        _print_patch(coverage, files, ground)
        return
    found = problems_of(coverage, ground.shelf, ground.policy, ground.severities, shown=ground.prefix)
    problems = in_file_order([*broken, *found])
    problems = [one for one in problems if one.code not in ignore and (one.level == "error" or not errors_only)]
    _tell(coverage, len(files), problems, form, output)
    if any(one.level == "error" or strict for one in problems):
        sys.exit(1)


def _tell(coverage: Coverage, files: int, problems: Sequence[Problem], form: str, output: Path | None) -> None:
    from noa_status.lint.alert_report import counts_of, in_words

    counts = counts_of(coverage, files)
    told = (
        "" if form == "text" and output is None else told_as(form, "alerts", Path(), problems, _json(coverage, counts, problems))
    )
    if output is not None:
        write_output(output, told)
    if form == "text" or output is not None:
        tell(Path(), problems)
    else:
        click.echo(told, nl=False)
    if form in ("text", "github") or output is not None:
        click.echo(f"{in_words(counts)}: {counted(problems)}")


def _json(coverage: Coverage, counts: Counts, problems: Sequence[Problem]) -> Callable[[], str]:
    """What `--format json` prints: the coverage, too."""
    import msgspec

    from noa_status.lint.alert_report import report_of

    return lambda: msgspec.json.format(msgspec.json.encode(report_of(coverage, counts, problems)), indent=2).decode() + "\n"


def _read_named(rules: Sequence[str]) -> list[RuleFile]:
    from noa_status.records.alert_rules import MAX_BYTES, read_rules
    from noa_status.records.rule_files import read_rule_files

    if not rules:
        raise click.UsageError("Name the files or folders with alerting rules, or alert_rules in status.yml.")
    files = list(read_rule_files(Path(), (path for path in rules if path != _STDIN)))
    if _STDIN in rules:
        files.append(read_rules("<stdin>", sys.stdin.buffer.read(MAX_BYTES + 1)))
    return files


def _of_index(index: Path, url: str) -> _Ground:
    import msgspec

    from noa_status.internal.shelf import anchors_in
    from noa_status.records.short_link_index import read_index

    shelf = read_index(index, url)
    anchors = anchors_in(_reader(Path()))
    return _Ground(msgspec.structs.replace(shelf, find=_beside(Path()), anchors=anchors))


def _of_root(rules: Sequence[str], root: Path, now: datetime) -> tuple[list[RuleFile], _Ground]:
    from noa_status.build.internal_world import world_of
    from noa_status.internal.library import Library
    from noa_status.internal.shelf import shelf_of
    from noa_status.model.site import Repository
    from noa_status.records.changed import Checkout
    from noa_status.records.read import load_books, load_site
    from noa_status.records.rule_files import documents_of, rules_of

    if not (root / "status.yml").is_file():
        says = f"there is no {root / 'status.yml'}: say with --root where the runbooks' repository is, or use --index"
        raise NoaStatusError(says, exit_status=2)
    checkout = Checkout(root)
    site, problems = load_site(checkout)
    if site is None:
        tell(root, problems)
        raise NoaStatusError("status.yml has to be put right first", exit_status=1)
    files = _read_named(rules or [str(root / path) for path in site.alert_rules if os.path.exists(root / path)])
    runbooks, playbooks, _ = load_books(checkout)
    repository = Repository(
        site=site,
        runbooks=tuple(runbooks),
        playbooks=tuple(playbooks),
        alert_rules=rules_of(root, site.alert_rules)[0],
    )
    world = world_of(root, repository, now, {path: path for path in documents_of(root)})
    shelf = shelf_of(world, Library(world), _beside(root))
    prefix = "" if root == Path() else f"{root.as_posix()}/"
    return files, _Ground(shelf, site.policy, site.alert_severities, prefix)


def _beside(root: Path) -> Callable[[str, str], str | None]:
    """Finds files that links in rules lead to: relative to `root`. Rules' paths are relative to the current folder."""
    from noa_status.records.rule_files import file_beside

    def find(source: str, link: str) -> str | None:
        found = file_beside(Path(), source, link)
        return None if found is None else os.path.relpath(found, root).replace(os.sep, "/")

    return find


def _reader(root: Path) -> Callable[[str], str]:
    return lambda path: (root / path).read_text(encoding="utf-8", errors="replace")


def _print_patch(coverage: Coverage, files: Sequence[RuleFile], ground: _Ground) -> None:
    from noa_status.lint.alerts import lacking
    from noa_status.records.rule_patch import Addition, addition_for, patch_of

    if not ground.shelf.base:
        raise NoaStatusError("status.yml does not say where the internal site is: internal_url", exit_status=2)
    by_path = {file.path: file for file in files}
    additions: dict[str, list[Addition]] = {}
    by_hand: list[str] = []
    for rule, address in lacking(coverage, ground.shelf):
        addition = addition_for(rule, by_path[rule.place.path], address)
        if addition is None:
            by_hand.append(f"{rule.place.path}:{rule.place.line}: by hand: runbook_url: {address}")
        else:
            additions.setdefault(rule.place.path, []).append(addition)
    for path, found in additions.items():
        for line in patch_of(by_path[path], found):
            click.echo(line)
    for line in by_hand:
        click.echo(line, err=True)
    number = sum(map(len, additions.values()))
    click.echo(f"{number} rule{'' if number == 1 else 's'} would get a runbook_url; nothing was written", err=True)
