"""A theme made of whatever `load` finds: the pure half of the theme. `build` says where templates and texts lie."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import minijinja

from noa_status import __version__, addresses
from noa_status.artifacts import key_of
from noa_status.public.environment import environment, filters
from noa_status.public.failures import RAISED, Refused, not_rendered, watched
from noa_status.public.references import closure
from noa_status.public.render import Page
from noa_status.public.styles import accent_css, script, source_hash, stylesheet
from noa_status.public.values import Accent, Text
from noa_status.public.wording import Wording
from noa_status.words.language import Language
from noa_status.words.languages import ENGLISH


def context(page: Page, language: Language) -> dict[str, object]:
    """What a template gets beside its style sheet and script."""
    # What a host shows where no page is has no address of its own: in another language it is the beginning.
    address = addresses.HOME if page.address == addresses.NOT_FOUND else page.address
    return {"page": page.value, "address": address, "language": language}


class LoadedTheme:
    """Renders pages in a language, from the files that `load` hands over and the safe HTML that `markdown` makes of texts.

    Paths are relative to `site_overrides/public/`; `load` gives None where there is no such file. `accent` is laid over the
    theme's colours, `pictures` are the logo's files by name. Keys and style sheets are worked out once a template.
    """

    def __init__(
        self,
        load: Callable[[str], str | None],
        markdown: Callable[[Text], str],
        language: Language = ENGLISH,
        accent: Accent | None = None,
        pictures: Mapping[str, bytes] = {},
    ) -> None:
        self._load = load
        self._language, self._accent, self._pictures = language, accent, pictures
        self._markdown = markdown
        self._environment = environment(load, markdown, language, pictures)
        self._keys: dict[str, bytes] = {}
        self._sheets: dict[str, dict[str, str]] = {}

    def key(self, template: str) -> bytes:
        """A hash of the template's closure, its CSS, the script, the language and our version."""
        if template not in self._keys:
            texts = [(name, self._load(name)) for name in closure(template, self._load)]
            self._keys[template] = key_of(
                __version__,
                texts,
                ["".join(text) for text in self._sheet(template).values()],
                self._language,
                sorted(self._pictures.items()),
            )
        return self._keys[template]

    def render(self, page: Page) -> bytes:
        """The page, UTF-8. Raises NotRendered where its templates cannot make it."""
        given = {**context(page, self._language), **self._sheet(page.template)}
        try:
            return self._environment.render_template(page.template, **given).encode()
        except RAISED as error:
            wording = Wording(self._language)
            functions = {**filters(self._markdown, wording, self._pictures), **wording.functions()}
            found = self._found(page.template, given, functions) or error
            raise not_rendered(page.template, found, self._load, {**functions, **given}) from error

    def _found(self, template: str, given: dict[str, object], functions: dict[str, Callable[..., object]]) -> Exception | None:
        """What goes wrong where functions know in which template they are called: that is too slow for every page."""
        watching = environment(self._load, self._markdown, self._language, self._pictures)
        for name, function in functions.items():
            add = watching.add_global if name in watching.globals else watching.add_filter
            add(name, watched(name, function))
        try:
            watching.render_template(template, **given)
        except (*RAISED, Refused) as error:
            return error
        return None

    def _sheet(self, template: str) -> dict[str, str]:
        if template not in self._sheets:
            css = stylesheet(template, self._load, self._language.direction) + accent_css(self._accent)
            code = script(template, self._load)
            plain = {"css": css, "style_hash": source_hash(css), "script": code, "script_hash": source_hash(code)}
            # The theme's own files are trusted: the operator wrote them.
            self._sheets[template] = {name: minijinja.safe(text) for name, text in plain.items()}
        return self._sheets[template]
