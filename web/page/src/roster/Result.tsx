import { useEffect, useRef } from "preact/hooks";
import { Text } from "../frame/Text";
import { save } from "../keep/files";
import { say } from "../state/use";
import { Refusal } from "../steps/Refusal";
import { Faults } from "./Faults";
import type { Run } from "./useRun";

interface Props {
  run: Run;
  onStop: () => void;
  onGoOn: () => void;
  onAgain: () => void;
}

/** How far the letters are, and what came of them. */
export function Result({ run, onStop, onGoOn, onAgain }: Props) {
  const { phase, position, length, written, faulty, archive } = run;
  const heading = useRef<HTMLHeadingElement>(null);
  const box = useRef<HTMLElement>(null);
  const isEmpty = phase === "done" && written + faulty === 0;
  // The button that was pressed is gone.
  useEffect(() => (phase === "done" ? heading : box).current?.focus(), [phase]);
  return (
    <section class="question result" tabIndex={-1} ref={box} aria-label={say("roster.make")}>
      {phase === "running" && (
        <>
          <progress max={length} value={position} aria-label={say("roster.make")} />
          <p>{say("roster.progress", { written, refused: faulty })}</p>
          <button type="button" data-do="stop" onClick={onStop}>
            {say("roster.stop")}
          </button>
        </>
      )}
      {phase === "stopped" && (
        <>
          <p role="status">
            {say("roster.stopped")} {say("roster.progress", { written, refused: faulty })}
          </p>
          <div class="files">
            <button type="button" class="main" data-do="go-on" onClick={onGoOn}>
              {say("roster.go_on")}
            </button>
          </div>
        </>
      )}
      {phase === "done" && (
        <>
          <h2 tabIndex={-1} ref={heading}>
            {say(isEmpty ? "roster.none" : "roster.done")}
          </h2>
          {!isEmpty && <p class="done">{say("roster.progress", { written, refused: faulty })}</p>}
          {!isEmpty && archive && (
            <div class="files">
              <button type="button" class="main" data-make="roster" onClick={() => save("letters.zip", archive)}>
                {say("roster.save")}
                <small>
                  <Text>{say("roster.save_about")}</Text>
                </small>
              </button>
            </div>
          )}
          {written > 0 && <p>{say("roster.read_one")}</p>}
        </>
      )}
      {run.refusal && <Refusal refusal={run.refusal} />}
      {run.faults.length > 0 && phase !== "running" && <Faults faults={run.faults} count={faulty} />}
      {phase !== "running" && (
        <button type="button" data-do="again" onClick={onAgain}>
          {say("roster.again")}
        </button>
      )}
    </section>
  );
}
