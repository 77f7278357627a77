"""Home in a text browser, during an outage: the answer first, everything in words, nothing twice, nothing that is not yet so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from tests.browser.sites import OUTAGE, UPDATES

pytestmark = pytest.mark.browser


def read(address: str) -> list[str]:
    """The page's lines in a window of 80 columns, without the numbers and addresses of links."""
    lynx = os.environ.get("NOA_STATUS_LYNX") or shutil.which("lynx")
    assert lynx, "there is no lynx: make test says how to get one"
    command = [lynx, "-cfg=/dev/null", "-dump", "-nolist", "-width=80", "-display_charset=utf-8", address]
    made = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    return made.stdout.splitlines()


def test_the_first_screen_answers_and_two_screens_tell_what_is_newest_of_all_that_is_open(outage: str) -> None:
    lines = read(outage)
    first, two = (" ".join(" ".join(lines[:many]).split()) for many in (24, 48))
    for words in ("API is down.", "As of 10:35 UTC, Tuesday 24 November.", "Api fails", "Since 10:02 UTC", UPDATES[2]):
        assert words in first
    for words in ("Slow queries", "An index is made anew.", "New index", "The index moves."):
        assert words in two


def test_what_is_folded_can_be_read_and_nothing_stands_there_twice(outage: str) -> None:
    text = "\n".join(read(outage))
    for words in (*UPDATES, "An index is made anew.", "The index moves.", "API is down.", "Days with problems, in words"):
        assert text.count(words) == 1, words


def test_each_component_is_told_with_its_state(outage: str) -> None:
    lines = [" ".join(line.split()) for line in read(outage)]
    for line in ("API Major outage", "Dashboard Operational", "Database Degraded", "Search Maintenance"):
        assert any(re.fullmatch(rf"\* {line} [\d.]+%", one) for one in lines), line


@pytest.mark.parametrize("address", ["", OUTAGE, "history/", "maintenance/"])
def test_nothing_is_there_that_waits_for_later_or_for_a_script(outage: str, address: str) -> None:
    text = "\n".join(read(outage + address))
    assert not re.search(r"was due|Everything is working|No problems|Updated:|Not known|Not yet|Copied", text)
    assert not re.search(r"<|\{|=>|\bconst\b|svg|M\d+[ .]|none\b", text)
    assert not re.search(r"[a-z][A-Z0-9]", text), "words stand apart"
