// A drawn signature: strokes in a box of 600 by 200 units, as path data of straight lines.

export const WIDTH = 600;
export const HEIGHT = 200;

export type Point = readonly [x: number, y: number];
export type Stroke = Point[];

/** What lies closer to the line than this does not change how it looks. */
const TOLERANCE = 0.9;

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}

/** Leaves out the points that the line would pass anyway (Ramer, Douglas and Peucker). */
export function simplified(stroke: Stroke): Stroke {
  const first = stroke[0];
  const last = stroke[stroke.length - 1];
  if (!first || !last || stroke.length < 3) return stroke;
  let farthest = 0;
  let most = 0;
  for (let place = 1; place < stroke.length - 1; place += 1) {
    const off = distance(stroke[place] as Point, first, last);
    if (off > most) {
      most = off;
      farthest = place;
    }
  }
  if (most <= TOLERANCE) return [first, last];
  const before = simplified(stroke.slice(0, farthest + 1));
  return [...before.slice(0, -1), ...simplified(stroke.slice(farthest))];
}

const unit = (value: number, most: number) => String(Math.round(Math.min(Math.max(value, 0), most) * 10) / 10);

/** `M x y L x y …` for each stroke; a dot is a line of hardly any length. */
export function pathData(strokes: Stroke[]): string {
  const one = (stroke: Stroke) => {
    const points = stroke.map(([x, y]) => `${unit(x, WIDTH)} ${unit(y, HEIGHT)}`);
    if (points.length === 1 && stroke[0]) points.push(`${unit(stroke[0][0] + 0.5, WIDTH)} ${unit(stroke[0][1], HEIGHT)}`);
    return `M ${points.join(" L ")}`;
  };
  return strokes.filter((stroke) => stroke.length > 0).map(one).join(" ");
}

/** The strokes of path data as `pathData` writes it. */
export function strokesOf(data: string): Stroke[] {
  return data
    .split("M")
    .map((stroke) => stroke.match(/[\d.]+/g)?.map(Number) ?? [])
    .filter((numbers) => numbers.length > 1)
    .map((numbers) => {
      const points: Point[] = [];
      for (let place = 0; place + 1 < numbers.length; place += 2) {
        points.push([numbers[place] as number, numbers[place + 1] as number]);
      }
      return points;
    });
}
