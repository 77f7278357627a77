"""What a repository's `status.yml` says, and everything of a repository in one value."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from noa_status.model.component import Component, Group
from noa_status.model.incident import Incident
from noa_status.model.look import Look
from noa_status.model.policy import Policy
from noa_status.model.runbook import Playbook, Runbook


class MarkdownEngine(StrEnum):
    """What renders the internal site's records, runbooks and playbooks: GitHub's Markdown, or MkDocs' own."""

    GFM = "gfm"
    MKDOCS = "mkdocs"


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who takes roles and owns action items."""

    name: str = ""
    team: str = ""


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """`status.yml` with the policy already merged over the default plan. `url` ends with a slash.

    The first of the `languages` is that of the records; there is always one.
    """

    name: str
    url: str
    languages: tuple[str, ...] = ("en",)
    look: Look = Look()
    internal_url: str = ""
    recent_days: int = 7
    groups: tuple[Group, ...] = ()
    components: tuple[Component, ...] = ()
    people: dict[str, Person] = {}
    markdown: MarkdownEngine = MarkdownEngine.GFM
    policy: Policy

    def component(self, id: str) -> Component:
        """The component with this id. Raises KeyError where there is none."""
        for component in self.components:
            if component.id == id:
                return component
        raise KeyError(id)


class Repository(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was read and is whole, in the order of ids (runbooks and playbooks: of paths)."""

    site: Site
    incidents: tuple[Incident, ...] = ()
    runbooks: tuple[Runbook, ...] = ()
    playbooks: tuple[Playbook, ...] = ()
