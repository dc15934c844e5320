import type { OpenQuestion } from "../engine/contract";
import { say, useSession } from "../state/use";

/** What must be answered before there can be a letter. */
export function Missing({ open }: { open: OpenQuestion[] }) {
  const session = useSession();
  return (
    <div class="notice wrong" role="alert">
      <h2>{say("missing.heading")}</h2>
      <ul>
        {open.map(({ key, label, section }) => (
          <li key={key}>
            <button type="button" class="link" onClick={() => session.go(`ask:${section}`, key)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
