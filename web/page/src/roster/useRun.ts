import { useEffect, useRef, useState } from "preact/hooks";
import { engine, Refused } from "../engine/client";
import type { Refusal } from "../engine/contract";
import { session } from "../state/session";
import type { Fault } from "./contract";
import { open, type Table } from "./table";

/** So long one step should take: short enough that "stop" is heard. */
const STEP_MS = 150;

/** From so many bytes on, pieces of the archive leave the memory of the page for that of the browser. */
const PIECES_BYTES = 4_000_000;

/** More than fit on a screen are in the archive. */
const SHOWN = 200;

export interface Run {
  phase: "running" | "stopped" | "done" | "refused";
  position: number;
  length: number;
  written: number;
  faulty: number;
  faults: Fault[];
  archive?: Blob;
  refusal?: Refusal;
}

const BEGUN: Run = { phase: "running", position: 0, length: 1, written: 0, faulty: 0, faults: [] };

/** The archive so far. */
class Pieces {
  #blob = new Blob([]);
  #loose: Uint8Array<ArrayBuffer>[] = [];
  #bytes = 0;

  add(piece: Uint8Array<ArrayBuffer>): void {
    if (piece.length > 0) this.#loose.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes > PIECES_BYTES) this.#blob = this.whole("");
  }

  whole(type: string): Blob {
    const blob = new Blob([this.#blob, ...this.#loose], { type });
    this.#loose = [];
    this.#bytes = 0;
    return blob;
  }
}

/** Makes the letters of a table, a few rows at a time, until it is done or stopped. */
export function useRun() {
  const [run, setRun] = useState<Run>();
  const state = useRef({ run, pieces: new Pieces(), count: 4, wanted: 0 });

  const put = (news: Run | undefined) => {
    state.current.run = news;
    setRun(news);
  };
  const step = async (mine: number): Promise<boolean> => {
    const { run: before, pieces, count, wanted } = state.current;
    if (wanted !== mine || !before) return false;
    const begin = performance.now();
    const { faults, done, ...far } = await engine.call("roster_step", { count, language: session.language });
    pieces.add((await engine.make({ what: "roster_piece", ...session.withState })).bytes);
    const took = Math.max(performance.now() - begin, 1);
    state.current.count = Math.min(Math.max(Math.round((count * STEP_MS) / took), 1), 4 * count);
    const next: Run = { ...before, ...far, faults: [...before.faults, ...faults].slice(0, SHOWN) };
    if (done) {
      const last = await engine.make({ what: "roster_finish", ...session.withState });
      pieces.add(last.bytes);
      next.archive = pieces.whole(last.mime);
      next.phase = "done";
    } else if (state.current.wanted !== mine) next.phase = "stopped";
    put(next);
    return !done;
  };
  const go = async (mine: number, begin?: () => Promise<unknown>) => {
    try {
      if (begin) await session.turn(begin);
      while (await session.turn(() => step(mine)));
    } catch (why) {
      // Of a broken engine the page tells by itself; its rows begin anew.
      if (why instanceof Refused) put({ ...(state.current.run ?? BEGUN), phase: "refused", refusal: why.refusal });
      else put(undefined);
    }
  };
  const start = (table: Table, base: string | undefined) => {
    const mine = (state.current.wanted += 1);
    Object.assign(state.current, { pieces: new Pieces(), count: 4 });
    put(BEGUN);
    session.unsaved = true;
    void go(mine, () => open(table, base));
  };
  const stop = () => {
    state.current.wanted += 1;
    if (state.current.run) put({ ...state.current.run, phase: "stopped" });
  };
  const goOn = () => {
    if (!state.current.run) return;
    put({ ...state.current.run, phase: "running" });
    void go((state.current.wanted += 1));
  };
  const clear = () => {
    state.current.wanted += 1;
    put(undefined);
  };
  // Whoever leaves the screen stops it.
  useEffect(() => () => void (state.current.wanted += 1), []);
  return { run, start, stop, goOn, clear };
}
