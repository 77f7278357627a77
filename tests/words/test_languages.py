"""Each language against Unicode's CLDR as Babel reads it: another implementation of the same rules."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from babel import Locale, dates, lists, localedata, numbers, units
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noa_status.public.wording import Wording
from noa_status.words import instants, periods
from noa_status.words.durations import duration_in_words
from noa_status.words.language import Counted, Language, pattern_of
from noa_status.words.languages import CODES, ENGLISH, language_of

ROOT = Path(__file__).resolve().parents[2]
EVERY = pytest.mark.parametrize("code", CODES)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
INSTANTS = st.builds(datetime.combine, DAYS, st.times(timezones=st.just(UTC)))

# gettext's order of forms, in CLDR's names for them.
FORMS = {
    "en": ("one", "other"),
    "de": ("one", "other"),
    "es": ("one", "other"),
    "fr": ("one", "other"),
    "ja": ("other",),
    "ar": ("zero", "one", "two", "few", "many", "other"),
}


@cache
def loaded(name: str) -> Locale:
    """A locale with data of its own: Babel resolves aliases within what languages share, so one would get another one's names."""
    localedata._cache.clear()
    locale = Locale.parse(name)
    assert locale.text_direction  # it reads its data when it is first asked
    return locale


def locale(code: str) -> Locale:
    """The locale that a language is written as: English day first."""
    return loaded("en_GB" if code == "en" else code)


def by_skeleton(skeleton: str, day: date, code: str) -> str:
    """A day with these fields in the order that the language has for them; the names are those of English everywhere."""
    return dates.format_date(day, locale(code).datetime_skeletons[skeleton].pattern, locale=loaded(code))


def with_sign(said: str, code: str) -> str:
    """The same with the language's own sign, which Babel does not put in: Arabic's keeps its place beside the number."""
    return said.replace("%", locale(code).number_symbols["latn"]["percentSign"])


@cache
def made() -> list[str]:
    """What the maker of catalogues and modules finds wrong."""
    done = subprocess.run([sys.executable, "languages/make.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr.splitlines()


def test_every_language_is_checked_here() -> None:
    assert set(FORMS) == set(CODES)
    assert {*CODES} == {path.stem for path in (ROOT / "languages").glob("*.po")} | {"en"}


def test_a_language_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        language_of("xx")
    with pytest.raises(KeyError):
        language_of("__init__")


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", [1, 0, 1, 1, 1, 1]),
        ("de", [1, 0, 1, 1, 1, 1]),
        ("es", [1, 0, 1, 1, 1, 1]),
        ("fr", [0, 0, 1, 1, 1, 1]),
        ("ja", [0, 0, 0, 0, 0, 0]),
        ("ar", [0, 1, 2, 3, 4, 5]),
    ],
)
def test_a_number_takes_its_form(code: str, forms: list[int]) -> None:
    marked = replace(language_of(code), plurals={"x": tuple(f"{index}" for index in range(6))})
    assert [int(marked.form(Counted("x", "xs"), number)) for number in (0, 1, 2, 3, 11, 100)] == forms


@EVERY
@given(number=st.integers(min_value=0, max_value=999_999))
def test_a_number_takes_the_form_that_cldr_gives_it(code: str, number: int) -> None:
    marked = replace(language_of(code), plurals={"x": FORMS[code]})
    assert marked.form(Counted("x", "xs"), number) == locale(code).plural_form(number)


@pytest.mark.parametrize(("number", "said"), [(0, "0 updates"), (1, "1 update"), (2, "2 updates")])
def test_what_is_not_translated_is_english(number: int, said: str) -> None:
    bare = replace(language_of("ar"), messages={}, plurals={})
    assert bare.count(Counted("{count} update", "{count} updates"), number) == said
    assert bare.say("Corrected {instant}", instant="x") == "Corrected x"


@EVERY
@given(day=DAYS)
def test_days_and_months_are_written_as_cldr_writes_them(code: str, day: date) -> None:
    language, of = language_of(code), locale(code)
    assert instants.date_in_words(day, language) == by_skeleton("yMMMd", day, code)
    assert instants.short_day_in_words(day, language) == by_skeleton("MMMEd", day, code)
    assert instants.month_in_words(day, language) == by_skeleton("yMMMM", day, code)
    assert instants.month_name(day, language) == dates.format_date(day, "LLLL", locale=of)


@EVERY
@given(day=DAYS)
def test_a_day_in_full_has_weekday_and_month_in_full_and_no_year(code: str, day: date) -> None:
    language, of = language_of(code), locale(code)
    said = instants.day_in_words(day, language)
    assert said == dates.format_date(day, language.patterns["day"], locale=of)
    assert dates.format_date(day, "EEEE", locale=of) in said
    assert dates.format_date(day, "MMMM", locale=of) in said
    assert str(day.year) not in said


@EVERY
@given(at=INSTANTS)
def test_instants_are_written_as_cldr_writes_them(code: str, at: datetime) -> None:
    language, of = language_of(code), locale(code)
    clock = f"{dates.format_skeleton('Hm', at, locale=of)} UTC"
    assert instants.clock_in_words(at, language) == clock
    whole = str(of.datetime_formats["medium"]).format(clock, by_skeleton("yMMMd", at, code))
    assert instants.instant_in_words(at, language) == whole


