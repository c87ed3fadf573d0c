// What remains of a pathway, in numbers.

/** What is still to be done of a step: how many, and from which. */
export function remaining(step, heldKeys) {
  const options = step.options.filter((option) => !heldKeys.has(option.key));
  return { need: Math.max(0, step.choose - (step.options.length - options.length)), options };
}

/** The least and the most of a measure that remains; `complete` when everything states its share. */
export function span(open, rest, measure) {
  const all = { least: 0, most: 0, complete: true, any: false };
  for (const { need, options } of open) {
    const stated = options.map((option) => option[measure]).filter((amount) => amount !== null).sort((a, b) => a - b);
    all.complete &&= stated.length === options.length;
    all.any ||= stated.length > 0;
    all.least += stated.slice(0, need).reduce((a, b) => a + b, 0);
    all.most += stated.slice(-need).reduce((a, b) => a + b, 0);
  }
  if (rest) {
    all.complete &&= rest[measure] !== null;
    all.any ||= rest[measure] !== null;
    all.least += rest[measure] ?? 0;
    all.most += rest[measure] ?? 0;
  }
  return all;
}
