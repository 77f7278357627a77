"""What `status.yml` says of alerts: where their rules lie, and what the values of their label `severity` mean."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from noa_status.model.coverage import NO_SEVERITY
from noa_status.model.policy import Policy
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


def _is_there(root: Path, path: str) -> bool:
    try:
        return os.path.exists(os.path.join(root, path))
    except ValueError:
        return False
