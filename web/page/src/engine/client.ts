// The page's side of the engine: questions as promises, and a new Worker when the old one broke.
import type { Calls, Made, MakeParams, Method, Refusal } from "./contract";
import { newWorker, pack, packNames, wasm } from "./sources";
import type { Order, Report } from "./worker";

/** What was asked for is refused, and why. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** The engine broke; the next call finds a new one. */
export class Broken extends Error {}

/** The records of companies: large, and not needed for a letter. */
export const COMPANIES = "companies";

type Waiting = { resolve: (value: never) => void; reject: (why: Error) => void };

// `Omit` would merge the kinds of orders into one.
type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

export class Client {
  #worker: Worker | undefined;
  #waiting = new Map<number, Waiting>();
  #next = 0;
  /** Packs that the engine has, in the order in which it got them. */
  #packs: string[] = [];

  async call<M extends Method>(method: M, params: Calls[M][0]): Promise<Calls[M][1]> {
    this.#wake();
    const text = await this.#send<string>({ do: "call", method, params: JSON.stringify(params) });
    const result = JSON.parse(text) as Calls[M][1] | { refused: Refusal };
    if (typeof result === "object" && "refused" in result) throw new Refused(result.refused as Refusal);
    return result as Calls[M][1];
  }

  async make(params: MakeParams, input: Uint8Array = new Uint8Array()): Promise<Made> {
    this.#wake();
    return this.#send<Made>({ do: "make", params: JSON.stringify(params), input });
  }

  /** Gives the engine a part of the catalogue, once; what the page does not have, it does without. */
  async load(name: string): Promise<void> {
    this.#wake();
    const part = pack(name);
    if (!part || this.#packs.includes(name)) return;
    this.#packs.push(name);
    await this.#send({ do: "load", pack: part });
  }

  /** Makes the engine if there is none. The Worker obeys in order: whoever calls need not wait for the start. */
  #wake(): void {
    if (this.#worker) return;
    const worker = newWorker();
    worker.onmessage = (event: MessageEvent<Report>) => this.#hear(event.data);
    worker.onerror = () => this.#throwAway();
    this.#worker = worker;
    const ignored = () => undefined;
    this.#send({ do: "start", wasm: wasm() }).catch(ignored);
    // All languages: a letter can be in any of them, and its reader in another.
    const packs = this.#packs.length > 0 ? this.#packs : packNames().filter((name) => name !== COMPANIES);
    this.#packs = [];
    for (const name of packs) this.load(name).catch(ignored);
  }

  #send<T>(order: Unnumbered<Order>): Promise<T> {
    const id = (this.#next += 1);
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker?.postMessage({ ...order, id });
    });
  }

  #hear(report: Report): void {
    const waiting = this.#waiting.get(report.id);
    this.#waiting.delete(report.id);
    if ("done" in report) waiting?.resolve(report.done as never);
    else if ("refused" in report) waiting?.reject(new Refused(JSON.parse(report.refused) as Refusal));
    else {
      waiting?.reject(new Broken());
      this.#throwAway();
    }
  }

  #throwAway(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Broken());
  }
}

export const engine = new Client();
