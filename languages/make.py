"""The catalogues: `make languages`.

Gathers every message from the code and the templates, brings each catalogue (`de.po`, ...) up to date, and makes of each a module
of data (`generator/noa_status/words/languages/de.py`) that holds its words and what Unicode's CLDR says of its dates, numbers and
lists. So a build reads neither catalogues nor CLDR. With `--check` nothing is written: it fails where something would be.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from pprint import pformat
from typing import Any

from babel import Locale, localedata
from babel.core import get_global
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from babel.units import format_unit

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "languages"
MODULES = ROOT / "generator" / "noa_status" / "words" / "languages"
SOURCES = {"generator/noa_status": [("**.py", "python")], "site_overrides/public": [("**.j2", "jinja2.ext:babel_extract")]}
OPTIONS = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
KEYWORDS = {"_": None, "message": None, "counted": (1, 2), "ngettext": (1, 2)}
SOURCE = "en"
# English dates are written day first: they read the same on both sides of the ocean.
REGION = {"en": "en_GB"}
UNITS = ("day", "hour", "minute", "second")
BLANKS = re.compile(r"\{(\w+)\}")
# No dates, names or versions: a file changes with its messages alone.
HEADER = """\
# A translation of the public pages' words. Bring it up to date with: make languages
msgid ""
msgstr ""
"Project-Id-Version: noa-status\\n"
"Language: {code}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def main() -> int:
    """Makes or checks everything. The exit status is 1 where something is missing, or, with `--check`, out of date."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; fail where something would be written")
    check = arguments.parse_args().check
    template = gathered()
    codes = [SOURCE, *sorted(path.stem for path in HERE.glob("*.po"))]
    faults: list[str] = []
    for code in codes:
        catalogue = Catalog(locale=code) if code == SOURCE else updated(code, template)
        faults += [] if code == SOURCE else found_wrong(catalogue)
        files = {MODULES / f"{code}.py": module(code, catalogue).encode()}
        if code != SOURCE:
            files[HERE / f"{code}.po"] = written(catalogue)
        for path, data in files.items():
            if not path.exists() or path.read_bytes() != data:
                if check:
                    faults.append(f"{path.relative_to(ROOT)} is out of date: make languages")
                else:
                    path.write_bytes(data)
                    print(f"wrote {path.relative_to(ROOT)}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def gathered() -> Catalog:
    """Every message of code and templates."""
    catalogue = Catalog()
    for folder, methods in SOURCES.items():
        found = extract_from_dir(str(ROOT / folder), methods, OPTIONS, keywords=KEYWORDS, strip_comment_tags=True)
        for name, _, text, comments, context in found:
            if "languages" not in Path(name).parts:
                alone, known = isinstance(text, str), catalogue.get(text if isinstance(text, str) else text[0], context)
                if known is not None and known.pluralizable is alone:
                    sys.exit(
                        f"{folder}/{name}: {text!r} is a message alone and a form of a counted one: say one of them otherwise"
                    )
                catalogue.add(text, None, [(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    return catalogue


def updated(code: str, template: Catalog) -> Catalog:
    """The catalogue of a language with all of today's messages."""
    with (HERE / f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue's file."""
    out = BytesIO()
    write_po(out, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return HEADER.format(code=catalogue.locale, plural=catalogue.plural_forms).encode() + out.getvalue()


def found_wrong(catalogue: Catalog) -> Iterator[str]:
    """What is not translated, and where blanks are not the same as in English."""
    for entry in catalogue:
        if not entry.id:
            continue
        said = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        own = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
        if not all(own) or not own:
            yield f"languages/{catalogue.locale}.po: no translation of {said[0]!r}"
            continue
        blanks = set(BLANKS.findall(said[-1]))
        for text in own:
            # A form for one thing need not say the number.
            if not blanks - {"count"} <= set(BLANKS.findall(text)) <= blanks:
                yield f"languages/{catalogue.locale}.po: {text!r} has other blanks than {said[-1]!r}"


def module(code: str, catalogue: Catalog) -> str:
    """The module of a language."""
    facts = {**of_cldr(code, catalogue), **of_catalogue(catalogue)}
    rows = "".join(f"    {name}={pformat(value, width=100, compact=True)},\n" for name, value in facts.items())
    return (
        f'"""{facts["name"]}. Made by `make languages` from its catalogue and CLDR: change those, not this."""\n\n'
        "from noa_status.words.language import Language\n\n"
        f"LANGUAGE = Language(\n{rows})\n"
    )


def of_cldr(code: str, catalogue: Catalog) -> dict[str, Any]:
    """What CLDR says of a language's dates, numbers and lists. The order of plural forms is the catalogue's own."""
    locale, own = loaded(REGION.get(code, code)), loaded(code)
    skeletons: Any = locale.datetime_skeletons
    months: Any = own.months
    days: Any = own.days
    long_day = skeletons["MMMMEd" if "MMMMEd" in skeletons else "MMMEd"].pattern
    intervals: Any = locale.interval_formats["MMMd"]
    percent = locale.percent_formats[None].pattern
    return {
        "code": code,
        "name": (own.get_display_name() or code).capitalize(),
        "direction": locale.text_direction,
        "plural": catalogue.plural_expr,
        "months": in_order(months["format"]["wide"]),
        "short_months": in_order(months["format"]["abbreviated"]),
        "lone_months": in_order(months["stand-alone"]["wide"]),
        "weekdays": in_order(days["format"]["wide"]),
        "short_weekdays": in_order(days["format"]["abbreviated"]),
        "narrow_weekdays": in_order(days["stand-alone"]["narrow"]),
        "first_weekday": first_weekday(locale),
        "patterns": {
            "date": skeletons["yMMMd"].pattern,
            "month": skeletons["yMMMM"].pattern,
            "year": skeletons["y"].pattern,
            "short_day": skeletons["MMMEd"].pattern,
            "day": wide(long_day),
            "clock": skeletons["Hm"].pattern,
            "instant": str(locale.datetime_formats["medium"]),
            "days_of_month_start": intervals["d"][0],
            "days_of_month_end": intervals["d"][1],
            "days_of_months_start": intervals["M"][0],
            "days_of_months_end": intervals["M"][1],
        },
        "decimal": locale.number_symbols["latn"]["decimal"],
        "percent": percent.replace("#,##0", "{}").replace("%", locale.number_symbols["latn"]["percentSign"]),
        "lists": {**locale.list_patterns["standard"], "units": unit_join(locale)},
        "units": {unit: unit_forms(locale, unit, catalogue) for unit in UNITS},
    }


def loaded(name: str) -> Locale:
    """A locale with data of its own: Babel resolves aliases within what languages share, so one would get another one's names."""
    localedata._cache.clear()  # pyright: ignore[reportPrivateUsage]
    locale = Locale.parse(name)
    # It reads its data when it is first asked.
    assert locale.text_direction
    return locale


def first_weekday(locale: Locale) -> int:
    """What weeks begin with, 0 for Monday: that of the region, or of the one where most speak the language."""
    likely: str = get_global("likely_subtags").get(str(locale), str(locale))
    return Locale.parse(likely).first_week_day


def in_order(names: dict[int, str]) -> tuple[str, ...]:
    """Names by their number: January or Monday first."""
    return tuple(names[number] for number in sorted(names))


def wide(pattern: str) -> str:
    """The same pattern with weekday and month in full."""
    return re.sub(r"E+", "EEEE", re.sub(r"M{3,4}", "MMMM", pattern))


def unit_join(locale: Locale) -> str:
    """What stands between two units of one duration: `2 hours 5 minutes`."""
    kinds: Any = locale.list_patterns
    patterns: dict[str, str] = {**kinds.get("unit-short", {}), **kinds.get("unit-narrow", {})}
    return (patterns.get("start") or patterns["2"]).removeprefix("{0}").removesuffix("{1}")


def unit_forms(locale: Locale, unit: str, catalogue: Catalog) -> tuple[str, ...]:
    """A unit's forms, in the catalogue's order: what CLDR says of a number that takes each form."""
    samples = {form_of(catalogue.plural_expr, number): number for number in range(200, -1, -1)}
    return tuple(unit_form(locale, unit, samples[form]) for form in range(catalogue.num_plurals))


def unit_form(locale: Locale, unit: str, number: int) -> str:
    """How a number of a unit is written, with a blank for the number."""
    # Japanese sets no blank between a number and its unit, which CLDR's long forms do.
    said = format_unit(number, f"duration-{unit}", "long", locale=locale).replace(" ", "" if locale.language == "ja" else " ")
    if "duration" in said:
        # Arabic's long names of days are its short ones.
        said = format_unit(number, unit, "short", locale=locale)
    return said.replace(str(number), "{}")


def form_of(expression: str, number: int) -> int:
    """The place of the form that a number takes."""
    sys.path.insert(0, str(ROOT / "generator"))
    from noa_status.words.language import plural_of

    return int(plural_of(expression)(number))


def of_catalogue(catalogue: Catalog) -> dict[str, Any]:
    """A catalogue's words."""
    single: dict[str, str] = {}
    several: dict[str, tuple[str, ...]] = {}
    for entry in catalogue:
        if not entry.id or not entry.string:
            continue
        if isinstance(entry.id, str):
            single[entry.id] = str(entry.string)
        elif all(entry.string):
            several[entry.id[0]] = tuple(entry.string)
    return {"messages": single, "plurals": several}


if __name__ == "__main__":
    sys.exit(main())
