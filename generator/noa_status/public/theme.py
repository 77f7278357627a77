"""A theme made of whatever `load` finds: the pure half of the theme. `build` says where templates and texts lie."""

from __future__ import annotations

from collections.abc import Callable

import minijinja
import msgspec

from noa_status import __version__
from noa_status.artifacts import key_of
from noa_status.public.environment import closure, environment
from noa_status.public.styles import SCRIPT, source_hash, stylesheet
from noa_status.public.values import Text


class LoadedTheme:
    """Renders pages from the files that `load` hands over and from the safe HTML that `markdown` makes of texts.

    Paths are relative to `site_overrides/public/`; `load` gives None where there is no such file. Keys and style sheets are
    worked out once a template.
    """

    def __init__(self, load: Callable[[str], str | None], markdown: Callable[[Text], str]) -> None:
        self._load = load
        self._environment = environment(load, markdown)
        self._script = (load(SCRIPT) or "").strip()
        self._keys: dict[str, bytes] = {}
        self._sheets: dict[str, dict[str, str]] = {}

    def key(self, template: str) -> bytes:
        """A hash of the template's closure, its CSS, the script and our version."""
        if template not in self._keys:
            texts = [(name, self._load(name)) for name in closure(template, self._load)]
            self._keys[template] = key_of(__version__, texts, ["".join(text) for text in self._sheet(template).values()])
        return self._keys[template]

    def render(self, template: str, value: msgspec.Struct) -> bytes:
        """The page, UTF-8."""
        return self._environment.render_template(template, page=value, **self._sheet(template)).encode()

    def _sheet(self, template: str) -> dict[str, str]:
        if template not in self._sheets:
            css = stylesheet(template, self._load)
            plain = {"css": css, "style_hash": source_hash(css), "script": self._script, "script_hash": source_hash(self._script)}
            # The theme's own files are trusted: the operator wrote them.
            self._sheets[template] = {name: minijinja.safe(text) for name, text in plain.items()}
        return self._sheets[template]
