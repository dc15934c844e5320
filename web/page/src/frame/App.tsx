import { useEffect, useRef } from "preact/hooks";
import { warm } from "../engine/warm";
import { focusQuestion } from "../fields/ids";
import { Roster } from "../roster/Roster";
import { sectionOf } from "../state/screens";
import { say, useSession } from "../state/use";
import { Ask } from "../steps/Ask";
import { Checklist } from "../steps/Checklist";
import { File } from "../steps/File";
import { Make } from "../steps/Make";
import { Read } from "../steps/Read";
import { Welcome } from "../steps/Welcome";
import { Header } from "./Header";
import { Loading } from "./Loading";
import { Notice } from "./Notice";
import { Progress } from "./Progress";

export function App() {
  const session = useSession();
  const { screen, focus } = session;
  const first = useRef(true);

  useEffect(() => {
    // Whoever opens the page hears it from its beginning.
    if (first.current) {
      if (session.ready) first.current = false;
      return;
    }
    if (focus) focusQuestion(focus);
    else {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    }
  }, [screen, focus, session.ready]);

  const step = session.screens.find((known) => known.id === screen)?.step;
  useEffect(() => {
    if (step === "people") warm(session.language, String(session.answers["language"] ?? session.language), session.now);
  }, [step]);

  if (!session.ready) return <Loading />;
  const section = sectionOf(screen);
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {say("skip")}
      </a>
      <Header />
      <Progress />
      <main id="main" tabIndex={-1}>
        <Notice />
        {section !== undefined && <Ask key={section} name={section} />}
        {screen === "language" && <Welcome />}
        {screen === "read" && <Read />}
        {screen === "make" && <Make />}
        {screen === "checklist" && <Checklist />}
        {screen === "file" && <File />}
        {screen === "roster" && <Roster />}
      </main>
    </>
  );
}

/** A link within the page would leave a hash in its address. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
