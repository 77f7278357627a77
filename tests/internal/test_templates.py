"""Templates place what was worked out: they mark nothing safe but HTML, and decide nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted((Path(__file__).parents[2] / "site_overrides" / "internal" / "pages").rglob("*.j2"))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_places_only(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 80
    for expression in re.findall(r"\{\{(.*?)\}\}", text, re.DOTALL):
        if "|" in expression:
            assert re.fullmatch(r" [\w.]+_html\|safe ", expression), expression
    for statement in re.findall(r"\{%-?(.*?)-?%\}", text, re.DOTALL):
        assert not re.search(r"==|!=|<|>|\bset\b|\||\bin\b.*\bif\b", statement), statement


def test_the_style_sheet_asks_nobody_else() -> None:
    css = (Path(__file__).parents[2] / "site_overrides" / "internal" / "theme" / "assets" / "noa.css").read_text(encoding="utf-8")
    assert not re.search(r"url\((?!\"data:|%23)", css)
    assert "@import" not in css
    assert "!important" not in css
