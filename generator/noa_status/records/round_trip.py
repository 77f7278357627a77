"""YAML that is changed and otherwise stays as it was written. It loads ruamel.yaml, so `edit` alone imports it, and late."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from noa_status.records.write import Plain, yaml_inline


class _TextsAlone(VersionedResolver):
    """Takes every scalar for a text, so that none is written anew as the number or date that it looks like."""

    @property
    def versioned_resolver(self) -> Any:
        return {}


class RoundTrip:
    """One YAML mapping in ruamel.yaml's hands. `indent`: that of mappings, that of lists, and of the dash within it."""

    def __init__(self, text: str, indent: tuple[int, int, int]) -> None:
        self.yaml: Any = YAML()
        self.yaml.Resolver = _TextsAlone
        self.yaml.preserve_quotes = True
        self.yaml.width = 100_000
        self.yaml.indent(mapping=indent[0], sequence=indent[1], offset=indent[2])
        self.value: Any = self.yaml.load(text)

    def text(self) -> str:
        """The mapping as it stands now."""
        out = io.StringIO()
        self.yaml.dump(self.value, out)
        return out.getvalue()

    def apply(self, changes: Mapping[str, Plain], order: Sequence[str]) -> None:
        """Makes the changes, new keys in this order."""
        for path, value in changes.items():
            *parents, key = path.removesuffix("+").split(".")
            target = self.value
            for parent in parents:
                if not isinstance(target.get(parent), dict):
                    self._put(target, parent, self._made({}), order)
                target = target[parent]
            if path.endswith("+"):
                self._append(target, key, value, order)
            elif value is None:
                target.pop(key, None)
            else:
                self._put(target, key, self._made(value), order if not parents else ())

    def _append(self, target: Any, key: str, value: Plain, order: Sequence[str]) -> None:
        if isinstance(target.get(key), list):
            target[key].append(self._made(value))
        else:
            listed = self._made([value])
            if isinstance(value, Mapping):
                listed.fa.set_block_style()
            self._put(target, key, listed, order)

    def _put(self, target: Any, key: str, value: Any, order: Sequence[str]) -> None:
        if key in target:
            target[key] = value
            return
        behind = order[order.index(key) + 1 :] if key in order else ()
        place = next((number for number, name in enumerate(target) if name in behind), len(target))
        target.insert(place, key, value)

    def _made(self, value: Plain) -> Any:
        """A plain value as ruamel.yaml writes it: quotes where ours has them, mappings and lists in one line."""
        if isinstance(value, Mapping):
            mapping: Any = CommentedMap({key: self._made(item) for key, item in value.items()})
            mapping.fa.set_flow_style()
            return mapping
        if isinstance(value, Sequence) and not isinstance(value, str):
            listed: Any = CommentedSeq([self._made(item) for item in value])
            listed.fa.set_flow_style()
            return listed
        written = yaml_inline(value)
        return DoubleQuotedScalarString(value) if written.startswith('"') else written
