"""What other sites embed, in a real browser on hosts of another origin: with strict policies, hostile styles, broken files."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from noa_status.public import badges
from noa_status.public.badges import Badge
from noa_status.public.embed import SCRIPT, SCRIPT_STYLE, embed_artifacts
from noa_status.public.values import HomePage, IncidentView
from noa_status.public.wording import Wording
from noa_status.words.languages import ENGLISH
from tests.public.looking import load
from tests.public.showing import HOSTILE, group, home, incident, row

pytestmark = pytest.mark.browser

OUTAGE = incident("2026-11-24-api", "api")
DISKS = incident("2026-11-24-disks", "search", title="New disks", worst="under_maintenance", kind="maintenance")
CALM = home(group("core", row("api"), row("web"), row("search")))
TYPES = {"js": "text/javascript", "json": "application/json", "svg": "image/svg+xml"}


class Origin:
    """A web server of its own origin: `files` by path, `headers` for all of them; what is not there is a 404."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []
        origin = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                origin.asked.append(f"{path} {self.headers.get('Cookie', '')}".strip())
                data = origin.files.get(path)
                self.send_response(200 if data is not None else 404)
                self.send_header("Content-Type", TYPES.get(path.rpartition(".")[2], "text/html; charset=utf-8"))
                for name, value in origin.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data or b"<h1>404</h1>")

            def log_message(self, format: str, *args: object) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1000, "height": 600})
    yield context
    context.close()


@pytest.fixture
def status() -> Iterator[Origin]:
    """The status page's origin. Every file may be read from anywhere, as the docs ask."""
    origin = Origin()
    origin.headers["Access-Control-Allow-Origin"] = "*"
    yield origin
    origin.close()


@pytest.fixture
def host() -> Iterator[Origin]:
    """Somebody else's origin."""
    origin = Origin()
    yield origin
    origin.close()


def publish(origin: Origin, value: HomePage) -> None:
    made = embed_artifacts(value, load(SCRIPT) or "", load(SCRIPT_STYLE) or "", Wording(ENGLISH))
    origin.files |= {f"/sub/{artifact.path.removesuffix('index.html')}": artifact.render() for artifact in made}


def outage(*others: IncidentView) -> HomePage:
    groups = group("core", row("api", "major_outage"), row("web"), row("search", "under_maintenance"))
    return home(groups, status="major_outage", open=(OUTAGE, *others), running=(DISKS,))


class Visit:
    """A page of the host, with what went wrong on it."""

    def __init__(self, context: BrowserContext, host: Origin, status: Origin, html: str = "", attributes: str = "") -> None:
        script = f'<script src="{status.url}/sub/embed.js?v=1" {attributes}></script>'
        host.files["/"] = f"<!doctype html><title>Host</title>{script}<h1>Host</h1>{html}".encode()
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.said: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.goto(host.url + "/")

    def shows(self, *titles: str) -> None:
        """Waits for these titles; without any, until nothing can come any more."""
        if not titles:
            self.page.wait_for_timeout(400)
            assert self.children() == ["HEAD", "BODY"]
            return
        expect(self.page.get_by_role("status").get_by_role("link")).to_have_text(list(titles))

    def children(self) -> list[str]:
        return self.page.evaluate("[...document.documentElement.children].map(one => one.tagName)")

    def style(self, name: str) -> str:
        return self.page.get_by_role("status").evaluate(f"one => getComputedStyle(one)['{name}']")


STRICT = "default-src 'none'; script-src {0}; connect-src {0}; require-trusted-types-for 'script'; trusted-types 'none'"


def test_it_works_where_the_host_allows_the_script_and_its_file_and_nothing_else(
    context: BrowserContext, host: Origin, status: Origin
) -> None:
    publish(status, outage())
    host.headers["Content-Security-Policy"] = STRICT.format(status.url)
    visit = Visit(context, host, status)
    visit.shows("API requests fail", "New disks")
    assert (visit.style("position"), visit.style("display")) == ("fixed", "flex")
    shape = visit.page.locator("i").first.evaluate("one => [one.offsetWidth, one.offsetHeight, getComputedStyle(one).clipPath]")
    assert shape[:2] == [16, 16]
    assert shape[2].startswith("path(evenodd")
    assert visit.page.locator("i").first.evaluate("one => getComputedStyle(one).backgroundColor") == "rgb(180, 35, 47)"
    assert (visit.errors, visit.said) == ([], []), "nothing is refused by the host's policy"


