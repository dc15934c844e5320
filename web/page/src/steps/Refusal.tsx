import type { Refusal as Why } from "../engine/contract";
import { Text } from "../frame/Text";
import { questionOf } from "../letter/questions";
import { told } from "../letter/told";
import { say, useSession } from "../state/use";

interface Props {
  refusal: Why;
  /** It is about a file, and not about the answers on this page. */
  isOfFile?: boolean;
}

/** Why there is no letter, and the way to the answer that it is about. */
export function Refusal({ refusal, isOfFile = false }: Props) {
  const session = useSession();
  const found = isOfFile ? undefined : questionOf(refusal.key, session.form);
  return (
    <div class="notice wrong" role="alert">
      <p>
        {isOfFile && refusal.line !== undefined && `${say("file.line", { line: refusal.line })}: `}
        {isOfFile && refusal.key && <code>{refusal.key}: </code>}
        <Text>{told(refusal, found?.question)}</Text>
      </p>
      {found && (
        <button type="button" class="link" onClick={() => session.go(`ask:${found.section}`, found.question.key)}>
          {say("change", { what: found.question.label })}
        </button>
      )}
    </div>
  );
}
