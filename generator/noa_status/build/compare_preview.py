"""A comparison to click through: both states' sites in a folder, with a page that leads to what differs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from noa_status.build.compare import Comparison
from noa_status.build.compare_states import State
from noa_status.build.compare_told import NOTHING, component_said, messages_said, sent_said
from noa_status.build.page_kinds import KINDS, is_translation, kind_of
from noa_status.problems import NoaStatusError
from noa_status.words.instants import instant_in_words

WHOLE_UP_TO = 2_000
"""Sites of more files go without what is the same in both."""

_MARK = ".noa-status-preview"
_SIDES = ("before", "after")
_TEMPLATE = Path(__file__).with_name("compare.html.j2")


def write_preview(folder: Path, of: Comparison, before: State, after: State) -> None:
    """Writes the preview into a folder that is empty, or holds an earlier one. Raises NoaStatusError for another one, OSError."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise NoaStatusError(f"{folder} holds other files: name an empty folder", exit_status=2)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / _MARK).touch()
    for side, state in zip(_SIDES, (before, after), strict=True):
        _copy(state.folder, folder / side, of.files)
    (folder / "index.html").write_text(_page(folder, of), encoding="utf-8")


def _copy(site: Path, target: Path, changed: Iterable[str]) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    wanted = files if len(files) <= WHOLE_UP_TO else [site / path for path in changed if (site / path).is_file()]
    for path in wanted:
        copy = target / path.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _page(folder: Path, of: Comparison) -> str:
    import minijinja

    engine = minijinja.Environment(
        undefined_behavior="strict", auto_escape_callback=lambda _name: True, trim_blocks=True, lstrip_blocks=True
    )
    return engine.render_str(
        _TEMPLATE.read_text(encoding="utf-8"),
        _TEMPLATE.name,
        at=instant_in_words(of.now),
        base=of.base[:10],
        head=of.head[:10],
        nothing="" if of.is_public else NOTHING,
        before=of.headline[0],
        after=of.headline[1],
        components=[component_said(change) for change in of.components],
        sent=sent_said(of),
        messages=messages_said(of),
        home_changes="index.html" in of.files,
        kinds=list(_kinds(folder, of)),
    )


def _kinds(folder: Path, of: Comparison) -> Iterator[dict[str, object]]:
    pages = [path for path in of.files if path.endswith(".html")]
    for kind in KINDS:
        found = sorted((path for path in pages if kind_of(path) == kind), key=lambda path: (is_translation(path), path))
        if found:
            yield {"name": kind.capitalize(), "pages": [_row(folder, path, of.files[path]) for path in found]}


def _row(folder: Path, path: str, how: str) -> dict[str, object]:
    sides = [side for side in _SIDES if (folder / side / path).exists()]
    return {"name": path.removesuffix("index.html") or "/", "path": path, "how": how, "sides": sides}
