"""`llms.txt`: its form is that of llmstxt.org, and whatever it names is there."""

from __future__ import annotations

import re

from msgspec.structs import replace

from noa_status import addresses
from noa_status.public.llms import llms
from noa_status.public.values import LanguageLink
from tests.public import gallery
from tests.public.gallery import HOSTILE, SITE

TEXT = llms(SITE, "Noa Server status", gallery.GROUPS)
URL = SITE.url


def test_it_has_one_name_a_summary_and_lists_of_links_under_headings() -> None:
    first, blank, summary, *rest = TEXT.splitlines()
    assert (first, blank) == ("# Noa Server status", "")
    assert summary.startswith("> The public status page of Noa Server: ")
    assert [line for line in rest if line.startswith("#")] == ["## Now", "## What happened", "## Components", "## Optional"]
    below = TEXT[TEXT.index("## Now") :].splitlines()
    assert all(re.fullmatch(r"(## .+)?|- \[[^\[\]]+\]\(https://\S+\): \S.*", line) for line in below)


def test_it_leads_to_the_answer_the_feeds_and_every_component() -> None:
    found = re.findall(r"\]\((\S+)\)", TEXT)
    wanted = (addresses.HOME, addresses.EMBED_DATA, addresses.BUILD, addresses.FEED_ATOM, addresses.FEED_RSS, addresses.HISTORY)
    assert {URL + address for address in wanted} <= set(found)
    assert {URL + row.address for group in gallery.GROUPS for row in group.components} <= set(found)
    assert len(found) == len(set(found))


def test_it_says_where_the_answer_stands_and_not_what_it_is() -> None:
    assert llms(SITE, "Noa Server status", gallery.calm(gallery.GROUPS)) == TEXT
    assert "say as of when" in TEXT


def test_other_languages_are_named_where_there_are_some() -> None:
    links = (LanguageLink(code="en", name="English", folder=""), LanguageLink(code="de", name="Deutsch", folder="de/"))
    several = llms(replace(SITE, languages=links), "Noa Server status", ())
    assert f"- [Deutsch]({URL}de/): this site in another language" in several
    assert "Deutsch" not in TEXT
    assert "## Components" not in several


def test_a_name_cannot_make_itself_a_heading_or_a_link() -> None:
    name = f"A\n# B [c](https://evil.example) {HOSTILE}"
    group = replace(gallery.GROUPS[0], components=(replace(gallery.row("API"), name=name),))
    text = llms(SITE, name, (group,))
    assert len(re.findall(r"^#", text, re.MULTILINE)) == len(re.findall(r"^#", TEXT, re.MULTILINE))
    assert "](https://evil" not in text.replace("\\](", "")
    assert "<script" not in text.replace("\\<", "")
