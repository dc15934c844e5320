import { session } from "../state/session";

/** Whoever closes the page by mistake is asked once more: nothing of their answers is stored. */
export function guardLeaving(): void {
  addEventListener("beforeunload", (event) => {
    if (session.unsaved) event.preventDefault();
  });
}
