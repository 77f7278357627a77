"""The components in `status.yml`: found again by their codes, or written where there are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

from noa_status.exchange.statuspage.components import free, slug
from noa_status.exchange.statuspage.values import History, PageJson, SourceComponent
from noa_status.exchange.statuspage.words import title_of
from noa_status.model.component import Component
from noa_status.model.site import Site
from noa_status.problems import Place, Problem
from noa_status.records.front_matter import decode
from noa_status.records.site_file import NAME, read_site
from noa_status.records.write import Plain, yaml_inline, yaml_text

PLACEHOLDER = "https://status.example.com"

_HEAD = "# Imported from Statuspage. Keep what stands in `formerly`: the next import knows each component again by it.\n"
_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_EMPTY_LIST = r"^{}:[ \t]*(?:\[[ \t]*\]|~|null)?[ \t]*(?:#.*)?\n?"

Row = dict[str, Plain]


class Catalogue(msgspec.Struct, frozen=True):
    """The site as the import needs it, or None with `problems`; the components' ids by their codes.

    `text` is what `status.yml` has to say, or None where it says it already. `missing` are components of the page that a
    `status.yml` with components does not have: what each entry would be, by its code.
    """

    site: Site | None
    ids: dict[str, str] = {}
    text: str | None = None
    missing: dict[str, Row] = {}
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


def catalogue_of(history: History, data: bytes | None) -> Catalogue:
    """The components of a history in the repository's words. `data` is `status.yml`, or None where there is none."""
    if data is None:
        return _new_file(history)
    site, problems = read_site(data)
    if site is None:
        return Catalogue(None, problems=tuple(problem for problem in problems if problem.level == "error"))
    if not site.components and history.components:
        return _added(history, site, data)
    ids = _matched(history.components, site.components)
    taken = frozenset(component.id for component in site.components)
    rows, _ = _rows([component for component in history.components if component.json.id not in ids], {}, taken)
    missing = {code: {key: row[key] for key in ("id", "name", "formerly")} for code, row in rows.items()}
    return Catalogue(site, ids, missing=missing)


def missing_problem(code: str, row: Row, incidents: int) -> Problem:
    """Names a component that records need and `status.yml` does not have, with the entry to add."""
    name, count = row["name"], f"{incidents} incident{'s' if incidents > 1 else ''}"
    return Problem(
        code="unknown-component",
        place=Place(NAME),
        says=f"{count} name the component {name} ({code}), and no component here was ever called so",
        fix=f"- {yaml_inline(row)}",
        hint=f"add it to `components`, or add {code} to `formerly` of the one that it is; then import again",
    )


def _new_file(history: History) -> Catalogue:
    page = history.page or PageJson(name="")
    name = title_of(page.name).text
    url = page.url if page.url and _ADDRESS.fullmatch(page.url) and page.url.isprintable() else ""
    facts: Row = {"name": name or "Status", "url": f"{(url or PLACEHOLDER).rstrip('/')}/"}
    remarks = [f"{NAME} says url: {facts['url']} as the page did: put the address there where your new page will be"]
    if not url:
        remarks = [f"no file names the page's address: put yours into {NAME} (url), it says {facts['url']} now"]
    if not name:
        remarks.append(f"no file names the page: put its name into {NAME}")
    return _written(f"{_HEAD}{yaml_text(facts)}", history, {}, remarks)


def _added(history: History, site: Site, data: bytes) -> Catalogue:
    text = decode(data, NAME)
    if isinstance(text, Problem):  # cannot be: it was read
        return Catalogue(None, problems=(text,))
    # What is there and empty makes room for what is added below the rest.
    for name in ("components", "groups") if not site.groups else ("components",):
        text = re.sub(_EMPTY_LIST.format(name), "", text, flags=re.MULTILINE)
    known_groups = {group.name: group.id for group in site.groups}
    unknown = [name for name in history.groups.values() if known_groups and name not in known_groups]
    remarks = [f"{NAME} has groups, and not these, so their components stand in none: {', '.join(unknown)}"] if unknown else []
    return _written(text if text.endswith("\n") else f"{text}\n", history, known_groups, remarks)


