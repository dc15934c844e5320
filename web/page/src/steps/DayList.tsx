import type { DayOf } from "../engine/contract";

/** Days by their names, each with the rules that it rests on. */
export function DayList({ days }: { days: DayOf[] }) {
  return (
    <dl>
      {days.map((day) => (
        <div key={day.name + day.day_text}>
          <dt>{day.name}</dt>
          <dd>
            {day.day ? <time dateTime={day.day}>{day.day_text}</time> : day.day_text}
            {day.rules.map((rule) => (
              <small key={rule}>{rule}</small>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
