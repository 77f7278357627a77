"""From an alert's link to a filled and copied command, in a real browser; with hostile values, environments, and no JavaScript."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import a_site
from tests.internal.test_plugin import run

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: On call
site_url: https://on-call.example.com/sub/
theme:
  name: material
  font: false
  features: [navigation.instant, content.code.copy]
  palette: {scheme: SCHEME}
plugins: [search, {noa-status: {public: false}}]
"""
TEXT = """\
# ApiDown

## Meaning

The probe of `{{ $labels.instance }}` fails in `<namespace>`.

## Diagnosis

```bash
kubectl -n <namespace> logs "$POD" --tail=50
curl -H "Authorization: Bearer $API_TOKEN" https://api.example.com/
```

```console
$ kubectl -n <namespace> get pods \\
>   -l app=api
NAME    READY
api-7   0/1
# in the pod
$ uptime
```

```promql
up{namespace="<namespace>"}
```

## Mitigation

```bash changes="restarts every pod of the API"
kubectl -n <namespace> rollout restart deployment/<deployment>
```
"""
ENVIRONMENTS = {"prod-eu": {"namespace": "prod", "cluster": "eu1"}, "staging": {"namespace": "stage", "deployment": "api-next"}}
STRICT = "default-src 'none'; script-src 'self'"


class _Handler(SimpleHTTPRequestHandler):
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page, as hosts send it."""
        body = (Path(self.directory) / "sub" / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.copyfile(BytesIO(body), self.wfile)

    def end_headers(self) -> None:
        """What is a redirect alone works under the strictest policy."""
        if self.path.split("?")[0] in ("/sub/r/ApiDown/", "/sub/r/apidown/"):
            self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path, scheme: str) -> Generator[str]:
    """A small internal site, built as its users build it, and served under a sub-path."""
    site = (
        a_site(environments=ENVIRONMENTS).file("/mkdocs.yml", CONFIG.replace("SCHEME", scheme)).file("/docs/index.md", "# Docs\n")
    )
    site.runbook("ApiDown", TEXT, severity="SEV1", owner="platform").runbook(
        "api/ApiLatencyHigh", "# ApiLatencyHigh\n\nSee `$POD`.\n"
    )
    site.runbook("one/DiskFull", "# One").runbook("two/DiskFull", "# Two")
    root = site.write(folder / "repository")
    done = run(root, "build", "--strict", "--site-dir", str(folder / "site" / "sub"))
    assert done.returncode == 0, done.stdout + done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/sub/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("filling"), "default") as found:
        yield found


@contextmanager
def opened(browser: Browser, url: str, **more: Any) -> Generator[Page]:
    """A page with a clipboard; in the end nothing was asked of anybody else, and no script failed."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **more)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" and "404" not in said.text else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on(
        "request", lambda request: wrong.append(request.url) if not request.url.startswith(url[: url.index("/sub/")]) else None
    )
    page.goto(url)
    yield page
    assert wrong == []
    context.close()


