"""What somebody with a slow phone waits for, on an entry's page and on the list.

Usage: python benchmarks/slow_phone.py SITE [SLOWER]

A real browser with the window of a small phone, a processor so many times slower (4 where nothing is
said), and the network of a weak mobile connection: 150 ms to the server, 1.6 Mbit/s, everything zipped.
It measures when the page is seen (LCP), how much of it jumps (CLS), the longest task that blocks it, and
what a key or a tap on the list costs. A busy machine makes times worse, so the best of three rounds counts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from first_search import CHROMIUM, chromium_flags, zipping_server
from playwright.sync_api import Browser, Page, sync_playwright

LCP, CLS, LONGEST = 2500, 0.05, 200
ROUNDS = 3
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}

_WATCH = """
window.seen = { lcp: 0, cls: 0, tasks: [], script: 0, paint: 0 };
const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take))
  .observe({ type, buffered: true });
watch("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
watch("layout-shift", (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
watch("longtask", (one) => seen.tasks.push(one.duration));
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  seen.script = Math.max(seen.script, one.processingEnd - one.processingStart);
  seen.paint = Math.max(seen.paint, one.duration);
})).observe({ type: "event", durationThreshold: 16 });
"""
_FORGET = "() => { Object.assign(seen, { tasks: [], script: 0, paint: 0 }); }"
_TICK = "dialog .cz-facet label:visible >> nth={place}"


@dataclass(frozen=True, kw_only=True)
class Sight:
    """How a page comes to be seen: LCP in ms, CLS, the longest task in ms."""

    lcp: float
    cls: float
    longest: float

    @property
    def is_kept(self) -> bool:
        """Whether it is within the budget."""
        return self.lcp < LCP and self.cls < CLS and self.longest <= LONGEST


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a real key or tap costs, in ms, the worst of several.

    `script` until our script gives way, `paint` until the answer is seen (0: less than 16 ms), `longest` the
    longest task in all that follows, such as the cards that come from the network.
    """

    name: str
    script: float
    paint: float
    longest: float


class Phone:
    """A page as a slow phone with an empty cache opens it, watched from the start."""

    def __init__(self, browser: Browser, address: str, slower: float) -> None:
        context = browser.new_context(
            viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True
        )
        context.add_init_script(_WATCH)
        self.page: Page = context.new_page()
        session = context.new_cdp_session(self.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", NETWORK)
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(1000)

    def sight(self) -> Sight:
        """What was seen since it was opened."""
        seen: dict[str, Any] = self.page.evaluate("() => seen")
        return Sight(lcp=seen["lcp"], cls=seen["cls"], longest=max(seen["tasks"], default=0))

    def act(self, name: str, *does: Callable[[Page], object]) -> Act:
        """What each of some acts costs; between them it waits until all is quiet."""
        self.page.evaluate(_FORGET)
        for do in does:
            do(self.page)
            self.page.wait_for_timeout(1500)
        seen = self.page.evaluate("() => seen")
        longest = max(seen["tasks"], default=0)
        return Act(name=name, script=seen["script"], paint=seen["paint"], longest=longest)


def acts(phone: Phone) -> Iterator[Act]:
    """Typing, a slip of the finger, sorting, and the filters in their dialog."""
    phone.page.focus("[data-cz=query]")
    yield phone.act("keystroke", *(partial(_press, key) for key in "water plan"))
    yield phone.act("misspelt word", *(partial(_press, key) for key in " wtaer"))
    phone.page.fill("[data-cz=query]", "")
    yield phone.act("sort", lambda page: page.select_option("[data-cz=sort]", "price"))
    yield phone.act("open the filters", lambda page: page.click("[data-cz=filters-button]"))
    yield phone.act("tick", *(partial(_tick, place) for place in (1, 8, 15, 20, 24)))
    yield phone.act("show", lambda page: page.click("[data-cz=dialog-show]"))
    yield phone.act("take a chip away", lambda page: page.click("[data-cz=chips] button >> nth=0"))


def _press(key: str, page: Page) -> None:
    page.keyboard.press("Space" if key == " " else key)


def _tick(place: int, page: Page) -> None:
    page.click(_TICK.format(place=place))


def rounds(browser: Browser, address: str, slower: float, *, used: bool) -> tuple[Sight, list[Act]]:
    """How a page is seen, and what acts on it cost if it is `used`: of several rounds the best times."""
    sights, costs = [], []
    for _ in range(ROUNDS):
        phone = Phone(browser, address, slower)
        sights.append(phone.sight())
        costs.append(list(acts(phone)) if used else [])
        phone.page.context.close()
    best = Sight(
        lcp=min(one.lcp for one in sights),
        cls=max(one.cls for one in sights),
        longest=min(one.longest for one in sights),
    )
    return best, [_best(several) for several in zip(*costs, strict=True)]


def _best(several: tuple[Act, ...]) -> Act:
    return Act(
        name=several[0].name,
        script=min(act.script for act in several),
        paint=min(act.paint for act in several),
        longest=min(act.longest for act in several),
    )


def main(site: Path, slower: float) -> int:
    """Prints the figures of an entry's page and of the list; 0 when the budget is kept."""
    entry = min((site / "microcredentials").glob("*/*/index.html")).parent.relative_to(site)
    paths = {
        "entry": f"{entry}/",
        "list": "microcredentials/",
        "found": "microcredentials/?q=water&form=online",
    }
    kept = True
    with zipping_server(site) as (address, _), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=chromium_flags())
        for name, path in paths.items():
            seen, costs = rounds(browser, address + path, slower, used=name == "list")
            kept &= seen.is_kept and all(act.longest <= LONGEST for act in costs)
            print(
                f"{name:<8} LCP {seen.lcp:5.0f} ms   CLS {seen.cls:.3f}   longest task {seen.longest:4.0f} ms"
            )
            for act in costs:
                print(
                    f"  {act.name:<18} script {act.script:4.0f} ms   seen after {act.paint:4.0f} ms   "
                    f"longest task {act.longest:4.0f} ms"
                )
        browser.close()
    print("ok  " if kept else "OVER", f"LCP < {LCP} ms, CLS < {CLS}, no task over {LONGEST} ms")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 4))
