"""Tool: who tells problems to a program."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Tool(msgspec.Struct, frozen=True, kw_only=True):
    """Who says it: the command (`noa-status lint`), its version, and what each code stands for, in a sentence."""

    name: str
    version: str
    meaning: Callable[[str], str]
