"""What alerts say of components, by rules of `status.yml`; and the title that an incident has until a person writes one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from noa_status.model.component import ComponentStatus
from noa_status.model.site import AlertComponents, Site
from noa_status.words.languages import language_of
from noa_status.words.statuses import component_status_in_words, incident_status_in_words

_MOST_NAMED = 3


def components_of(labels: Mapping[str, str], rules: Iterable[AlertComponents]) -> dict[str, ComponentStatus]:
    """The components that an alert with these labels hits: of all rules that fit, the worst state of each."""
    hit: dict[str, ComponentStatus] = {}
    for rule in rules:
        if all(_fits(labels.get(name, ""), wanted) for name, wanted in rule.labels.items()):
            hit = worst_of(hit, rule.components)
    return hit


def worst_of(one: Mapping[str, ComponentStatus], other: Mapping[str, ComponentStatus]) -> dict[str, ComponentStatus]:
    """Both together, each component in the worse of its states."""
    both = dict(one)
    for id, status in other.items():
        both[id] = max(both.get(id, status), status, key=lambda status: status.rank)
    return both


def title_by_components(components: Mapping[str, ComponentStatus], site: Site) -> str:
    """A title made of `status.yml` alone, in the language of the records: `API, Dashboard: Partial outage`.

    It is what an incident is called that alerts opened. Nothing that came with an alert is in it, for a title becomes public
    with the first update.
    """
    language = language_of(site.languages[0])
    names = [component.name for component in site.components if component.id in components]
    if not names:
        return f"{site.name}: {incident_status_in_words('investigating', language)}"
    worst = max(components.values(), key=lambda status: status.rank)
    more = f" +{len(names) - _MOST_NAMED}" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}: {component_status_in_words(worst, language)}"


def _fits(value: str, wanted: str) -> bool:
    """True where a label has the wanted value, in which `*` stands for anything. What is missing fits nothing."""
    first, *others = wanted.split("*")
    if not others:
        return value == wanted and bool(value)
    last = others.pop()
    if not value.startswith(first) or len(value) < len(first) + len(last):
        return False
    rest = value[len(first) : len(value) - len(last)]
    for part in others:
        _, found, rest = rest.partition(part) if part else ("", "*", rest)
        if not found:
            return False
    return bool(value) and value.endswith(last)
