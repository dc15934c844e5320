import { say, useSession } from "../state/use";

/** The engine broke and was made anew: the answers are still here. */
export function Notice() {
  const session = useSession();
  return (
    <div role="alert">
      {session.broke && (
        <div class="notice warn">
          <p>{say("broke")}</p>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              session.broke = false;
              session.changed();
            }}
          >
            {say("close")}
          </button>
        </div>
      )}
    </div>
  );
}
