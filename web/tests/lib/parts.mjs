// What is inside the one file.
import { readFileSync } from "node:fs";
import { PAGE } from "./places.mjs";

export const html = readFileSync(PAGE, "utf8");

/** The elements of the page whose id is, or begins with, this. */
function scripts(id) {
  const found = html.matchAll(new RegExp(`<script type="[^"]*" id="(${id}[^"]*)">([^]*?)</script>`, "g"));
  return [...found].map(([, name, content]) => ({ name, content }));
}

export const worker = scripts("engine-worker")[0].content;
export const packedWasm = scripts("engine-wasm")[0].content;
export const packs = scripts("pack-").map(({ name, content }) => ({ name: name.slice("pack-".length), packed: content }));

export const ownScript = html.match(/<script type="module">([^]*?)<\/script>/)[1];
export const oldScript = html.match(/<script>([^]*?)<\/script>/)[1];
export const ownStyle = html.match(/<style>([^]*?)<\/style>/)[1];
