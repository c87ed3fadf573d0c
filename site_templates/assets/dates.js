// What dates mean today: open, closing soon, past. The page says the dates themselves; a day ends where the
// catalogue's clock (data-zone) strikes midnight, wherever the reader is.

const SOON = 14;

/** Today's date in a time zone, as 2027-01-15: such dates compare as text. */
export function today(zone, now = new Date()) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(now);
}

/** Days from one date to another. */
function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

/** The state of one run: cancelled, past, full, closed, later, soon, open, running, or "" where nothing is known. */
export function stateOf(run, day) {
  if (run.availability === "cancelled") return "cancelled";
  const last = run.end ?? run.start ?? run.closes;
  if (last && last < day) return "past";
  if (run.availability === "full") return "full";
  if (run.closes && run.closes < day) return run.start && run.start <= day ? "running" : "closed";
  if (run.opens && run.opens > day) return "later";
  if (run.availability === "waiting-list") return "waiting";
  if (run.closes) return daysBetween(day, run.closes) <= SOON ? "soon" : "open";
  if (run.start && run.start <= day) return "running";
  return run.opens ? "open" : "";
}

const STYLES = { open: "open", soon: "soon", later: "", running: "", closed: "off", past: "off" };

function badge(state, text) {
  const mark = document.createElement("span");
  mark.className = STYLES[state] ? `cz-status cz-status--${STYLES[state]}` : "cz-status";
  mark.textContent = text;
  return mark;
}

/** Marks each run with its state, folds away the past, and puts the next one into the answers. */
export function showDates(part) {
  const words = JSON.parse(part.dataset.words);
  const day = today(part.dataset.zone);
  const runs = [...part.querySelectorAll(".cz-offering")].map((element) => ({
    element, state: stateOf(element.dataset, day), link: part.querySelector(`[data-cz-starts] a[href="#${element.id}"]`),
  }));
  if (!runs.length) return;
  for (const { element, state } of runs) {
    if (state in STYLES && words[state]) element.querySelector("h3").append(" ", badge(state, words[state]));
  }
  foldPast(part, runs, words);
  answerStart(part, runs, words);
  answerApply(part, runs, words);
}

function foldPast(part, runs, words) {
  const past = runs.filter((run) => run.state === "past");
  if (!past.length) return;
  const fold = document.createElement("details");
  const title = document.createElement("summary");
  const list = document.createElement("ul");
  fold.className = "cz-past";
  list.className = "cz-offerings";
  title.textContent = `${words["past-dates"]} (${past.length})`;
  list.append(...past.map((run) => run.element));
  fold.append(title, list);
  part.querySelector(".cz-offerings").after(fold);
  // An address that points at a past run opens the fold.
  const open = () => { if (past.some((run) => `#${run.element.id}` === location.hash)) fold.open = true; };
  addEventListener("hashchange", open);
  open();
}

function answerStart(part, runs, words) {
  const list = part.querySelector("[data-cz-starts]");
  if (!list) return;
  const coming = runs.filter((run) => run.state !== "past" && run.state !== "cancelled");
  for (const { link, state } of runs) {
    if (!link) continue;
    if (state === "past" || (state === "cancelled" && coming.length)) link.parentElement.hidden = true;
    else if (STYLES[state] !== undefined && words[state]) link.after(" ", badge(state, words[state]));
  }
  if (!coming.length) {
    const none = document.createElement("li");
    none.textContent = words.none;
    list.prepend(none);
  }
}

/** The button says when applications open; it steps back when nothing can be applied for. */
function answerApply(part, runs, words) {
  const buttons = part.querySelectorAll('[data-cz-apply="apply"], [data-cz-apply="dates"]');
  if (runs.some((run) => ["open", "soon", "waiting", ""].includes(run.state))) return;
  const next = runs.find((run) => run.state === "later");
  for (const button of buttons) {
    button.classList.add("cz-button--quiet");
    button.textContent = next ? next.element.dataset.later : words.none;
  }
}

/** Leaves out deadlines that have passed, and shows as many of the others as the page has room for. */
export function showDeadlines(part) {
  const day = today(part.dataset.zone);
  let room = Number(part.dataset.shown);
  let shown = 0;
  for (const element of part.querySelectorAll("[data-closes]")) {
    const coming = element.dataset.closes >= day;
    element.hidden = !coming || room <= 0;
    if (!element.hidden) { room -= 1; shown += 1; }
  }
  part.hidden = shown === 0;
}