def test_when_all_is_well_nothing_is_added(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, CALM)
    Visit(context, host, status).shows()


def test_it_adds_no_global_and_no_element_but_its_own(context: BrowserContext, host: Origin, status: Origin) -> None:
    keys = "Reflect.ownKeys(window).map(String).sort()"
    alone = context.new_page()
    host.files["/alone"] = b"<!doctype html><title>Host</title><h1>Host</h1>"
    alone.goto(host.url + "/alone")
    before = alone.evaluate(keys)
    publish(status, outage())
    visit = Visit(context, host, status)
    visit.shows("API requests fail", "New disks")
    assert visit.page.evaluate(keys) == before
    assert visit.children() == ["HEAD", "BODY", "DIV"]
    assert visit.page.evaluate("document.body.children.length") == 1


def test_links_lead_to_the_page_beside_the_script_in_a_tab_of_their_own(
    context: BrowserContext, host: Origin, status: Origin
) -> None:
    publish(status, outage())
    status.files["/sub/incidents/2026-11-24-api/"] = b"<h1>The incident</h1>"
    visit = Visit(context, host, status)
    with context.expect_page() as opened:
        visit.page.get_by_role("link", name="API requests fail").click()
    assert opened.value.url == f"{status.url}/sub/incidents/2026-11-24-api/"
    assert opened.value.evaluate("window.opener") is None


@pytest.mark.parametrize(
    ("attributes", "titles"),
    [("async", ["API requests fail", "New disks"]), ("defer", ["API requests fail", "New disks"]), ('type="module"', [])],
)
def test_it_may_load_early_or_late_but_not_as_a_module(
    context: BrowserContext, host: Origin, status: Origin, attributes: str, titles: list[str]
) -> None:
    publish(status, outage())
    visit = Visit(context, host, status, attributes=attributes)
    visit.shows(*titles)
    assert visit.errors == []


def test_a_cookie_of_the_status_page_is_not_sent(context: BrowserContext, host: Origin, status: Origin) -> None:
    context.add_cookies([{"name": "who", "value": "me", "url": status.url}])
    publish(status, outage())
    Visit(context, host, status).shows("API requests fail", "New disks")
    assert "/sub/embed.json" in status.asked


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ("api", ["API requests fail"]),
        ("web, search", ["New disks"]),
        ("api,search", ["API requests fail", "New disks"]),
        ("web", []),
    ],
)
def test_a_host_may_ask_for_its_components_only(
    context: BrowserContext, host: Origin, status: Origin, wanted: str, titles: list[str]
) -> None:
    publish(status, outage())
    Visit(context, host, status, attributes=f'data-components="{wanted}"').shows(*titles)


@pytest.mark.parametrize(
    ("attributes", "is_above"), [('data-position="top"', True), ('data-position="bottom"', False), ("", False)]
)
@pytest.mark.parametrize("width", [320, 1000])
def test_it_stands_where_the_host_wants_it_and_stays_on_the_screen(
    context: BrowserContext, host: Origin, status: Origin, attributes: str, is_above: bool, width: int
) -> None:
    publish(status, outage(incident("long", title="Donaudampfschifffahrt" * 9)))
    visit = Visit(context, host, status, attributes=attributes)
    visit.page.set_viewport_size({"width": width, "height": 600})
    expect(visit.page.get_by_role("status").get_by_role("link")).to_have_count(3)
    box = visit.page.get_by_role("status").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert (box["y"] < 100) is is_above
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_reached_and_closed_with_the_keyboard(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, home(group("x", row("api")), open=(OUTAGE,)))
    visit = Visit(context, host, status, html='<a href="#host">host</a>')
    visit.shows("API requests fail")
    focused = "document.activeElement.shadowRoot?.activeElement?.tagName ?? document.activeElement.tagName"
    path: list[str] = []
    for _ in range(3):
        visit.page.keyboard.press("Tab")
        path.append(visit.page.evaluate(focused))
    assert path == ["A", "A", "BUTTON"]
    ring = "getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle"
    assert visit.page.evaluate(ring) != "none"
    expect(visit.page.get_by_role("button", name="Close")).to_have_count(1)
    visit.page.keyboard.press("Enter")
    visit.shows()


