// Finds the entries that hold what somebody typed; the index is that of generator/search/index.py.

import { eachVariable, frontCoded } from "./codec.js";
import { forgiven, near, words } from "./words.js";

const WEIGHTS = 8;
const MOST_SHARDS = 3; // for a beginning of a word that very many words share
const MOST_GUESSES = 4;
const SHORTEST_STEM = 4;
const LONGEST_ENDING = 4;

export class TextIndex {
  #store;
  #firsts;
  #ignored;
  #count;
  #shards = new Map();

  constructor(store, start) {
    this.#store = store;
    this.#firsts = start.shards;
    this.#ignored = new Set(start.ignored);
    this.#count = start.count;
  }

  /**
   * What was found: `scores` has 0 for entries that do not match, null when nothing was asked;
   * `missing` are words nobody uses, `guessed` those for which similar ones were taken, `some` is true when no entry has all the words.
   */
  async search(query) {
    const typed = words(query);
    const telling = typed.filter((word) => !this.#ignored.has(word));
    const asked = telling.length ? telling : typed;
    if (!asked.length) return { scores: null, missing: [], guessed: [], some: false };
    const last = /[\p{L}\p{N}]$/u.test(query) ? asked.at(-1) : null;
    const found = await Promise.all(asked.map((word) => this.#find(word, word === last)));
    const known = found.filter((one) => one.groups.length);
    const missing = found.filter((one) => !one.groups.length && !(one.word === last && one.word.length < 3));
    return {
      ...this.#combine(known),
      missing: missing.map((one) => one.word),
      guessed: found.filter((one) => one.guessed).map((one) => one.word),
    };
  }

  #combine(found) {
    const total = new Float32Array(this.#count);
    const hits = new Uint8Array(this.#count);
    for (const { groups } of found) {
      const best = new Float32Array(this.#count);
      for (const { postings, quality } of groups) {
        const rare = Math.log(1 + this.#count / postings.length);
        for (const posting of postings) {
          const entry = posting >> 3;
          const score = ((posting & 7) + 1) * quality * rare;
          if (score > best[entry]) best[entry] = score;
        }
      }
      for (let i = 0; i < best.length; i++) {
        if (best[i]) {
          total[i] += best[i];
          hits[i]++;
        }
      }
    }
    const most = hits.reduce((a, b) => Math.max(a, b), 0);
    for (let i = 0; i < total.length; i++) if (hits[i] < most) total[i] = 0;
    return { scores: total, some: most < found.length };
  }

  async #find(word, unfinished) {
    const lines = await this.#lines(word);
    const groups = matching(lines, word, unfinished);
    if (groups.length || !forgiven(word)) return { word, groups };
    const other = word.replace(/([aou])e/g, "$1"); // ä, ö, ü as keyboards without them write them
    const written = other === word ? [] : matching(await this.#lines(other), other, unfinished);
    if (written.length) return { word, groups: written };
    const guesses = await this.#guess(word, lines, unfinished);
    return { word, groups: guesses.map(([line, quality]) => ({ postings: line.postings, quality })), guessed: guesses.length > 0 };
  }

  /** Words that may have been meant: near ones of the same file, else of all files, else longer ones around it. */
  async #guess(word, lines, unfinished) {
    let forms = nearest(lines.flatMap((line) => line.forms).sort(), word, false);
    if (!forms.length) {
      const all = frontCoded((await this.#store.file("words/all.json")).words);
      forms = nearest(all, word, unfinished);
      if (!forms.length && word.length > 4) {
        forms = all.filter((form) => form.includes(word)).slice(0, MOST_GUESSES).map((form) => [form, 1]);
      }
    }
    const guesses = [];
    for (const [form, far] of forms) {
      for (const line of await this.#lines(form, 1)) if (line.forms.includes(form)) guesses.push([line, 0.5 / far]);
    }
    return guesses;
  }

  /** The lines of the files in which a word, or words that begin with it, would stand. */
  async #lines(word, most = MOST_SHARDS) {
    let at = this.#firsts.findLastIndex((first) => first <= word);
    const wanted = [Math.max(at, 0)];
    while (this.#firsts[++at]?.startsWith(word) && wanted.length < most) if (at > 0) wanted.push(at);
    return (await Promise.all(wanted.map((number) => this.#shard(number)))).flat();
  }

  #shard(number) {
    if (number >= this.#firsts.length) return [];
    if (!this.#shards.has(number)) {
      const shard = this.#store.file(`words/${number}.json`).then(lines);
      shard.catch(() => this.#shards.delete(number));
      this.#shards.set(number, shard);
    }
    return this.#shards.get(number);
  }
}

function lines({ words: heads, postings }) {
  const encoded = postings.split("\n");
  return heads.split("\n").map((head, at) => new Line(head, encoded[at]));
}

class Line {
  #encoded;
  #postings;

  constructor(head, encoded) {
    const [common, ending, ...endings] = head.split(",");
    this.stem = common + ending;
    this.forms = endings.map((end) => common + end);
    this.#encoded = encoded;
  }

  /** Entry × 8 + weight − 1, read when first asked for. */
  get postings() {
    if (!this.#postings) {
      this.#postings = [];
      let entry = -1;
      eachVariable(this.#encoded, (number) => {
        entry += 1 + ((number / WEIGHTS) | 0);
        this.#postings.push(entry * WEIGHTS + (number % WEIGHTS));
      });
    }
    return this.#postings;
  }
}

function matching(lines, word, unfinished) {
  const exact = lines.filter((line) => line.forms.includes(word));
  const groups = exact.map((line) => ({ postings: line.postings, quality: 1 }));
  if (exact.length && !unfinished) return groups;
  for (const line of lines) {
    if (exact.includes(line)) continue;
    const form = line.forms.find((one) => one.startsWith(word));
    if (form) groups.push({ postings: line.postings, quality: 0.4 + (0.4 * word.length) / form.length });
    else if (!exact.length && isEndingOf(line.stem, word)) groups.push({ postings: line.postings, quality: 0.5 });
  }
  return groups;
}

/** Whether a word is a stem with an ending that no text of the catalogue happens to use. */
function isEndingOf(stem, word) {
  return stem.length >= SHORTEST_STEM && word.startsWith(stem) && word.length - stem.length <= LONGEST_ENDING;
}

/** The nearest words; those that are whole before those that only begin like this, short ones first. */
function nearest(sortedForms, word, unfinished) {
  const found = near(sortedForms, word, forgiven(word), unfinished);
  const rank = ([form, far, whole]) => [far, whole ? 0 : 1, form[0] === word[0] ? 0 : 1, form.length];
  const ranked = found.map((one) => [one, rank(one)]).sort(([, a], [, b]) => a.reduce((order, value, i) => order || value - b[i], 0));
  return ranked.filter(([[, far]]) => far === ranked[0][0][1]).slice(0, MOST_GUESSES).map(([one]) => one);
}
