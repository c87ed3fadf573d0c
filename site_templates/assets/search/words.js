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

/** How many letters were missed, added, changed or swapped; `limit + 1` as soon as it is more than `limit`. */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const previous = before;
    before = row;
    row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, previous[j - 2] + 1);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
  }
  return row[b.length];
}

/** How many mistakes a word of this length is forgiven. */
export function forgiven(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}
