// What the page and the engine say to each other about a table of many people.

export interface Column {
  key: string;
  /** Empty where a column has no other name than its key. */
  label: string;
}

export interface Opened {
  columns: Column[];
  /** The line or row with the names of the columns, where something else stands above it. */
  heading?: string;
  /** Columns in which numbers stand, which may have lost leading zeros. */
  numbers: string[];
  /** What every letter needs and the table does not have. */
  lacking: Column[];
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
