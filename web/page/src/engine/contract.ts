// What the page and the engine say to each other. The engine's side is the crate `web/engine`.
import type { Stepped } from "../roster/contract";

/** `null`: left out on purpose. */
export type Answer = null | string | string[];

export type Answers = Record<string, Answer>;

export interface State {
  /** Of the page, not of the letter. */
  language: string;
  /** By the request's dotted keys. */
  answers: Answers;
}

/** The engine has no clock and no dice of its own. */
export interface Now {
  today: string;
  random: string;
}

export interface Refusal {
  key: string;
  message: string;
  hint?: string;
  line?: number;
  column?: number;
}

export interface Choice {
  id: string;
  name: string;
  about?: string;
}

export type Kind =
  | "one"
  | "ticks"
  | "truth"
  | "line"
  | "email"
  | "day"
  | "number"
  | "lines"
  | "passage";

export interface Question {
  key: string;
  label: string;
  help: string[];
  kind: Kind;
  /** Empty where they are searched. */
  options: Choice[];
  searched: boolean;
  optional: boolean;
  answer?: Answer;
  /** What stands in the field: the answer as the language writes it, or a guess. */
  typed: string;
  likely?: string;
  limit?: number;
  autocomplete?: string;
  problem?: string;
}

export interface Section {
  name: string;
  heading: string;
  questions: Question[];
}

export interface OpenQuestion {
  key: string;
  label: string;
  section: string;
}

export interface Form {
  sections: Section[];
  open: OpenQuestion[];
}

export interface Language {
  tag: string;
  name: string;
  direction: "ltr" | "rtl";
}

export interface Company {
  id: string;
  name: string;
  place: string;
}

export interface Advice {
  id: string;
  key: string;
  message: string;
  hint?: string;
}

export interface Shown {
  /** Constant text for `adoptedStyleSheets`. */
  style: string;
  html: string;
  language: string;
  direction: "ltr" | "rtl";
}

export interface DayOf {
  name: string;
  /** Nothing where there is none yet; `day_text` then says why. */
  day: string | null;
  day_text: string;
  rules: string[];
}

export interface Days {
  heading: string;
  days: DayOf[];
  notes: string[];
}

export interface ChecklistItem {
  id: string;
  text: string;
}

type WithState = { state: State; now: Now };

/** Parameters and result of each method of `call`. */
export interface Calls {
  begin: [Record<string, never>, { languages: Language[] }];
  words: [{ language: string }, Record<string, string>];
  form: [WithState, Form];
  answer: [WithState & { key: string; typed: string | string[] }, { answer: Answer } | { problem: string }];
  search: [WithState & { key: string; typed: string }, { options: Choice[] }];
  employers: [WithState & { typed: string; country?: string }, { found: Company[] }];
  employer: [WithState & { id: string }, { answers: Answers; origin: string }];
  check: [WithState, { refusal?: Refusal; advice: Advice[] }];
  preview: [WithState & { reading?: string }, Shown];
  explain: [WithState, Shown];
  checklist: [WithState, { items: ChecklistItem[] }];
  /** `state` says the language; its answers do not matter. */
  reopen: [WithState & { file: string }, { state: State }];
  follow: [WithState & { file: string }, { state: State }];
  days: [WithState & { received: string }, Days];
  roster_step: [{ count: number; language: string }, Stepped];
  roster_close: [Record<string, never>, boolean];
}

export type Method = keyof Calls;

export type FileKind = "pdf" | "docx" | "eml" | "text" | "html" | "markdown" | "request" | "calendar";

/** Of a table of many people: opened (the answer is JSON), empty, and the archive of its letters in pieces. */
export type RosterKind = "roster_open" | "roster_table" | "roster_piece" | "roster_finish";

export interface MakeParams {
  what: FileKind | RosterKind;
  state: State;
  now: Now;
  received?: string;
  reading?: string;
  dated?: boolean;
  /** The name of the file whose bytes come with the call. */
  name?: string;
  /** The sheet of a table, by its name. */
  sheet?: string;
  /** In which order a table's texts write their days. */
  dates?: string;
  /** What somebody has chosen for columns, in the order of the table. */
  choices?: { heading: string; key: string }[];
  /** The text of a request or base file that takes the place of the answers. */
  file?: string;
}

export interface Made {
  /** Never after a person. */
  name: string;
  mime: string;
  bytes: Uint8Array<ArrayBuffer>;
}
