// Somebody who uses the page: by what is written on it, and by the names of its fields.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

export class Visit {
  constructor(page) {
    this.page = page;
  }

  async isReady() {
    await this.page.locator("main:not(.loading)").waitFor();
    await this.idle();
  }

  idle() {
    return this.page.evaluate(() => window.idle());
  }

  /** Which screen is shown: the page keeps it in the browser's history, and not in the address. */
  screen() {
    return this.page.evaluate(() => history.state?.screen);
  }

  field(key) {
    return this.page.locator(`main [name="${key}"]`);
  }

  /** The keys that are asked on this screen, in order. */
  keys() {
    const names = () => [...new Set([...document.querySelectorAll("main form [name]")].map((field) => field.name))];
    return this.page.evaluate(names);
  }

  async press(name) {
    await this.page.locator(`main [data-do="${name}"]`).click();
    await this.idle();
  }

  async next() {
    await this.press("next");
  }

  async speak(language) {
    if ((await this.screen()) === "language") await this.field("draft.language").and(this.page.locator(`[value="${language}"]`)).check();
    else await this.page.locator("header select").selectOption(language);
    await this.page.locator(`html[lang="${language}"]`).waitFor();
    await this.idle();
  }

  /** Answers one question. A choice is an id, several are a list; a text is typed as it stands. */
  async answer(key, value) {
    const field = this.field(key);
    const kind = await field.first().evaluate((found) => found.getAttribute("role") ?? found.type);
    if (kind === "radio") await field.and(this.page.locator(`[value="${value}"]`)).check();
    else if (kind === "checkbox") await this.#tick(key, value);
    else if (kind === "combobox") await this.#find(field, value);
    else {
      await field.fill(value);
      await field.blur();
    }
    await this.idle();
  }

  async #tick(key, wanted) {
    const boxes = this.field(key);
    const all = await boxes.evaluateAll((found) => found.map(({ value, checked }) => ({ value, checked })));
    // As somebody would with a long list: all, and then those off that are not meant.
    const few = wanted.length * 2 > all.length && all.length >= 4;
    if (few) {
      await this.page.locator(`[id="q-${key}"] .tick-many button`).first().click();
      await this.idle();
    }
    for (const { value, checked } of all) {
      if (wanted.includes(value) === (few || checked)) continue;
      await boxes.and(this.page.locator(`[value="${value}"]`)).setChecked(wanted.includes(value));
      await this.idle();
    }
  }

  async #find(field, name) {
    if ((await field.inputValue()) === name) return;
    await field.fill(name);
    const list = this.page.locator(`[id="${await field.getAttribute("aria-controls")}"]`);
    // Below its name, an option may say more.
    await list.locator("li", { hasText: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) }).first().click();
  }

  /** Answers what the screen asks and `answers` know, also what an answer makes it ask. */
  async fill(answers) {
    const done = new Set();
    for (;;) {
      const keys = await this.keys();
      const key = keys.find((known) => !done.has(known) && answers.has(known));
      if (key === undefined) return;
      done.add(key);
      await this.answer(key, answers.get(key));
    }
  }

  /** Answers screen after screen until the letter can be read. */
  async fillAll(answers, onScreen = async () => undefined) {
    for (let screen = await this.screen(); screen.startsWith("ask:"); ) {
      await this.fill(answers);
      await onScreen(screen);
      const keys = await this.keys();
      await this.next();
      const after = await this.screen();
      if (after === screen && (await this.keys()).length === keys.length) {
        throw new Error(`${screen} does not go on: ${await this.page.locator("main .notice, main .problem").allInnerTexts()}`);
      }
      screen = after;
    }
  }

  /** The text of the letter that is shown. */
  letter() {
    return this.page.locator(".paper").first().evaluate((host) => host.shadowRoot.textContent);
  }

  /** What a button saves: its name and its bytes. */
  async save(what) {
    const button = this.page.locator(`main [data-make="${what}"]`).first();
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    await this.idle();
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  /** Opens a request file. */
  async open(text, name = "request.yaml") {
    if ((await this.screen()) === "language") await this.press("file");
    await this.page.locator("#open-file").setInputFiles({ name, mimeType: "application/yaml", buffer: Buffer.from(text) });
    await this.idle();
  }

  async hasFocus(selector) {
    const found = await this.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector);
    assert.ok(found, `the focus is on ${selector}, not on ${await this.page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`);
  }
}
