import { say, useSession } from "../state/use";

export function Header() {
  const session = useSession();
  return (
    <header class="top">
      <p class="name">Kerkesa</p>
      {session.screen !== "language" && (
        <label class="speak">
          <span class="unseen">{say("language.label")}</span>
          <select
            value={session.language}
            onChange={(event) => void session.speak(event.currentTarget.value).catch(() => undefined)}
          >
            {session.languages.map((language) => (
              <option key={language.tag} value={language.tag} lang={language.tag}>
                {language.name}
              </option>
            ))}
          </select>
        </label>
      )}
    </header>
  );
}
