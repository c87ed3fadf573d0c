// Words as the index holds them; generator/search/words.py folds in the same way.

const UNMARKED = { ß: "ss", ς: "σ", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ı: "i" };

export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßςłøđðþæœħı]/g, (letter) => UNMARKED[letter]);
}

/** The words of what somebody typed, each once. */
export function words(text) {
  const joined = text.normalize("NFC").replace(/(?<=[\p{L}\p{N}])·(?=[\p{L}\p{N}])/gu, "");
  return [...new Set(fold(joined).match(/[\p{L}\p{N}]+/gu) || [])];
}

/**
 * The words within so many slips (a letter missed, added, changed, or two swapped) of what was typed:
 * [word, slips, whether the whole word was meant and not its beginning]. Neighbours in an alphabetical list
 * share the work for the letters with which both begin, and a beginning that is too far rules out all its words.
 */
export function near(sorted, typed, limit, unfinished) {
  const found = [];
  const rows = [Array.from({ length: typed.length + 1 }, (_, i) => i)];
  const least = [unfinished ? typed.length : Infinity]; // the fewest slips to any beginning so far
  let before = "";
  let dead = Infinity; // letters after which nothing can come near
  for (const word of sorted) {
    let at = shared(before, word);
    before = word;
    if (at >= dead) {
      if (least[dead] <= limit) found.push([word, least[dead], false]);
      continue;
    }
    dead = Infinity;
    while (at < word.length && dead === Infinity) {
      const row = next(rows, typed, word, at++);
      least[at] = unfinished ? Math.min(least[at - 1], row[typed.length]) : Infinity;
      if (Math.min(...row) > limit) dead = at;
    }
    const far = dead === Infinity ? rows[word.length][typed.length] : Infinity;
    if (far <= limit) found.push([word, far, true]);
    else if (least[at] <= limit) found.push([word, least[at], false]);
  }
  return found;
}

function shared(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** The slips between each beginning of what was typed and the first `at + 1` letters of a word. */
function next(rows, typed, word, at) {
  const [earlier, above] = [rows[at - 1], rows[at]];
  const row = [at + 1];
  for (let i = 1; i <= typed.length; i++) {
    let cost = Math.min(above[i] + 1, row[i - 1] + 1, above[i - 1] + (word[at] === typed[i - 1] ? 0 : 1));
    if (at && i > 1 && word[at] === typed[i - 2] && word[at - 1] === typed[i - 1]) cost = Math.min(cost, earlier[i - 2] + 1);
    row.push(cost);
  }
  rows[at + 1] = row;
  return row;
}

/** How many mistakes a word of this length is forgiven. */
export function forgiven(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}