@EVERY
@given(day=DAYS)
def test_an_instant_at_midnight_has_a_time_of_day(code: str, day: date) -> None:
    said = instants.bare_clock_in_words(datetime.combine(day, time(), tzinfo=UTC), language_of(code))
    assert said in ("00:00", "0:00")


@EVERY
@given(first=DAYS, length=st.integers(min_value=1, max_value=200))
def test_a_run_of_days_is_written_as_cldr_writes_it(code: str, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    said = dates.format_interval(first, last, "MMMd", locale=locale(code))
    said = re.sub(r"\bSept\b", "Sep", said) if code == "en" else said  # which only the British write
    assert periods.days_in_words(first, last, language_of(code)) == said


@EVERY
@given(number=st.integers(min_value=0, max_value=999), unit=st.sampled_from(["day", "hour", "minute", "second"]))
def test_a_unit_is_written_as_cldr_writes_it(code: str, number: int, unit: str) -> None:
    said = units.format_unit(number, f"duration-{unit}", "long", locale=locale(code))
    if "duration" in said:  # where long and short names are the same, Babel has the short ones only
        said = units.format_unit(number, f"duration-{unit}", "short", locale=locale(code))
    assert language_of(code).unit(number, unit) == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "2 hours 5 minutes"),
        ("de", "2 Stunden, 5 Minuten"),
        ("es", "2 horas 5 minutos"),
        ("fr", "2\N{NO-BREAK SPACE}heures 5\N{NO-BREAK SPACE}minutes"),
        ("ja", "2 時間5 分"),
        ("ar", "ساعتان و5 دقائق"),
    ],
)
def test_a_duration_has_its_units_side_by_side(code: str, said: str) -> None:
    length = timedelta(hours=2, minutes=5)
    spaced = duration_in_words(length, language=language_of(code)).replace("\N{NO-BREAK SPACE}", " ")
    assert spaced == said.replace("\N{NO-BREAK SPACE}", " ")


@EVERY
@given(names=st.lists(st.text(alphabet="AB{}' ", min_size=1, max_size=4), max_size=7))
def test_a_list_is_written_as_cldr_writes_it(code: str, names: list[str]) -> None:
    # Babel takes braces in names for blanks.
    said = lists.format_list([name.replace("{", "<").replace("}", ">") for name in names], locale=locale(code)) if names else ""
    assert language_of(code).list(names).replace("{", "<").replace("}", ">") == said


@EVERY
@given(hundredths=st.integers(min_value=0, max_value=9_999))
def test_a_share_is_written_as_cldr_writes_it(code: str, hundredths: int) -> None:
    pattern = locale(code).percent_formats[None].pattern.replace("#,##0", "0.00")
    said = with_sign(numbers.format_percent(hundredths / 10_000, pattern, locale=locale(code)), code)
    assert Wording(language_of(code)).percent(hundredths / 10_000) == said


@EVERY
@given(percent=st.integers(min_value=0, max_value=100))
def test_a_whole_percent_is_written_as_cldr_writes_it(code: str, percent: int) -> None:
    said = with_sign(numbers.format_percent(percent / 100, locale=locale(code)), code)
    assert Wording(language_of(code)).whole_percent(percent) == said


@EVERY
def test_a_language_knows_all_names_and_its_direction(code: str) -> None:
    language, of = language_of(code), locale(code)
    assert list(language.months) == [dates.format_date(date(2026, month, 1), "MMMM", locale=of) for month in range(1, 13)]
    assert list(language.weekdays) == [dates.format_date(date(2026, 6, day), "EEEE", locale=of) for day in range(1, 8)]
    assert language.direction == of.text_direction == ("rtl" if code == "ar" else "ltr")
    assert len(language.narrow_weekdays) == len(language.short_weekdays) == 7


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("d 'de' MMMM 'de' y", "4 de March de 2031"),
        ("y年M月d日", "2031年3月4日"),
        ("d''MM''yy", "4'03'2031"),
        ("'{'d'}' {0}", "{4} {0}"),
        ("'d'd'M'M", "d4M3"),
        ("EEEE، d", "Tuesday، 4"),
    ],
)
def test_what_a_pattern_quotes_stands_as_it_is(pattern: str, said: str) -> None:
    spoken: Language = replace(ENGLISH, patterns={"x": pattern})
    assert spoken.dated("x", date(2031, 3, 4)) == said


@EVERY
def test_patterns_have_only_fields_that_are_written_here(code: str) -> None:
    fields = {field for pattern in language_of(code).patterns.values() for field in pattern_of(pattern)[0]}
    known = {"d", "dd", "M", "MM", "MMM", "MMMM", "LLLL", "E", "EEE", "EEEE", "H", "HH", "mm", "y"}
    assert fields <= known


def test_modules_and_catalogues_are_up_to_date() -> None:
    assert [fault for fault in made() if "out of date" in fault] == []


def test_no_translation_has_other_blanks() -> None:
    assert [fault for fault in made() if "other blanks" in fault] == []


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_nothing_is_untranslated(code: str) -> None:
    assert [fault for fault in made() if "no translation" in fault and f"/{code}.po" in fault] == []
