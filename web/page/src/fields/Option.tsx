import type { Choice } from "../engine/contract";

interface Props {
  kind: "radio" | "checkbox";
  name: string;
  option: Choice;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

export function Option({ kind, name, option, checked, onChange }: Props) {
  return (
    <label class="option">
      <input
        type={kind}
        name={name}
        value={option.id}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {option.name}
        {option.about && <small>{option.about}</small>}
      </span>
    </label>
  );
}
