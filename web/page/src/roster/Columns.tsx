import { Text } from "../frame/Text";
import { say } from "../state/use";
import { LEFT_OUT, type Choice, type Column, type Opened } from "./contract";

interface Props {
  opened: Opened;
  onChoose: (place: number, key: string) => void;
}

const called = ({ key, label }: Choice) => (label ? `${label} (\`${key}\`)` : `\`${key}\``);
const named = (choices: Choice[]) => choices.map(called).join(", ");

/** What each column of a table is understood as, to be changed, and what may be wrong with them. */
export function Columns({ opened, onChoose }: Props) {
  const { columns, heading, numbers, lacking, open, keys } = opened;
  const inNumbers = columns.filter(({ heading }) => numbers.includes(heading));
  return (
    <>
      {open > 0 && (
        <div class="notice wrong" role="alert">
          <p>
            <Text>{say("roster.open")}</Text>
          </p>
        </div>
      )}
      {open === 0 && lacking.length > 0 && (
        <div class="notice wrong" role="alert">
          <p>
            <Text>{say("roster.lacking", { columns: named(lacking) })}</Text>
          </p>
        </div>
      )}
      {inNumbers.length > 0 && (
        <div class="notice warn">
          <p>
            <Text>{say("roster.numbers", { columns: inNumbers.map(({ heading }) => heading).join(", ") })}</Text>
          </p>
        </div>
      )}
      <table class="listed meanings">
        <caption>{say("roster.columns")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("roster.key")}</th>
            <th scope="col">{say("roster.meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, place) => (
            <tr key={place}>
              <th scope="row" id={`column-${place}`}>
                {column.heading}
                {column.trouble && " *"}
              </th>
              <td>
                <Meaning column={column} keys={keys} place={place} onChoose={(key) => onChoose(place, key)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">{say("roster.columns_help")}</p>
      {heading && <p class="small">{say("roster.above")}</p>}
    </>
  );
}

interface MeaningProps {
  column: Column;
  keys: Choice[];
  place: number;
  onChoose: (key: string) => void;
}

/** What a column means, out of all that it can mean; what is likely comes first. */
function Meaning({ column, keys, place, onChoose }: MeaningProps) {
  const { key, label, left_out, trouble, message, candidates } = column;
  const own = key && !keys.some((other) => other.key === key) ? [{ key, label }] : [];
  const rest = keys.filter((other) => !candidates.some((candidate) => candidate.key === other.key));
  const value = trouble ? "" : left_out ? LEFT_OUT : key;
  return (
    <>
      <select
        name={`column-${place}`}
        aria-labelledby={`column-${place}`}
        aria-invalid={trouble !== undefined}
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {trouble && (
          <option value="" disabled>
            {say("roster.choose")}
          </option>
        )}
        {[...candidates, ...own, ...rest].map((choice) => (
          <option key={choice.key} value={choice.key}>
            {choice.label || choice.key}
          </option>
        ))}
        <option value={LEFT_OUT}>{say("roster.leave_out")}</option>
      </select>
      {trouble && <small>{trouble === "refused" ? message : say(`roster.trouble.${trouble}`)}</small>}
    </>
  );
}
