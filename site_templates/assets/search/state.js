// What is being looked for, and its form in the address: ?q=data&level=6&level=7&sort=price&page=2

const SORTS = ["relevance", "title", "start", "deadline", "workload", "price", "newest"];

export class State {
  constructor({ query = "", selection = new Map(), sort = "", page = 1, unknown = false } = {}) {
    this.query = query;
    this.selection = selection;
    this.sort = sort;
    this.page = page;
    this.unknown = unknown;
  }

  /** The state an address holds; `unknown` tells that it has codes which this catalogue does not know (any more). */
  static from(search, facets, page = 1) {
    const parameters = new URLSearchParams(search);
    const selection = new Map();
    let unknown = false;
    for (const facet of facets) {
      const codes = parameters.getAll(facet.key).map((code) => nearestCode(facet, code));
      const known = codes.filter(Boolean);
      if (known.length < codes.length) unknown = true;
      if (known.length) selection.set(facet.key, new Set(known));
    }
    const sort = parameters.get("sort");
    return new State({
      query: (parameters.get("q") || "").slice(0, 200),
      selection,
      sort: SORTS.includes(sort) ? sort : "",
      page: Math.max(1, Number.parseInt(parameters.get("page"), 10) || page),
      unknown,
    });
  }

  /** The keys of an address that these facets answer to. */
  static keys(search, facets) {
    const parameters = new URLSearchParams(search);
    return facets.filter((facet) => parameters.has(facet.key));
  }

  copy(changes = {}) {
    const selection = new Map([...this.selection].map(([key, codes]) => [key, new Set(codes)]));
    return new State({ query: this.query, sort: this.sort, page: 1, selection, ...changes });
  }

  toggled(key, code, on) {
    const next = this.copy();
    const codes = next.selection.get(key) || new Set();
    if (on) codes.add(code);
    else codes.delete(code);
    if (codes.size) next.selection.set(key, codes);
    else next.selection.delete(key);
    return next;
  }

  get chosen() {
    let count = 0;
    for (const codes of this.selection.values()) count += codes.size;
    return count;
  }

  get order() {
    return this.sort || (this.query.trim() ? "relevance" : "title");
  }

  /** Whether this is the plain list, as it stands in the page without script. */
  get isPlain() {
    return !this.query.trim() && !this.selection.size && this.order === "title";
  }

  /** The part of the address behind the path; `here` is the page of the list that the path itself stands for. */
  search(here = 1) {
    const parameters = new URLSearchParams();
    if (this.query.trim()) parameters.append("q", this.query.trim());
    for (const [key, codes] of [...this.selection].sort(byKey)) for (const code of [...codes].sort()) parameters.append(key, code);
    if (this.sort) parameters.append("sort", this.sort);
    if (this.page > 1 || (here > 1 && !parameters.size)) parameters.append("page", this.page);
    const text = parameters.toString();
    return text ? `?${text}` : "";
  }
}

function byKey([a], [b]) {
  return a < b ? -1 : 1;
}

/** The code, or for a detailed field of study the one above it that the facet knows. */
function nearestCode(facet, code) {
  const known = new Set(facet.values.map((value) => value.code));
  if (known.has(code)) return code;
  if (facet.key !== "field") return null;
  return [code.slice(0, 3), code.slice(0, 2)].find((broader) => known.has(broader)) ?? null;
}
