import { render } from "preact";
import { App } from "./frame/App";
import { guardLeaving } from "./keep/leaving";
import { session } from "./state/session";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/fields.css";
import "./styles/letter.css";
import "./styles/print.css";

declare global {
  interface Window {
    /** Set by the small script before this one, where the browser is too old for the rest. */
    tooOld?: boolean;
  }
}

const place = document.getElementById("page");
if (place && !window.tooOld) {
  guardLeaving();
  history.replaceState({ screen: "language" }, "");
  addEventListener("popstate", (event) => session.wentBack((event.state as { screen?: string } | null)?.screen ?? "language"));
  place.textContent = "";
  render(<App />, place);
  void session.start();
  // On the site only: the one file is offline by itself.
  if (document.querySelector('link[rel="manifest"]')) void navigator.serviceWorker?.register("sw.js").catch(() => undefined);
}
