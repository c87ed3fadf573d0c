// Microcredentials side by side, as their pages describe them today. The address holds which they are.
import { make } from "../search/elements.js";
import { Strings } from "../search/strings.js";
import { copied, entryOf, inWords, row } from "./entry.js";
import { compared, keysIn, MOST, searchFor, shortlist } from "./kept.js";
import { printAddress, share } from "./shared.js";

const page = document.querySelector("[data-cz-compared]");
const part = (name) => page.querySelector(`[data-cz="${name}"]`);
const settings = JSON.parse(part("settings").textContent);
const strings = new Strings(settings);
const home = new URL(settings.home, document.baseURI).href;
const wide = matchMedia("(min-width: 900px)");
const paper = matchMedia("print");
const PAIR = 2; // how many a narrow screen has room for

/** The criteria in their order: how each is read from an entry, null where nothing is stated. */
const CRITERIA = {
  outcomes,
  cost: (entry) => row(entry, "cost")?.value,
  time: (entry) => row(entry, "time")?.value,
  start: (entry) => row(entry, "start")?.value,
  level: (entry) => row(entry, "#level")?.value,
  workload: (entry) => row(entry, "#workload")?.value,
  form: (entry) => row(entry, "#participation")?.value,
  languages: (entry) => entry.article.querySelector("[data-taught]"),
  assessment: (entry) => row(entry, "#assessment")?.value,
  supervision: (entry) => row(entry, "#supervision")?.value,
  prerequisites: (entry) => row(entry, "#prerequisites")?.value,
  body: (entry) => row(entry, "#awarding-body")?.value,
  quality: (entry) => row(entry, "#quality-assurance")?.value,
  stackability: (entry) => row(entry, "#stackability")?.value,
  apply,
};

// Where remarks are explanations of terms, which are the same for every entry.
const EXPLAINED = new Set(["level", "form", "assessment", "supervision", "stackability"]);

function outcomes(entry) {
  const lines = [...entry.article.querySelectorAll(".cz-outcome")].map((one) => make("li", {}, copied(one)));
  return make("div", {}, make("ol", {}, ...lines));
}

function apply(entry) {
  const link = entry.article.querySelector(".cz-answers .cz-apply a");
  return link && make("div", {}, make("a", { href: link.href, rel: link.rel || null }, link.textContent));
}

class Comparison {
  constructor() {
    this.own = compared;
    const named = keysIn(location.search);
    this.isOwn = named === null || named.join() === this.own.keys.join();
    this.keys = named ?? this.own.keys;
    this.pair = [0, 1];
    this.notes = [];
  }

  async begin() {
    part("plain").hidden = true;
    part("tool").hidden = false;
    part("share").addEventListener("click", () => this.share());
    part("print").addEventListener("click", () => print());
    wide.addEventListener("change", () => this.show());
    // Paper has room for all of them.
    addEventListener("beforeprint", () => this.show(true));
    addEventListener("afterprint", () => this.show());
    paper.addEventListener("change", () => this.show());
    if (!this.keys.length) return this.show();
    part("full").hidden = false;
    part("full").setAttribute("aria-busy", "true");
    const found = await Promise.all(this.keys.map((key) => entryOf(key, home)));
    part("full").removeAttribute("aria-busy");
    this.sort(found);
    this.remember();
    this.show();
    this.announce(part("count").textContent);
  }

  /** What can be shown, once each; a note for what cannot. */
  sort(found) {
    const shown = new Map();
    found.forEach((entry, at) => {
      const key = this.keys[at];
      const title = this.own.has(key) ? this.own.title(key) : shortlist.title(key);
      if (!entry.article) this.notes.push(strings.say(entry.state, { title }));
      else if (!shown.has(entry.key)) shown.set(entry.key, entry);
    });
    const left = Math.max(0, shown.size - MOST);
    if (left) this.notes.push(strings.count("left", left));
    this.entries = [...shown.values()].slice(0, MOST);
  }

  remember() {
    const keys = this.entries.map((entry) => entry.key);
    history.replaceState(null, "", location.pathname + searchFor(keys));
    printAddress(location.href);
    if (this.isOwn) this.own.take(this.entries.map((entry) => [entry.key, entry.title]));
  }

