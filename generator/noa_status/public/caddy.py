"""`_caddy.conf`: the same headers, types and answers as in `_nginx.conf`, for a site block of Caddy to import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import unquote

from noa_status import addresses
from noa_status.public.headers import KINDS, PAGES, TYPES, base_of, content_type_of, everywhere, pattern_of


def caddy_file(url: str, folders: Sequence[str]) -> str:
    """The directives for a site block that says `root`, for a site at this url with these languages' folders (`de/`). What is of
    no other kind is served as a page."""
    base = unquote(base_of(url))
    kinds = [kind for kind in KINDS if kind.headers != PAGES.headers]
    # nginx looks for the page's file first and then for its kind; here the address itself is asked.
    patterns = [pattern_of(kind, base, folders).replace(r"index\.html", r"(?:index\.html)?") for kind in kinds]
    lines = [*_header("", tuple(everywhere(url))), "encode gzip"]
    for number, (kind, pattern) in enumerate(zip(kinds, patterns, strict=True)):
        typed = (("Content-Type", kind.content_type),) if kind.content_type else ()
        lines.append(f"@noa{number} path_regexp {pattern}")
        lines += _header(f"@noa{number} ", (*typed, *kind.headers))
    lines += ["@noapages {", *(f"\tnot path_regexp {pattern}" for pattern in patterns), "}"]
    lines += _header("@noapages ", PAGES.headers)
    for ending in TYPES:
        if ending != "html":
            lines.append(f"@noatype{ending} path *.{ending}")
            lines += _header(f"@noatype{ending} ", (("Content-Type", _type(ending)),))
    lines += [
        f"@noahidden path {base}_* {base}{addresses.NOT_FOUND}",
        "error @noahidden 404",
        "file_server {",
        "\tindex index.html",
        "\tprecompressed br gzip",
        "}",
        "handle_errors {",
        "\t@noamissed expression {http.error.status_code} == 404",
        "\thandle @noamissed {",
        *(f"\t\t{line}" for line in _header("", (("Content-Type", "text/html; charset=utf-8"), *PAGES.headers))),
        "\t\theader -Access-Control-Allow-Origin",
        "\t\theader -Cross-Origin-Resource-Policy",
        f"\t\trewrite * {base}{addresses.NOT_FOUND}",
        "\t\tfile_server",
        "\t}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _header(matcher: str, headers: Iterable[tuple[str, str]]) -> list[str]:
    return [f'header {matcher}{name} "{value}"' for name, value in headers]


def _type(ending: str) -> str:
    if ending == "png":
        return TYPES[ending]
    return f"{TYPES[ending]}; charset=utf-8" if ending == "json" else content_type_of(ending)
