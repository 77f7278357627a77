"""The preview says what home then says."""

from __future__ import annotations

from pathlib import Path

import pytest

from noa_status.public.view.headline import headline
from noa_status.records.read import read_repository
from tests.builders import a_site, at
from tests.commands import noa_status


@pytest.mark.parametrize("time", ["25T09:05", "25T09:20", "25T09:40", "25T10:10", "25T10:40", "25T11:10"])
def test_the_headline_is_the_one_of_the_built_page(tmp_path: Path, time: str) -> None:
    site = a_site().with_incident("web-slow", at="25T09:00", severity="SEV3")
    site.update("25T09:10", "investigating", web="degraded_performance").update("25T09:30", "identified", db="major_outage")
    site.update("25T10:00", "monitoring", db="operational").update("25T10:30", "resolved")
    site.with_maintenance("upgrade", "25T11:00", "25T12:00").update("25T08:00", "scheduled", api="under_maintenance")
    site.with_incident("hidden", at="25T09:00", severity="SEV4").update("25T09:01", "investigating", api="major_outage")
    root = site.write(tmp_path)
    repository, _ = read_repository(root)
    assert repository is not None
    said = headline(repository.site, repository.incidents, at(time)).says
    assert noa_status(f"build --public --now {at(time):%Y-%m-%dT%H:%MZ}", root).status == 0
    home = (root / "site/public/index.html").read_text(encoding="utf-8")
    for sentence in said.replace(". ", ".|").split("|"):
        assert sentence in home
