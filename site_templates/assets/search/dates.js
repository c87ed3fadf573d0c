// What dates mean on the day of viewing. Days are whole numbers since 1 January 1970.

const DAY = 86400000;

/** Today in the catalogue's time zone: a deadline is the end of its day there. */
export function today(timezone) {
  let parts;
  try {
    parts = new Intl.DateTimeFormat("en-CA", { timeZone: timezone, dateStyle: "short" }).format(new Date());
  } catch {
    parts = new Intl.DateTimeFormat("en-CA", { dateStyle: "short" }).format(new Date());
  }
  return day(parts);
}

function day(text) {
  return text ? Math.round(Date.parse(text + "T00:00:00Z") / DAY) : null;
}

/** The day in words, as the pages write it: `months` holds a template for each month. */
export function inWords(number, { months, first }) {
  const date = new Date(number * DAY);
  const d = date.getUTCDate();
  const values = { y: date.getUTCFullYear(), d: d === 1 ? first : d, dd: String(d).padStart(2, "0") };
  return months[date.getUTCMonth()].replace(/\{(\w+)\}/g, (field, name) => values[name]);
}

/** The runs of a card: "start|deadline|opening|availability" joined by ";", "*" for any day. */
export function runsOf(text) {
  const parts = text ? text.split(";") : [];
  const runs = parts.filter((part) => part !== "*").map((part) => {
    const [start, closes, opens, availability] = part.split("|");
    return { start: day(start), closes: day(closes), opens: day(opens), availability: availability || "" };
  });
  return { anyDay: parts.includes("*"), runs };
}

/** Whether one can apply for a run on this day. */
export function isOpen(run, now) {
  if (run.availability === "full" || run.availability === "cancelled") return false;
  if (run.opens !== null && run.opens > now) return false;
  const last = run.closes ?? run.start;
  return last !== null && last >= now;
}

/** Whether one can apply for a run later. */
export function isComing(run, now) {
  return run.availability !== "full" && run.availability !== "cancelled" && run.opens !== null && run.opens > now;
}

/** Whether a run still lies ahead. */
export function isAhead(run, now) {
  return run.availability !== "cancelled" && (run.start ?? run.closes ?? -1) >= now;
}
