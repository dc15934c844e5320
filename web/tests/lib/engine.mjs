// The engine out of the page, run in Node: the page's own Worker script, spoken to as the page does.
import { packedWasm, packs, worker } from "./parts.mjs";

export class Refused extends Error {
  constructor(refusal) {
    super(`${refusal.key}: ${refusal.message}`);
    this.refusal = refusal;
  }
}

export class Engine {
  #self = { postMessage: (report) => this.#hear(report) };
  #waiting = new Map();
  #next = 0;

  /** Its linear memory. */
  memory;

  static async start() {
    const engine = new Engine();
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      const { memory, engine_new } = (made.instance ?? made).exports;
      // The page unpacks itself with a small one, which is no engine.
      if (engine_new) engine.memory = memory;
      return made;
    };
    new Function("self", worker)(engine.#self);
    await engine.#send({ do: "start", wasm: { packed: packedWasm } });
    await Promise.all(packs.map(({ packed }) => engine.#send({ do: "load", pack: { packed } })));
    return engine;
  }

  async call(method, params) {
    const answer = JSON.parse(await this.#send({ do: "call", method, params: JSON.stringify(params) }));
    if (answer.refused) throw new Refused(answer.refused);
    return answer;
  }

  /** A file: its name and its bytes. */
  make(params, input = new Uint8Array()) {
    return this.#send({ do: "make", params: JSON.stringify(params), input });
  }

  #send(order) {
    const id = (this.#next += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#self.onmessage({ data: { ...order, id } });
    });
  }

  #hear(report) {
    const { resolve, reject } = this.#waiting.get(report.id);
    this.#waiting.delete(report.id);
    if ("done" in report) resolve(report.done);
    else if ("refused" in report) reject(new Refused(JSON.parse(report.refused)));
    else reject(new Error(`the engine broke: ${report.broken}`));
  }
}
