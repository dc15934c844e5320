import { Text } from "../frame/Text";
import { say } from "../state/use";
import type { Column, Opened } from "./contract";

const named = (columns: Column[]) => columns.map(({ key, label }) => (label ? `${label} (\`${key}\`)` : `\`${key}\``)).join(", ");

/** A key, which a narrow screen breaks before a dot. */
const Key = ({ children: key }: { children: string }) => (
  <code>{key.split(".").map((part, place) => (place > 0 ? [<wbr />, `.${part}`] : part))}</code>
);

/** What each column of a table is understood as, and what may be wrong with them. */
export function Columns({ opened }: { opened: Opened }) {
  const { columns, heading, numbers, lacking } = opened;
  const inNumbers = columns.filter(({ key }) => numbers.includes(key));
  return (
    <>
      {lacking.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>
            <Text>{say("roster.lacking", { columns: named(lacking) })}</Text>
          </p>
        </div>
      )}
      {inNumbers.length > 0 && (
        <div class="notice warn">
          <p>
            <Text>{say("roster.numbers", { columns: named(inNumbers) })}</Text>
          </p>
        </div>
      )}
      <table class="listed">
        <caption>{say("roster.columns")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("roster.key")}</th>
            <th scope="col">{say("roster.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">
                <Key>{key}</Key>
              </th>
              <td>{label || say("roster.other")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {heading && <p class="small">{say("roster.above")}</p>}
    </>
  );
}
