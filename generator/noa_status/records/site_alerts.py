"""What `status.yml` says of alerts: where their rules lie, what the values of their label `severity` mean, whom they hit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from noa_status.model.component import Component
from noa_status.model.coverage import NO_SEVERITY
from noa_status.model.policy import Policy
from noa_status.model.site import AlertComponents
from noa_status.records.component_ids import unknown_component
from noa_status.records.faults import Fault, choices, nearest, shortened


def alert_faults(rules: Sequence[str], severities: Mapping[str, str], policy: Policy, root: Path | None) -> Iterator[Fault]:
    """What is wrong with `alert_rules` and `alert_severities`. Files are looked for under `root`, where one is given."""
    for index, path in enumerate(rules):
        if not path.strip():
            yield Fault(("alert_rules", index), "empty-field", "a file or folder is expected here", hint="alert_rules: [rules/]")
        elif root is not None and not _is_there(root, path):
            yield Fault(
                ("alert_rules", index), "missing-rules", f"there is no {shortened(path)}", hint="a file or folder of rules"
            )
    known = [*(severity.id for severity in policy.severities), NO_SEVERITY]
    for word, severity in severities.items():
        if severity not in known:
            meant = nearest(severity, known)
            says = f'no such severity: "{shortened(severity)}"'
            yield Fault(("alert_severities", word), "unknown-severity", says, meant, choices(known, meant))


def label_faults(rules: Sequence[AlertComponents], components: Sequence[Component]) -> Iterator[Fault]:
    """What is wrong with `alert_components`: a rule that would fit every alert, or hits what there is not."""
    known = {component.id for component in components}
    for index, rule in enumerate(rules):
        for field, value in (("labels", rule.labels), ("components", rule.components)):
            if not value:
                hint = "{labels: {service: api}, components: {api: degraded_performance}}"
                yield Fault(("alert_components", index, field), "empty-field", f"`{field}` is empty", hint=hint)
        for name, wanted in rule.labels.items():
            if not wanted.strip("* "):
                at = ("alert_components", index, "labels", name)
                yield Fault(at, "empty-field", "this value fits every alert", hint="a value, or a part of it: api-*")
        for id in rule.components:
            if id not in known:
                yield unknown_component(id, components, ("alert_components", index, "components", id))


def _is_there(root: Path, path: str) -> bool:
    try:
        return os.path.exists(os.path.join(root, path))
    except ValueError:
        return False
