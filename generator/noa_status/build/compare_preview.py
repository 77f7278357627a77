"""A comparison to click through: both states' sites in a folder, with a page that leads to what differs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from noa_status.build.compare import Comparison, State
from noa_status.build.compare_told import NOTHING, component_said, sent_said
from noa_status.build.page_kinds import KINDS, is_translation, kind_of
from noa_status.problems import NoaStatusError
from noa_status.words.instants import instant_in_words

WHOLE_UP_TO = 2_000
"""Sites of more files go without what is the same in both."""

_MARK = ".noa-status-preview"
_SIDES = ("before", "after")
_STYLE = """
:root { color-scheme: light dark; --line: light-dark(#e0e2df, #2e353b); --soft: light-dark(#565d66, #a0a8b0); }
body { font: 1rem/1.55 system-ui, sans-serif; margin: 0 auto; max-inline-size: 84rem; padding: 1.5rem clamp(1rem, 3vw, 2rem) 3rem;
  background: light-dark(#fcfcfa, #0f1214); color: light-dark(#16191d, #eceef0); overflow-wrap: break-word; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.125rem); line-height: 1.2; letter-spacing: -.02em; margin: 0; }
h2 { font-size: 1.1875rem; margin: 2rem 0 .5rem; }
a { color: inherit; text-underline-offset: .2em; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; }
dt, .soft { color: var(--soft); }
dd { margin: 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1rem; }
iframe { inline-size: 100%; block-size: 70vh; border: 1px solid var(--line); border-radius: .75rem; background: light-dark(#fff, #161a1d); }
figure { margin: 0; }
figcaption { color: var(--soft); margin-block-end: .3rem; }
ul { list-style: none; padding: 0; margin: 0; }
li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .2rem 1.5rem; border-block-end: 1px solid var(--line); padding-block: .35rem; }
li code { min-inline-size: 0; overflow-wrap: anywhere; }
li span { display: flex; gap: 1rem; }
"""


def write_preview(folder: Path, of: Comparison, before: State, after: State) -> None:
    """Writes the preview into a folder that is empty, or holds an earlier one. Raises NoaStatusError for another one, OSError."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).exists():
        raise NoaStatusError(f"{folder} holds other files: name an empty folder", exit_status=2)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / _MARK).touch()
    for side, state in zip(_SIDES, (before, after), strict=True):
        _copy(state.folder, folder / side, of.files)
    (folder / "index.html").write_text("\n".join(_page(folder, of)), encoding="utf-8")


def _copy(site: Path, target: Path, changed: Iterable[str]) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    wanted = files if len(files) <= WHOLE_UP_TO else [site / path for path in changed if (site / path).is_file()]
    for path in wanted:
        copy = target / path.relative_to(site)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def _page(folder: Path, of: Comparison) -> Iterator[str]:
    pages = [path for path in of.files if path.endswith(".html")]
    yield f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>What the public will see</title><style>{_STYLE}</style>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><h1>What the public will see</h1>'
    yield f'<p class="soft">As of {escape(instant_in_words(of.now))}: {of.base[:10]}, with {of.head[:10]} merged into it.</p>'
    if not of.is_public:
        yield f"<p><strong>{NOTHING}</strong></p>"
    yield f"<dl><dt>Home says</dt><dd>{escape(of.headline[0])}</dd><dt>Home will say</dt><dd><strong>{escape(of.headline[1])}</strong></dd>"
    if of.components:
        yield f"<dt>Components</dt><dd>{'<br>'.join(escape(component_said(change)) for change in of.components)}</dd>"
    if of.entries:
        yield f"<dt>Sent out</dt><dd>{escape(sent_said(of))}</dd>"
    yield "</dl>"
    if "index.html" in of.files:
        yield '<h2>Home</h2><div class="sides">'
        yield from (f"<figure><figcaption>{side.title()}</figcaption>{_frame(side)}</figure>" for side in _SIDES)
        yield "</div>"
    for kind in KINDS:
        found = sorted((path for path in pages if kind_of(path) == kind), key=lambda path: (is_translation(path), path))
        if found:
            yield f"<h2>{escape(kind.capitalize())}</h2><ul>"
            yield from (_row(folder, path, of.files[path]) for path in found)
            yield "</ul>"
    yield "</body></html>"


def _frame(side: str) -> str:
    return f'<iframe sandbox src="{side}/index.html" title="Home {side}"></iframe>'


def _row(folder: Path, path: str, how: str) -> str:
    ways = "".join(f'<a href="{side}/{escape(path)}">{side}</a>' for side in _SIDES if (folder / side / path).exists())
    return f'<li><code>{escape(path.removesuffix("index.html") or "/")}</code><span><span class="soft">{how}</span>{ways}</span></li>'
