// Long tables become blocks on narrow screens, and some browsers forget then that they are tables. HTML lets no file
// say so of a table, which is one by itself; a script may.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

for (const table of document.querySelectorAll(".cz-table--stack, .cz-compare")) {
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
    part.setAttribute("role", ROLES[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader"));
  }
}
