import { say } from "../state/use";
import type { Opened } from "./contract";
import type { Table } from "./table";

interface Props {
  table: Table;
  opened: Opened;
  onChange: (table: Table) => void;
}

const ORDERS = ["none", "dmy", "mdy", "ymd"];

/** Which sheet of a table is read, and how it writes its dates. */
export function HowToRead({ table, opened, onChange }: Props) {
  return (
    <>
      {opened.sheets.length > 1 && (
        <p>
          <label for="sheet">{say("roster.sheet")}</label>{" "}
          <select
            id="sheet"
            name="sheet"
            value={table.sheet ?? ""}
            // Another sheet has other columns.
            onChange={({ currentTarget }) => onChange({ ...table, sheet: currentTarget.value, choices: [] })}
          >
            <option value="">{say("roster.first_sheet")}</option>
            {opened.sheets.map((sheet) => (
              <option key={sheet} value={sheet}>
                {sheet}
              </option>
            ))}
          </select>
        </p>
      )}
      {opened.has_days && (
        <p>
          <label for="dates">{say("roster.dates")}</label>{" "}
          <select
            id="dates"
            name="dates"
            value={table.dates ?? ""}
            onChange={({ currentTarget }) => onChange({ ...table, dates: currentTarget.value })}
          >
            {ORDERS.map((order) => (
              <option key={order} value={order === "none" ? "" : order}>
                {say(`roster.order.${order}`)}
              </option>
            ))}
          </select>
        </p>
      )}
    </>
  );
}
