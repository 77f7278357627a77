"""The same thing in another language: which languages a site has, and what a translated text may be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from noa_status.problems import Place, Problem
from noa_status.records.faults import Fault
from noa_status.words.languages import CODES

PUBLIC_POSTMORTEM = "postmortem.public.md"

T = TypeVar("T")

_TRANSLATED = re.compile(r"(updates/[^/.]+|postmortem\.public)\.([a-z]{2}(?:-[A-Z]{2})?)\.md", re.ASCII)
_FRONT_MATTER = re.compile(r"---[ \t]*(?:\n|$)")
_STAMP = "%Y%m%dT%H%MZ"


def language_of(name: str) -> str:
    """The language of a translated file of a record (`updates/20261124T1031Z.de.md`), or an empty text for another file."""
    match = _TRANSLATED.fullmatch(name)
    return match[2] if match else ""


def original_of(name: str) -> str:
    """The file that a translated one is the same as; the name itself where it is not translated."""
    match = _TRANSLATED.fullmatch(name)
    return f"{match[1]}.md" if match else name


def among(translations: dict[str, T], languages: Sequence[str]) -> dict[str, T]:
    """The translations, by language, that some page shows, in the order of the site's languages."""
    return {language: translations[language] for language in languages[1:] if language in translations}


def not_shown(language: str, languages: Sequence[str]) -> tuple[str, str]:
    """Why no page shows a language, and what would be right; two empty texts where one does."""
    if language in languages[1:]:
        return "", ""
    if language == languages[0]:
        return (
            f'"{language}" is the language of the records themselves, so this is not shown',
            "write it where the original stands",
        )
    says = f'"{language[:20]}" is not among `languages` in status.yml, so this is not shown'
    if language in CODES:
        return says, f"languages: [{', '.join((*languages, language))}]"
    return says, f"languages that there are: {', '.join(CODES)}"


def language_faults(named: Iterable[str], languages: Sequence[str], *path: str | int) -> Iterator[Fault]:
    """Names each of the languages, keys of the mapping at `path`, that no page shows."""
    for language in named:
        says, hint = not_shown(language, languages)
        if says:
            meant = language[:2].lower()
            fix = meant if meant in languages[1:] and meant not in named else ""
            yield Fault((*path, language), "language-not-shown", says, fix, hint, of_key=True)


def text_faults(texts: dict[str, str], *path: str | int) -> Iterator[Fault]:
    """Names the translations, by language, that have no words."""
    for language, text in texts.items():
        if not text.strip():
            yield Fault((*path, language), "empty-field", "the translation is empty", hint="write it, or remove the line")


def front_matter_problem(text: str, path: str) -> Problem | None:
    """The problem with a translation that begins with a front matter: that of its original counts."""
    if not _FRONT_MATTER.match(text):
        return None
    says = "a translation has no front matter: its original's counts"
    return Problem(
        code="translation-with-front-matter", place=Place(path, 1, 1, 3), says=says, hint="begin with the text, in the first line"
    )


def of_nothing(folder: str, name: str, files: Iterable[str]) -> Problem:
    """The problem with a translation without an original, and which one was probably meant."""
    missing, language = original_of(name), language_of(name)
    taken = frozenset(files)
    renamed = (f"{id.removesuffix('.md')}.{language}.md" for id in _by_nearness(missing, taken))
    free = next((new for new in renamed if new not in taken), "")
    return Problem(
        code="translation-of-nothing",
        place=Place(f"{folder}/{name}"),
        says=f"there is no {missing} that this translates",
        fix=f"rename it to {free}" if free else "",
        hint=f"or write {missing}" if free else f"write {missing} first",
    )


def _by_nearness(missing: str, files: Iterable[str]) -> list[str]:
    """The updates that are originals, the nearest in time first."""
    wanted = _moment(missing)
    found = ((_moment(name), name) for name in files if name.startswith("updates/") and original_of(name) == name)
    if wanted is None:
        return []
    return [name for _, name in sorted((abs(at - wanted), name) for at, name in found if at is not None)]


def _moment(name: str) -> datetime | None:
    try:
        return datetime.strptime(name[8:22], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
