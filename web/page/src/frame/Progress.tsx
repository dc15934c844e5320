import { useEffect, useRef } from "preact/hooks";
import { steps } from "../state/screens";
import { say, useSession } from "../state/use";

/** How far it is, and a way to every step that was seen. */
export function Progress() {
  const session = useSession();
  const menu = useRef<HTMLDetailsElement>(null);
  const all = session.screens;
  const place = all.findIndex((screen) => screen.id === session.screen);
  const step = all[place]?.step ?? "language";
  const own = steps(session.forMany);
  const number = own.indexOf(step) + 1;

  useEffect(() => {
    if (menu.current) menu.current.open = false;
  }, [session.screen]);

  return (
    <nav class="progress" aria-label={say("progress.label")}>
      <details ref={menu}>
        <summary>
          <span class="number">{say("progress.number", { number, of: own.length })}</span> {say(`step.${step}`)}
        </summary>
        <ol>
          {own.map((name) => {
            const first = all.find((screen) => screen.step === name);
            const isHere = name === step;
            const isKnown = first !== undefined && session.visited.has(first.id);
            return (
              <li key={name} aria-current={isHere ? "step" : undefined}>
                {isKnown && !isHere ? (
                  <button type="button" class="link" onClick={() => session.go(first.id)}>
                    {say(`step.${name}`)}
                  </button>
                ) : (
                  say(`step.${name}`)
                )}
              </li>
            );
          })}
        </ol>
      </details>
      <progress max={all.length - 1} value={Math.max(place, 0)} aria-label={say("progress.label")} />
    </nav>
  );
}
