// Runs in a Worker made from a blob, after the glue of wasm-bindgen: so the page never waits for the engine.
import { XzReadableStream } from "xz-decompress";
import type { Made } from "./contract";

interface Engine {
  load(pack: Uint8Array): void;
  call(method: string, params: string): string;
  make(params: string, input: Uint8Array): Handle;
}

/** A file that is still in the engine's memory. */
interface Handle {
  name: string;
  mime: string;
  bytes(): Made["bytes"];
  free(): void;
}

declare const wasm_bindgen: {
  (input: { module_or_path: BufferSource }): Promise<unknown>;
  Engine: new () => Engine;
};

export type Source = { packed: string } | { url: string };

export type Order =
  | { id: number; do: "start"; wasm: Source }
  | { id: number; do: "load"; pack: Source }
  | { id: number; do: "call"; method: string; params: string }
  | { id: number; do: "make"; params: string; input: Uint8Array };

export type Report =
  | { id: number; done: unknown }
  | { id: number; refused: string }
  | { id: number; broken: string };

let engine: Engine | undefined;

/** The bytes that are packed in a text, or at an address. */
async function packed(source: Source): Promise<Blob> {
  if ("url" in source) {
    const answer = await fetch(source.url);
    if (!answer.ok) throw new Error("not found");
    return answer.blob();
  }
  const text = atob(source.packed);
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) bytes[place] = text.charCodeAt(place);
  return new Blob([bytes]);
}

async function bytes(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  const stream = (await packed(source)).stream();
  return new Uint8Array(await new Response(new XzReadableStream(stream)).arrayBuffer());
}

/** What an order needs from elsewhere: fetched at once, however long the orders before it take. */
async function needed(order: Order): Promise<Uint8Array<ArrayBuffer>> {
  if (order.do === "start") return bytes(order.wasm);
  return order.do === "load" ? bytes(order.pack) : new Uint8Array();
}

async function carryOut(order: Order, part: Uint8Array<ArrayBuffer>): Promise<unknown> {
  if (order.do === "start") {
    await wasm_bindgen({ module_or_path: part });
    engine = new wasm_bindgen.Engine();
    return null;
  }
  if (!engine) throw new Error("not started");
  if (order.do === "load") {
    engine.load(part);
    return null;
  }
  if (order.do === "call") return engine.call(order.method, order.params);
  const made = engine.make(order.params, order.input);
  const file: Made = { name: made.name, mime: made.mime, bytes: made.bytes() };
  made.free();
  return file;
}

/** A refusal is JSON in an `Error`; everything else leaves the engine in a state that nobody knows. */
function isRefusal(failure: unknown): failure is Error {
  return failure instanceof Error && !(failure instanceof WebAssembly.RuntimeError) && failure.message.startsWith("{");
}

async function obey(order: Order, part: Promise<Uint8Array<ArrayBuffer>>): Promise<Report> {
  try {
    return { id: order.id, done: await carryOut(order, await part) };
  } catch (failure) {
    if (isRefusal(failure)) return { id: order.id, refused: failure.message };
    return { id: order.id, broken: failure instanceof Error ? failure.name : "" };
  }
}

// One after the other: a pack that is still being unpacked must be there before the next call.
let last: Promise<unknown> = Promise.resolve();

self.onmessage = (event: MessageEvent<Order>) => {
  const part = needed(event.data);
  // Its failure is told when its turn comes.
  part.catch(() => undefined);
  last = last.then(async () => self.postMessage(await obey(event.data, part)));
};
