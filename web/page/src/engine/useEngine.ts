import { useEffect, useState } from "preact/hooks";
import { session } from "../state/session";
import { Refused } from "./client";
import type { Refusal } from "./contract";

export interface Result<T> {
  value?: T;
  refusal?: Refusal;
}

/** What the engine says about the answers, asked again whenever one of these changes; the old is shown until then. */
export function useEngine<T>(ask: () => Promise<T>, changes: unknown[]): Result<T> {
  const [result, setResult] = useState<Result<T>>({});
  useEffect(() => {
    let isWanted = true;
    const put = (news: Result<T>) => {
      if (isWanted) setResult(news);
    };
    session.turn(ask).then(
      (value) => put({ value }),
      (why: unknown) => {
        if (why instanceof Refused) put({ refusal: why.refusal });
      },
    );
    return () => {
      isWanted = false;
    };
  }, changes);
  return result;
}
