// The shortlist: what was saved in this browser, or came with the address, as its pages describe it today.
import { make } from "../search/elements.js";
import { Strings } from "../search/strings.js";
import { copied, entryOf, inWords, row } from "./entry.js";
import { keysIn, MOST, searchFor, shortlist } from "./kept.js";
import { printAddress, save, share } from "./shared.js";

const page = document.querySelector("[data-cz-kept]");
const part = (name) => page.querySelector(`[data-cz="${name}"]`);
const settings = JSON.parse(part("settings").textContent);
const strings = new Strings(settings);
const home = new URL(settings.home, document.baseURI).href;
const ROWS = ["start", "cost", "time"];

class Shortlist {
  constructor() {
    this.own = shortlist;
    const named = keysIn(location.search);
    // An address that names what is saved here anyway is one's own list.
    this.foreign = named !== null && named.some((key) => !this.own.has(key));
    this.shown = named ?? this.own.keys;
    this.entries = new Map();
  }

  begin() {
    part("plain").hidden = true;
    part("tool").hidden = false;
    part("shared").hidden = !this.foreign;
    part("share").addEventListener("click", () => this.share());
    part("print").addEventListener("click", () => print());
    part("table").addEventListener("click", () => this.saveTable());
    part("calendar").addEventListener("click", () => this.saveCalendar());
    part("adopt").addEventListener("click", () => this.adopt());
    this.own.addEventListener("change", () => this.follow());
    part("entries").append(...this.shown.map((key) => this.place(key)));
    this.count();
    return Promise.all(this.shown.map((key) => this.load(key)));
  }

  /** What another window saved or removed is shown here too, unless the list is somebody else's. */
  follow() {
    if (this.foreign || location.search) return;
    const keys = this.own.keys;
    for (const key of keys.filter((one) => !this.shown.includes(one))) {
      part("entries").append(this.place(key));
      this.load(key);
    }
    for (const item of [...part("entries").children]) if (!("removed" in item.dataset) && !this.own.has(item.dataset.key)) item.remove();
    this.shown = keys;
    this.count();
  }

  place(key) {
    return make("li", { "data-key": key, "aria-busy": "true" }, make("p", { class: "cz-kept__waiting" }, this.own.title(key)));
  }

  item(key) {
    return [...part("entries").children].find((item) => item.dataset.key === key);
  }

  async load(key) {
    const entry = await entryOf(key, home);
    const item = this.item(key);
    if (!item) return;
    if (entry.key !== key) this.move(key, entry, item);
    this.entries.set(entry.key, entry);
    item.replaceChildren(entry.article ? this.card(entry) : this.missing(entry));
    item.removeAttribute("aria-busy");
    this.count();
  }

  /** An entry that has a new address keeps its place under its new key. */
  move(key, entry, item) {
    if (this.item(entry.key)) item.remove();
    item.dataset.key = entry.key;
    this.shown = [...new Set(this.shown.map((one) => (one === key ? entry.key : one)))];
    if (this.own.has(key)) this.own.take(this.own.pairs.map(([one, title]) => (one === key ? [entry.key, entry.title] : [one, title])));
  }

  card(entry) {
    const card = make("article", { class: `cz-card cz-strip ${entry.field}` });
    const title = make("a", { href: entry.address }, copied(entry.article.querySelector("h1")));
    card.append(
      make("p", { class: "cz-card__provider" }, entry.provider),
      make("h3", { class: "cz-card__title" }, title),
    );
    if (entry.state === "retired") card.append(this.retired(entry));
    else if (entry.summary) card.append(make("p", { class: "cz-card__summary" }, copied(entry.summary)));
    card.append(make("p", { class: "cz-chips" }, copied(entry.article.querySelector(".cz-chips"))));
    const rows = ROWS.map((name) => row(entry, name)).filter((one) => one && entry.state !== "retired");
    if (rows.length) {
      card.append(make("dl", { class: "cz-rows cz-rows--plain" }, ...rows.map(({ label, value }) => make(
        "div", { class: "cz-row" }, make("dt", {}, label), make("dd", {}, copied(value)),
      ))));
    }
    const gaps = entry.article.querySelector(".cz-answers .cz-gaps");
    if (gaps && entry.state !== "retired") card.append(make("p", { class: "cz-gaps" }, gaps.firstChild.textContent));
    const tools = make("p", { class: "cz-keep" });
    if (entry.state !== "retired") tools.append(make("button", { "data-cz-add": "compare" }, strings.say("compare")), " ");
    tools.append(this.remover(entry.key, entry.title));
    card.append(tools);
    return card;
  }

