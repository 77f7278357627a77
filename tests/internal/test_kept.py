"""Pages that are not rendered again: a build that remembers gives what one that remembers nothing gives, in every byte."""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import SiteBuilder
from tests.internal.test_plugin import CONFIG, a_repository, run

LATER = "2027-03-01T09:00Z"


def _older(site: SiteBuilder) -> SiteBuilder:
    """Records that are over, beside the open one: pages that rest."""
    return (
        site.with_incident("2026-10-10-slow", at="2026-10-10T10:00Z", severity="SEV3", runbooks=["node/NodeDown"])
        .update(
            "2026-10-10T10:10Z", "investigating", "See [it](../../../../runbooks/node/NodeDown.md).", api="degraded_performance"
        )
        .update("2026-10-10T11:10Z", "resolved")
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text()
        assert old in text
        (root / path).write_text(text.replace(old, new))

    return change


def _without_runbooks(root: Path) -> None:
    shutil.rmtree(root / "runbooks")
    # A link of the docs that leads nowhere stops a strict build, remembering or not.
    _changed("docs/index.md", ", [a runbook](../runbooks/node/NodeDown.md)", "")(root)


EDITS: dict[str, Callable[[Path], None]] = {
    "nothing": lambda root: None,
    "the navigation": lambda root: _write(root / "docs/new.md", "# A new page\n\nText.\n"),
    "a title in the navigation": _changed("docs/how.md", "# How", "# How else"),
    "the theme": lambda root: _write(
        root / "site_overrides/internal/theme/partials/copyright.html", "<p>Ours since {{ config.site_name }}.</p>"
    ),
    "a theme that tells the time": lambda root: _write(
        root / "site_overrides/internal/theme/partials/copyright.html", "<p>{{ build_date_utc }} {{ pages | length }}</p>"
    ),
    "a template": lambda root: _write(root / "site_overrides/internal/pages/incident.html.j2", "<h1>{{ page.title }}</h1>"),
    "the configuration": _changed("mkdocs.yml", "site_name: On call", "site_name: At night"),
    "the site's file": _changed("status.yml", "name: ", "name: Other "),
    "a page": _changed("runbooks/node/NodeDown.md", "## Mitigation", "## What to do"),
    "a target's title": _changed("runbooks/node/NodeDown.md", "# NodeDown", "# Node is down"),
    "a target that is gone": _without_runbooks,
    "a target that comes": lambda root: _write(root / "runbooks/node/gone.md", "# Back\n"),
    "an update": lambda root: _write(
        next(root.glob("incidents/*/*down")) / "updates/20261124T1030Z.md", "---\nstatus: identified\n---\nMore.\n"
    ),
}


def _is_same(one: Path, other: Path) -> bool:
    names = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    assert names == {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    different = [str(name) for name in names if not filecmp.cmp(one / name, other / name, shallow=False)]
    assert different == []
    return True


def _built(root: Path, to: Path, program: str = "mkdocs", now: str = "2026-11-24T10:35Z") -> str:
    done = run(root, "build", "--strict", "--verbose", "-d", str(to), program=program, now=now)
    assert done.returncode == 0, done.stderr
    return done.stderr


def _rendered(log: str) -> set[str]:
    return set(re.findall(r"Building page (?!docs/)(\S+)", log))


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_build_that_remembers_gives_what_one_that_does_not_gives_after_every_edit(tmp_path: Path, program: str) -> None:
    edits = EDITS if program == "mkdocs" else {name: EDITS[name] for name in ("nothing", "a page")}
    here, base = tmp_path / "here", tmp_path / "base"
    # Always at one place, since the engine knows where it stands; what is remembered comes along.
    _built(_older(a_repository()).write(here), tmp_path / "first", program)
    here.rename(base)
    for number, (what, edit) in enumerate(edits.items()):
        sites = [tmp_path / f"{number}-{way}" for way in ("warm", "cold")]
        shutil.copytree(base, here)
        edit(here)
        rendered: list[set[str]] = []
        for site in sites:
            rendered.append(_rendered(_built(here, tmp_path / "site", program)))
            shutil.move(tmp_path / "site", site)
            shutil.rmtree(here / ".cache")
        shutil.rmtree(here)
        assert _is_same(*sites), what
        # What every page shows is on every page; the rest leaves most of them alone.
        is_everywhere = any(word in what for word in ("navigation", "theme", "configuration"))
        assert rendered[0] == rendered[1] if is_everywhere else rendered[0] < rendered[1], what


def test_what_did_not_change_is_not_rendered(tmp_path: Path) -> None:
    root = _older(a_repository()).write(tmp_path / "us")
    cold = _rendered(_built(root, tmp_path / "site"))
    warm = _rendered(_built(root, tmp_path / "site"))
    _changed("runbooks/node/NodeDown.md", "## Mitigation", "Text.\n\n## Mitigation")(root)
    edited = _rendered(_built(root, tmp_path / "site"))
    assert edited - warm == {"runbooks/node/NodeDown.md"}
    # What stands in the navigation says where one is, and is made anew.
    assert len([uri for uri in cold - warm if "slow" in uri or "down" in uri]) == 2, sorted(cold)


def test_what_rests_is_what_a_later_build_makes_anew(tmp_path: Path) -> None:
    root = _older(a_repository()).write(tmp_path / "us")
    _built(root, tmp_path / "site", now="2027-02-01T09:00Z")
    assert b"2026-10-10-slow" in (root / ".cache/noa-status/internal/records.msgpack").read_bytes()
    _built(root, tmp_path / "warm", now=LATER)
    shutil.rmtree(root / ".cache")
    _built(root, tmp_path / "cold", now=LATER)
    # The folders have names of equal length and content alike but for themselves.
    assert _is_same(tmp_path / "warm", tmp_path / "cold")


def test_an_earlier_moment_does_not_get_what_was_kept_later(tmp_path: Path) -> None:
    root = _older(a_repository()).write(tmp_path / "us")
    _built(root, tmp_path / "site", now=LATER)
    _built(root, tmp_path / "warm", now="2026-10-10T10:30Z")
    shutil.rmtree(root / ".cache")
    _built(root, tmp_path / "cold", now="2026-10-10T10:30Z")
    assert _is_same(tmp_path / "warm", tmp_path / "cold")


def test_a_kept_page_that_is_damaged_is_made_again(tmp_path: Path) -> None:
    root = _older(a_repository()).write(tmp_path / "us")
    _built(root, tmp_path / "cold")
    for path in (root / ".cache/noa-status/internal").glob("pages/index.msgpack"):
        path.write_bytes(b"\xc1 no index")
    (root / ".cache/noa-status/internal/records.msgpack").write_bytes(b"no records")
    _built(root, tmp_path / "warm")
    assert _is_same(tmp_path / "warm", tmp_path / "cold")


def test_another_plugin_that_may_have_a_say_switches_it_off(tmp_path: Path) -> None:
    root = a_repository(CONFIG.replace("plugins: [search,", "hooks: [hook.py]\nplugins: [search,")).write(tmp_path / "us")
    (root / "hook.py").write_text(
        "def on_post_page(output, **_):\n    return output.replace('</body>', '<!-- hooked --></body>')\n"
    )
    cold = _rendered(_built(root, tmp_path / "site"))
    assert _rendered(_built(root, tmp_path / "site")) == cold
