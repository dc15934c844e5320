import { Save } from "../keep/Save";
import { say, useSession } from "../state/use";

interface Props {
  /** Words of the button; nothing where there is no next step. */
  next?: string;
  onNext?: () => void;
  isDisabled?: boolean;
}

/** A submit button where the screen is a form, and a plain one elsewhere. */
export function BackAndNext({ next, onNext, isDisabled = false }: Props) {
  const session = useSession();
  const all = session.screens;
  const place = all.findIndex((screen) => screen.id === session.screen);
  const previous = all[place - 1];
  // Whoever came here from the beginning has no letter to go back to.
  const before = previous && session.screen === "file" && !session.visited.has(previous.id) ? all[0] : previous;
  return (
    <>
      <div class="back-and-next">
        {before && (
          <button type="button" data-do="back" onClick={() => session.go(before.id)}>
            {say("back")}
          </button>
        )}
        {next && (
          <button type={onNext ? "button" : "submit"} class="main" data-do="next" onClick={onNext} disabled={isDisabled}>
            {next}
          </button>
        )}
      </div>
      <Save />
    </>
  );
}
