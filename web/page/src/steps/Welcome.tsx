import { Heading } from "../frame/Heading";
import { say, useSession } from "../state/use";

export function Welcome() {
  const session = useSession();
  const begin = (forMany: boolean) => {
    session.forMany = forMany;
    const first = session.screens[1];
    if (first) session.go(first.id);
  };
  return (
    <>
      <Heading>{say("welcome.heading")}</Heading>
      <p class="lead">{say("welcome.lead")}</p>
      <fieldset class="question">
        <legend>{say("language.label")}</legend>
        <div class="options side pair">
          {session.languages.map((language) => (
            <label class="option" key={language.tag} lang={language.tag}>
              <input
                type="radio"
                name="draft.language"
                value={language.tag}
                checked={language.tag === session.language}
                onChange={() => void session.speak(language.tag).catch(() => undefined)}
              />
              <span>{language.name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="notice">
        <p>{say("welcome.honest")}</p>
      </div>
      <div class="back-and-next first">
        <button type="button" class="main" data-do="next" onClick={() => begin(false)}>
          {say("welcome.begin")}
        </button>
        <button type="button" data-do="file" onClick={() => session.go("file")}>
          {say("welcome.file")}
        </button>
        <button type="button" data-do="many" onClick={() => begin(true)}>
          {say("welcome.many")}
        </button>
      </div>
      <ul class="small">
        <li>{say("welcome.local")}</li>
        <li>{say("welcome.no_advice")}</li>
      </ul>
    </>
  );
}
