"""A long page costs little when it is opened: the script measures nothing, and makes few formatters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Served
from tests.builders import a_site, at

pytestmark = pytest.mark.browser

COUNT = """{
  window.counted = { measured: 0, formatters: 0 }
  const count = (object, name, what) => {
    const { get, value, ...rest } = Object.getOwnPropertyDescriptor(object, name)
    const counting = function (...given) { counted[what]++; return (get ?? value).apply(this, given) }
    Object.defineProperty(object, name, get ? { ...rest, get: counting } : { ...rest, value: counting })
  }
  for (const name of ["clientWidth", "clientHeight", "scrollWidth", "scrollHeight", "getBoundingClientRect"]) count(Element.prototype, name, "measured")
  for (const name of ["offsetWidth", "offsetHeight", "offsetTop", "innerText"]) count(HTMLElement.prototype, name, "measured")
  count(window, "getComputedStyle", "measured")
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) count(Date.prototype, name, "formatters")
  for (const name of ["DateTimeFormat", "NumberFormat", "RelativeTimeFormat"]) {
    const Made = Intl[name]
    Intl[name] = new Proxy(Made, { construct: (...given) => { counted.formatters++; return Reflect.construct(...given) } })
  }
}"""


def test_opening_a_page_of_a_busy_month_measures_nothing(browser: Browser, served: Served) -> None:
    site = a_site({f"part-{number}": f"Part {number}" for number in range(20)} | {"api": "API"})
    for number in range(120):
        day = f"11-{number % 20 + 1:02}T{number // 20 + 1:02}"
        site.with_incident(f"number-{number}", at=f"{day}:00", severity="SEV3").update(
            f"{day}:10", "identified", api="partial_outage"
        )
        site.update(f"{day}:50", "resolved")
    served.build(site, "10:00")
    context = browser.new_context(timezone_id="Asia/Tokyo")
    context.add_init_script(COUNT)
    page = context.new_page()
    page.clock.set_fixed_time(at("10:01"))
    for address in ("", "history/2026-11/", "incidents/2026-11-01-number-0/", "components/api/"):
        page.goto(served.url + address)
        counted = page.evaluate("counted")
        assert counted["measured"] == 0, address
        assert 0 < counted["formatters"] < 20, address
    context.close()
