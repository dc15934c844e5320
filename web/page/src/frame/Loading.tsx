import { useSession } from "../state/use";

/** Before the engine is there, no sentence of the page is: the file brings these few itself. */
export function Loading() {
  const session = useSession();
  const sentences = [...document.querySelectorAll<HTMLElement>("#sentences [data-say]")];
  const wanted = session.failed ? "failed" : "loading";
  return (
    <main class="loading" aria-busy={!session.failed}>
      <h1>Kerkesa</h1>
      {sentences
        .filter((sentence) => sentence.dataset["say"] === wanted)
        .map((sentence) => (
          <p key={sentence.lang} lang={sentence.lang} dir="auto">
            {sentence.textContent}
          </p>
        ))}
      {session.failed && (
        <button type="button" class="main" onClick={() => void session.start()}>
          ↻ Kerkesa
        </button>
      )}
    </main>
  );
}
