"""`status.yml`: what this status page is, with its policy laid over the default plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import msgspec

from noa_status.model.component import Component, Group
from noa_status.model.lint_settings import LintSettings
from noa_status.model.notify import NotifySettings
from noa_status.model.policy import Policy
from noa_status.model.publish_settings import PublishSettings
from noa_status.model.site import AlertComponents, MarkdownEngine, Person, Site
from noa_status.problems import Place, Problem
from noa_status.records.changed import Checkout
from noa_status.records.convert import convert
from noa_status.records.document import Document
from noa_status.records.faults import Fault, control_faults, nearest
from noa_status.records.front_matter import decode
from noa_status.records.plain_yaml import Raw
from noa_status.records.site_alerts import alert_faults, label_faults
from noa_status.records.site_environments import environment_faults
from noa_status.records.site_lint import lint_faults
from noa_status.records.site_look import LookFile, look_faults, look_of, with_colours
from noa_status.records.site_notify import notify_faults
from noa_status.records.site_placeholders import placeholder_faults
from noa_status.records.site_publish import publish_faults
from noa_status.records.site_security import SecurityFile, security_faults, security_of
from noa_status.records.translations import among, language_faults
from noa_status.records.yaml_events import MANY, Path, compose

NAME = "status.yml"
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


class SiteFile(LookFile, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in `status.yml`; `policy` is checked after it was laid over the default plan."""

    name: str
    url: str
    first_url: str = ""
    internal_url: str = ""
    recent_days: int = 7
    groups: tuple[Group, ...] = ()
    components: tuple[Component, ...] = ()
    people: dict[str, Person] = msgspec.field(default_factory=dict)
    factors: dict[str, str] = msgspec.field(default_factory=dict)
    markdown: MarkdownEngine = MarkdownEngine.GFM
    security: SecurityFile | None = None
    environments: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    placeholders: dict[str, str] = msgspec.field(default_factory=dict)
    alert_rules: tuple[str, ...] = ()
    alert_severities: dict[str, str] = msgspec.field(default_factory=dict)
    lint: LintSettings = LintSettings()
    alert_components: tuple[AlertComponents, ...] = ()
    publish: PublishSettings = PublishSettings()
    notify: NotifySettings = NotifySettings()
    policy: Policy


@cache
def default_policy() -> Raw:
    """The default plan, as raw texts: fresh for each caller that changes it is `merged`'s business."""
    text = resources.files("noa_status").joinpath("policy.yml").read_text("utf-8")
    composed = compose(text, "policy.yml")
    if composed.problems:
        raise AssertionError(composed.problems)
    return composed.value


def read_site(data: bytes | None, checkout: Checkout | None = None) -> tuple[Site | None, list[Problem]]:
    """The site that `status.yml` describes, or None where an error keeps it from being whole; and everything wrong with it.

    Whether the files that it names are there is looked up in `checkout`. Raises OSError where the disk fails.
    """
    if data is None:
        hint = "create it: name, url and components are enough"
        return None, [Problem(code="no-status-yml", place=Place(NAME), says="there is no status.yml here", hint=hint)]
    text = decode(data, NAME)
    if isinstance(text, Problem):
        return None, [text]
    document = Document(text, NAME)
    written = document.raw
    if isinstance(written, dict):
        whole: Raw = {**with_colours(written), "policy": merged(default_policy(), written.get("policy"))}
        document.raw, document.where = whole, lambda path: own_path(path, whole, written) if path[:1] == ("policy",) else path
    document.add(islice(control_faults(written), MANY))
    value = document.value(
        SiteFile, lambda site: _faults(site, checkout), name="?", url="https://example.com/", policy=_plain_policy()
    )
    if value is None or any(problem.level == "error" for problem in document.problems):
        return None, document.problems
    fields: dict[str, Any] = {name: getattr(value, name) for name in SiteFile.__struct_fields__ if name in Site.__struct_fields__}
    for field in ("groups", "components"):
        fields[field] = tuple(
            msgspec.structs.replace(named, translations=among(named.translations, value.languages))
            if named.translations
            else named
            for named in fields[field]
        )
    fields["security"] = security_of(value.security)
    fields["url"] = value.url.rstrip("/") + "/"
    fields["first_url"] = value.first_url and value.first_url.rstrip("/") + "/"
    return Site(**fields, look=look_of(value)), document.problems


@cache
def _plain_policy() -> Policy:
    return convert(default_policy(), Policy, [])


