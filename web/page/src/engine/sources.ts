// Where the engine's parts are: inside this file as text, or beside it on the site that serves it.
import type { Source } from "./worker";

function element(id: string): HTMLElement | null {
  return document.getElementById(id);
}

function source(id: string): Source | undefined {
  const holder = element(id);
  if (!holder) return undefined;
  const url = holder.getAttribute("data-url");
  // A Worker made from a blob has no address that a relative one could begin from.
  return url ? { url: new URL(url, document.baseURI).href } : { packed: holder.textContent ?? "" };
}

export function wasm(): Source {
  return source("engine-wasm") ?? { packed: "" };
}

/** A part of the catalogue: `common`, or a language. */
export function pack(name: string): Source | undefined {
  return source(`pack-${name}`);
}

export function packNames(): string[] {
  return [...document.querySelectorAll('[id^="pack-"]')].map((holder) => holder.id.slice("pack-".length));
}

export function newWorker(): Worker {
  const text = element("engine-worker")?.textContent ?? "";
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}