def test_what_was_closed_stays_closed_and_what_is_new_is_shown(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, outage())
    visit = Visit(context, host, status)
    visit.shows("API requests fail", "New disks")
    visit.page.get_by_role("button", name="Close").click()
    visit.shows()
    Visit(context, host, status).shows()
    publish(status, outage(incident("2026-11-24-api-2", "web", title="And another")))
    again = Visit(context, host, status)
    again.shows("And another")
    again.page.get_by_role("button", name="Close").click()
    Visit(context, host, status).shows()
    publish(status, CALM)
    Visit(context, host, status).shows()
    assert again.page.evaluate("Object.keys(localStorage)") == [f"noa-status {status.url}/sub/"]
    assert again.page.evaluate("localStorage[Object.keys(localStorage)[0]]") == "2026-11-24-api 2026-11-24-api-2 2026-11-24-disks"


def test_it_works_where_nothing_can_be_remembered(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, outage())
    host.headers["Content-Security-Policy"] = "sandbox allow-scripts"
    visit = Visit(context, host, status)
    visit.shows("API requests fail", "New disks")
    visit.page.get_by_role("button", name="Close").click()
    visit.shows()
    assert visit.errors == []


def test_a_hostile_title_is_text(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, home(group("x", row("api")), open=(incident("i", "api", title=HOSTILE + "<img src=x onerror=alert(1)>"),)))
    visit = Visit(context, host, status)
    visit.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    visit.shows(HOSTILE + "<img src=x onerror=alert(1)>")
    root = "document.documentElement.lastElementChild.shadowRoot"
    tags = visit.page.evaluate(f"[...{root}.querySelectorAll('*')].map(one => one.tagName)")
    assert tags == ["DIV", "SECTION", "P", "I", "B", "A", "BUTTON"]


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        (" java\\tscript:alert(1)", None),
        ("//other.example/x", "http://other.example/x"),
        ("incidents/i/", "{0}/sub/incidents/i/"),
    ],
)
def test_an_address_leads_to_the_web_or_nowhere(
    context: BrowserContext, host: Origin, status: Origin, url: str, href: str | None
) -> None:
    publish(status, home(group("x", row("api")), open=(incident("i", "api"),)))
    status.files["/sub/embed.json"] = status.files["/sub/embed.json"].replace(b"incidents/i/", url.encode())
    visit = Visit(context, host, status)
    link = visit.page.locator("p a")
    expect(link).to_have_text("API requests fail")
    assert link.get_attribute("href") == (href and href.format(status.url))


NOTICE = '"id": "i", "title": "T", "word": "W", "components": [], "shape": "", "colour": ""'


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"<h1>Not found</h1>",
        b"null",
        b"{}",
        b'{"notices": 5}',
        b'{"notices": [null]}',
        f'{{"notices": [{{{NOTICE}, "url": "http://["}}]}}'.encode(),
    ],
)
def test_a_broken_file_leaves_the_host_as_it_is(
    context: BrowserContext, host: Origin, status: Origin, data: bytes | None
) -> None:
    publish(status, outage())
    del status.files["/sub/embed.json"]
    if data is not None:
        status.files["/sub/embed.json"] = data
    visit = Visit(context, host, status)
    visit.shows()
    assert visit.errors == []


def test_a_host_that_does_not_allow_the_file_gets_nothing(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, outage())
    host.headers["Content-Security-Policy"] = f"default-src 'none'; script-src {status.url}"
    visit = Visit(context, host, status)
    visit.shows()
    assert visit.errors == []


