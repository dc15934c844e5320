import { useState } from "preact/hooks";
import { engine } from "../engine/client";
import { leaveField } from "../fields/leave";
import { STEPS } from "../state/screens";
import { say, useSession } from "../state/use";
import { download } from "./files";

/** From here on there is something to keep. */
const FROM = STEPS.indexOf("people");

/** The answers as a file: the request, or what there is of it. */
export function Save() {
  const session = useSession();
  const [edition, setEdition] = useState<number>();
  const step = session.screens.find((screen) => screen.id === session.screen)?.step ?? "language";
  // Where letters are made, the button stands among theirs.
  if (STEPS.indexOf(step) < FROM || step === "make" || !session.hasAnswers) return null;
  const save = () => {
    leaveField();
    return session.turn(async () => {
      const isMade = STEPS.indexOf(step) >= STEPS.indexOf("make");
      download(await engine.make({ what: "request", dated: isMade, ...session.withState }));
      session.unsaved = false;
      setEdition(session.edition);
      session.changed();
    });
  };
  return (
    <p class="save">
      <button type="button" class="quiet" data-make="request" onClick={() => void save().catch(() => undefined)}>
        {say("save.button")}
      </button>
      <span class="done" role="status">
        {edition === session.edition ? say("save.done") : ""}
      </span>
    </p>
  );
}
