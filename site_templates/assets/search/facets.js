// Filters and counts over the columns that generator/search/columns.py writes.

import { digits, eachVariable } from "./codec.js";
import { isAhead, isOpen } from "./dates.js";

export const NOT_STATED = "not-stated";
const SOON = 92; // "within 3 months" in days
const AVAILABILITY = ["", "waiting-list", "full", "cancelled"];

/**
 * A facet as all others see it: `values` ({code, label, parent, lang}), and per entry a number of `column`
 * that stands for the values `members[number]`. One that is `later` has no values until it is filled.
 */
export function facets(start, now, notStated) {
  const made = [];
  for (const source of start.facets) {
    const { key, title, open, kind } = source;
    const facet = { key, title, open, kind };
    if (kind === "later") Object.assign(facet, { later: true, values: [], members: [[]], column: new Uint32Array(start.count) });
    else fill(facet, source, notStated, now, made);
    made.push(facet);
  }
  return made;
}

/** Gives a facet its values and its column. */
export function fill(facet, source, notStated, now, made) {
  Object.assign(facet, { later: false, kind: source.kind }, READ[source.kind](source, now, made));
  const silent = new Set(facet.column);
  if (source.silence !== false && facet.members.some((values, number) => !values.length && silent.has(number))) {
    facet.values.push({ code: NOT_STATED, label: notStated, parent: -1 });
    facet.members = facet.members.map((values) => (values.length ? values : [facet.values.length - 1]));
  }
}

const READ = {
  codes(source, _now, made) {
    const values = source.values.map(([code, label, parent, lang]) => ({ code, label, parent, lang }));
    if (!source.follows) return { values, members: source.sets, column: digits(source.column, source.width) };
    const leader = made.find((facet) => facet.key === source.follows);
    return { values, members: leader.members.map((all) => all.map((at) => source.of[at])), column: leader.column };
  },

  range(source) {
    const values = source.bounds.map(([code, label]) => ({ code, label, parent: -1 }));
    if (source.apart) values.push({ code: "other", label: source.apart, parent: -1 });
    const within = (amount) =>
      source.bounds.flatMap(([, , above, to], at) =>
        (above === null || amount > above) && (to === null || amount <= to) ? [at] : [],
      );
    const members = [[], source.apart ? [values.length - 1] : [], ...source.numbers.map(within)];
    const column = digits(source.column, source.width);
    // Beyond every number: in another currency; last of all: not stated.
    const amounts = [Infinity, Number.MAX_VALUE, ...source.numbers];
    return { values, members, column, amounts };
  },

  start(source, now) {
    const values = source.values.map(([code, label]) => ({ code, label, parent: -1 }));
    const place = Object.fromEntries(values.map((value, at) => [value.code, at]));
    const found = runs(source).map((entry) => meaning(entry, now));
    const members = Array.from({ length: 1 << values.length }, (_, bits) => values.flatMap((_value, at) => ((bits >> at) & 1 ? [at] : [])));
    const column = Uint32Array.from(found, ({ codes }) => codes.reduce((bits, code) => bits | (1 << place[code]), 0));
    return { values, members, column, starts: found.map((one) => one.starts), closes: found.map((one) => one.closes) };
  },
};

function meaning({ anyDay, runs: all }, now) {
  const ahead = all.filter((run) => isAhead(run, now));
  const open = all.filter((run) => isOpen(run, now));
  const starts = Math.min(...ahead.map((run) => run.start ?? Infinity));
  const codes = [];
  if (open.length || anyDay) codes.push("open");
  if (ahead.some((run) => run.start !== null && run.start <= now + SOON)) codes.push("soon");
  if (ahead.some((run) => run.start !== null && run.start > now + SOON)) codes.push("later");
  if (anyDay) codes.push("self-paced");
  if (all.length && !ahead.length && !anyDay && !open.length) codes.push("past");
  return { codes, starts, closes: Math.min(...open.map((run) => run.closes ?? Infinity)) };
}

function runs(source) {
  const numbers = (text) => {
    const list = [];
    eachVariable(text, (number) => list.push(number));
    return list;
  };
  const starts = digits(source.starts, source.width);
  const [closes, opens, free] = [source.closes, source.opens, source.free].map(numbers);
  let at = 0;
  return numbers(source.ways).map((ways) => {
    const list = [];
    for (let end = at + (ways >> 1); at < end; at++) {
      const start = starts[at] ? source.days[starts[at] - 1] : null;
      const deadline = before(closes[at], start);
      list.push({ start, closes: deadline, opens: before(opens[at], deadline ?? start), availability: AVAILABILITY[free[at]] });
    }
    return { anyDay: Boolean(ways & 1), runs: list };
  });
}

/** A day so many days before another; 0 stands for none, both signs are folded into whole numbers. */
function before(number, reference) {
  if (!number) return null;
  const folded = number - 1;
  return (reference ?? 0) - (folded & 1 ? -(folded + 1) / 2 : folded / 2);
}

/**
 * The entries that pass everything, and the counts of every value as if its own facet had no selection.
 * `scores` (0: no match) or null; `selection` maps a facet's key to a set of codes. `without` counts the
 * entries that only this one facet keeps out.
 */
export function filter(all, count, scores, selection) {
  const tests = all.map((facet) => test(facet, selection.get(facet.key)));
  const tallies = all.map((facet) => new Uint32Array(facet.members.length));
  const without = new Uint32Array(all.length);
  const found = [];
  for (let entry = 0; entry < count; entry++) {
    if (scores && !scores[entry]) continue;
    let failed = -1;
    let failures = 0;
    for (let f = 0; f < all.length && failures < 2; f++) {
      if (tests[f] && !tests[f][all[f].column[entry]]) {
        failed = f;
        failures++;
      }
    }
    if (failures === 0) {
      found.push(entry);
      for (let f = 0; f < all.length; f++) tallies[f][all[f].column[entry]]++;
    } else if (failures === 1) {
      tallies[failed][all[failed].column[entry]]++;
      without[failed]++;
    }
  }
  return { found, counts: all.map((facet, f) => spread(facet, tallies[f])), without };
}

function test(facet, codes) {
  if (!codes?.size) return null;
  const wanted = facet.values.map((value) => codes.has(value.code));
  return Uint8Array.from(facet.members, (values) => (values.some((at) => wanted[at]) ? 1 : 0));
}

function spread(facet, tally) {
  const counts = new Uint32Array(facet.values.length);
  facet.members.forEach((values, number) => {
    if (tally[number]) for (const at of values) counts[at] += tally[number];
  });
  return counts;
}

/** Puts entries into an order; where that does not decide, the order of the list stays. */
export function sorted(found, order, { all, scores, newest }) {
  const facet = (key) => all.find((one) => one.key === key);
  const amount = (key) => (entry) => facet(key).amounts[facet(key).column[entry]];
  const keys = {
    relevance: scores && ((entry) => -scores[entry]),
    start: (entry) => facet("start").starts[entry],
    deadline: (entry) => facet("start").closes[entry],
    workload: amount("workload"),
    price: amount("price"),
    newest: newest && ((entry) => -newest[entry]),
  };
  const key = keys[order];
  if (!key) return found;
  const weight = new Map(found.map((entry) => [entry, key(entry)]));
  return [...found].sort((a, b) => (weight.get(a) === weight.get(b) ? a - b : weight.get(a) - weight.get(b)));
}