def test_a_status_page_that_does_not_let_others_read_shows_nothing(context: BrowserContext, host: Origin, status: Origin) -> None:
    publish(status, outage())
    status.headers.clear()
    visit = Visit(context, host, status)
    visit.shows()
    assert visit.errors == []


BROKEN_STYLE = "<style>div { display: none !important; opacity: .1 !important; transform: scale(9) !important; color: red !important }</style>"
BROKEN_SCRIPT = """
Array.prototype.more = function () {}
Array.prototype.toJSON = String.prototype.toJSON = () => "broken"
const own = window.fetch
window.fetch = (...all) => own(...all).then(answer => answer)
"""


def test_a_host_reaches_the_banner_neither_with_styles_nor_with_prototypes(
    context: BrowserContext, host: Origin, status: Origin
) -> None:
    publish(status, outage())
    context.add_init_script(BROKEN_SCRIPT)
    visit = Visit(context, host, status, html=BROKEN_STYLE)
    visit.shows("API requests fail", "New disks")
    outer = "getComputedStyle(document.documentElement.lastElementChild)"
    assert visit.page.evaluate(f"[{outer}.display, {outer}.opacity, {outer}.transform]") == ["inline", "1", "none"]
    assert visit.style("color") == "rgb(0, 0, 0)"
    visit.page.get_by_role("button", name="Close").click()
    visit.shows()
    assert visit.errors == []
    Visit(context, host, status, html=BROKEN_STYLE).shows()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_light_or_dark_as_its_reader_likes_it(browser: Browser, host: Origin, status: Origin, scheme: str) -> None:
    publish(status, outage())
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    visit = Visit(context, host, status)
    visit.shows("API requests fail", "New disks")
    brightness = {name: sum(map(int, visit.style(name)[4:-1].split(", "))) for name in ("color", "backgroundColor")}
    assert (brightness["backgroundColor"] > brightness["color"]) is (scheme == "light")
    assert visit.page.evaluate("document.getAnimations().length") == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_a_frame_answers_on_the_hosts_ground(browser: Browser, host: Origin, status: Origin, scheme: str) -> None:
    publish(status, outage())
    host.headers["Content-Security-Policy"] = f"default-src 'none'; frame-src {status.url}"
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    host.files["/"] = f'<!doctype html><title>Host</title><iframe title="Status" src="{status.url}/sub/embed/"></iframe>'.encode()
    page.goto(host.url + "/")
    frame = page.frame_locator("iframe")
    link = frame.get_by_role("link")
    expect(link).to_have_text("API is down.")
    assert frame.locator("body").evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"
    colours = {"light": "rgb(180, 35, 47)", "dark": "rgb(255, 123, 131)"}
    # What a host's own scheme decides is the browser's business: words and ground fit each other either way.
    assert frame.locator("svg").evaluate("one => getComputedStyle(one).fill") in colours.values()
    assert said == []
    with context.expect_page() as opened:
        context.route("https://status.noaserver.com/**", lambda route: route.fulfill(body="<h1>Home</h1>"))
        link.click()
    opened.value.wait_for_url("https://status.noaserver.com/")
    context.close()


def test_a_badge_is_drawn_as_wide_as_it_says(context: BrowserContext, host: Origin, status: Origin) -> None:
    badge = Badge(address="badges/status", label=badges.short(HOSTILE), status="major_outage", message="Major outage")
    status.files["/b.svg"] = badges.svg(badge)
    host.files["/"] = f'<!doctype html><title>Host</title><img alt="" src="{status.url}/b.svg">'.encode()
    page = context.new_page()
    page.goto(host.url + "/")
    width, height = page.locator("img").evaluate("one => [one.naturalWidth, one.naturalHeight]")
    assert (height, width > 200) == (20, True)
    page.goto(status.url + "/b.svg")
    boxes = page.evaluate(
        "[...document.querySelectorAll('text')].map(one => [one.getBBox().x, one.getBBox().width, one.textLength.baseVal.value])"
    )
    for left, drawn, counted in boxes:
        assert abs(drawn - counted) < 1
        assert left + drawn <= width
