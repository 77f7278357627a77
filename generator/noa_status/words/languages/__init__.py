"""The languages that there are, each a module of data: made from its catalogue and CLDR by `make languages`, not by hand."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from noa_status.words.language import Language
from noa_status.words.languages.en import LANGUAGE as ENGLISH

__all__ = ["CODES", "ENGLISH", "language_of"]

CODES = ("en", "de", "es", "fr", "ja", "ar")
"""The languages that are complete."""


@cache
def language_of(code: str) -> Language:
    """The language with this code. Raises KeyError where there is none."""
    if code not in CODES:
        raise KeyError(code)
    found: Language = import_module(f"{__name__}.{code}").LANGUAGE
    return found
