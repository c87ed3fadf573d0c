// Reads the numbers that generator/search/encoding.py writes as text.

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const VALUE = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) VALUE[ALPHABET.charCodeAt(i)] = i;

/** A column in which every number takes `width` characters. */
export function digits(text, width) {
  const numbers = new Uint32Array(text.length / width);
  for (let i = 0, at = 0; i < numbers.length; i++) {
    let number = 0;
    for (let end = at + width; at < end; at++) number = number * 64 + VALUE[text.charCodeAt(at)];
    numbers[i] = number;
  }
  return numbers;
}

/** Numbers of 5 bits a character, lowest first, each handed to `take`. */
export function eachVariable(text, take) {
  let number = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i++) {
    const part = VALUE[text.charCodeAt(i)];
    number += (part & 31) << shift;
    if (part & 32) {
      shift += 5;
    } else {
      take(number);
      number = shift = 0;
    }
  }
}

/** Sorted words of which each line says how much it shares with the line before. */
export function frontCoded(text) {
  const words = [];
  let before = "";
  for (const line of text ? text.split("\n") : []) {
    before = before.slice(0, VALUE[line.charCodeAt(0)]) + line.slice(1);
    words.push(before);
  }
  return words;
}
