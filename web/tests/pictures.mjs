// Pictures of each step, in Albanian on a phone, for docs/page.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PHONE, start, stop, visiting } from "./lib/browser.mjs";
import { ROOT } from "./lib/places.mjs";
import { withAnswers } from "./lib/short.mjs";

const FOLDER = join(ROOT, "docs/page");
const MOST_BYTES = 60_000;
/** Of the longest screens, the beginning shows what they are like. */
const MOST_HEIGHT = 2_200;

const ANSWERS = withAnswers({
  letter: "objection",
  "worker.address.postcode": "1001",
  "worker.email": "arta.hoxha@example.org",
  "employment.role": "agjente e shërbimit të klientit",
  "employment.workplace": "home",
  "employment.since": "1.3.2019",
  "employer.address.postcode": "1019",
  "objection.to": ["home_webcam", "mouse_and_idle_tracking", "break_and_toilet_tracking"],
  "objection.because": ["private_home", "children_in_view", "shared_housing", "less_intrusive_means"],
  "objection.own_words": "Jetoj në një dhomë me dy fëmijët e mi. Kamera i filmon edhe ata, edhe kur unë ngrihem për të marrë ujë.",
  "objection.erase": "false",
});

mkdirSync(FOLDER, { recursive: true });
for (const file of readdirSync(FOLDER)) if (file.endsWith(".png")) rmSync(join(FOLDER, file));

let number = 0;
await start();
await visiting({ language: "sq-AL", watched: false }, async (visit, page) => {
  const picture = async (name) => {
    number += 1;
    // Nothing is lit by the pointer.
    await page.mouse.move(0, 0);
    const file = join(FOLDER, `${String(number).padStart(2, "0")}-${name}.png`);
    await page.evaluate(() => {
      document.activeElement?.blur();
      scrollTo(0, 0);
    });
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const clip = { x: 0, y: 0, width: PHONE.width, height: Math.min(height, MOST_HEIGHT) };
    writeFileSync(file, await page.screenshot({ fullPage: true, clip, animations: "disabled" }));
    // Few colours are enough for a page of text; the tool ends with 98 or 99 where the picture would not become smaller.
    execFileSync("pngquant", ["--force", "--ext", ".png", "--speed", "1", "--strip", "16", file]);
    const { size } = statSync(file);
    console.log(`${file.slice(ROOT.length)}: ${size} bytes`);
    if (size > MOST_BYTES) process.exitCode = 1;
  };
  await picture("language");
  await visit.next();
  for (let screen = await visit.screen(); screen.startsWith("ask:"); screen = await visit.screen()) {
    await visit.fill(ANSWERS);
    await picture(screen.slice("ask:".length).replaceAll("_", "-"));
    await visit.next();
  }
  await picture("read");
  await visit.next();
  await picture("make");
  await visit.next();
  await visit.field("received").fill("2026-11-23");
  await visit.idle();
  await picture("checklist");
  await visit.next();
  await picture("file");
});
await stop();
