"""What other sites embed: a page for an iframe, a banner that a script adds, and the file that the script asks.

`embed/` is the answer in one line. `embed.js` (at most 2 KB) adds a banner to somebody's page while an incident is open,
maintenance is under way or a component is in trouble, and nothing otherwise; `embed.json` beside it says which. All words come
from here, none stands in the script.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from typing import Final

import msgspec

from noa_status import __version__, addresses
from noa_status.artifacts import Artifact, key_of
from noa_status.drawing import SHAPES
from noa_status.public.colours import light_and_dark
from noa_status.public.markdown import without_control_characters
from noa_status.public.styles import small, source_hash
from noa_status.public.values import GroupRow, HomePage, IncidentView, SiteHead
from noa_status.public.wording import Wording
from noa_status.words.instants import machine_time
from noa_status.words.language import Language, message
from noa_status.words.statuses import component_status_in_words, incident_status_in_words

SCRIPT: Final = "js/embed.js"
SCRIPT_STYLE: Final = "js/embed.css"
"""Where the theme has the script and the banner's style, which is put into it."""

FILES: Final = (SCRIPT, SCRIPT_STYLE)

CLOSE: Final = message("Close")

_PAGE_STYLE: Final = """
:root { color-scheme: light dark; }
* { margin: 0; }
body { background: transparent; color: CanvasText; font: medium/1.4 system-ui, sans-serif; padding: .5em; }
a { display: flex; gap: .6em; align-items: center; color: inherit; text-underline-offset: .2em; overflow-wrap: anywhere; }
svg { width: 1.5em; height: 1.5em; flex: none; fill: COLOUR; fill-rule: evenodd; }
@media (forced-colors: active) { svg { fill: CanvasText; } }
"""

# Blanks around marks, outside of texts; line ends stay, since a statement may end there.
_BLANKS: Final = re.compile(r'("[^"]*")| *(=>|&&|\|\||==|[=,:?+{}()]) *')


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that there is to say: an open incident, a running maintenance, or a component in trouble that neither names.

    `url` is relative to the file, `word` tells the state, `components` are the ids of those concerned; `shape` and
    `colour` are CSS.
    """

    id: str
    kind: str
    title: str
    url: str
    status: str
    word: str
    components: tuple[str, ...]
    shape: str
    colour: str


def embed_artifacts(home: HomePage, script: str, style: str, wording: Wording) -> Iterator[Artifact]:
    """The page, the script and its file. `script` and `style` are the theme's (`SCRIPT`, `SCRIPT_STYLE`)."""
    site, status, sentence, language = home.site, home.answer.status, wording.sentence(home.answer), wording.language
    yield Artifact(
        path=site.folder + addresses.page_file(addresses.EMBED),
        key=key_of(__version__, site, status, sentence),
        render=partial(embed_page, site, status, sentence, language),
    )
    for address, data in (
        (addresses.EMBED_SCRIPT, small_script(script, style).encode()),
        (addresses.EMBED_DATA, embed_data(home, wording)),
    ):
        yield Artifact(path=site.folder + address, key=key_of(data), render=partial(bytes, data))


def embed_data(home: HomePage, wording: Wording) -> bytes:
    """`embed.json`: the answer, and what there is to say, incidents before maintenances before components."""
    told = {
        "name": home.site.name,
        "url": home.site.url + home.site.folder,
        "lang": wording.language.code,
        "status": home.answer.status,
        "sentence": wording.sentence(home.answer),
        "updated_at": machine_time(home.now),
        "notices": msgspec.to_builtins(notices(home, wording)),
        "close": wording.language.say(CLOSE),
    }
    return (json.dumps(told, ensure_ascii=False) + "\n").encode()


def notices(home: HomePage, wording: Wording) -> list[Notice]:
    """What there is to say now; empty when all is well."""
    views = (*home.open_incidents, *home.running_maintenances)
    named = {state.id for view in views for state in view.components}
    return [*(_of_incident(view, wording) for view in views), *_of_components(home.groups, named, wording)]


def small_script(script: str, style: str) -> str:
    """The script with the style in it, without comments and needless blanks. A comment has a line of its own."""
    lines = (line.strip() for line in script.splitlines())
    code = "\n".join(line for line in lines if line and not line.startswith("//"))
    css = small(style).replace('"', "'").replace(" !", "!")
    return _BLANKS.sub(lambda found: found[1] or found[2], code).replace("{css}", css) + "\n"


def embed_page(site: SiteHead, status: str, sentence: str, language: Language) -> bytes:
    """`embed/`: shape and sentence, leading to the page in a tab of its own. Its ground is that of the site around it.

    Its security policy cannot say who may embed it: `frame-ancestors` counts in a header only.
    """
    style = small(_PAGE_STYLE.replace("COLOUR", _colour(status)))
    policy = f"default-src 'none'; style-src '{source_hash(style)}'; base-uri 'none'; form-action 'none'"
    name, said = (escape(without_control_characters(text)) for text in (site.name, sentence))
    address = escape(site.url + site.folder)
    return f"""<!doctype html>
<html lang="{escape(language.code)}" dir="{escape(language.direction)}">
<meta charset="utf-8">
<title>{name}: {said}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="canonical" href="{address}">
<style>{style}</style>
<a href="{address}" target="_blank" rel="noopener">{_svg(status)}<span>{said}</span></a>
</html>
""".encode()


def _of_incident(view: IncidentView, wording: Wording) -> Notice:
    language = wording.language
    # Where every component works again, or none is named, the incident's own progress says more.
    calm = view.worst not in SHAPES or view.worst == "operational"
    word = incident_status_in_words(view.status, language) if calm else component_status_in_words(view.worst, language)
    return Notice(
        id=view.id,
        kind=view.kind,
        title=wording.title(view),
        url=view.address,
        status=view.worst,
        word=word,
        components=tuple(state.id for state in view.components),
        shape=_clip(view.worst),
        colour=_colour(view.worst),
    )


def _of_components(groups: Iterable[GroupRow], named: set[str], wording: Wording) -> Iterator[Notice]:
    for row in (row for group in groups for row in group.components):
        if row.status != "operational" and row.id not in named:
            yield Notice(
                # A component that gets worse is told again.
                id=f"{row.id}:{row.status}",
                kind="component",
                title=wording.name(row),
                url=row.address,
                status=row.status,
                word=component_status_in_words(row.status, wording.language),
                components=(row.id,),
                shape=_clip(row.status),
                colour=_colour(row.status),
            )


def _clip(status: str) -> str:
    return f'path(evenodd,"{SHAPES[status]}")' if status in SHAPES else ""


def _colour(status: str) -> str:
    return "light-dark({},{})".format(*light_and_dark(status))


def _svg(status: str) -> str:
    return f'<svg viewBox="0 0 16 16" aria-hidden="true"><path d="{SHAPES[status]}"/></svg>' if status in SHAPES else ""
