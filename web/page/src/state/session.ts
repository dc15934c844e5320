// All that the page knows while it is open. Nothing of it is stored anywhere.
import { engine } from "../engine/client";
import type { Answers, Form, Language, Now, Question, State } from "../engine/contract";
import { leaveField } from "../fields/leave";
import { random, today } from "./clock";
import { screens, sectionOf, type Screen, type ScreenId } from "./screens";
import { Store } from "./store";

/** What was typed and cannot be taken: it stays in its field. */
export interface Wrong {
  typed: string | string[];
  problem: string;
}

export class Session extends Store {
  languages: Language[] = [];
  words: Record<string, string> = {};
  language = "";
  answers: Answers = {};
  form: Form = { sections: [], open: [] };
  screen: ScreenId = "language";
  /** By key; those of the summary, once somebody wanted to go on. */
  wrong: Record<string, Wrong> = {};
  summary: string[] = [];
  /** What was chosen a moment ago and the engine has not looked at yet: so that no choice seems to jump back. */
  chosen: Record<string, string | string[]> = {};
  /** How often somebody wanted to go on: each time they are told what is missing. */
  attempts = 0;
  unsaved = false;
  /** Whether the engine answers. */
  ready = false;
  failed = false;
  /** Where somebody came from to change one answer. */
  returnTo: ScreenId | undefined;
  /** The question that a paragraph or an error leads to. */
  focus: string | undefined;
  visited = new Set<ScreenId>(["language"]);
  /** Whether a table takes the place of the worker. */
  forMany = false;
  /** Counts what was answered: what was made before is then out of date. */
  edition = 0;

  /** The same for one letter in all its files. */
  #random = random();
  /** Answers that nobody gave: the likely ones, until somebody says otherwise. */
  #guessed = new Set<string>();

  get now(): Now {
    return { today: today(), random: this.#random };
  }

  get state(): State {
    return { language: this.language, answers: this.answers };
  }

  get withState(): { state: State; now: Now } {
    return { state: this.state, now: this.now };
  }

  get screens(): Screen[] {
    return screens(this.form, this.forMany);
  }

  get questions(): Question[] {
    return this.form.sections.flatMap((section) => section.questions);
  }

  get hasAnswers(): boolean {
    return Object.keys(this.answers).some((key) => !this.#guessed.has(key) && !key.startsWith("draft."));
  }

  get direction(): "ltr" | "rtl" {
    return this.languages.find((language) => language.tag === this.language)?.direction ?? "ltr";
  }

  async start(): Promise<void> {
    this.failed = false;
    try {
      const { languages } = await engine.call("begin", {});
      this.languages = languages;
      const known = (tag: string) => languages.find((language) => language.tag === tag)?.tag;
      const wished = navigator.languages.map((tag) => known(tag) ?? known(tag.split("-")[0] ?? ""));
      await this.speak(wished.find((tag) => tag !== undefined) ?? known("en") ?? languages[0]?.tag ?? "");
      this.ready = true;
    } catch {
      this.failed = true;
    }
    this.changed();
  }

  /** Changes the language of the page; every answer stays. */
  speak(language: string): Promise<void> {
    return this.turn(async () => {
      this.words = await engine.call("words", { language });
      this.language = language;
      document.documentElement.lang = language;
      document.documentElement.dir = this.direction;
      this.#forgetGuesses();
      await this.refresh();
      await this.#tellAgain();
      this.changed();
    });
  }

  /** Reads the form anew, with the likely answers where there is none. */
  async refresh(): Promise<void> {
    // A likely answer may lead to a question that has one as well.
    for (let round = 0; round < 6; round += 1) {
      this.form = await engine.call("form", this.withState);
      const guesses = this.questions.filter(
        ({ key, kind, likely }) =>
          (kind === "one" || kind === "truth") && likely && this.answers[key] === undefined && !this.wrong[key],
      );
      if (guesses.length === 0) break;
      for (const { key, likely } of guesses) {
        this.answers[key] = likely as string;
        this.#guessed.add(key);
      }
    }
  }

  answer(key: string, typed: string | string[]): Promise<boolean> {
    this.chosen[key] = typed;
    this.changed();
    return this.turn(async () => {
      try {
        const taken = await this.#take(key, typed);
        await this.refresh();
        return taken;
      } finally {
        if (this.chosen[key] === typed) delete this.chosen[key];
        this.changed();
      }
    });
  }

  /** Takes the choice that a typed text means. Where it means none, the text stays in its field. */
  find(key: string, typed: string): Promise<void> {
    return this.turn(async () => {
      const text = typed.trim();
      const { options } = text ? await engine.call("search", { ...this.withState, key, typed: text }) : { options: [] };
      const isSame = (name: string) => name.localeCompare(text, this.language, { sensitivity: "base" }) === 0;
      const meant = options.find((option) => isSame(option.name)) ?? (options.length === 1 ? options[0] : undefined);
      if (meant || text === "") await this.#take(key, meant?.id ?? "");
      else {
        delete this.answers[key];
        this.#guessed.delete(key);
        this.wrong[key] = { typed, problem: this.words["error.not_in_list"] ?? "" };
        this.#edited();
      }
      await this.refresh();
      this.changed();
    });
  }

  /** Takes over answers that need no question: a company out of the records, a signature. */
  merge(answers: Answers): Promise<void> {
    return this.turn(async () => {
      Object.assign(this.answers, answers);
      for (const key of Object.keys(answers)) {
        this.#guessed.delete(key);
        delete this.wrong[key];
      }
      this.#edited();
      await this.refresh();
      this.changed();
    });
  }

  /** Begins with the answers of a file: at its first open question, or where it can be read. */
  take(state: State, at: "first" | "open"): Promise<void> {
    return this.turn(async () => {
      this.answers = state.answers;
      this.forMany = false;
      this.#guessed.clear();
      this.wrong = {};
      this.summary = [];
      this.#random = random();
      this.edition += 1;
      this.unsaved = false;
      this.returnTo = undefined;
      await this.refresh();
      const open = this.form.open[0];
      const target = open ? `ask:${open.section}` : "read";
      const first = this.screens[1]?.id ?? "language";
      this.visited = new Set(at === "first" ? ["language"] : this.screens.map((screen) => screen.id));
      this.go(at === "first" ? first : target, at === "open" ? open?.key : undefined);
    });
  }

  /** Looks at the screen's questions before the next one. What is left empty is left out, where it may be. */
  complete(): Promise<boolean> {
    return this.turn(async () => {
      const name = sectionOf(this.screen);
      const seen = this.#section(name);
      // Whoever goes on has seen what was likely, and left it.
      for (const { key } of seen) this.#guessed.delete(key);
      for (const question of seen) {
        const { key, kind } = question;
        const wrong = this.wrong[key];
        // Another answer may have put it right: a day was before one that was wrong itself.
        if (wrong && kind !== "one") await this.#take(key, wrong.typed, question);
        if (!wrong && this.answers[key] === undefined) {
          const isChosen = kind === "one" || kind === "truth";
          await this.#take(key, kind === "ticks" ? [] : isChosen ? "" : question.typed, question);
        }
      }
      await this.refresh();
      const wrong = this.#section(name).filter((question) => this.problem(question));
      this.summary = wrong.map((question) => question.key);
      this.attempts += 1;
      // An answer may have led to a question on this very screen.
      const fresh = this.#section(name).find((question) => !seen.some((known) => known.key === question.key));
      this.focus = wrong.length === 0 ? fresh?.key : undefined;
      this.changed();
      return wrong.length === 0 && !fresh;
    });
  }

  go(screen: ScreenId, focus?: string): void {
    leaveField();
    this.#enter(screen, focus);
    // No hash and no other address: what somebody writes to is nobody's business.
    history.pushState({ screen }, "");
  }

  /** The browser's own way back. */
  wentBack(screen: ScreenId): void {
    this.#enter(this.screens.some((known) => known.id === screen) ? screen : "language");
  }

  #enter(screen: ScreenId, focus?: string): void {
    this.screen = screen;
    this.visited.add(screen);
    this.summary = [];
    this.focus = focus;
    this.changed();
  }

  #section(name: string | undefined): Question[] {
    return this.form.sections.find((section) => section.name === name)?.questions ?? [];
  }