def _written(text: str, history: History, known_groups: Mapping[str, str], remarks: list[str]) -> Catalogue:
    """`text` with the components, read back: what it says then is what the import goes by."""
    groups = _group_ids(history.groups, known_groups)
    rows, more = _rows(history.components, groups, frozenset())
    added: Row = {"components": list(rows.values())}
    if not known_groups:
        named = {id: title_of(history.groups[code]).text for code, id in groups.items()}
        added = {"groups": [{"id": id, "name": name} for id, name in named.items()], **added}
    whole = f"{text}{yaml_text(added)}"
    site, problems = read_site(whole.encode("utf-8", "replace"))
    errors = tuple(problem for problem in problems if problem.level == "error")
    if site is None or errors:
        return Catalogue(None, problems=errors)
    ids = {code: str(row["id"]) for code, row in rows.items()}
    return Catalogue(site, ids, text=whole, remarks=(*remarks, *more))


def _group_ids(groups: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Our ids of the page's groups by their codes: those that are known by name, or new ones where none is known."""
    ids: dict[str, str] = {}
    for code, name in groups.items():
        if name in known:
            ids[code] = known[name]
        elif not known and title_of(name).text:
            ids[code] = free(slug(name) or "group", frozenset(ids.values()))
    return ids


def _rows(
    components: Iterable[SourceComponent], groups: Mapping[str, str], taken: frozenset[str]
) -> tuple[dict[str, Row], list[str]]:
    """What stands in `status.yml` for each component, by its code; and what has to be said about it."""
    rows: dict[str, Row] = {}
    gone: list[str] = []
    components = tuple(components)
    has_list = any(component.is_listed for component in components)
    used = set(taken)
    for component in components:
        json = component.json
        group = groups.get(json.group_id or "")
        name = title_of(json.name).text or json.id
        id = slug(name) or slug(json.id) or "component"
        id = free(f"{group}-{id}"[:60].rstrip("-") if group and id in used else id, used)
        used.add(id)
        since = _day(json.start_date)
        last = component.last_named_at
        retired_on = last.date() + timedelta(days=1) if has_list and not component.is_listed and last is not None else None
        if retired_on:
            gone.append(name)
        names = [title_of(former).text for former in component.names]
        rows[json.id] = {
            "id": id,
            "name": name,
            "group": group,
            "description": title_of(json.description).text or None if json.description else None,
            "since": None if since and retired_on and since >= retired_on else since,
            "retired_on": retired_on,
            "formerly": list(dict.fromkeys([*(former for former in names if former and former != name), json.id])),
        }
    return rows, [
        f"not on the page any more, so retired on the day after they were last named: {', '.join(gone)}"
    ] if gone else []


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _matched(components: Iterable[SourceComponent], ours: Iterable[Component]) -> dict[str, str]:
    """Our components' ids by the page's codes: by the code in `formerly`, else by a name that only one on each side has."""
    ours = tuple(ours)
    components = tuple(components)
    codes = {component.json.id for component in components}
    ids = {code: component.id for component in ours for code in component.formerly if code in codes}
    wanted: dict[str, list[str]] = {}
    for component in components:
        if component.json.id not in ids:
            found = _alike(component, (one for one in ours if one.id not in ids.values()))
            if len(found) == 1:
                wanted.setdefault(found[0], []).append(component.json.id)
    return ids | {same[0]: id for id, same in wanted.items() if len(same) == 1}


def _alike(component: SourceComponent, ours: Iterable[Component]) -> list[str]:
    json = component.json
    names = {json.id, slug(json.name), *(name.casefold() for name in (json.name, *component.names))} - {""}
    return [one.id for one in ours if names & {one.id, *(name.casefold() for name in (one.name, *one.formerly))}]