  show(all = wide.matches || paper.matches) {
    const entries = this.entries ?? [];
    part("empty").hidden = Boolean(entries.length || this.notes.length);
    part("full").hidden = !part("empty").hidden;
    part("count").textContent = strings.count("compared", entries.length);
    part("notes").replaceChildren(...this.notes.map((note) => make("p", { class: "cz-notice cz-notice--warn" }, note)));
    const columns = all || entries.length <= PAIR ? entries : this.pair.map((at) => entries[at]);
    this.showPick(columns);
    const corner = make("td", { role: "cell" });
    part("heads").replaceChildren(make("tr", { role: "row" }, corner, ...columns.map((entry) => this.head(entry))));
    const silent = [];
    const names = columns.length ? Object.keys(CRITERIA) : [];
    part("rows").replaceChildren(...names.map((name) => this.row(name, columns, silent)).filter(Boolean));
    part("silent").hidden = !silent.length;
    part("silent").textContent = strings.say("allSilent", { things: silent.join(" · ") });
  }

  /** On a narrow screen, which two. */
  showPick(columns) {
    const entries = this.entries ?? [];
    part("pick").hidden = entries.length <= PAIR;
    if (part("pick").hidden) return;
    const focused = [...part("pick").querySelectorAll("select")].indexOf(document.activeElement);
    const picks = ["first", "second"].map((name, place) => {
      const select = make("select", { onchange: (event) => this.pick(place, Number(event.target.value)) });
      entries.forEach((entry, at) => select.append(make("option", { value: at, selected: columns[place] === entry }, entry.title)));
      return make("label", {}, strings.say(name), select);
    });
    part("pick").replaceChildren(...picks);
    if (focused >= 0) picks[focused].querySelector("select").focus();
  }

  pick(place, at) {
    if (this.pair[1 - place] === at) this.pair.reverse();
    else this.pair[place] = at;
    this.show();
  }

  head(entry) {
    const title = make("a", { class: "cz-compare__title", href: entry.address }, copied(entry.article.querySelector("h1")));
    const button = { type: "button", "aria-label": `${strings.say("remove")}: ${entry.title}`, onclick: () => this.remove(entry) };
    return make(
      "th", { scope: "col", role: "columnheader" },
      make("span", { class: `cz-strip cz-compare__strip ${entry.field}` }), title,
      make("span", { class: "cz-compare__provider" }, entry.provider),
      entry.state === "retired" ? make("span", { class: "cz-status cz-status--soon cz-compare__retired" }, strings.say("retired")) : null,
      make("span", { class: "cz-keep" }, make("button", button, strings.say("remove"))),
    );
  }

  /** One criterion; what nobody states becomes part of one line below. */
  row(name, columns, silent) {
    const found = columns.map((entry) => CRITERIA[name](entry));
    const stated = found.filter(Boolean);
    if (!stated.length) {
      silent.push(settings.labels[name]);
      return null;
    }
    const words = new Set(stated.map((value) => inWords(value).toLowerCase()));
    const head = make("th", { scope: "row", role: "rowheader" }, settings.labels[name]);
    // Outcomes are never the same, so that nothing is gained by saying so.
    if (name !== "outcomes" && words.size > 1) head.append(" ", make("span", { class: "cz-compare__differs" }, strings.say("differs")));
    const cells = found.map((value) => (value
      ? make("td", { role: "cell" }, copied(value, EXPLAINED.has(name) ? ".cz-note" : ""))
      : make("td", { role: "cell", class: "cz-compare__silent" }, strings.say("notStated"))));
    return make("tr", { role: "row", "data-row": name }, head, ...cells);
  }

  remove(entry) {
    this.entries = this.entries.filter((one) => one !== entry);
    this.notes = [];
    this.pair = [0, 1];
    this.remember();
    this.show();
    part("count").focus();
    this.announce(`${strings.say("removed", { title: entry.title })}. ${part("count").textContent}`);
  }

  async share() {
    if (await share(location.href, document.title, part("address"))) {
      this.announce(strings.say("copied"));
      part("share").parentElement.querySelector(".cz-kept__done")?.remove();
      part("share").after(make("span", { class: "cz-kept__done", "aria-hidden": "true" }, strings.say("copied")));
    }
  }

  announce(words) {
    part("announce").textContent = words;
  }
}

await new Comparison().begin();
