"""noa-status declare: a new incident, with its first update."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from noa_status.cli.writing.options import How, components_option, instant, text_option, writing

if TYPE_CHECKING:
    from noa_status.cli.writing.asking import Asking
    from noa_status.cli.writing.desk import Desk
    from noa_status.cli.writing.proposal import Proposal
    from noa_status.model.policy import Severity


class _Given(NamedTuple):
    title: str | None
    severity: str | None
    components: tuple[str, ...]
    text: str | None
    status: str
    started_at: datetime | None
    detected_at: datetime | None
    roles: tuple[str, ...]
    alerts: tuple[str, ...]
    runbooks: tuple[str, ...]
    silent: bool
    id: str


@click.command()
@click.option("-t", "--title", help="What is wrong, as customers would say it.")
@click.option("-s", "--severity", help="SEV1, SEV2 ... as the plan defines them.")
@components_option
@text_option
@click.option(
    "--status", type=click.Choice(["investigating", "identified", "monitoring"]), default="investigating", help="How far you are."
)
@click.option("--started-at", type=instant, help="When users were first affected (default: now).")
@click.option("--detected-at", type=instant, help="When the alert fired.")
@click.option("-r", "--role", "roles", multiple=True, metavar="ROLE=PERSON", help="Who does what: commander=ana. Several times.")
@click.option("--alert", "alerts", multiple=True, help="An alert that fired. Several times.")
@click.option("--runbook", "runbooks", multiple=True, help="A runbook that is used, by its id. Several times.")
@click.option("--silent", is_flag=True, help="Tell the public nothing yet: no first update.")
@click.option("--id", default="", help="The record's permanent id (default: the day and the title).")
@click.option(
    "--from", "source", metavar="FILE", help="A webhook's body, from a file or - (standard input); public is nothing of it."
)
@writing
def command(how: How, source: str | None, **given: Any) -> None:
    """Declare an incident: a new record with its first public update.

    \b
    noa-status declare                                 asks for everything
    noa-status declare -s SEV2 -t "API requests are slow" -c api=degraded \\
        -m "Requests to the API take longer than usual." -r commander=ana
    noa-status declare -s SEV4 -t "Log disk is filling" --silent
    noa-status declare --from alert.json               what Alertmanager, Grafana, PagerDuty or Opsgenie sent

    Without a terminal nothing is asked, and what is missing is named. Exit status: 0 written, 1 something in it is wrong and
    nothing was written, 2 wrong use, 3 the world failed.
    """
    if source is not None:
        _from(how, source)
        return
    from noa_status.cli.writing.asking import Asking
    from noa_status.cli.writing.desk import Desk
    from noa_status.cli.writing.proposal import carry_out

    desk = Desk(how.root, how.now)
    carry_out(desk, _proposal(desk, _Given(**given), Asking(how)), how)


def _from(how: How, source: str) -> None:
    from click.core import ParameterSource

    from noa_status.cli.declare_from import declare_from

    context = click.get_current_context()
    own = [option for option in context.command.params if option.name not in (*How._fields, "source")]
    typed = [option for option in own if context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE]
    if typed:
        names = ", ".join(option.opts[-1] for option in typed)
        raise click.UsageError(f"--from takes what was sent as it is, so it does not go with {names}.")
    declare_from(how, source)


def _proposal(desk: Desk, given: _Given, asking: Asking) -> Proposal:
    from noa_status.cli.writing.asking import ask
    from noa_status.cli.writing.naming import new_folder
    from noa_status.cli.writing.posting import headline_of, steps_after, update_file
    from noa_status.cli.writing.proposal import Proposal
    from noa_status.cli.writing.severities import severity_from
    from noa_status.cli.writing.texts import text_from
    from noa_status.model.component import ComponentStatus
    from noa_status.model.drafts import draft_update
    from noa_status.model.incident import Incident, Status, Update, Visibility
    from noa_status.records.write import yaml_text

    now = desk.now.replace(second=0, microsecond=0)
    what = "what is wrong, as customers would say it"
    title = asking.need(given.title, f"-t TEXT ({what})", lambda: ask(what.capitalize())) or ""
    severity = severity_from(given.severity, desk.site.policy, asking)
    is_shown = severity is None or severity.visibility is Visibility.PUBLIC
    has_words = given.text is not None or bool(given.components)
    if given.silent and has_words:
        raise click.UsageError("--silent tells the public nothing, so it goes with neither -m nor -c.")
    # What the plan keeps internal is shown where somebody writes a public text for it.
    is_told = not given.silent and (is_shown or has_words)
    states = _states(desk, given.components, severity, asking, is_told=is_told)
    roles = _roles(desk, given.roles, severity, asking)
    started_at = given.started_at or now
    id = given.id or _id(desk, title, started_at)
    status = Status(given.status)
    told = {component: ComponentStatus(state) for component, state in states.items()}
    incident = Incident(
        id=id,
        folder=new_folder(id, started_at),
        title=title,
        severity=None if severity is None else severity.id,
        # The draft speaks of the components as if the update had been posted.
        updates=(Update(id="", at=now, text_id="", status=status, components=told),),
    )
    text = text_from(given.text, draft_update(incident, desk.site, status, now), asking) if is_told else ""
    asking.settle()
    facts = {
        "title": title,
        "severity": incident.severity,
        "visibility": None if is_shown or not is_told else "public",
        "started_at": started_at,
        "detected_at": given.detected_at,
        "roles": roles,
        "alerts": list(given.alerts),
        "runbooks": list(given.runbooks),
    }
    files = {f"{incident.folder}/incident.yml": yaml_text(facts)}
    steps = (f"noa-status ack {id}   when somebody has taken it",)
    if is_told:
        # The first update of all: nobody else can be posting one of the same minute.
        path, files[path] = update_file(incident, status, states, text or "", now)
        steps = (*steps, *steps_after(id, incident.severity, status, desk.site.policy, now))
    says = headline_of(incident, status) if is_told else incident.title
    return Proposal(folder=incident.folder, files=files, says=says, next_steps=steps)


def _states(desk: Desk, given: tuple[str, ...], severity: Severity | None, asking: Asking, *, is_told: bool) -> dict[str, str]:
    from noa_status.cli.writing.components import ask_components, components_from, state_by_impact
    from noa_status.model.incident import Impact

    otherwise = state_by_impact(Impact.NONE if severity is None else severity.impact)
    current = [component for component in desk.site.components if component.retired_on is None]
    states = components_from(given, current, otherwise)
    if states or not current or not is_told:
        return states
    option = "-c ID=STATUS (a component and its state)"
    return asking.need(None, option, lambda: ask_components(current, otherwise, at_least_one=True)) or {}


def _roles(desk: Desk, given: tuple[str, ...], severity: Severity | None, asking: Asking) -> dict[str, str]:
    from noa_status.cli.writing.asking import ask_or_not
    from noa_status.cli.writing.people import holder, roles_from

    roles = roles_from(given, desk.site)
    if asking.is_possible and severity is not None:
        for role in severity.required_roles:
            if role not in roles and (person := ask_or_not(f"Who is {role.replace('_', ' ')}?")):
                roles[role] = holder(person, desk.site)
    return roles


def _id(desk: Desk, title: str, started_at: datetime) -> str:
    from noa_status.cli.writing.naming import new_id

    return new_id(title, started_at, {incident.id for incident in desk.incidents})