def copied(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def command(page: Page, number: int) -> Any:
    return page.locator(".noa-command").nth(number)


def test_an_alertmanager_link_becomes_a_filled_and_copied_command(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}r/ApiDown/?namespace=prod&pod=api-7&instance=10.0.0.1:9100") as page:
        page.wait_for_url("**/sub/runbooks/ApiDown/?namespace=prod&pod=api-7&instance=10.0.0.1:9100")
        assert command(page, 0).locator("code").inner_text().startswith('kubectl -n prod logs "api-7" --tail=50')
        assert page.locator("p", has_text="The probe of").inner_text() == "The probe of 10.0.0.1:9100 fails in prod."
        command(page, 1).get_by_role("button", name="Copy").click()
        expect(command(page, 1).get_by_role("status")).to_have_text("Copied")
        assert copied(page) == "kubectl -n prod get pods \\\n  -l app=api\nuptime"
        assert command(page, 2).locator("code").inner_text().strip() == 'up{namespace="prod"}'


@pytest.mark.parametrize("spelled", ["ApiDown", "apidown", "APIDOWN", "apiDOWN"])
def test_any_spelling_arrives_with_all_that_it_carries(browser: Browser, address: str, spelled: str) -> None:
    with opened(browser, f"{address}r/{spelled}/?namespace=prod#pod=api-7") as page:
        page.wait_for_url("**/sub/runbooks/ApiDown/?namespace=prod#pod=api-7")
        expect(page.get_by_label("pod")).to_have_value("api-7")


def test_a_command_with_holes_says_so_before_it_is_copied(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace=prod") as page:
        page.evaluate("navigator.clipboard.writeText('before')")
        block = command(page, 0)
        block.get_by_role("button", name="Copy", exact=True).click()
        asked = block.get_by_role("group", name="Before you copy")
        assert "2 placeholders are not filled in: $POD, $API_TOKEN" in asked.inner_text()
        assert copied(page) == "before"
        asked.get_by_role("button", name="Fill in").click()
        expect(page.get_by_label("pod")).to_be_focused()
        page.keyboard.type("api-7")
        block.get_by_role("button", name="Copy", exact=True).click()
        block.get_by_role("button", name="Copy anyway").click()
        expect(block.get_by_role("status")).to_have_text("Copied")
        assert copied(page).startswith('kubectl -n prod logs "api-7" --tail=50\ncurl -H "Authorization: Bearer $API_TOKEN"')


def test_nobody_is_asked_for_a_secret(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?api_token=abc&namespace=prod") as page:
        assert page.locator(".noa-fill label > code").all_inner_texts() == ["instance", "namespace", "POD", "deployment"]
        assert "$API_TOKEN" in command(page, 0).inner_text()


def test_what_changes_things_is_looked_at_twice(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace=prod&deployment=api") as page:
        page.evaluate("navigator.clipboard.writeText('before')")
        block = command(page, 3)
        block.get_by_role("button", name="Copy", exact=True).click()
        asked = block.get_by_role("group", name="Before you copy")
        assert "This changes something: restarts every pod of the API." in asked.inner_text()
        assert "kubectl -n prod rollout restart deployment/api" in asked.inner_text()
        assert copied(page) == "before"
        asked.get_by_role("button", name="Copy this command").click()
        expect(block.get_by_role("status")).to_have_text("Copied")
        assert copied(page) == "kubectl -n prod rollout restart deployment/api"


def test_a_named_environment_fills_what_the_link_leaves_open(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace=other") as page:
        page.get_by_label("Environment").select_option("staging")
        assert "kubectl -n other rollout restart deployment/api-next" in command(page, 3).inner_text()
        assert page.locator(".noa-fill").inner_text().count("from staging") == 1
        page.goto(f"{address}runbooks/ApiDown/?environment=prod-eu")
        assert "kubectl -n prod logs" in command(page, 0).inner_text()


def test_values_stay_in_the_tab_until_another_alert_comes(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace=prod&pod=api-7") as page:
        page.get_by_label("deployment").fill("api")
        page.goto(f"{address}runbooks/api/ApiLatencyHigh/")
        assert page.locator("article").inner_text().endswith("See api-7.")
        page.goto(f"{address}runbooks/ApiDown/?namespace=prod&pod=api-7")
        expect(page.get_by_label("deployment")).to_have_value("api")
        page.goto(f"{address}runbooks/ApiDown/?namespace=stage")
        expect(page.get_by_label("pod")).to_have_value("")
        expect(page.get_by_label("deployment")).to_have_value("")
        page.locator(".noa-fill").get_by_role("button", name="Clear").click()
        expect(page.get_by_label("namespace")).to_have_value("")
        other = page.context.browser.new_context().new_page()  # pyright: ignore[reportOptionalMemberAccess]
        other.goto(f"{address}runbooks/ApiDown/")
        expect(other.get_by_label("namespace")).to_have_value("")
        other.context.close()


def test_a_filled_word_shows_what_is_written_on_request(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace=prod") as page:
        mark = command(page, 0).locator("mark").first
        mark.focus()
        page.keyboard.press("Enter")
        assert mark.inner_text() == "<namespace>"
        mark.click()
        assert mark.inner_text() == "prod"


def test_pages_that_come_without_a_load_are_filled_too(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace=prod&pod=api-7") as page:
        page.evaluate("window.stays = true")
        page.get_by_role("link", name="Runbooks").first.click()
        page.wait_for_url("**/sub/runbooks/")
        page.get_by_role("link", name="ApiLatencyHigh").first.click()
        page.wait_for_url("**/sub/runbooks/api/ApiLatencyHigh/")
        expect(page.locator("article mark")).to_have_text("api-7")


HOSTILE = {
    "$(touch x)": "-n '$(touch x)' logs",
    "'; rm -rf ~; '": "-n ''\\''; rm -rf ~; '\\''' logs",
    "</code><img src=x onerror=alert(1)>": "-n '</code><img src=x onerror=alert(1)>' logs",
}


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_label_is_a_quoted_word(browser: Browser, address: str, value: str) -> None:
    with opened(browser, f"{address}r/ApiDown/?pod=api-7&api_token=x&namespace={quote(value)}") as page:
        page.wait_for_url("**/sub/runbooks/ApiDown/**")
        block = command(page, 0)
        assert HOSTILE[value] in block.locator("code").inner_text()
        assert page.locator("article img").count() == 0
        block.get_by_role("button", name="Copy", exact=True).click()
        block.get_by_role("button", name="Copy anyway").click()
        expect(block.get_by_role("status")).to_have_text("Copied")
        text = copied(page)
        assert HOSTILE[value] in text
        line = text.partition("\n")[0].replace("kubectl", "printf '%s\\n'")
        shell = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=True, env={"PATH": "/nowhere"})
        assert shell.stdout.split("\n")[1] == value
        # PromQL is no shell: there such a value is not taken at all.
        assert "<namespace>" in command(page, 2).inner_text()
        assert "only letters, digits" in page.locator(".noa-fill").inner_text()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("prod\nreboot", "it holds a line break"),
        ("a" * 10_000, "it is longer than 253 characters"),
        ("prod\u202eda", "it holds a character that turns the direction of writing"),
        ("prod\u200b", "it holds a character that nobody sees"),
        ("prod\tx", "it holds a control character"),
    ],
    ids=["line break", "ten kilobytes", "bidi override", "zero width", "tab"],
)
def test_a_value_that_no_command_may_hold_is_refused_with_a_word(browser: Browser, address: str, value: str, reason: str) -> None:
    with opened(browser, f"{address}runbooks/ApiDown/?namespace={quote(value)}") as page:
        assert f"The link's value is not taken: {reason}" in page.locator(".noa-fill").inner_text()
        assert "-n <namespace> logs" in command(page, 0).inner_text()
        expect(page.get_by_label("namespace")).to_have_value("")


def test_a_name_with_two_runbooks_lets_one_choose_and_takes_the_values_along(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}r/diskfull/?node=n1") as page:
        page.get_by_role("link", name="Two").click()
        page.wait_for_url("**/sub/runbooks/two/DiskFull/?node=n1")


def test_an_alert_that_nobody_has_written_up_gets_the_nearest_names(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}r/ApiLatencyTooHigh/?namespace=prod") as page:
        page.wait_for_url("**/sub/r/?alert=ApiLatencyTooHigh&namespace=prod")
        said = page.get_by_role("status").filter(has_text="Nobody")
        expect(said).to_contain_text("Nobody has written up ApiLatencyTooHigh yet. Nearest names: ApiLatencyHigh")
        expect(page.locator("[data-noa-path]")).to_have_text("runbooks/ApiLatencyTooHigh.md")
        assert page.get_by_text("On-call engineer acknowledges alert").is_visible()
        said.get_by_role("link", name="ApiLatencyHigh").click()
        page.wait_for_url("**/sub/runbooks/api/ApiLatencyHigh/?namespace=prod")


def test_a_name_that_is_no_name_is_told_as_nothing(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}r/%3Cimg%20src=x%20onerror=alert(1)%3E/") as page:
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").inner_text() == "Nothing is at this address"
        page.goto(f"{address}r/?alert=%3Cimg%20src=x%20onerror=alert(1)%3E")
        assert page.locator("article img").count() == 0


def test_without_javascript_everything_is_there_as_it_is_written(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}r/ApiDown/?namespace=prod", java_script_enabled=False) as page:
        page.wait_for_url("**/sub/runbooks/ApiDown/")
        assert 'kubectl -n <namespace> logs "$POD"' in page.locator("article").inner_text()
        assert page.get_by_role("button", name="Copy").count() == 0
        page.goto(f"{address}r/NobodyKnows/")
        page.get_by_role("link", name="what to do first").click()
        assert page.get_by_text("An alert's link led here").is_visible()


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_page_is_wider_than_a_small_phone(browser: Browser, tmp_path: Path, scheme: str) -> None:
    kept = Path(os.environ["NOA_STATUS_PICTURES"]) if "NOA_STATUS_PICTURES" in os.environ else tmp_path
    with served(tmp_path / "site", scheme) as address:
        for width in (320, 1280):
            url = f"{address}runbooks/ApiDown/?namespace={quote('prod eu')}&pod=api-7&environment=staging"
            with opened(browser, url, viewport={"width": width, "height": 900}) as page:
                command(page, 3).get_by_role("button", name="Copy", exact=True).click()
                command(page, 0).get_by_role("button", name="Copy", exact=True).click()
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.evaluate("scrollTo(0, 0)")
                page.screenshot(path=kept / f"filling-{scheme}-{width}.png", full_page=True)
                page.goto(f"{address}r/?alert=ApiLatencyTooHigh")
                page.get_by_text("Nobody has written up").wait_for()
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                page.screenshot(path=kept / f"unwritten-{scheme}-{width}.png", full_page=True)
