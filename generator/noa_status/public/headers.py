"""What web servers are told: which headers files are sent with, as Netlify and Cloudflare read it, and as nginx does.

One table (`KINDS`) makes both files, so they cannot differ. `_headers` is the format of Netlify
(https://docs.netlify.com/manage/routing/headers/) and Cloudflare (https://developers.cloudflare.com/pages/configuration/headers/).
Where two of its rules name the same header for an address, one of the hosts takes the last and the other joins both with a comma,
so no two rules here do. `_nginx.conf` is a location for a server to include.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from noa_status import addresses

Headers = tuple[tuple[str, str], ...]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """Addresses that are served alike. `paths` lie below the site's root, and below each language's folder where a kind is
    `in_each_language`; `*` stands for anything, `:id` (or another name) for one step. `content_type` is that of files whose name
    has no ending."""

    paths: tuple[str, ...]
    in_each_language: bool = False
    headers: Headers
    content_type: str = ""


def _cached(seconds: int, *, stale: int) -> tuple[str, str]:
    # Neither must-revalidate nor s-maxage: with them caches may not answer with what they have while the site cannot be reached.
    directives = f"max-age={seconds}, stale-while-revalidate={stale}, stale-if-error=86400"
    return "Cache-Control", f"public, {directives}"


TYPES: Final = {
    "html": "text/html",
    # Not their own types: with those, browsers show a feed as source, whatever style it has.
    "rss": "application/xml",
    "atom": "application/xml",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "js": "text/javascript",
    "css": "text/css",
    "xml": "application/xml",
    "txt": "text/plain",
    "ics": "text/calendar",
}
"""What each ending of a file's name means; all but pictures are UTF-8."""

DISPUTED: Final = ("rss", "atom", "json", "ics")
"""Endings that hosts do not all know."""

EVERYWHERE: Final[Headers] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)

SECURE: Final = ("Strict-Transport-Security", "max-age=2592000")
"""For sites whose address begins with https, and for their own host alone."""

_READ_ANYWHERE = ("Access-Control-Allow-Origin", "*")
_LOADED_ANYWHERE = ("Cross-Origin-Resource-Policy", "cross-origin")
# The rest of a page's policy stands in the page, with the hashes of its style and script.
_PAGE: Headers = (("Content-Security-Policy", "frame-ancestors 'none'"), _cached(10, stale=20))

PAGES: Final = Kind(
    paths=(
        addresses.HOME,
        # Not `history/*`: one of the hosts takes that for `history.atom`, too.
        addresses.HISTORY,
        f"{addresses.HISTORY}:month/",
        f"{addresses.HISTORY}:month/:selection/",
        "incidents/*",
        addresses.MAINTENANCE,
        addresses.SUBSCRIBE,
        addresses.component(":id"),
    ),
    in_each_language=True,
    headers=_PAGE,
)

KINDS: Final = (
    PAGES,
    Kind(paths=(addresses.NOT_FOUND,), headers=_PAGE),
    Kind(
        paths=(addresses.EMBED,),
        in_each_language=True,
        headers=(("Content-Security-Policy", "frame-ancestors *"), _cached(30, stale=30)),
    ),
    Kind(paths=("*.rss", "*.atom"), headers=(_READ_ANYWHERE, _cached(30, stale=30))),
    # In each language, of the page, of components and groups, and archives.
    Kind(paths=(f"*{addresses.FEED_JSON}",), headers=(_READ_ANYWHERE, _cached(30, stale=30))),
    Kind(paths=(f"*{addresses.FEED_STYLE}",), headers=(_cached(300, stale=300),)),
    Kind(paths=(f"{addresses.STATUSPAGE}*",), headers=(_READ_ANYWHERE, _LOADED_ANYWHERE, _cached(30, stale=30))),
    Kind(paths=(f"{addresses.API}*",), headers=(_READ_ANYWHERE, _LOADED_ANYWHERE, _cached(30, stale=30))),
    Kind(paths=("*.ics",), headers=(_READ_ANYWHERE, _cached(60, stale=60))),
    Kind(
        paths=(addresses.METRICS,),
        headers=(_READ_ANYWHERE, _cached(10, stale=20)),
        content_type="application/openmetrics-text; version=1.0.0; charset=utf-8",
    ),
    # An open page asks it whether what it shows still holds: nobody may answer with an old one.
    Kind(paths=(addresses.BUILD,), headers=(_READ_ANYWHERE, ("Cache-Control", "public, max-age=5, must-revalidate"))),
    Kind(
        paths=(addresses.EMBED_DATA,),
        in_each_language=True,
        headers=(_READ_ANYWHERE, _LOADED_ANYWHERE, _cached(30, stale=30)),
    ),
    Kind(
        paths=(addresses.EMBED_SCRIPT,),
        in_each_language=True,
        headers=(_READ_ANYWHERE, _LOADED_ANYWHERE, _cached(3600, stale=86400)),
    ),
    Kind(paths=("badges/*",), in_each_language=True, headers=(_READ_ANYWHERE, _LOADED_ANYWHERE, _cached(60, stale=60))),
    Kind(paths=("pictures/*",), headers=(_LOADED_ANYWHERE, _cached(300, stale=300))),
    Kind(paths=(addresses.asset("*"),), headers=(_cached(300, stale=300),)),
    Kind(paths=("*.xml", "*.txt"), headers=(_cached(300, stale=300),)),
)
"""Everything that the site consists of. No address is of two kinds."""


