// What pages gain from a script; without it they say and do everything but this.
import { showDates, showDeadlines } from "./dates.js";
import "./scrolling.js";
import "./tables.js";
import { offerToKeep } from "./keep.js";

const root = document.documentElement;

// Colour scheme: follows the system until somebody chooses.
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.czTheme ?? (system.matches ? "dark" : "light")) === "dark";
for (const button of document.querySelectorAll("[data-cz-theme]")) {
  if (button === root) continue;
  const show = () => button.setAttribute("aria-pressed", String(isDark()));
  button.hidden = false;
  show();
  system.addEventListener("change", show);
  button.addEventListener("click", () => {
    const scheme = isDark() ? "light" : "dark";
    root.dataset.czTheme = scheme;
    try {
      localStorage.setItem("credenza-theme", scheme);
    } catch { /* not remembered, but shown */ }
    show();
  });
}

// The language switch keeps what stands in the address behind the path.
for (const link of document.querySelectorAll("a[data-cz-keep]")) {
  link.addEventListener("click", () => {
    const target = new URL(link.href);
    target.search = location.search;
    target.hash = location.hash;
    link.href = target.href;
  });
}

for (const part of document.querySelectorAll("[data-cz-needs-script]")) part.hidden = false;
for (const part of document.querySelectorAll("[data-cz-dates]")) showDates(part);
for (const part of document.querySelectorAll("[data-cz-deadlines]")) showDeadlines(part);
offerToKeep(document.querySelector("[data-cz-shortlist]"));

// Folded parts print open.
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll("details:not(.cz-fact details):not([open])")) {
    fold.open = true;
    fold.dataset.czPrinted = "";
  }
});
addEventListener("afterprint", () => {
  for (const fold of document.querySelectorAll("details[data-cz-printed]")) fold.open = false;
});
