// The same page on a web server: its parts are fetched from there and from nowhere else, and after the first visit it needs no network.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { start, stop, visiting } from "./lib/browser.mjs";
import { letter } from "./lib/native.mjs";
import { SITE } from "./lib/places.mjs";
import { toReading } from "./lib/short.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };

let server;
let address;
const asked = [];

before(async () => {
  await start();
  server = createServer((request, response) => {
    asked.push(request.url);
    const path = normalize(request.url === "/" ? "/index.html" : request.url);
    try {
      const file = join(SITE, path);
      statSync(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/json" });
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  address = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await stop();
  server.close();
});

test("a letter is made, the server hears of nothing but files, and the page opens again without it", () =>
  visiting({ language: "sq", address }, async (visit, page, context) => {
    const urls = [];
    context.on("request", (request) => urls.push(request.url()));
    await toReading(visit);
    await visit.next();
    const pdf = await visit.save("pdf");
    const saved = (await visit.save("request")).bytes.toString();
    assert.ok(letter(saved, {}).equals(pdf.bytes));
    assert.deepEqual(urls.filter((url) => !url.startsWith(address) && !url.startsWith("blob:")), []);
    assert.deepEqual(asked.filter((url) => url.includes("?")), []);

    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const worker = registration.active;
      if (worker.state !== "activated") await new Promise((done) => worker.addEventListener("statechange", done));
    });
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      return (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat();
    });
    assert.ok(kept.length >= 8 && kept.every((url) => url.startsWith(address)), `only its own files are kept: ${kept}`);

    await new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
    page.once("dialog", (dialog) => void dialog.accept());
    await page.goto(address);
    await visit.isReady();
    await toReading(visit);
    assert.match(await visit.letter(), /Arta Hoxha/);
  }));
