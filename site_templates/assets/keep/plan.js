// A pathway for somebody who holds some of its parts: what remains, how much it is, what comes next.
import { make } from "../search/elements.js";
import { Strings } from "../search/strings.js";
import { held, keyOf, keysIn, searchFor } from "./kept.js";
import { remaining, span } from "./remaining.js";
import { share } from "./shared.js";

const page = document.querySelector("[data-cz-plan]");
const part = (name) => page.querySelector(`[data-cz="${name}"]`);
const settings = JSON.parse(part("settings").textContent);
const strings = new Strings(settings);
const NAME = "held"; // how the address calls what is held

class Plan {
  constructor() {
    this.parts = new Set(settings.steps.flatMap((step) => step.options.map((option) => option.key)));
    const stored = held.keys.filter((key) => this.parts.has(key));
    const named = keysIn(location.search, NAME)?.filter((key) => this.parts.has(key)) ?? null;
    this.isForeign = named !== null && [...named].sort().join() !== [...stored].sort().join();
    this.held = new Set(named ?? stored);
    this.boxes = new Map();
  }

  begin() {
    for (const line of page.querySelectorAll(".cz-steps .cz-brief")) this.offer(line);
    part("plan").hidden = false;
    part("foreign").hidden = !this.isForeign;
    part("share").addEventListener("click", () => this.share());
    part("again").addEventListener("click", () => this.forget());
    held.addEventListener("change", () => this.follow());
    this.show();
  }

  /** A box to tick beside each part; its label names the part for those who do not see it beside it. */
  offer(line) {
    const link = line.querySelector("a.cz-brief__title");
    const key = link && keyOf(link.href);
    if (!this.parts.has(key)) return;
    const box = make("input", { type: "checkbox", onchange: () => this.tick(key, link.textContent, box.checked) });
    const title = make("span", { class: "cz-vh" }, `: ${link.textContent}`);
    this.boxes.set(key, [...(this.boxes.get(key) ?? []), box]);
    line.append(make("label", { class: "cz-hold" }, box, make("span", {}, strings.say("hold"), title)));
  }

  tick(key, title, on) {
    this.held[on ? "add" : "delete"](key);
    if (!this.isForeign) held[on ? "add" : "remove"](key, title);
    this.changed();
  }

  forget() {
    for (const key of [...this.held]) {
      this.held.delete(key);
      if (!this.isForeign) held.remove(key);
    }
    this.changed();
    part("left").focus();
  }

  follow() {
    if (this.isForeign) return;
    this.held = new Set(held.keys.filter((key) => this.parts.has(key)));
    this.show();
  }

  changed() {
    history.replaceState(null, "", location.pathname + searchFor([...this.held], NAME) + location.hash);
    this.show();
    part("announce").textContent = part("left").textContent;
  }

  show() {
    for (const [key, boxes] of this.boxes) for (const box of boxes) box.checked = this.held.has(key);
    for (const line of page.querySelectorAll(".cz-steps .cz-brief")) line.toggleAttribute("data-held", Boolean(line.querySelector("input:checked")));
    const open = settings.steps.map((step) => remaining(step, this.held)).filter((step) => step.need > 0);
    const parts = open.reduce((sum, step) => sum + step.need, 0);
    part("left").textContent = parts ? strings.count("parts", parts) : strings.say("all");
    part("sums").replaceChildren(...["ects", "hours"].map((measure) => sum(open, settings.rest, measure)).filter(Boolean).map((words) => make("li", {}, words)));
    const lines = open.map((step, at) => this.line(step, settings.ordered && at === 0 && open.length > 1));
    if (settings.rest) lines.push(make("li", {}, settings.rest.title));
    part("todo").replaceChildren(...lines);
    part("again").hidden = !this.held.size;
  }

  line(step, isNext) {
    const names = step.options.map((option) => option.title);
    const mark = isNext ? [" ", make("span", { class: "cz-status" }, strings.say("next"))] : [];
    if (step.need === names.length && names.length === 1) return make("li", {}, names[0], ...mark);
    const heading = strings.count("choose", step.need, { options: strings.number(names.length) });
    return make("li", {}, `${heading}:`, ...mark, make("ul", {}, ...names.map((name) => make("li", {}, name))));
  }

  async share() {
    const address = new URL(location.pathname + searchFor([...this.held], NAME), location.href).href;
    if (await share(address, document.title, part("address"))) {
      part("announce").textContent = strings.say("copied");
      part("done").textContent = strings.say("copied");
    }
  }
}

function sum(open, rest, measure) {
  const { least, most, complete, any } = span(open, rest, measure);
  if (!any) return "";
  const words = least === most
    ? strings.count(measure, most)
    : strings.say(`${measure}Range`, { least: strings.number(least), most: strings.number(most) });
  return complete ? words : `${words} (${strings.say("partly")})`;
}

new Plan().begin();
