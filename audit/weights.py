"""What a page weighs, where its answer stands in it, and how soon that answer is seen on a slow phone."""

from __future__ import annotations

import gzip
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec
from playwright.sync_api import Browser

from audit.browsing import Target
from audit.findings import Finding

TRANSFER_AT_MOST = 14_336  # what fits in TCP's first ten packets
ANSWER_WITHIN = 2_048
REQUESTS = 1
_STYLE = re.compile(rb"(?<=>)[^<]*(?=</style>)")
# Lighthouse's slow 4G and its slow phone, applied by the browser itself.
THROTTLING: dict[str, dict[str, object]] = {
    "Network.enable": {},
    "Network.emulateNetworkConditions": {
        "offline": False,
        "latency": 562.5,
        "downloadThroughput": 1474.56 * 1024 / 8,
        "uploadThroughput": 675 * 1024 / 8,
    },
    "Emulation.setCPUThrottlingRate": {"rate": 4},
}
SEEN = """() => new Promise(done => new PerformanceObserver(list => {
  const paint = list.getEntriesByName('first-contentful-paint')[0]
  if (paint) done(paint.startTime - performance.getEntriesByType('navigation')[0].responseStart)
}).observe({type: 'paint', buffered: true}))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Bytes of a page: compressed, plain, up to where its answer is first said (the title, which home's answer is), and up to
    where it stands on the page (`</h1>`): without styles, and compressed."""

    page: str
    transfer: int
    plain: int
    answer_said: int
    answer_markup: int
    answer_transfer: int
    requests: int = 0
    seen_after: float = 0
    """Milliseconds from the first byte to the first paint with content."""


def weigh(name: str, path: Path, *, requests: int = 0, seen_after: float = 0) -> Weight:
    """The weight of a file, sent with gzip at its best."""
    data = path.read_bytes()
    packed = gzip.compress(data, 9, mtime=0)
    end = data.find(b"</h1>") + len(b"</h1>")
    return Weight(
        page=name,
        transfer=len(packed),
        plain=len(data),
        answer_said=data.find(b"</title>"),
        answer_markup=len(_STYLE.sub(b"", data[:end])),
        answer_transfer=_packed_up_to(packed, end),
        requests=requests,
        seen_after=seen_after,
    )


def judge(weight: Weight, row: str) -> list[Finding]:
    """What home's weight breaks of its limits."""
    found: list[Finding] = []

    def limit(rule: str, value: int, at_most: int, fix: str) -> None:
        if value > at_most:
            says = f"{value:,} {rule}, at most {at_most:,} wanted"
            found.append(Finding(row=row, column="weight", page=weight.page, rule=rule, says=says, element="</h1>", fix=fix))

    limit("bytes sent", weight.transfer, TRANSFER_AT_MOST, "send less: style, words or rows that nobody needs at first")
    limit("requests", weight.requests, REQUESTS, "put it into the page, or load it when it is asked for")
    limit("bytes until the answer is said", weight.answer_said, ANSWER_WITHIN, "move what stands before the title behind it")
    return found


def seen_after(browser: Browser, target: Target, *, runs: int = 3) -> float:
    """Milliseconds from the first byte to the first paint with content on a slow phone with slow 4G: the median of some runs."""
    taken: list[float] = []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2)
        page = context.new_page()
        session = context.new_cdp_session(page)
        for command, values in THROTTLING.items():
            # Playwright says of the values only that they are a dict.
            session.send(command, values)  # pyright: ignore[reportUnknownMemberType]
        page.goto(target.url)
        taken.append(msgspec.convert(page.evaluate(SEEN), type=float))
        context.close()
    return median(taken)


def _packed_up_to(packed: bytes, end: int) -> int:
    """How many compressed bytes must have come before the first `end` plain ones can be read."""
    unpacker, plain = zlib.decompressobj(wbits=31), 0
    for count in range(len(packed)):
        plain += len(unpacker.decompress(packed[count : count + 1]))
        if plain >= end:
            return count + 1
    return len(packed)