  /** What is wrong with the answer to a question. */
  problem({ key, problem }: Question): string | undefined {
    return this.wrong[key]?.problem ?? (this.answers[key] === undefined ? undefined : problem);
  }

  async #take(key: string, typed: string | string[], question?: Question): Promise<boolean> {
    const asked = question ?? this.questions.find((known) => known.key === key);
    const isEmpty = typed.length === 0;
    const result =
      isEmpty && asked && !asked.optional && ["one", "truth", "ticks"].includes(asked.kind)
        ? { problem: this.words[asked.kind === "ticks" ? "error.tick" : "error.choose"] ?? "" }
        : await engine.call("answer", { ...this.withState, key, typed });
    this.#guessed.delete(key);
    this.#edited();
    if ("problem" in result) {
      delete this.answers[key];
      this.wrong[key] = { typed, problem: result.problem };
      return false;
    }
    this.answers[key] = result.answer;
    delete this.wrong[key];
    this.summary = this.summary.filter((wrong) => wrong !== key);
    if (asked?.kind === "one") this.#forgetGuesses();
    return true;
  }

  #edited(): void {
    this.unsaved = true;
    this.edition += 1;
  }

  /** What is likely depends on what was said: the country of the address on that of the law. */
  #forgetGuesses(): void {
    for (const key of this.#guessed) delete this.answers[key];
    this.#guessed.clear();
  }

  /** Says the problems in the language of the page. */
  async #tellAgain(): Promise<void> {
    for (const [key, { typed }] of Object.entries(this.wrong)) {
      const question = this.questions.find((known) => known.key === key);
      if (question?.searched) this.wrong[key] = { typed, problem: this.words["error.not_in_list"] ?? "" };
      else if (question) await this.#take(key, typed, question);
    }
  }
}

export const session = new Session();
