// The facets as fieldsets of checkboxes. Rows are made when they are first shown; later only counts and ticks
// change, so that the keyboard's place is never lost.

import { make } from "./elements.js";
import { NOT_STATED } from "./facets.js";
import { fold, words } from "./words.js";

const SHOWN = 7;
const MANY = 30; // values from which one looks for them by typing
const MOST_FOUND = 40;

export class Panel {
  #parts;
  #strings;
  #choose;
  #unfold;

  /**
   * `choose` is called with a facet, a value and whether it was chosen; `unfold` with a facet that has no values
   * yet when somebody wants to see them.
   */
  constructor(facets, totals, strings, { choose, unfold }) {
    this.#strings = strings;
    this.#choose = choose;
    this.#unfold = unfold;
    this.#parts = facets.map((facet, f) => this.#part(facet, totals[f]));
    const more = make("p", { class: "cz-facets__more" }, strings.say("moreFilters"));
    const [open, folded] = [true, false].map((wanted) => this.#parts.filter((part) => part.facet.open === wanted));
    this.element = make("div", { class: "cz-facets" }, ...open.map((part) => part.element), more, ...folded.map((part) => part.element));
  }

  /** Shows a selection and the counts that go with it. */
  update(selection, counts) {
    this.#parts.forEach((part, f) => this.#updateOne(part, selection.get(part.facet.key) || new Set(), counts[f]));
  }

  /** Gives a facet its values, when they have come. */
  fill(facet, totals) {
    this.#fill(this.#parts.find((part) => part.facet === facet), totals);
  }

  #part(facet, totals) {
    const chosen = make("span", { class: "cz-facet__chosen" });
    const fieldset = make("fieldset", {}, make("legend", { class: "cz-vh" }, facet.title));
    const part = { facet, fieldset, chosen, rows: [], nested: new Map() };
    part.element = make("details", { class: "cz-facet", open: Boolean(facet.open) }, make("summary", {}, make("span", {}, facet.title), chosen), fieldset);
    part.element.addEventListener("toggle", () => {
      if (part.element.open && facet.later) this.#unfold(facet);
    });
    if (!facet.later) this.#fill(part, totals);
    return part;
  }

  #fill(part, totals) {
    const { facet } = part;
    part.totals = totals;
    part.list = make("ul", { class: "cz-facet__values" });
    part.top = facet.values.flatMap((value, at) => (value.parent < 0 && totals[at] ? [at] : []));
    part.many = part.top.length > MANY;
    part.all = part.top.length <= SHOWN + 1;
    if (part.many) part.fieldset.append(this.#finder(part));
    part.fieldset.append(part.list);
    if (part.many) part.fieldset.append((part.told = make("p", { class: "cz-facet__told", role: "status" })));
    else {
      facet.values.forEach((_value, at) => totals[at] && this.#row(part, at));
      if (!part.all) part.fieldset.append(this.#moreButton(part));
    }
    // A question that nobody answers is no choice.
    part.element.hidden = !facet.values.some((value, at) => totals[at] && value.code !== NOT_STATED);
  }

  /** The row of a value, in its place among those that are there already. */
  #row(part, at) {
    if (part.rows[at]) return part.rows[at];
    const { facet, rows } = part;
    const value = facet.values[at];
    const input = make("input", {
      type: "checkbox", name: facet.key, value: value.code,
      onchange: () => this.#choose(facet, value, input.checked),
    });
    const count = make("span", { class: "cz-facet__count" });
    const label = make("label", {}, input, make("span", { class: "cz-facet__label", lang: value.lang }, value.label), " ", count);
    const row = (rows[at] = { input, count, element: make("li", {}, label) });
    const next = rows.find((other, place) => other && place > at && facet.values[place].parent === value.parent);
    this.#listOf(part, value.parent).insertBefore(row.element, next?.element ?? null);
    return row;
  }

  #listOf(part, parent) {
    if (parent < 0) return part.list;
    if (!part.nested.has(parent)) {
      part.nested.set(parent, make("ul", { class: "cz-facet__narrow" }));
      this.#row(part, parent).element.append(part.nested.get(parent));
    }
    return part.nested.get(parent);
  }

  #moreButton(part) {
    const say = () => (part.all ? this.#strings.say("fewer") : this.#strings.count("showAll", part.top.length));
    const button = make("button", {
      type: "button", class: "cz-facet__more", "aria-expanded": "false",
      onclick: () => {
        part.all = !part.all;
        button.textContent = say();
        button.setAttribute("aria-expanded", String(part.all));
        this.#fold(part);
      },
    });
    button.textContent = say();
    return button;
  }

  #finder(part) {
    const input = make("input", {
      type: "search", class: "cz-facet__find", autocomplete: "off", maxlength: "100",
      "aria-label": this.#strings.say("findIn", { name: part.facet.title }), placeholder: this.#strings.say("find"),
    });
    input.addEventListener("input", () => {
      part.sought = words(input.value);
      this.#showCounts(part);
    });
    return input;
  }

  #updateOne(part, codes, counts) {
    if (part.facet.later) return;
    Object.assign(part, { codes, counts });
    this.#showCounts(part);
    part.chosen.textContent = codes.size ? this.#strings.number(codes.size) : "";
    if (codes.size) part.element.open = true;
  }

  #showCounts(part) {
    const { facet, rows, nested, codes, counts } = part;
    const shown = part.many ? this.#found(part) : null;
    rows.forEach((row, at) => {
      row.input.checked = codes.has(facet.values[at].code);
      if (row.shown !== counts[at]) row.count.textContent = this.#strings.number((row.shown = counts[at]));
      row.element.classList.toggle("cz-facet__none", !counts[at] && !row.input.checked);
      if (shown) row.element.hidden = !shown.has(at) && row.input !== document.activeElement;
    });
    for (const [parent, list] of nested) {
      const below = facet.values.some((value) => value.parent === parent && codes.has(value.code));
      rows[parent].input.indeterminate = below;
      list.hidden = !below && !rows[parent].input.checked;
    }
    if (!shown) this.#fold(part);
  }

  /** Of many values: those chosen, and the most frequent ones of those that were asked for. */
  #found(part) {
    const { facet, top, codes, counts, sought } = part;
    part.folded ??= facet.values.map((value) => fold(value.label));
    const asked = sought?.length ? top.filter((at) => sought.every((word) => part.folded[at].includes(word))) : top;
    const ranked = asked.filter((at) => facet.values[at].code !== NOT_STATED).sort((a, b) => counts[b] - counts[a] || a - b);
    const best = ranked.slice(0, sought?.length ? MOST_FOUND : SHOWN);
    const always = top.filter((at) => codes.has(facet.values[at].code) || (!sought?.length && facet.values[at].code === NOT_STATED));
    const shown = new Set([...best, ...always]);
    for (const at of shown) this.#row(part, at);
    const rest = ranked.length - best.length;
    part.told.textContent = !asked.length ? this.#strings.say("noneFound") : rest ? this.#strings.count("moreFound", rest) : "";
    return shown;
  }

  /** A long list shows its beginning; what is chosen, and what is not stated, is never folded away. */
  #fold(part) {
    part.top.forEach((at, rank) => {
      const { input, element } = part.rows[at];
      const kept = input.checked || input.indeterminate || part.facet.values[at].code === NOT_STATED;
      element.hidden = !part.all && rank >= SHOWN && !kept;
    });
  }
}
