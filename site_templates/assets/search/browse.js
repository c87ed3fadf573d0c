// The list of microcredentials with search, facets, sorting and pages. Without this script the page is a
// complete list; with it the address holds everything that was chosen.

import { Cards } from "./cards.js";
import { digits } from "./codec.js";
import { today } from "./dates.js";
import { make } from "./elements.js";
import { facets, fill, filter, NOT_STATED, sorted } from "./facets.js";
import { fillPager } from "./pager.js";
import { Panel } from "./panel.js";
import { State } from "./state.js";
import { Store } from "./store.js";
import { Strings } from "./strings.js";
import { TextIndex } from "./text.js";

const QUIET = 600; // milliseconds without a change before it is announced
const AT_FIRST = 4; // cards that fill a small screen
const BURST = 1500; // typing within this time is one step of the history

const page = document.querySelector("[data-cz-browse]");
const part = (name) => page.querySelector(`[data-cz="${name}"]`);
const settings = JSON.parse(document.getElementById("cz-browse-settings").textContent);
const strings = new Strings(settings);

const breath = () => new Promise((done) => { setTimeout(done); });

// Where the address asks for a part of the list, the page keeps the whole list back (theme.js, search.css).
const isBlank = () => "czAsked" in document.documentElement.dataset;
const unveil = () => { delete document.documentElement.dataset.czAsked; };

class Browse {
  constructor(store, start) {
    const root = new URL(settings.root || "./", document.baseURI).href;
    const now = today(start.timezone);
    this.store = store;
    this.start = start;
    this.facets = facets(start, now, strings.say("notStated"));
    this.index = new TextIndex(store, start);
    this.cards = new Cards({ store, start, root, strings, today: now, template: part("card"), days: settings.days });
    this.plainCards = [...part("results").children];
    this.title = document.title;
    this.draft = null;
    this.turn = 0;
    this.typed = 0;
  }

  async begin() {
    // In steps, so that a slow phone can answer its user between them.
    await breath();
    this.totals = filter(this.facets, this.start.count, null, new Map());
    this.panel = new Panel(this.facets, this.totals.counts, strings, {
      choose: (facet, value, on) => this.choose(facet, value, on),
      unfold: (facet) => this.unfold(facet),
    });
    await breath();
    this.state = await this.read();
    for (const article of page.querySelectorAll("article[data-runs]")) this.cards.refresh(article);
    this.placePanel();
    this.listen();
    for (const tool of page.querySelectorAll("[data-cz-tool]")) tool.hidden = false;
    page.dataset.czReady = "";
    return this.show();
  }

  /** The state of the address, which loses what this catalogue does not know, so that nobody passes it on. */
  async read() {
    await Promise.all(State.keys(location.search, this.facets).map((facet) => this.load(facet)));
    const state = State.from(location.search, this.facets, location.search ? 1 : settings.page);
    if (state.unknown) history.replaceState(null, "", location.pathname + state.search(settings.page) + location.hash);
    return state;
  }

  /** Fetches a facet that the first file does not hold. */
  async load(facet) {
    if (!facet.later) return;
    const source = await this.store.file(`facets/${facet.key}.json`);
    if (!facet.later) return;
    fill(facet, source, strings.say("notStated"));
    this.totals = filter(this.facets, this.start.count, null, new Map());
    this.panel.fill(facet, this.totals.counts[this.facets.indexOf(facet)]);
  }

