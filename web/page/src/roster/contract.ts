// What the page and the engine say to each other about a table of many people.
import type { Refusal } from "../engine/contract";

/** A key that a column can give, and its name on the page. */
export interface Choice {
  key: string;
  /** Empty where it has no other name than the key. */
  label: string;
}

/** Stands for a key where a column is left out. */
export const LEFT_OUT = "left_out";

export interface Column {
  /** As it stands in the table. */
  heading: string;
  /** Empty where it gives none. */
  key: string;
  label: string;
  left_out: boolean;
  /** Why it is not understood. */
  trouble?: "unknown" | "unclear" | "twice" | "refused";
  /** What is wrong with one that is refused. */
  message?: string;
  /** What it can mean, if it can mean several things. */
  candidates: Choice[];
}

export interface Opened {
  columns: Column[];
  /** What a column can be given to. */
  keys: Choice[];
  /** How many columns are not understood: nothing is made before somebody has chosen. */
  open: number;
  /** More than one, if another may be the right one. */
  sheets: string[];
  has_days: boolean;
  /** Why nothing could be read of this sheet. */
  refusal?: Refusal;
  /** The line or row with the names of the columns, where something else stands above it. */
  heading?: string;
  /** Headings of columns in which numbers stand, which may have lost leading zeros. */
  numbers: string[];
  /** What every letter needs and the table does not have. */
  lacking: Choice[];
  length: number;
}

/** Why a row gives no letter. */
export interface Fault {
  row: number;
  /** The line of the file or the row of the sheet, where it is known. */
  line: number | null;
  column: string;
  label: string;
  message: string;
  hint: string;
}

export interface Stepped {
  /** How far it is, and how far there is to go, in a measure of the table's own. */
  position: number;
  length: number;
  written: number;
  faulty: number;
  done: boolean;
  /** Those of this step. */
  faults: Fault[];
}
