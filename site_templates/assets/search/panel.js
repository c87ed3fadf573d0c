// The facets as fieldsets of checkboxes. They are built once; later only counts and ticks change, so that
// the keyboard's place is never lost.

import { make } from "./elements.js";
import { NOT_STATED } from "./facets.js";

const SHOWN = 7;

export class Panel {
  #parts;
  #strings;
  #change;

  /** `change` is called with the key of a facet, a code and whether it was chosen. */
  constructor(facets, totals, strings, change) {
    this.#strings = strings;
    this.#change = change;
    this.#parts = facets.map((facet, f) => this.#facet(facet, totals[f]));
    const more = make("p", { class: "cz-facets__more" }, strings.say("moreFilters"));
    const [open, folded] = [true, false].map((wanted) => this.#parts.filter((part) => part.facet.open === wanted));
    this.element = make("div", { class: "cz-facets" }, ...open.map((part) => part.element), more, ...folded.map((part) => part.element));
  }

  /** Shows a selection and the counts that go with it. */
  update(selection, counts) {
    this.#parts.forEach((part, f) => this.#updateOne(part, selection.get(part.facet.key) || new Set(), counts[f]));
  }

  #facet(facet, totals) {
    const rows = facet.values.map((value, at) => (totals[at] ? this.#row(facet, value) : null));
    const list = make("ul", { class: "cz-facet__values" });
    const nested = new Map();
    facet.values.forEach((value, at) => {
      if (!rows[at]) return;
      if (value.parent < 0) {
        list.append(rows[at].element);
        return;
      }
      if (!nested.has(value.parent)) {
        nested.set(value.parent, make("ul", { class: "cz-facet__narrow" }));
        rows[value.parent].element.append(nested.get(value.parent));
      }
      nested.get(value.parent).append(rows[at].element);
    });
    const chosen = make("span", { class: "cz-facet__chosen" });
    const fieldset = make("fieldset", {}, make("legend", { class: "cz-vh" }, facet.title), list);
    const top = rows.filter((row, at) => row && facet.values[at].parent < 0);
    const part = { facet, rows, nested, chosen, top, all: top.length <= SHOWN + 1 };
    // A question that nobody answers is no choice.
    const telling = facet.values.some((value, at) => totals[at] && value.code !== NOT_STATED);
    if (!part.all) fieldset.append(this.#moreButton(part));
    part.element = make("details", { class: "cz-facet", open: Boolean(facet.open), hidden: !telling }, make("summary", {}, make("span", {}, facet.title), chosen), fieldset);
    return part;
  }

  #row(facet, value) {
    const input = make("input", {
      type: "checkbox", name: facet.key, value: value.code,
      onchange: () => this.#change(facet, value, input.checked),
    });
    const count = make("span", { class: "cz-facet__count" });
    const label = make("label", {}, input, make("span", { class: "cz-facet__label" }, value.label), " ", count);
    return { input, count, element: make("li", {}, label) };
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

  #updateOne(part, codes, counts) {
    const { facet, rows, nested } = part;
    facet.values.forEach((value, at) => {
      const row = rows[at];
      if (!row) return;
      row.input.checked = codes.has(value.code);
      if (row.shown !== counts[at]) row.count.textContent = this.#strings.number((row.shown = counts[at]));
      row.element.classList.toggle("cz-facet__none", !counts[at] && !row.input.checked);
    });
    for (const [parent, list] of nested) {
      const below = facet.values.some((value) => value.parent === parent && codes.has(value.code));
      rows[parent].input.indeterminate = below;
      list.hidden = !below && !rows[parent].input.checked;
    }
    part.chosen.textContent = codes.size ? this.#strings.number(codes.size) : "";
    if (codes.size) part.element.open = true;
    this.#fold(part);
  }

  #fold(part) {
    part.top.forEach((row, at) => {
      const used = row.input.checked || row.input.indeterminate;
      row.element.hidden = !part.all && at >= SHOWN && !used;
    });
  }
}
