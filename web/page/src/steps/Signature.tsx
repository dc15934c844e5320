import { useRef, useState } from "preact/hooks";
import { session } from "../state/session";
import { say } from "../state/use";
import { HEIGHT, pathData, simplified, strokesOf, WIDTH, type Point, type Stroke } from "./strokes";

const KEY = "signature";

/** Draws the signature as strokes: some browsers let nobody read the pixels of a canvas. */
export function Signature() {
  const kept = session.answers[KEY];
  const [strokes, setStrokes] = useState<Stroke[]>(() => (typeof kept === "string" ? strokesOf(kept) : []));
  const [undone, setUndone] = useState<Stroke[]>([]);
  const [live, setLive] = useState<Stroke>();
  const area = useRef<SVGSVGElement>(null);

  const put = (next: Stroke[], redo: Stroke[]) => {
    setStrokes(next);
    setUndone(redo);
    void session.merge({ [KEY]: next.length > 0 ? pathData(next) : null }).catch(() => undefined);
  };
  const at = (event: PointerEvent): Point => {
    const box = area.current?.getBoundingClientRect();
    if (!box) return [0, 0];
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.preventDefault();
    area.current?.setPointerCapture(event.pointerId);
    setLive([at(event)]);
  };
  const move = (event: PointerEvent) => {
    if (!live) return;
    // A slow phone gathers several points in one event.
    const points = event.getCoalescedEvents?.() ?? [];
    setLive([...live, ...(points.length > 0 ? points : [event]).map(at)]);
  };
  const up = () => {
    if (!live) return;
    setLive(undefined);
    put([...strokes, simplified(live)], []);
  };

  const last = strokes[strokes.length - 1];
  const redo = undone[undone.length - 1];
  return (
    <details class="question signature" open={strokes.length > 0 || undefined}>
      <summary>{say("signature.heading")}</summary>
      <p class="help" id="signature-help">
        {say("signature.help")}
      </p>
      <svg
        ref={area}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={say(strokes.length > 0 ? "signature.drawn" : "signature.empty")}
        aria-describedby="signature-help"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => setLive(undefined)}
      >
        <path class="base" d={`M 30 ${HEIGHT - 40} H ${WIDTH - 30}`} />
        <path class="ink" d={pathData(live ? [...strokes, live] : strokes)} />
      </svg>
      <p class="side">
        <button type="button" disabled={!last} onClick={() => last && put(strokes.slice(0, -1), [...undone, last])}>
          {say("signature.undo")}
        </button>
        <button type="button" disabled={!redo} onClick={() => redo && put([...strokes, redo], undone.slice(0, -1))}>
          {say("signature.redo")}
        </button>
        <button type="button" disabled={!last} onClick={() => put([], [])}>
          {say("signature.clear")}
        </button>
      </p>
    </details>
  );
}
