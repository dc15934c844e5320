// Nothing leaves the page: whatever is planted in it, its policy refuses; and without the policy the same gets out.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { start, stop, visiting } from "./lib/browser.mjs";
import { html } from "./lib/parts.mjs";
import { toReading } from "./lib/short.mjs";

let server;
let host;
const arrived = [];

before(async () => {
  await start();
  server = createServer((request, response) => {
    arrived.push(request.url);
    response.end();
  });
  server.on("upgrade", (request, socket) => {
    arrived.push(request.url);
    socket.destroy();
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  host = `127.0.0.1:${server.address().port}`;
});
after(async () => {
  await stop();
  server.close();
});

/** Ways out of a page. Each calls on an address of its own. */
const WAYS = {
  fetch: (host) => fetch(`http://${host}/fetch`, { mode: "no-cors" }),
  request: (host) => {
    const request = new XMLHttpRequest();
    request.open("GET", `http://${host}/request`);
    request.send();
  },
  image: (host) => (new Image().src = `http://${host}/image`),
  beacon: (host) => navigator.sendBeacon(`http://${host}/beacon`, "x"),
  socket: (host) => new WebSocket(`ws://${host}/socket`),
  events: (host) => new EventSource(`http://${host}/events`),
  frame: (host) => document.body.append(Object.assign(document.createElement("iframe"), { src: `http://${host}/frame` })),
  script: (host) => document.head.append(Object.assign(document.createElement("script"), { src: `http://${host}/script` })),
  sheet: (host) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `http://${host}/sheet` })),
  font: (host) => {
    const font = new FontFace("Planted", `url(http://${host}/font)`);
    return font.load();
  },
  media: (host) => document.body.append(Object.assign(document.createElement("video"), { src: `http://${host}/media` })),
  form: (host) => {
    const form = Object.assign(document.createElement("form"), { action: `http://${host}/form`, method: "post", target: "_blank" });
    document.body.append(form);
    form.submit();
  },
};
const WAYS_OF_WORKER = {
  "worker-fetch": (host) => fetch(`http://${host}/worker-fetch`, { mode: "no-cors" }),
  "worker-socket": (host) => new WebSocket(`ws://${host}/worker-socket`),
  "worker-script": (host) => importScripts(`http://${host}/worker-script`),
};

/** Tries every way; `from` stands in each address. */
async function tryAll(page, from) {
  const attempt = (target, way) =>
    target.evaluate(`Promise.resolve().then(() => (${way})(${JSON.stringify(`${host}/${from}`)})).then(() => "", () => "")`);
  for (const way of Object.values(WAYS)) await attempt(page, way);
  for (const way of Object.values(WAYS_OF_WORKER)) await attempt(page.workers()[0], way);
}

const arrivedFrom = (from) => everyWay.filter((way) => arrived.includes(`/${from}/${way}`));
const everyWay = [...Object.keys(WAYS), ...Object.keys(WAYS_OF_WORKER)];

/** The page without its policy: what is planted there gets out. */
async function withoutPolicy(work) {
  const folder = mkdtempSync(join(tmpdir(), "kerkesa-page-"));
  try {
    const file = join(folder, "open.html");
    const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
    assert.notEqual(open, html);
    writeFileSync(file, open);
    await visiting({ address: pathToFileURL(file).href, before: planted, allowed: PLANTED, watched: false }, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs in the page itself, for what the developer tools evaluate the policy does not judge. */
const planted = () => {
  window.runs = { inline: false, handler: false };
  window.plant = () => {
    const attempt = (work) => {
      try {
        work();
        return "ran";
      } catch (why) {
        return why.name;
      }
    };
    document.head.append(Object.assign(document.createElement("script"), { textContent: "window.runs.inline = true" }));
    const place = document.createElement("p");
    place.innerHTML = `<img src="data:," onerror="window.runs.handler = true"><b style="color: rgb(1, 2, 3)">x</b>`;
    const isLooked = new Promise((done) => place.firstChild.addEventListener("error", done));
    document.body.append(place);
    const isStyled = getComputedStyle(place.lastChild).color === "rgb(1, 2, 3)";
    return new Promise((done) =>
      setTimeout(async () => {
        const dynamic = attempt(() => (0, eval)("1"));
        const made = attempt(() => new Function("return 1")());
        await isLooked;
        done({ ...window.runs, dynamic, made, isStyled });
      }, 0),
    );
  };
};

/** What the tests plant is told on the console, and noted by the page's watch. */
const PLANTED = [/./];

test("the policy refuses every way out, in the page and in its Worker", () =>
  visiting({ before: planted, allowed: PLANTED, watched: false }, async (visit, page) => {
    await tryAll(page, "guarded");
    // The same gets out of a page without a policy: when it has, the others would have, too.
    await withoutPolicy(async (other, open) => {
      await tryAll(open, "open");
      const isOut = async () => {
        while (arrivedFrom("open").length < everyWay.length) await open.evaluate(() => window.idle());
      };
      await Promise.race([isOut(), new Promise((_, reject) => setTimeout(() => reject(new Error(`only ${arrivedFrom("open")} got out`)), 10_000).unref())]);
    });
    assert.deepEqual(arrivedFrom("guarded"), []);
    const refused = await page.evaluate(() => window.watched.violations.map((violation) => violation.split(" ")[0]));
    for (const directive of ["connect-src", "img-src", "frame-src", "script-src-elem", "style-src-elem", "font-src", "media-src", "form-action"]) {
      assert.ok(refused.includes(directive), `${directive} has refused something: ${refused}`);
    }
  }));

test("the policy runs no text as a script, no handler and no style of an element", async () => {
  await visiting({ before: planted, allowed: PLANTED, watched: false }, async (visit, page) => {
    const ran = await page.evaluate(() => window.plant());
    assert.deepEqual(ran, { inline: false, handler: false, dynamic: "EvalError", made: "EvalError", isStyled: false });
  });
  await withoutPolicy(async (visit, page) => {
    const ran = await page.evaluate(() => window.plant());
    assert.deepEqual(ran, { inline: true, handler: true, dynamic: "ran", made: "ran", isStyled: true });
  });
});

test("what somebody types is in no title, no address, no file name and nowhere in the history", () =>
  visiting({ language: "sq-AL" }, async (visit, page) => {
    await toReading(visit);
    await visit.next();
    const names = [];
    for (const what of ["pdf", "docx", "html", "request"]) names.push((await visit.save(what)).name);
    const told = await page.evaluate(() => [document.title, location.href, JSON.stringify(history.state)]);
    for (const text of [...names, ...told]) assert.doesNotMatch(text, /arta|hoxha|shembull|tiran/i);
  }));
