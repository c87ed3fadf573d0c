// The buttons "Save" and "Compare" on cards and on the page of a microcredential, and the counts in the header.
import { canKeep, compared, keyOf, MOST, searchFor, shortlist } from "./keep/kept.js";

const PLACES = ".cz-keep";

/** Brings the buttons of a page to life, with those that appear later. */
export function offerToKeep(link) {
  if (!link || !canKeep()) return;
  const lists = { shortlist, compare: compared };
  const name = link.textContent;
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const status = document.createElement("p");
  status.className = "cz-vh";
  status.setAttribute("role", "status");
  document.body.append(status);
  const toCompare = way();
  const bar = document.createElement("p");
  bar.className = "cz-keepbar";
  bar.hidden = true;
  bar.append(way());
  let words; // how the page says "Compare"

  const show = () => {
    link.textContent = lists.shortlist.size ? `${name} (${number.format(lists.shortlist.size)})` : name;
    for (const place of document.querySelectorAll(PLACES)) showPlace(place, lists);
    words ||= document.querySelector('[data-cz-add="compare"]')?.textContent;
    const some = lists.compare.size > 0 && Boolean(words);
    bar.hidden = !some;
    for (const one of [toCompare, bar.firstChild]) {
      one.hidden = !some;
      if (!some) continue;
      one.href = new URL("../compare/", link.href).href + searchFor(lists.compare.keys);
      one.textContent = `${words} (${number.format(lists.compare.size)}/${number.format(MOST)})`;
    }
  };

  addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-cz-add]");
    if (!button) return;
    const list = lists[button.dataset.czAdd];
    const { key, title } = entryAt(button);
    if (list.has(key)) list.remove(key);
    else if (list === lists.shortlist || list.size < MOST) list.add(key, title);
    status.textContent = list === lists.shortlist
      ? `${name}: ${number.format(list.size)}`
      : `${button.textContent}: ${number.format(list.size)}/${number.format(MOST)}`;
  });
  for (const list of Object.values(lists)) list.addEventListener("change", show);

  const results = document.querySelector('[data-cz="results"], [data-cz="entries"]');
  if (results) {
    results.parentElement.append(bar);
    new MutationObserver(show).observe(results, { childList: true, subtree: true });
  } else {
    document.querySelector("[data-cz-add]")?.parentElement.append(" ", toCompare);
  }
  show();
}

function way() {
  const link = document.createElement("a");
  link.href = "";
  link.hidden = true;
  return link;
}

/** Whose buttons they are: the entry a card leads to, or the one that the page is about. */
function entryAt(button) {
  const article = button.closest("article");
  const title = article.querySelector("h1, h3 a");
  return { key: keyOf(title.href ?? location.href), title: title.textContent.trim() };
}

function showPlace(place, lists) {
  for (const button of place.querySelectorAll("[data-cz-add]")) {
    const { key, title } = entryAt(button);
    const list = lists[button.dataset.czAdd];
    const kept = list.has(key);
    button.type = "button";
    button.setAttribute("aria-pressed", String(kept));
    button.setAttribute("aria-label", `${button.textContent}: ${title}`);
    button.disabled = list === lists.compare && !kept && list.size >= MOST;
  }
  place.hidden = false;
}
