// Result cards: made from the page's own template, and brought up to date with the day of viewing.

import { inWords, isAhead, isComing, isOpen, runsOf } from "./dates.js";

// The order in which generator/views/cards.py writes a card.
const PARTS = [
  "href", "title", "titleLanguage", "titleTag", "provider", "providerLanguage", "summary", "summaryLanguage",
  "workload", "dates", "price", "form", "gap", "status", "runs", "field",
];

export class Cards {
  #store;
  #inFile;
  #template;
  #root;
  #today;
  #strings;
  #days;

  constructor({ store, start, template, root, today, strings, days }) {
    this.#store = store;
    this.#inFile = start.cards;
    this.#template = template;
    this.#root = root;
    this.#today = today;
    this.#strings = strings;
    this.#days = days;
  }

  /** The list items of some entries, in their order. */
  async of(entries) {
    const lines = await Promise.all(entries.map((entry) => this.#line(entry)));
    return lines.map((line) => this.#made(Object.fromEntries(PARTS.map((part, at) => [part, line[at]]))));
  }

  async #line(entry) {
    const file = Math.floor(entry / this.#inFile);
    return (await this.#store.file(`cards/${file}.json`))[entry % this.#inFile];
  }

  #made(card) {
    const item = this.#template.content.firstElementChild.cloneNode(true);
    const article = item.querySelector("article");
    article.dataset.runs = card.runs;
    article.classList.add(`cz-f${card.field}`);
    for (const part of item.querySelectorAll("[data-part]")) {
      const name = part.dataset.part;
      if (!card[name]) {
        part.remove();
        continue;
      }
      part.textContent = card[name];
      if (card[`${name}Language`]) {
        part.lang = card[`${name}Language`];
        part.dir = "auto";
      }
    }
    item.querySelector("a").href = this.#root + card.href;
    this.refresh(article);
    return item;
  }

  /** Says on a card what its dates mean today. */
  refresh(article) {
    const { anyDay, runs } = runsOf(article.dataset.runs);
    const now = this.#today;
    const open = runs.find((run) => isOpen(run, now));
    const coming = runs.find((run) => isComing(run, now));
    const ahead = runs.find((run) => isAhead(run, now));
    const say = (name, values) => this.#strings.say(name, values);
    if (anyDay || open) this.#status(article, "open", say("open"));
    else if (coming) this.#status(article, "later", say("opens", { day: this.#inWords(coming.opens) }));
    else if (runs.length && !ahead) this.#status(article, "off", say("past"));
    else if (runs.length && !article.querySelector(".cz-card__status")) this.#status(article, "off", say("closed"));
    const next = open || coming || ahead;
    if (next && !anyDay) this.#dates(article, next);
  }

  #dates(article, run) {
    const dates = article.querySelector(".cz-card__dates");
    if (!dates) return;
    const start = run.start === null ? "" : this.#inWords(run.start);
    const closes = run.closes === null || run.closes < this.#today ? "" : this.#inWords(run.closes);
    if (start && closes) dates.textContent = this.#strings.say("startsApply", { start, closes });
    else if (start) dates.textContent = this.#strings.say("starts", { day: start });
    else if (closes) dates.textContent = this.#strings.say("applyBy", { day: closes });
  }

  #status(article, kind, text) {
    let status = article.querySelector(".cz-card__status");
    if (!status) {
      status = document.createElement("p");
      article.querySelector(".cz-card__head").append(status);
    }
    status.className = `cz-card__status cz-status cz-status--${kind}`;
    status.textContent = text;
  }

  #inWords(number) {
    return inWords(number, this.#days);
  }
}
