// A microcredential as its own page describes it: that page is the one place where everything stands, in the language
// of the reader, and it says so itself when the entry was retired, has moved or is gone.
import { showDates } from "../dates.js";
import { keyOf } from "./kept.js";

const MOVES = 3; // former addresses that are followed one after the other

/**
 * What the page of a key says today. `state` is "there", "retired", "gone", "mended" (withheld for now) or
 * "unreachable"; `key` is the one it has now.
 */
export async function entryOf(key, home, moves = MOVES) {
  const address = new URL(`microcredentials/${key}/`, home).href;
  let answer;
  try {
    answer = await fetch(address, { credentials: "same-origin" });
  } catch {
    return { state: "unreachable", key, address };
  }
  if (answer.status === 404 || answer.status === 410) return { state: "gone", key, address };
  if (!answer.ok) return { state: "unreachable", key, address };
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const moved = page.querySelector('meta[http-equiv="refresh"]');
  if (moved) {
    const next = keyOf(new URL(moved.content.replace(/^[^=]*=/, ""), address).href);
    return next && moves ? entryOf(next, home, moves - 1) : { state: "gone", key, address };
  }
  const article = page.querySelector("article.cz-detail");
  if (!article) return { state: "mended", key, address };
  return read(article, key, address);
}

function read(article, key, address) {
  showDates(article);
  for (const link of article.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
  const calendars = [...article.querySelectorAll(".cz-calendar a")].map((link) => link.href);
  const title = article.querySelector("h1");
  const retired = article.querySelector(".cz-notice--warn");
  return {
    state: retired ? "retired" : "there",
    key, address, article, calendars,
    title: title.textContent.trim(),
    language: title.querySelector("[lang]")?.lang ?? "",
    field: [...article.querySelector(".cz-detail__head").classList].find((name) => /^cz-f\d\d$/.test(name)) ?? "",
    provider: article.querySelector(".cz-crumbs li:last-child")?.textContent.trim() ?? "",
    summary: article.querySelector(".cz-detail__head .cz-lead"),
    successors: retired ? [...retired.querySelectorAll("a")] : [],
  };
}

/** The nodes of some part of another page, fit to stand on this one: nothing hidden, no ids, no explanations. */
export function copied(part, without = "") {
  const copy = document.createDocumentFragment();
  if (!part) return copy;
  const inside = document.importNode(part, true);
  for (const one of inside.querySelectorAll(`[hidden], .cz-fact details${without && `, ${without}`}`)) one.remove();
  for (const one of inside.querySelectorAll("[id]")) one.removeAttribute("id");
  copy.append(...inside.childNodes);
  return copy;
}

/** The label and the value of a row of the answers ("cost") or of the fact sheet ("#level"). */
export function row(entry, name) {
  const line = entry.article.querySelector(name.startsWith("#") ? `.cz-fact[id="${name.slice(1)}"]` : `.cz-answers .cz-row--${name}`);
  if (!line) return null;
  return { label: line.querySelector("dt").firstChild.textContent.trim(), value: line.querySelector("dd") };
}

/** The words of a value on one line. */
export function inWords(part) {
  const lines = [...copied(part).querySelectorAll("li")].map((line) => line.textContent);
  const text = lines.length ? lines.join("; ") : copied(part).textContent;
  return text.replace(/\s+/g, " ").trim();
}
