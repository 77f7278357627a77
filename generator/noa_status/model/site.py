"""What a repository's `status.yml` says, and everything of a repository in one value."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from noa_status.model.alert import AlertRule
from noa_status.model.component import Component, ComponentStatus, Group
from noa_status.model.incident import Incident
from noa_status.model.lint_settings import LintSettings
from noa_status.model.look import Look
from noa_status.model.notify import NotifySettings
from noa_status.model.policy import Policy
from noa_status.model.publish_settings import PublishSettings
from noa_status.model.runbook import Playbook, Runbook
from noa_status.model.security import Security


class MarkdownEngine(StrEnum):
    """What renders the internal site's records, runbooks and playbooks: GitHub's Markdown, or MkDocs' own."""

    GFM = "gfm"
    MKDOCS = "mkdocs"


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who takes roles and owns action items."""

    name: str = ""
    team: str = ""


class AlertComponents(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an alert with all of these labels says of components; `*` in a label's value stands for anything."""

    labels: dict[str, str]
    components: dict[str, ComponentStatus]


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """`status.yml` with the policy already merged over the default plan. `url` and `first_url` end with a slash.

    `environments` are values of runbooks' placeholders, by name: `{"prod-eu": {"cluster": "eu1"}}`; `placeholders` those of the
    organisation itself: `{"COMPANY_NAME": "Example"}`.
    `alert_rules` are the files and folders with alerting rules, `alert_severities` says which severity a value of their label
    means, `alert_components` which components alerts with some labels hit.
    `factors` are the contributing factors that post-mortems choose from, by id, with what each means.
    `first_url` is the url that the site had first: what has to stay the same when it moves begins with it. The first of the
    `languages` is that of the records; there is always one.
    """

    name: str
    url: str
    first_url: str = ""
    languages: tuple[str, ...] = ("en",)
    look: Look = Look()
    security: Security | None = None
    internal_url: str = ""
    recent_days: int = 7
    groups: tuple[Group, ...] = ()
    components: tuple[Component, ...] = ()
    people: dict[str, Person] = {}
    factors: dict[str, str] = {}
    markdown: MarkdownEngine = MarkdownEngine.GFM
    environments: dict[str, dict[str, str]] = {}
    placeholders: dict[str, str] = {}
    alert_rules: tuple[str, ...] = ()
    alert_severities: dict[str, str] = {}
    lint: LintSettings = LintSettings()
    alert_components: tuple[AlertComponents, ...] = ()
    publish: PublishSettings = PublishSettings()
    notify: NotifySettings = NotifySettings()
    policy: Policy

    @property
    def ids_url(self) -> str:
        """What permanent ids begin with, whatever host the site has now."""
        return self.first_url or self.url

    def component(self, id: str) -> Component:
        """The component with this id. Raises KeyError where there is none."""
        for component in self.components:
            if component.id == id:
                return component
        raise KeyError(id)


class Repository(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was read and is whole, in the order of ids (runbooks and playbooks: of paths).

    Of the `left_out` records, which have an error, `halves` are those that are whole without their broken files: of these nothing
    holds but the texts.
    """

    site: Site
    incidents: tuple[Incident, ...] = ()
    left_out: int = 0
    halves: tuple[Incident, ...] = ()
    runbooks: tuple[Runbook, ...] = ()
    playbooks: tuple[Playbook, ...] = ()
    alert_rules: tuple[AlertRule, ...] = ()