  retired(entry) {
    const notice = make("p", { class: "cz-notice cz-notice--warn" }, make("strong", {}, strings.say("retired")));
    entry.successors.forEach((link, at) => {
      notice.append(at ? ", " : ` ${strings.say("successor")} `, make("a", { href: link.href }, link.textContent));
    });
    return notice;
  }

  missing(entry) {
    const title = this.own.title(entry.key);
    const text = make("p", { class: "cz-notice cz-notice--warn" }, strings.say(entry.state, { title }));
    return make("div", { class: "cz-kept__missing" }, text, make("p", { class: "cz-keep" }, this.remover(entry.key, title)));
  }

  remover(key, title) {
    const button = { type: "button", "aria-label": `${strings.say("remove")}: ${title}`, onclick: () => this.remove(key, title) };
    return make("button", button, strings.say("remove"));
  }

  /** A line stands in the place of what was removed, from which it comes back. */
  remove(key, title) {
    const item = this.item(key);
    const before = this.own.pairs;
    const contents = [...item.childNodes];
    item.dataset.removed = "";
    const undo = make("button", { type: "button", onclick: () => {
      delete item.dataset.removed;
      this.shown = [...part("entries").children].filter((one) => !("removed" in one.dataset)).map((one) => one.dataset.key);
      item.replaceChildren(...contents);
      if (!this.foreign) this.own.take(before);
      this.count();
      item.querySelector("button:last-child").focus();
    } }, strings.say("undo"));
    this.shown = this.shown.filter((one) => one !== key);
    const words = strings.say("removed", { title });
    item.replaceChildren(make("p", { class: "cz-keep cz-kept__removed" }, words, " ", undo));
    if (!this.foreign) this.own.remove(key);
    this.count();
    undo.focus();
    this.announce(`${words}. ${part("count").textContent}`);
  }

  count() {
    const number = this.shown.length;
    part("full").hidden = !part("entries").children.length;
    part("empty").hidden = !part("full").hidden;
    part("count").textContent = strings.count("saved", number);
    const there = this.shown.filter((key) => !["gone", "retired"].includes(this.entries.get(key)?.state));
    part("compare").hidden = there.length < 2 || there.length > MOST;
    part("compare").href = new URL("compare/", home).href + searchFor(there);
    printAddress(this.address);
    part("calendar").hidden = !this.calendars.length;
  }

  get loaded() { return this.shown.map((key) => this.entries.get(key)).filter(Boolean); }
  get calendars() { return this.loaded.filter((entry) => entry.state === "there").flatMap((entry) => entry.calendars); }

  adopt() {
    for (const key of this.shown) this.own.add(key, this.entries.get(key)?.title);
    history.replaceState(null, "", location.pathname);
    this.foreign = false;
    part("shared").hidden = true;
    this.follow();
    this.announce(strings.say("added"));
    part("count").focus();
  }

  get address() { return new URL(location.pathname + searchFor(this.shown), location.href).href; }

  async share() {
    if (await share(this.address, document.title, part("address"))) this.announce(strings.say("copied"), true);
  }

  saveTable() {
    const cells = this.loaded.map((entry) => {
      const missing = !entry.article;
      const said = (name) => { const one = missing ? null : row(entry, name); return one ? inWords(one.value) : ""; };
      const title = entry.title ?? this.own.title(entry.key);
      const remark = entry.state === "there" ? "" : strings.say(entry.state, { title });
      return [title, entry.provider ?? "", entry.address, said("cost"), said("start"), said("time"), remark];
    });
    const lines = [settings.strings.columns, ...cells].map((line) => line.map(cell).join(","));
    save("shortlist.csv", "text/csv", `\ufeff${lines.join("\r\n")}\r\n`);
  }

  /** The calendar files of the entries in one. */
  async saveCalendar() {
    const files = await Promise.all(this.calendars.map(async (address) => (await fetch(address)).text()));
    const events = files.flatMap((file) => file.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/g) ?? []);
    const head = files[0].slice(0, files[0].indexOf("BEGIN:VEVENT"));
    save("shortlist.ics", "text/calendar", `${head}${events.join("")}END:VCALENDAR\r\n`);
  }

  announce(words, visibly = false) {
    part("announce").textContent = words;
    if (visibly) {
      const note = make("span", { class: "cz-kept__done", "aria-hidden": "true" }, words);
      part("share").parentElement.querySelector(".cz-kept__done")?.remove();
      part("share").after(note);
    }
  }
}

/** A cell of the table; no program may take what a provider wrote for a formula. */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

await new Shortlist().begin();
