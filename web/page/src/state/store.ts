import { Broken } from "../engine/client";

/** Tells its listeners of changes, and does one thing after the other. */
export class Store {
  /** Whether the engine broke and was made anew; until somebody has read it. */
  broke = false;

  #listeners = new Set<() => void>();
  #queue: Promise<unknown> = Promise.resolve();

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** An answer must be taken before the next step looks at it. */
  turn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done.catch((why: unknown) => {
      if (why instanceof Broken) {
        this.broke = true;
        this.changed();
      }
      throw why;
    });
  }
}
