import { say, useSession } from "../state/use";
import { problemId } from "./ids";

/** Why an answer cannot be taken, at its field. */
export function Problem({ of: key, problem }: { of: string; problem: string | undefined }) {
  useSession();
  if (!problem) return null;
  return (
    <p class="problem" id={problemId(key)}>
      <span class="unseen">{say("error.sign")} </span>
      {problem}
    </p>
  );
}