def merged(default: Raw, own: Raw) -> Raw:
    """`own` laid over `default`: mappings by key; lists of things with an id (or a level) by that, what is new
    at their end; everything else, and a list in which nothing is known, is replaced."""
    if own is None:
        return default
    if isinstance(default, dict) and isinstance(own, dict):
        return {**default, **{key: merged(default.get(key), value) for key, value in own.items()}}
    if isinstance(default, list) and isinstance(own, list):
        known = {_name_of(item): item for item in default}
        laid = {name: merged(known[name], item) for item in own if (name := _name_of(item)) is not None and name in known}
        if laid:
            over = [laid.get(_name_of(item) or "", item) for item in default]
            return over + [item for item in own if _name_of(item) not in laid]
    return own


def own_path(path: Path, whole: Raw, own: Raw) -> Path:
    """Where a path into `whole`, which is `own` laid over a default, leads in `own`: as far as that goes."""
    found: list[str | int] = []
    for step in path:
        if isinstance(step, int) and isinstance(whole, list) and isinstance(own, list):
            name = _name_of(whole[step])
            at = next((index for index, item in enumerate(own) if name is not None and _name_of(item) == name), step)
            if at >= len(own):
                break
            whole, own, step = whole[step], own[at], at
        elif isinstance(step, str) and isinstance(whole, dict) and isinstance(own, dict) and step in own:
            whole, own = whole.get(step), own[step]
        else:
            break
        found.append(step)
    return tuple(found) if own is not None else path


def _name_of(item: Raw) -> str | None:
    if not isinstance(item, dict):
        return None
    name = item.get("id", item.get("level"))
    return name if isinstance(name, str) else None


def _faults(site: SiteFile, checkout: Checkout | None) -> Iterator[Fault]:
    if not site.name.strip():
        yield Fault(("name",), "empty-field", "the name is empty")
    for field in ("url", "first_url", "internal_url"):
        url: str = getattr(site, field)
        if (url or field == "url") and not _ADDRESS.fullmatch(url):
            meant = f"https://{url}"
            fix = meant if _ADDRESS.fullmatch(meant) and ":" not in url else ""
            yield Fault((field,), "not-an-address", "an address like https://status.example.com/ is expected here", fix)
    if not 1 <= site.recent_days <= 90:
        yield Fault(("recent_days",), "out-of-range", "between 1 and 90 days")
    yield from look_faults(site, checkout)
    yield from security_faults(site.security)
    yield from environment_faults(site.environments)
    yield from placeholder_faults(site.placeholders)
    root = None if checkout is None else checkout.root
    yield from alert_faults(site.alert_rules, site.alert_severities, site.policy, root)
    yield from lint_faults(site.lint)
    yield from label_faults(site.alert_components, site.components)
    yield from publish_faults(site.publish)
    yield from notify_faults(site.notify, [component.id for component in site.components], site.hub_url)
    yield from _component_faults(site)


def _component_faults(site: SiteFile) -> Iterator[Fault]:
    for field, named in (("groups", site.groups), ("components", site.components)):
        for index, thing in enumerate(named):
            yield from language_faults(thing.translations, site.languages or ("en",), field, index, "translations")
    groups = [group.id for group in site.groups]
    yield from _id_faults("groups", groups)
    yield from _id_faults("components", [component.id for component in site.components])
    for index, component in enumerate(site.components):
        if component.group is not None and component.group not in groups:
            meant = nearest(component.group, groups)
            yield Fault(
                ("components", index, "group"),
                "unknown-group",
                f'no such group: "{component.group[:60]}"',
                meant,
                f"one of: {', '.join(groups)}",
            )
        if component.objective is not None and not 50 <= component.objective <= 100:
            says, hint = "an objective is between 50 and 100 per cent", "the share of time that it shall be up: objective: 99.9"
            yield Fault(("components", index, "objective"), "out-of-range", says, hint=hint)
        if component.since and component.retired_on and component.retired_on <= component.since:
            yield Fault(("components", index, "retired_on"), "end-before-start", "retired before it began")


def _id_faults(field: str, ids: list[str]) -> Iterator[Fault]:
    for index, id in enumerate(ids):
        if not _ID.fullmatch(id):
            fix = re.sub(r"[^a-z0-9_-]+", "-", id.lower()).strip("-_")[:64]
            yield Fault(
                (field, index, "id"), "id-letters", "an id takes lower-case letters, digits, hyphens and underscores", fix
            )
        if id in ids[:index]:
            yield Fault((field, index, "id"), "duplicate-id", f'"{id[:60]}" stands twice')
