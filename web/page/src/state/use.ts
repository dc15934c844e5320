import { useEffect, useState } from "preact/hooks";
import { session, type Session } from "./session";

/** The session, and a new look at it whenever it changes. */
export function useSession(): Session {
  const [, look] = useState(0);
  useEffect(() => session.listen(() => look((times) => times + 1)), []);
  return session;
}

/** A sentence of the page; its holes are filled by name. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  const text = session.words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}
