import { useEffect, useState } from "preact/hooks";
import { COMPANIES, engine } from "../engine/client";
import { packNames } from "../engine/sources";
import type { Choice } from "../engine/contract";
import { Combobox } from "../fields/Combobox";
import { say, useSession } from "../state/use";

/** Fills in the employer out of the records that come with the page. */
export function Employers() {
  const session = useSession();
  const [taken, setTaken] = useState("");
  const [origin, setOrigin] = useState("");
  useEffect(() => void engine.load(COMPANIES).catch(() => undefined), []);
  // An edition without the records has nothing to search.
  if (!packNames().includes(COMPANIES)) return null;
  const search = async (typed: string): Promise<Choice[]> => {
    if (typed.trim() === "") return [];
    const country = session.answers["jurisdiction"];
    const { found } = await engine.call("employers", {
      ...session.withState,
      typed,
      ...(typeof country === "string" ? { country } : {}),
    });
    return found.map(({ id, name, place }) => ({ id, name, about: place }));
  };
  const take = async ({ id, name }: Choice) => {
    const { answers, origin } = await engine.call("employer", { ...session.withState, id });
    await session.merge(answers);
    setTaken(name);
    setOrigin(origin);
  };
  return (
    <div class="question aside">
      <label for="employers">{say("employers.label")}</label>
      <p class="help" id="employers-help">
        {say("employers.help")}
      </p>
      <Combobox
        id="employers"
        text=""
        describedBy="employers-help"
        search={search}
        onPick={(choice) => void take(choice).catch(() => undefined)}
      />
      <p class="done" role="status">
        {taken && say("employers.taken", { name: taken })}
        {taken && origin && <small>{origin}</small>}
      </p>
    </div>
  );
}
