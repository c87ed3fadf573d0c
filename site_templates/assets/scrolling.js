// Boxes that scroll sideways: whoever has no mouse reaches them with Tab, and moves them with the arrow keys.
const BOXES = ".md-typeset__scrollwrap, .cz-scroll, .cz-prose pre";

/** Makes those reachable in which something is out of sight, and only those. */
function makeReachable() {
  for (const box of document.querySelectorAll(BOXES)) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}

// The theme puts tables into such boxes when the page is ready, which is after modules have run.
addEventListener("load", makeReachable);
addEventListener("resize", makeReachable);
