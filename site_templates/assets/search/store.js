// Fetches the files of the search. Only the first has a name that stays; it names the folder of the others.

export class Store {
  #root;
  #path;
  #version = "";
  #files = new Map();

  constructor(root, path) {
    this.#root = root;
    this.#path = path;
  }

  async start() {
    const start = await read(this.#root + this.#path);
    this.#version = start.version;
    return start;
  }

  /** A file of the same build, fetched once. */
  file(name) {
    if (!this.#files.has(name)) {
      const file = this.#read(name);
      file.catch(() => this.#files.delete(name));
      this.#files.set(name, file);
    }
    return this.#files.get(name);
  }

  async #read(name) {
    const folder = this.#path.replace(/\.json$/, `/${this.#version}/`);
    try {
      return await read(this.#root + folder + name);
    } catch (error) {
      // The site may have been published anew since this page was opened: then begin again with the new build.
      const start = await read(this.#root + this.#path, "reload");
      if (start.version !== this.#version) location.reload();
      throw error;
    }
  }
}

async function read(address, cache = "default") {
  const answer = await fetch(address, { cache, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}
