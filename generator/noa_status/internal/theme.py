"""Fills the templates of the internal pages: strict about names, escaping everywhere. Where templates lie, `load` knows."""

from __future__ import annotations

from collections.abc import Callable

import minijinja
import msgspec


def renderer(load: Callable[[str], str | None]) -> Callable[[str, msgspec.Struct], str]:
    """A function that fills the template with this name (`oncall.html.j2`) with a value, which the template knows as `page`."""
    environment = minijinja.Environment(
        loader=load,
        undefined_behavior="strict",
        auto_escape_callback=lambda name: name.endswith(".html.j2"),
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def render(template: str, value: msgspec.Struct) -> str:
        return environment.render_template(template, page=value)

    return render