def headers_file(url: str, folders: Sequence[str]) -> str:
    """`_headers`, for a site at this url with these languages' folders (`de/`)."""
    base = base_of(url)
    rules: dict[str, list[tuple[str, str]]] = {f"{base}*": list(everywhere(url))}
    for ending in DISPUTED:
        rules[f"{base}*.{ending}"] = [("Content-Type", content_type_of(ending))]
    for kind in KINDS:
        for path in _paths(kind, folders):
            typed = (("Content-Type", kind.content_type),) if kind.content_type else ()
            rules.setdefault(base + path, []).extend((*typed, *kind.headers))
    blocks = ("\n".join([path, *(f"  {name}: {value}" for name, value in headers)]) for path, headers in rules.items())
    return "\n\n".join(blocks) + "\n"


@cache
def _kinds_of_files(folders: tuple[str, ...]) -> list[tuple[re.Pattern[str], Kind]]:
    return [(re.compile(pattern_of(kind, "/", folders)), kind) for kind in KINDS]


def headers_of(path: str, folders: tuple[str, ...] = ()) -> Headers:
    """What a file (its path below the site's root) is sent with, its type first, but for what holds everywhere. `folders` are the
    languages', with any two letters where none are given."""
    base = path
    if not folders and (language := re.match(r"[a-z]{2}(-[A-Za-z]+)?/", path)):
        base = path[language.end() :]
    for pattern, kind in _kinds_of_files(folders):
        if pattern.match(f"/{path}") or (kind.in_each_language and pattern.match(f"/{base}")):
            break
    else:
        kind = Kind(paths=(), headers=PAGES.headers)
    ending = path.rpartition(".")[2]
    pictured = ending == "png" or ending not in TYPES
    typed = kind.content_type or (TYPES.get(ending, "application/octet-stream") if pictured else content_type_of(ending))
    return (("Content-Type", typed), *kind.headers)


def nginx_file(url: str, folders: Sequence[str]) -> str:
    """`_nginx.conf`: one location for a `server` block that says `root`. What is of no other kind is served as a page."""
    base = unquote(base_of(url))
    always = tuple(everywhere(url))
    texts = [kind for kind in dict.fromkeys(TYPES.values()) if kind not in ("text/html", "image/png")]
    lines = [
        f'location "{base}" {{',
        "    index index.html;",
        "    absolute_redirect off;",
        f'    error_page 404 "{base}{addresses.NOT_FOUND}";',
        f"    types {{ {' '.join(f'{kind} {ending};' for ending, kind in TYPES.items())} }}",
        "    charset utf-8;",
        f"    charset_types {' '.join(texts)};",
        "    gzip on;",
        "    gzip_vary on;",
        f"    gzip_types {' '.join(texts)};",
        *_added((*always, *PAGES.headers)),
        f'    location = "{base}{addresses.NOT_FOUND}" {{ internal; }}',
        f'    location ~ "^{re.escape(base)}_" {{ return 404; }}',
    ]
    for kind in KINDS:
        if kind.headers != PAGES.headers:
            typed = ["        types {}", f'        default_type "{kind.content_type}";'] if kind.content_type else []
            lines += [f'    location ~ "{pattern_of(kind, base, folders)}" {{', *typed]
            lines += [*_added((*always, *kind.headers), 8), "    }"]
    return "\n".join([*lines, "}"]) + "\n"


def base_of(url: str) -> str:
    """The path of a site's address, with a slash at its end."""
    path = urlsplit(url).path
    return path if path.endswith("/") else f"{path}/"


def everywhere(url: str) -> Iterator[tuple[str, str]]:
    """The headers of every answer."""
    yield from EVERYWHERE
    if url.startswith("https:"):
        yield SECURE


def content_type_of(ending: str) -> str:
    """The type of files with this ending, one of `TYPES`, with what its texts are written in."""
    return TYPES[ending] if ending == "json" else f"{TYPES[ending]}; charset=utf-8"


def _paths(kind: Kind, folders: Iterable[str]) -> list[str]:
    return [folder + path for folder in ("", *(folders if kind.in_each_language else ())) for path in kind.paths]


def pattern_of(kind: Kind, base: str, folders: Sequence[str]) -> str:
    """The files of a kind as a regular expression."""
    language = f"(?:{'|'.join(map(re.escape, folders))})?" if kind.in_each_language and folders else ""
    escaped = (re.escape(addresses.page_file(path)).replace(r"\*", ".*") for path in kind.paths)
    paths = "|".join(re.sub(":[a-z]+", "[^/]+", path) for path in escaped)
    return f"^{re.escape(base)}{language}(?:{paths})$"


def _added(headers: Iterable[tuple[str, str]], indent: int = 4) -> list[str]:
    # `always`: also with what is not found. A location that adds one header inherits no other.
    return [f'{" " * indent}add_header {name} "{value}" always;' for name, value in headers]
