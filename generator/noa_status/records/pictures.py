"""The logo's files: whether they are there, are what their names say, and do nothing but show a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noa_status.model.look import Logo
from noa_status.records.changed import Checkout
from noa_status.records.faults import Fault, nearest
from noa_status.records.yaml_events import Path

ASSETS = "site_overrides/public/assets"
MAX_BYTES = 32 * 1024

_NAME = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*\.(svg|png)", re.ASCII)
_PNG = b"\x89PNG\r\n\x1a\n"
_HOLDS_CODE = frozenset({"script", "foreignObject", "iframe", "handler", "listener"})


def logo_faults(logo: Logo | str, checkout: Checkout | None) -> Iterator[Fault]:
    """What is wrong with a logo's files. Without a `checkout` only their names are looked at."""
    if isinstance(logo, str):
        yield from _picture_faults(("logo",), logo, checkout)
        return
    yield from _picture_faults(("logo", "light"), logo.light, checkout)
    if logo.dark:
        yield from _picture_faults(("logo", "dark"), logo.dark, checkout)


def _picture_faults(path: Path, name: str, checkout: Checkout | None) -> Iterator[Fault]:
    match = _NAME.fullmatch(name)
    if match is None:
        says = f"a logo is the name of an SVG or PNG file under {ASSETS}/"
        yield Fault(path, "not-a-picture", says, hint="write it like logo.svg")
    elif checkout is not None:
        files, _ = checkout.list_files(ASSETS)
        there = {file.removeprefix(f"{ASSETS}/") for file in files}
        if name in there:
            yield from _content_faults(path, name, match[1], checkout.read(f"{ASSETS}/{name}"))
        else:
            meant = nearest(name, (file for file in there if _NAME.fullmatch(file)))
            yield Fault(path, "missing-file", f"there is no {ASSETS}/{name}", meant, "" if meant else "put the file there")


def _content_faults(path: Path, name: str, kind: str, data: bytes) -> Iterator[Fault]:
    if len(data) > MAX_BYTES:
        says = f"{name} has {len(data):,} bytes; a logo has at most {MAX_BYTES:,}"
        yield Fault(path, "file-too-large", says, hint="an SVG of the shapes alone is far smaller")
    elif kind == "png" and not data.startswith(_PNG):
        yield Fault(path, "not-a-picture", f"{name} is no PNG file", hint="save it as PNG; renaming a file does not change it")
    elif kind == "svg":
        yield from _svg_faults(path, name, data)


def _svg_faults(path: Path, name: str, data: bytes) -> Iterator[Fault]:
    from xml.etree import ElementTree

    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        root = None
    if root is None or _local(root.tag) != "svg":
        yield Fault(path, "not-a-picture", f"{name} is no SVG file", hint="its outermost element is <svg>, and it is whole XML")
        return
    for element in root.iter():
        if _local(element.tag) in _HOLDS_CODE or any(_acts(key, value) for key, value in element.attrib.items()):
            says = f"{name} does more than show a picture: it holds code, or fetches something"
            yield Fault(path, "active-picture", says, hint=f"remove <{_local(element.tag)}> or its attributes, or save plain SVG")
            return


def _acts(key: str, value: str) -> bool:
    """True for an attribute that runs something or fetches it from elsewhere."""
    name = _local(key)
    return name.startswith("on") or (name == "href" and not value.lstrip().startswith(("#", "data:image/")))


def _local(name: str) -> str:
    return name.rpartition("}")[2]
