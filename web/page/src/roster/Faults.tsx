import { Text } from "../frame/Text";
import { say } from "../state/use";
import type { Fault } from "./contract";

/** The rows that give no letter, and what to do about them. */
export function Faults({ faults, count }: { faults: Fault[]; count: number }) {
  return (
    <section>
      <h2>{say("roster.refused")}</h2>
      <p>{say("roster.refused_help")}</p>
      <table class="listed">
        <thead>
          <tr>
            {["row", "key", "what"].map((name) => (
              <th scope="col" key={name}>
                {say(`roster.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, line, column, label, message, hint }, place) => (
            <tr key={place}>
              <th scope="row">{line ?? row}</th>
              <td>{label || <code>{column}</code>}</td>
              <td>
                <Text>{message}</Text>
                <small>
                  <Text>{hint}</Text>
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > faults.length && (
        <p>
          <Text>{say("roster.more", { count: count - faults.length })}</Text>
        </p>
      )}
    </section>
  );
}
