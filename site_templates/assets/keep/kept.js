// What a learner keeps: lists of microcredentials by key. They lie in this browser, and in addresses that are shared.

/** How many fit side by side. */
export const MOST = 4;

// Several catalogues may share a host; each has lists of its own.
const ROOT = new URL("../../../", import.meta.url).pathname;
const KEY = /^[a-z0-9-]+\/[a-z0-9-]+$/;

/** The key in the address of a page, "" where it is no microcredential's. */
export function keyOf(address) {
  return /\/microcredentials\/([a-z0-9-]+\/[a-z0-9-]+)\/(?:index\.html)?$/.exec(new URL(address, location.href).pathname)?.[1] ?? "";
}

/** Whether this browser remembers anything from page to page. */
export function canKeep() {
  try {
    localStorage.setItem("credenza-try", "");
    localStorage.removeItem("credenza-try");
    return true;
  } catch {
    return false;
  }
}

/** A list that lies in the browser: keys in the order of saving, each with its title as it was then. */
class Kept extends EventTarget {
  #name;
  #entries;

  constructor(name) {
    super();
    this.#name = `credenza-${name}:${ROOT}`;
    this.#entries = this.#read();
    addEventListener("storage", (event) => {
      if (event.key !== this.#name && event.key !== null) return;
      this.refresh();
    });
    // A page that comes back from the browser's memory has not heard of changes elsewhere.
    addEventListener("pageshow", (event) => { if (event.persisted) this.refresh(); });
  }

  refresh() {
    this.#entries = this.#read();
    this.dispatchEvent(new Event("change"));
  }

  get keys() { return [...this.#entries.keys()]; }
  get size() { return this.#entries.size; }
  has(key) { return this.#entries.has(key); }
  title(key) { return this.#entries.get(key) || key; }

  add(key, title = "") { this.#change((entries) => entries.set(key, title || entries.get(key) || "")); }
  remove(key) { this.#change((entries) => entries.delete(key)); }

  /** Takes everything at once: after an undo, or where an entry has moved. */
  take(pairs) {
    this.#change((entries) => {
      entries.clear();
      for (const [key, title] of pairs) entries.set(key, title);
    });
  }

  get pairs() { return [...this.#entries]; }

  #change(make) {
    // Another window may have changed the list since this one was opened.
    this.#entries = this.#read();
    make(this.#entries);
    try {
      localStorage.setItem(this.#name, JSON.stringify([...this.#entries]));
    } catch { /* kept for as long as the page stands */ }
    this.dispatchEvent(new Event("change"));
  }

  #read() {
    try {
      const pairs = JSON.parse(localStorage.getItem(this.#name) ?? "[]");
      return new Map(pairs.filter(([key]) => KEY.test(key)).map(([key, title]) => [key, String(title ?? "")]));
    } catch {
      return this.#entries ?? new Map();
    }
  }
}

// One of each in a window, so that every part of a page hears of a change.
export const shortlist = new Kept("shortlist");
export const compared = new Kept("compare");
export const held = new Kept("held");

/** The keys in an address, null where it names none. */
export function keysIn(search, name = "entries") {
  const text = new URLSearchParams(search).get(name);
  return text === null ? null : [...new Set(text.split(",").filter((key) => KEY.test(key)))];
}

/** What stands behind the path of an address that names these entries; slashes and commas stay readable. */
export function searchFor(keys, name = "entries") {
  return keys.length ? `?${name}=${keys.join(",")}` : "";
}
