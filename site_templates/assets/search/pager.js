// The pages of the results.

import { make } from "./elements.js";

/** Page numbers worth a link, 0 for a gap: first, last and the neighbours of the current one. */
function shownPages(current, last) {
  const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, at) => (at && page - pages[at - 1] > 1 ? [0, page] : [page]));
}

/** Fills a navigation with links; `address` gives the address of a page, `go` is called when one is followed. */
export function fillPager(nav, { current, last, strings, address, go }) {
  nav.hidden = last < 2;
  const link = (page, text, attributes = {}) =>
    make("a", {
      href: address(page), ...attributes,
      onclick: (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(page);
      },
    }, text);
  const items = shownPages(current, last).map((page) => {
    if (!page) return make("li", { class: "cz-pager__gap", "aria-hidden": "true" }, "…");
    const name = { "aria-label": strings.say("page", { page: strings.number(page) }), "aria-current": page === current ? "page" : null };
    return make("li", {}, link(page, strings.number(page), name));
  });
  if (current > 1) items.unshift(make("li", {}, link(current - 1, strings.say("previous"), { rel: "prev" })));
  if (current < last) items.push(make("li", {}, link(current + 1, strings.say("next"), { rel: "next" })));
  nav.replaceChildren(make("ul", {}, ...items));
}
