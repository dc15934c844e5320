import type { Question } from "../engine/contract";
import { Choose } from "./Choose";
import { Find } from "./Find";
import { Line } from "./Line";
import { Passage } from "./Passage";
import { Ticks } from "./Ticks";

/** A question in the form that its kind needs. */
export function Field({ question }: { question: Question }) {
  switch (question.kind) {
    case "one":
      return question.searched ? <Find question={question} /> : <Choose question={question} />;
    case "truth":
      return <Choose question={question} />;
    case "ticks":
      return <Ticks question={question} />;
    case "passage":
      return <Passage question={question} />;
    default:
      return <Line question={question} />;
  }
}
