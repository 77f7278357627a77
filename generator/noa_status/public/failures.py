"""Pages that could not be rendered, and what of it the user's own templates are to blame for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

import minijinja

from noa_status.problems import Place, Problem
from noa_status.public.overrides import FOLDER, Load, meant, place_at
from noa_status.public.references import OURS, closure

RAISED: Final = (minijinja.TemplateError, AttributeError, TypeError, ValueError, LookupError, ArithmeticError)
"""What rendering raises: the engine's own error, and what filters raise that are given what they cannot take."""

_CAUSE = re.compile(r"^(?:caused by: )?(?P<says>.*) \(in (?P<name>\S+):(?P<line>\d+)\)$")
_UNDEFINED = re.compile(r"undefined value(?:: `(?P<path>.+)` is undefined)?")
_UNKNOWN = re.compile(r"unknown (?P<kind>filter|function|test): (?:\w+ )?(?P<name>\S+) is unknown")
_PATH = re.compile(r"(?<![\w.|])[a-z_]\w*(?:\.\w+)+")
_RECURSION = re.compile("recursion limit|cycle in template inheritance")


class Step(NamedTuple):
    """A place in a template that rendering went through, and what it said there."""

    name: str
    line: int
    says: str


class NotRendered(Exception):
    """A page that its templates could not make: the way to where it failed, from the page's template inwards."""

    def __init__(self, template: str, steps: tuple[Step, ...], says: str, names: Mapping[str, object]) -> None:
        super().__init__(f"{template}: {says}")
        self.template, self.steps, self.says, self.names = template, steps, says, names


class Refused(Exception):
    """A filter or function was given what it cannot take, in a template."""

    def __init__(self, name: str, template: str, error: Exception) -> None:
        wants = f"it wants {error}" if isinstance(error, KeyError) else error
        super().__init__(f"{name} cannot take what it is given here: {wants}")
        self.name, self.template = name, template


def watched(name: str, function: Callable[..., object]) -> Callable[..., object]:
    """The filter or function of that name, which says in which template it was called where it fails."""

    def called(state: Any, *given: object, **named: object) -> object:
        try:
            return function(*given, **named)
        except RAISED as error:
            raise Refused(name, state.name, error) from error

    return minijinja.pass_state(called)


def not_rendered(template: str, error: Exception, load: Load, names: Mapping[str, object]) -> NotRendered:
    """What a template's error says, with every template on its way. `names` are those that templates may use."""
    if isinstance(error, Refused):
        step = _where_refused(error, load(error.template) or "", names)
        return NotRendered(template, (step,), step.says, names)
    # The engine tells the whole way in its long text alone, a line a step; what it quotes of templates is indented.
    found = [match for line in str(error).split("\n") if (match := _CAUSE.match(line))]
    steps = tuple(Step(match["name"], int(match["line"]), match["says"]) for match in found)
    return NotRendered(template, steps, steps[-1].says if steps else str(error), names)


def _where_refused(error: Refused, text: str, names: Mapping[str, object]) -> Step:
    """The first line that calls the function; what is missing in it, where that is why: such a name is handed on as None."""
    lines = text.split("\n")
    calls = re.compile(rf"(?<!\w){re.escape(error.name)}\b")
    called = [(number, line) for number, line in enumerate(lines, 1) if calls.search(line)]
    for number, line in called:
        for path in _PATH.findall(line):
            owner, _, field = path.rpartition(".")
            if owner.partition(".")[0] in names and field not in _fields(_value(owner, names)):
                return Step(error.template, number, f"undefined value: `{path}` is undefined")
    return Step(error.template, called[0][0] if called else 1, str(error))


def failure_problem(failure: NotRendered, own: Collection[str], load: Load) -> Problem | None:
    """What is wrong, at its place in one of the user's `own` templates; None where none of them has to do with it."""
    mine = [step for step in failure.steps if step.name in own]
    if mine:
        step, inner = mine[-1], failure.steps[-1]
        if step == inner:
            return _problem(step, failure, load)
        says = f"{inner.name} cannot be shown from here: in its line {inner.line}, {_told(inner.says)}"
        return Problem(code="template-fails", place=Place(FOLDER + step.name, step.line), says=says, hint=_GIVEN)
    others = [name for name in closure(failure.template, load) if name in own]
    if not others:
        return None
    says = f"{failure.template} cannot be rendered with this file: {_told(failure.says)}{_place_of(failure)}"
    return Problem(code="template-fails", place=Place(FOLDER + others[0]), says=says, hint=_GIVEN)


_GIVEN: Final = "docs/look.md says what each template is given, and which blocks it has"


def _problem(step: Step, failure: NotRendered, load: Load) -> Problem:
    code, word, hint = _read(step, failure.names)
    return Problem(code=code, place=_place(step, word, load), says=_told(step.says), hint=hint)


def _read(step: Step, names: Mapping[str, object]) -> tuple[str, str, str]:
    """The code of a step's message, the word in the template that it is about, and what would be right."""
    if found := _UNDEFINED.match(step.says):
        path = found["path"] or ""
        return "unknown-name", path, _nearest_to(path, names) or _GIVEN
    if found := _UNKNOWN.match(step.says):
        return "unknown-name", found["name"], meant(found["name"], names) or "docs/look.md lists filters and functions"
    if _RECURSION.search(step.says):
        return "template-of-itself", "", f"ours of the same name is {OURS}{step.name}"
    return "template-fails", "", _GIVEN


def _told(says: str) -> str:
    """A message of the engine, in words for whoever wrote the template."""
    if found := _UNDEFINED.match(says):
        return f"`{found['path']}` is not there" if found["path"] else "something is not there"
    if found := _UNKNOWN.match(says):
        return f"there is no {found['kind']} `{found['name']}`"
    return "the template leads to itself without an end" if _RECURSION.search(says) else says


def _place_of(failure: NotRendered) -> str:
    return f" in {failure.steps[-1].name}, line {failure.steps[-1].line}" if failure.steps else ""


def _place(step: Step, word: str, load: Load) -> Place:
    """The line, and the word in it where it stands there once."""
    text = load(step.name) or ""
    lines = text.split("\n")
    line = lines[step.line - 1] if step.line <= len(lines) else ""
    if not word or line.count(word) != 1:
        return Place(FOLDER + step.name, step.line)
    return place_at(step.name, text, sum(len(before) + 1 for before in lines[: step.line - 1]) + line.index(word), len(word))


def _nearest_to(path: str, names: Mapping[str, object]) -> str:
    """A name near the one that is not there, among those that its owner has."""
    owner, _, _ = path.rpartition(".")
    return meant(path, [f"{owner}.{field}" for field in _fields(_value(owner, names))] if owner else names)


def _value(path: str, names: Mapping[str, object]) -> object:
    """What a path of names leads to; None where it leads nowhere."""
    first, *fields = path.split(".")
    owner = names.get(first)
    for field in fields:
        owner = getattr(owner, field, None)
    return owner


def _fields(owner: object) -> Iterable[str]:
    return getattr(owner, "__struct_fields__", ())