  listen() {
    const input = part("query");
    part("search").addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask(input.value);
      part("count").focus();
    });
    input.addEventListener("input", () => this.ask(input.value));
    part("sort").addEventListener("change", (event) => this.sort(event.target.value));
    part("clear").addEventListener("click", () => this.clear());
    addEventListener("popstate", async () => {
      if (part("dialog").open) part("dialog").close();
      try {
        this.state = await this.read();
        this.show();
      } catch (error) {
        this.showFailure(error);
      }
    });
    this.listenDialog();
  }

  // ----- what somebody does

  ask(query) {
    const burst = Date.now() - this.typed < BURST;
    this.typed = Date.now();
    this.go(this.state.copy({ query }), burst);
  }

  choose(facet, value, on) {
    let next = (this.draft || this.state).toggled(facet.key, value.code, on);
    // A narrow field takes the place of the broad one above it, and the broad one that of those below.
    const at = facet.values.indexOf(value);
    if (on) facet.values.forEach((other, place) => {
      if (other.parent === at || place === value.parent) next = next.toggled(facet.key, other.code, false);
    });
    if (!this.draft) return this.go(next);
    this.draft = next;
    return this.showDraft();
  }

  async unfold(facet) {
    try {
      await this.load(facet);
      const state = this.draft || this.state;
      this.panel.update(state.selection, (await this.find(state)).counts);
    } catch (error) {
      this.showFailure(error);
    }
  }

  sort(order) {
    const usual = this.state.query.trim() ? "relevance" : "title";
    this.go(this.state.copy({ sort: order === usual ? "" : order }));
  }

  clear() {
    this.go(this.state.copy({ selection: new Map() }));
    part("count").focus();
  }

  go(state, replace = false) {
    this.state = state;
    const address = location.pathname + state.search(settings.page);
    history[replace ? "replaceState" : "pushState"](null, "", address);
    return this.show();
  }

  // ----- what is found

  /** Everything a state finds; the text search is the only part that may have to wait for a file. */
  async find(state) {
    if (this.asked?.query !== state.query) this.asked = { query: state.query, answer: this.index.search(state.query) };
    const text = await this.asked.answer;
    return { text, ...filter(this.facets, this.start.count, text.scores, state.selection) };
  }

  async order(state, result) {
    if (state.order === "newest" && !this.newest) {
      const { numbers, width, column } = await this.store.file("newest.json");
      this.newest = Array.from(digits(column, width), (at) => (at ? numbers[at - 1] : 0));
    }
    return sorted(result.found, state.order, { all: this.facets, scores: result.text.scores, newest: this.newest });
  }

  async show() {
    const turn = ++this.turn;
    const state = this.state;
    part("results").setAttribute("aria-busy", "true");
    this.showControls(state);
    try {
      const result = await this.find(state);
      if (turn !== this.turn) return;
      this.panel.update(state.selection, result.counts);
      this.showCount(result, state);
      const found = await this.order(state, result);
      const last = Math.max(1, Math.ceil(found.length / settings.pageSize));
      const current = Math.min(state.page, last);
      const shown = found.slice((current - 1) * settings.pageSize, current * settings.pageSize);
      const plain = state.isPlain && current === settings.page;
      const items = plain ? this.plainCards : await this.cardsOf(shown);
      if (turn !== this.turn) return;
      part("results").replaceChildren(...items);
      part("results").start = (current - 1) * settings.pageSize + 1;
      this.showEmpty(result, state);
      this.showPager(state, current, last);
    } catch (error) {
      this.showFailure(error);
    }
    if (turn !== this.turn) return;
    part("results").setAttribute("aria-busy", "false");
    unveil();
  }

  /** The cards; where nothing stands yet, the first are shown while the others are still on their way. */
  async cardsOf(shown) {
    if (!isBlank()) return this.cards.of(shown);
    const others = this.cards.of(shown.slice(AT_FIRST));
    others.catch(() => {}); // told when it is waited for
    const first = await this.cards.of(shown.slice(0, AT_FIRST));
    part("results").replaceChildren(...first);
    unveil();
    return [...first, ...(await others)];
  }

  showControls(state) {
    const input = part("query");
    if (input.value.trim() !== state.query.trim()) input.value = state.query;
    const sort = part("sort");
    sort.querySelector('[value="relevance"]').hidden = !state.query.trim();
    sort.value = state.order;
    const filters = part("filters-button");
    filters.textContent = state.chosen ? strings.say("filtersChosen", { n: strings.number(state.chosen) }) : strings.say("filters");
    part("clear").hidden = !state.chosen;
    this.showChips(state);
  }

  showChips(state) {
    const chips = [];
    for (const facet of this.facets) {
      for (const value of facet.values) {
        if (!state.selection.get(facet.key)?.has(value.code)) continue;
        chips.push(this.chip(facet, value));
      }
    }
    part("chips").hidden = !chips.length;
    part("chips").replaceChildren(...chips);
  }

  chip(facet, value) {
    // "Not stated" and "Up to 5 hours" say nothing without the question they answer.
    const needsTitle = value.code === NOT_STATED || facet.kind === "range";
    const name = needsTitle ? strings.say("named", { name: facet.title, value: value.label }) : value.label;
    const remove = async () => {
      const place = [...part("chips").children].indexOf(item);
      await this.go(this.state.toggled(facet.key, value.code, false));
      (part("chips").children[place]?.firstElementChild || part("count")).focus();
    };
    const cross = make("span", { "aria-hidden": "true" }, "×");
    const item = make("li", {}, make("button", { type: "button", class: "cz-chip", "aria-label": strings.say("remove", { name }), onclick: remove }, make("bdi", { lang: value.lang }, name), cross));
    return item;
  }

  showCount({ found, text }, state) {
    const notes = text.guessed.map((word) => strings.say("guessed", { word }));
    notes.push(...text.missing.map((word) => strings.say("missing", { word })));
    if (state.unknown) notes.push(strings.say("unknown"));
    if (text.some && found.length) notes.push(strings.say("some"));
    const count = strings.count("results", found.length);
    part("count").textContent = count;
    part("note").textContent = notes.join(" ");
    part("note").hidden = !notes.length;
    document.title = state.query.trim() ? `${state.query.trim()} – ${this.title}` : this.title;
    if (!found.length) notes.push(part("empty-words").textContent);
    if (this.shown || !state.isPlain) this.announce([count, ...notes].join(". "));
    this.shown = true;
  }

  /** Tells a screen reader, once there is quiet; what lies behind an open dialog would not be heard. */
  announce(text) {
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => { part(this.draft ? "dialog-announce" : "announce").textContent = text; }, QUIET);
  }

  showPager(state, current, last) {
    fillPager(part("pager"), {
      current, last, strings,
      address: (number) => location.pathname + state.copy({ page: number }).search(settings.page),
      go: async (number) => {
        await this.go(state.copy({ page: number }));
        part("count").focus({ preventScroll: true });
        page.scrollIntoView();
      },
    });
  }

  /** When nothing is found: what to give up, and how much that brings. */
  showEmpty({ found, without, text }, state) {
    const empty = part("empty");
    empty.hidden = found.length > 0;
    if (found.length) return;
    const ways = [];
    const way = (name, number, next) => {
      const text = strings.count("without", number, { name });
      ways.push(make("li", {}, make("button", { type: "button", class: "cz-button cz-button--quiet", onclick: () => { this.go(next); part("count").focus(); } }, text)));
    };
    this.facets.forEach((facet, f) => {
      if (!without[f]) return;
      const next = state.copy();
      next.selection.delete(facet.key);
      way(facet.title, without[f], next);
    });
    const asked = state.query.trim();
    if (asked && !ways.length && state.chosen > 1 && this.matches(text)) {
      way(strings.say("allFilters"), this.matches(text), state.copy({ selection: new Map() }));
    }
    if (asked) {
      const { found: others } = filter(this.facets, this.start.count, null, state.selection);
      if (others.length) way(strings.say("quoted", { words: asked }), others.length, state.copy({ query: "" }));
    }
    if (!ways.length) way(strings.say(asked ? "everything" : "allFilters"), this.start.count, new State());
    part("ways").replaceChildren(...ways);
  }

  /** How many entries have the words. */
  matches({ scores }) {
    return scores ? scores.reduce((count, score) => count + (score > 0), 0) : 0;
  }

  showFailure(error) {
    this.asked = undefined; // the next try asks again
    part("note").textContent = strings.say("failed");
    part("note").hidden = false;
    console.warn(error);
  }

  // ----- the panel: beside the list, or in a dialog of its own on narrow screens

  placePanel() {
    const wide = matchMedia("(min-width: 1000px)");
    const place = () => {
      if (wide.matches && part("dialog").open) part("dialog").close();
      part(wide.matches ? "panel" : "dialog-panel").append(this.panel.element);
    };
    wide.addEventListener("change", place);
    place();
  }

  listenDialog() {
    const dialog = part("dialog");
    part("filters-button").addEventListener("click", () => {
      this.draft = this.state.copy();
      dialog.showModal();
      this.showDraft();
    });
    part("dialog-show").addEventListener("click", () => {
      const chosen = this.draft;
      dialog.close();
      this.go(chosen);
    });
    part("dialog-clear").addEventListener("click", () => {
      this.draft = this.draft.copy({ selection: new Map() });
      this.showDraft();
    });
    part("dialog-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", async () => {
      this.draft = null;
      const result = await this.find(this.state);
      this.panel.update(this.state.selection, result.counts);
    });
  }

  async showDraft() {
    const draft = this.draft;
    const result = await this.find(draft);
    if (draft !== this.draft) return;
    this.panel.update(draft.selection, result.counts);
    part("dialog-show").textContent = strings.count("show", result.found.length);
    this.announce(strings.count("results", result.found.length));
    part("dialog-clear").disabled = !draft.chosen;
  }
}

try {
  const store = new Store(new URL(settings.root || "./", document.baseURI).href, settings.start);
  const browse = new Browse(store, await store.start());
  await browse.begin();
} catch (error) {
  // The list in the page is complete without the search.
  page.dataset.czFailed = "";
  unveil();
  console.warn(error);
}
