// Chromium with the page in it, and what must hold after every visit.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { Visit } from "./visit.mjs";
import { PAGE } from "./places.mjs";
import { watch } from "./watch.mjs";

/** The day of every test. */
export const TODAY = "2026-11-23";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { width: 360, height: 740 };
export const SMALL_PHONE = { width: 320, height: 568 };

let browser;

export async function start() {
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  return browser;
}

export const stop = () => browser?.close();

/**
 * Opens the page for somebody, and looks at what is left behind when they are done.
 *
 * - `language`: the browser's
 * - `address`: of the page; the file if there is none
 * - `before`: runs in the page before its own scripts
 * - `allowed`: messages of the console that the test provokes
 * - `ready`: whether the page gets as far as its first screen
 * - `alone`: whether it may ask for nothing
 * - `slower`: how many times slower the processor is
 * - `watched`: whether it must leave nothing behind
 */
export async function visiting(options, work) {
  const { language = "en", size = PHONE, scheme = "light", address = pathToFileURL(PAGE).href, before, allowed = [], ready = true, watched = true, slower } = options;
  const { alone = address.startsWith("file:") && watched } = options;
  const context = await browser.newContext({
    locale: language,
    viewport: size,
    colorScheme: scheme,
    hasTouch: true,
    timezoneId: "Europe/Tirane",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(15_000);
  const told = [];
  const asked = [];
  try {
    const page = await context.newPage();
    page.on("console", (message) => told.push(message.text()));
    page.on("pageerror", (failure) => told.push(String(failure)));
    context.on("request", (request) => asked.push(request.url()));
    await page.addInitScript(watch, { today: TODAY });
    if (before) await page.addInitScript(before);
    if (slower) {
      const tools = await context.newCDPSession(page);
      await tools.send("Emulation.setCPUThrottlingRate", { rate: slower });
    }
    await page.goto(address);
    const visit = new Visit(page);
    if (ready) await visit.isReady();
    await work(visit, page, context);

    const unexpected = told.filter((line) => !allowed.some((pattern) => pattern.test(line)));
    assert.deepEqual(unexpected, [], "the console is empty");
    if (alone) {
      const others = asked.filter((url) => url !== address && !url.startsWith("blob:"));
      assert.deepEqual(others, [], "nothing but the file itself is asked for");
    }
    if (watched && !page.isClosed()) await leavesNothing(page);
  } finally {
    await context.close();
  }
}

/** Nothing is stored, the address says nothing, and nothing stands in the document that the policy refuses. */
async function leavesNothing(page) {
  const left = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    title: document.title,
    address: location.search + location.hash,
    violations: window.watched.violations,
    styled: deep(document).filter((element) => element.hasAttribute("style")).length,
    handlers: deep(document).filter((element) => element.getAttributeNames().some((name) => name.startsWith("on"))).length,
  }));
  const { violations, ...others } = left;
  assert.deepEqual(violations, [], "the policy has refused nothing");
  assert.deepEqual(others, {
    local: 0,
    session: 0,
    cookies: "",
    databases: [],
    title: "Kerkesa",
    address: "",
    styled: 0,
    handlers: 0,
  });
}
