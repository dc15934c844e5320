import { engine } from "../engine/client";
import type { Made } from "../engine/contract";
import { session } from "../state/session";
import type { Opened } from "./contract";

/** A file that was dropped, in memory as long as the page is open. */
export interface Table {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  sheet?: string;
  dates?: string;
  /** What somebody has chosen for columns, by their headings, in the order of the table. */
  choices?: { heading: string; key: string }[];
}

/** What somebody has chosen: it is still there when they come back from an answer that they changed. */
export const chosen: { table?: Table | undefined; base?: { name: string; text: string } | undefined } = {};

/** Hands the table to the engine, in the place of any other. */
export async function open({ bytes, ...table }: Table, base: string | undefined): Promise<Opened> {
  const file = base === undefined ? {} : { file: base };
  const made = await engine.make({ what: "roster_open", ...table, ...file, ...session.withState }, bytes);
  return JSON.parse(new TextDecoder().decode(made.bytes)) as Opened;
}

export function emptyTable(): Promise<Made> {
  return session.turn(() => engine.make({ what: "roster_table", ...session.withState }));
}
