import { useRef, useState } from "preact/hooks";
import { useEngine } from "../engine/useEngine";
import { BackAndNext } from "../frame/BackAndNext";
import { Heading } from "../frame/Heading";
import { Text } from "../frame/Text";
import { download } from "../keep/files";
import { isShared } from "../state/screens";
import { say, useSession } from "../state/use";
import { Missing } from "../steps/Missing";
import { Refusal } from "../steps/Refusal";
import { Columns } from "./Columns";
import type { Opened } from "./contract";
import { DropTable } from "./DropTable";
import { HowToRead } from "./HowToRead";
import { Result } from "./Result";
import { chosen, emptyTable, open, type Table } from "./table";
import { useRun } from "./useRun";
import "./roster.css";

/** Some fifty thousand people; a request is a few kilobytes. */
const TABLE_BYTES = 10_000_000;
const BASE_BYTES = 1_000_000;

const isReady = ({ columns, open, lacking }: Opened) => columns.length > 0 && open === 0 && lacking.length === 0;

/** The letters of many people: their table takes the place of the worker. */
export function Roster() {
  const session = useSession();
  const [table, setTable] = useState(chosen.table);
  const [base, setBase] = useState(chosen.base);
  const { run, start, stop, goOn, clear } = useRun();
  const missing = session.form.open.filter(({ section }) => isShared(section));
  const isComplete = base !== undefined || missing.length === 0;
  // What is being made is left alone when somebody changes the language of the page.
  const language = useRef(session.language);
  if (!run) language.current = session.language;
  const opened = useEngine(
    async () => (table && isComplete && !run ? open(table, base?.text) : undefined),
    [table, base, isComplete, session.edition, language.current],
  );

  const take = (next: Table | undefined) => {
    clear();
    chosen.table = next;
    setTable(next);
  };
  const takeBase = (next: typeof base) => {
    clear();
    chosen.base = next;
    setBase(next);
  };
  const choose = (place: number, key: string) => {
    if (!table || !opened.value) return;
    const { heading } = opened.value.columns[place]!;
    const before = new Map(table.choices?.map((choice) => [choice.heading, choice.key]));
    before.set(heading, key);
    // In the order of the table, in which columns of the same meaning are joined.
    const choices = opened.value.columns.flatMap(({ heading }) => {
      const key = before.get(heading);
      return key === undefined ? [] : [{ heading, key }];
    });
    take({ ...table, choices });
  };
  const again = () => {
    take(undefined);
    document.querySelector<HTMLElement>("main h1")?.focus();
  };
  return (
    <>
      <Heading>{say("roster.heading")}</Heading>
      <p class="lead">{say("roster.lead")}</p>
      {!isComplete && <Missing open={missing} />}
      {!run && (
        <>
          <p>
            <Text>{say("roster.help")}</Text>
          </p>
          <p>
            <button type="button" data-make="roster_table" onClick={() => void emptyTable().then(download).catch(() => undefined)}>
              {say("roster.empty")}
            </button>
          </p>
          <DropTable
            id="roster"
            label={say("roster.pick")}
            accept=".csv,.tsv,.txt,.xlsx,.xlsm,.ods,.yaml,.yml"
            mostBytes={TABLE_BYTES}
            onFile={(name, bytes) => take({ name, bytes })}
          />
          <details class="question" open={base !== undefined}>
            <summary>{say("roster.base")}</summary>
            {base ? (
              <>
                <p role="status">{say("roster.base_taken", { name: base.name })}</p>
                <button type="button" class="quiet" onClick={() => takeBase(undefined)}>
                  {say("roster.base_leave")}
                </button>
              </>
            ) : (
              <DropTable
                id="base"
                label={say("file.pick")}
                help={say("roster.base_help")}
                accept=".yaml,.yml"
                mostBytes={BASE_BYTES}
                onFile={(name, bytes) => takeBase({ name, text: new TextDecoder().decode(bytes) })}
              />
            )}
          </details>
        </>
      )}
      {table && (
        <p class="done" role="status">
          {say("roster.opened", { name: table.name })}
        </p>
      )}
      {!run && table && opened.refusal && <Refusal refusal={opened.refusal} />}
      {!run && table && opened.value && (
        <section class="question">
          <HowToRead table={table} opened={opened.value} onChange={take} />
          {opened.value.refusal && <Refusal refusal={opened.value.refusal} />}
          {opened.value.columns.length > 0 && <Columns opened={opened.value} onChoose={choose} />}
          <div class="files">
            <button
              type="button"
              class="main"
              data-make="letters"
              disabled={!isReady(opened.value)}
              onClick={() => start(table, base?.text)}
            >
              {say("roster.make")}
            </button>
          </div>
        </section>
      )}
      {run && <Result run={run} onStop={stop} onGoOn={goOn} onAgain={again} />}
      <BackAndNext />
    </>
  );
}
