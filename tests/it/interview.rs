//! The questions that make a request: every letter can be asked for, and every request comes back.

use crate::make::CATALOG;
use jiff::civil::{Date, date};
use kerkesa::{
    book::Shelf,
    catalog::Labels,
    compose::compose,
    domain::{JurisdictionId, LanguageTag, LetterKind, Request},
    intake::{self, Moment, Refusal, RefusalId},
    interview::{
        Answer, Answers, Around, Asked, Checked, Kind, LANGUAGE, Opened, REPLIED, Situation, asked,
        check, draft_text, followed, opened, reopened, summary,
        value::{self, first_open},
    },
    letter::plain_text,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

const TODAY: Date = date(2026, 11, 24);

const MOMENT: Moment = Moment {
    today: TODAY,
    random: 4_711,
};

static LABELS: LazyLock<BTreeMap<String, Labels>> = LazyLock::new(|| {
    let labels = |tag: &LanguageTag| {
        let labels = CATALOG.labels(tag).unwrap_or_else(|why| panic!("{why}"));
        (tag.to_string(), labels)
    };
    CATALOG.label_languages().map(labels).collect()
});

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::empty);

fn around() -> Around<'static> {
    Around {
        folder: Path::new("."),
        shelf: &SHELF,
    }
}

/// Calls with the situation that the answers make, in a language.
fn situated<T>(language: &str, answers: &Answers, then: impl FnOnce(&Situation<'_>) -> T) -> T {
    let tag: LanguageTag = language.parse().expect("a tag");
    then(&Situation {
        catalog: &CATALOG,
        words: CATALOG.words(&tag).expect("words"),
        labels: &LABELS[language],
        answers,
        today: TODAY,
    })
}

fn put(answers: &mut Answers, given: &[(&str, &str)]) {
    for (key, text) in given {
        answers.put(key, Answer::One((*text).to_owned()));
    }
}

/// A worker who says as little as possible, or as much.
fn say(asked: &Asked, now: &Situation<'_>, talkative: bool) -> Answer {
    const LINES: [&str; 4] = ["01.02.2020", "arta@example.org", "3", "K-1; K-2; K-3"];

    if !talkative && asked.question.may_be_left_out(now) {
        return Answer::Nothing;
    }
    let options: Vec<String> = asked.options(now).into_iter().map(|one| one.id).collect();
    match asked.question.kind {
        Kind::One(_) => {
            let likely = asked.likely(now).or_else(|| options.first().cloned());
            Answer::One(likely.expect("a choice"))
        }
        // Who has corrected two things stops.
        Kind::Truth => {
            let more = talkative && !asked.key.ends_with("[1]");
            Answer::One(more.to_string())
        }
        Kind::Ticks(_) if asked.key.ends_with("reply.reasons") => {
            Answer::Many(options.into_iter().take(1).collect())
        }
        Kind::Ticks(_) => {
            let count = if talkative { options.len() } else { 1 };
            Answer::Many(options.into_iter().take(count).collect())
        }
        _ => {
            let typed = LINES
                .iter()
                .find_map(|line| value::typed(asked, line, now).ok());
            typed.unwrap_or_else(|| panic!("{}: nothing fits", asked.key))
        }
    }
}

/// Answers whatever is open.
fn answer_all(language: &str, answers: &mut Answers, talkative: bool) {
    for _ in 0..300 {
        let next = situated(language, answers, |now| {
            first_open(now).map(|open| (open.key.clone(), say(&open, now, talkative)))
        });
        match next {
            Some((key, answer)) => answers.put(&key, answer),
            None => return,
        }
    }
    panic!("the questions never end: {answers:?}");
}

fn checked(language: &str, answers: &Answers) -> Checked {
    situated(language, answers, |now| check(now, around(), &MOMENT)).unwrap_or_else(|why| {
        panic!(
            "{}: {why}: {answers:?}",
            answers.text("letter").unwrap_or("?")
        )
    })
}

/// Every country with every letter that an organisation or a worker can write there first.
fn first_letters() -> impl Iterator<Item = (JurisdictionId, LetterKind)> {
    let granted = |country: JurisdictionId| {
        let law = &CATALOG.jurisdiction(country).expect("a country").law;
        let law = CATALOG.law(law).expect("a law");
        let letters = LetterKind::ALL.iter().copied();
        letters
            .filter(|letter| !letter.follows() && law.has(*letter, *letter))
            .map(move |letter| (country, letter))
    };
    CATALOG.jurisdictions().flat_map(granted)
}

#[test]
fn every_letter_in_every_country_and_language_becomes_a_request() {
    let mut letters = BTreeSet::new();
    let countries: Vec<JurisdictionId> = CATALOG.jurisdictions().collect();
    for (place, language) in CATALOG
        .label_languages()
        .map(LanguageTag::as_str)
        .enumerate()
    {
        for (index, (country, letter)) in first_letters().enumerate() {
            // Every letter is followed in one country, the usual ones in each.
            let turn = countries
                .iter()
                .position(|one| *one == country)
                .expect("a country");
            let usual = [LetterKind::Access, LetterKind::Objection].contains(&letter);
            let is_followed =
                usual && turn % 4 == place || language == "en" && country.as_str() == "GB";
            let mut answers = Answers::default();
            let country = country.to_string();
            let given = [
                ("jurisdiction", country.as_str()),
                ("letter", letter.id()),
                ("language", language),
            ];
            put(&mut answers, &given);
            answer_all(language, &mut answers, index % 2 == 0);
            let made = checked(language, &answers);
            assert_eq!(made.request.letter, letter);
            assert_eq!(made.request.jurisdiction.as_str(), country);
            assert_eq!(made.request.language.as_str(), language);
            letters.insert(letter);
            if is_followed {
                follow(language, &made, &mut letters);
            }
        }
    }
    let all: BTreeSet<LetterKind> = LetterKind::ALL.iter().copied().collect();
    assert_eq!(letters, all);
}

/// The letters that follow a first one, for every kind of answer, and for none.
fn follow(language: &str, first: &Checked, letters: &mut BTreeSet<LetterKind>) {
    if !first.request.letter.follows() && first.request.letter != first.request.about() {
        return;
    }
    // Long enough ago for a letter about silence.
    let earlier = first
        .dated
        .replace("\ndate: 2026-11-24\n", "\ndate: 2026-03-02\n");
    let answers = situated(language, &Answers::default(), |now| {
        followed(earlier.as_bytes(), now, around(), &MOMENT)
    });
    let Ok(answers) = answers else {
        assert!(
            first.request.letter.is_collective() || first.request.letter == LetterKind::Mandate
        );
        return;
    };
    let kinds = [
        "",
        "incomplete",
        "identity",
        "extension",
        "fee",
        "refusal",
        "wrong_language",
        "form",
    ];
    for (index, kind) in kinds.into_iter().enumerate() {
        let mut answers = answers.clone();
        answers.put("previous[0].sent", Answer::Nothing);
        put(&mut answers, &[("previous[0].received", "2026-03-04")]);
        put(
            &mut answers,
            &[("previous[0].reply.date", "2026-11-24"), ("tone", "plain")],
        );
        let replied = if kind.is_empty() { "false" } else { "true" };
        put(&mut answers, &[(REPLIED, replied)]);
        if !kind.is_empty() {
            put(&mut answers, &[("previous[0].reply.kind", kind)]);
        }
        let possible = situated(language, &answers, |now| {
            let all = asked(now);
            let letter = all
                .iter()
                .find(|asked| asked.key == "letter")
                .expect("asked");
            let proposed = letter.likely(now).expect("a letter");
            let options: Vec<String> = letter.options(now).into_iter().map(|one| one.id).collect();
            assert!(options.contains(&proposed));
            if kind.is_empty() {
                assert!(["reminder", "objection_unanswered"].contains(&proposed.as_str()));
            } else {
                // Not every law has a letter for every answer.
                let answering = format!("{kind}_reply");
                assert!(proposed == answering || !options.contains(&answering));
            }
            options
        });
        for letter in possible {
            let mut answers = answers.clone();
            put(&mut answers, &[("letter", &letter)]);
            answer_all(language, &mut answers, index % 2 == 0);
            let made = checked(language, &answers);
            assert_eq!(made.request.letter.id(), letter);
            assert_eq!(made.request.worker, first.request.worker);
            let previous = made.request.last_letter().expect("an earlier letter");
            assert_eq!(previous.reference.as_ref(), Some(&first.request.reference));
            letters.insert(made.request.letter);
        }
    }
}

/// The golden requests, each under the first of two laws that has the letter.
fn golden() -> impl Iterator<Item = (String, Vec<u8>, Request)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/letters/requests");
    let files = fs::read_dir(folder).expect("a folder");
    files.map(|file| {
        let path = file.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        let text = fs::read_to_string(&path).expect("a request");
        let under = |country: &str| {
            let bytes = format!("jurisdiction: {country}\n{text}").into_bytes();
            let request = intake::read(&bytes, &[], Path::new("."), &CATALOG, &MOMENT);
            request.map(|request| (name.to_string(), bytes, request))
        };
        let request = under("AL").or_else(|_| under("GB"));
        request.unwrap_or_else(|why| panic!("{name}: {why}"))
    })
}

/// What a file holds.
fn open(file: &[u8]) -> Result<Opened, Refusal> {
    situated("sq", &Answers::default(), |now| {
        opened(file, now, around(), &MOMENT)
    })
}

/// The answers of a request file, through the text in which they are kept.
fn reopen(bytes: &[u8]) -> Answers {
    let answers = situated("sq", &Answers::default(), |now| {
        reopened(bytes, now, around(), &MOMENT)
    });
    let answers = answers.expect("a request");
    let mut kept = answers.clone();
    put(&mut kept, &[(LANGUAGE, "sq")]);
    let text = situated("sq", &answers, draft_text).expect("a text");
    assert_eq!(open(text.as_bytes()), Ok(Opened::Draft(kept)));
    answers
}

#[test]
fn every_golden_request_comes_back_when_it_is_reopened() {
    let mut count = 0;
    for (name, bytes, request) in golden() {
        let answers = reopen(&bytes);
        situated("sq", &answers, |now| {
            let open = first_open(now).map(|open| open.key);
            assert_eq!(open, None, "{name}: asked again");
            assert!(!summary(now).contains("choice."), "{name}");
        });
        assert_eq!(checked("sq", &answers).request, request, "{name}");
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn no_detail_of_a_request_is_lost_that_no_question_asks_for() {
    let yaml = "\
letter: objection
language: it
jurisdiction: DE
region: DE-BE
authority: DE-BE
date: 2026-11-20
reference: K-7
window: left
worker:
  name: Arta Hoxha
  address: {lines: [\"c/o Shembull, kati 2\", Rruga e Shembullit 12, 1001 Tiranë], country: AL}
employment: {status: agency, agency: Shembull Staff}
employer:
  name: Beispiel GmbH
  address: {street: Musterweg 1, extra: Gebäude 3, city: Wien, country: AT}
  email: dpo@example.com
objection:
  to:
    - {operation: home_webcam, system: DeskWatch, since: 2026-09-01}
    - {operation: home_webcam, system: CamGuard}
    - screenshots
  because: [private_home]
  own_words: |
    Una stanza.

    Due bambini.
  erase: true
representative:
  organisation: Sindikata Shembull
  address: {street: Rruga e Sindikatës 3, city: Qyteti, country: AL}
copies_to: [\"works council, Berlin\", union]
enclosures: [mandate]
signature: M 1 1 Q 2 5 9 9 T 12 3 h -.5
";
    let yaml = match CATALOG.jurisdiction("DE".parse().expect("a country")) {
        Ok(country) => {
            let berlin = country
                .authorities
                .iter()
                .find(|one| one.region.as_deref() == Some("DE-BE"));
            yaml.replace(
                "authority: DE-BE",
                &format!("authority: {}", berlin.expect("Berlin").id),
            )
        }
        Err(why) => panic!("{why}"),
    };
    let read = |bytes: &[u8]| intake::read(bytes, &[], Path::new("."), &CATALOG, &MOMENT);
    let request = read(yaml.as_bytes()).expect("a request");
    let answers = reopen(yaml.as_bytes());
    assert_eq!(
        situated("en", &answers, first_open).map(|open| open.key),
        None
    );
    let made = checked("en", &answers);
    assert_eq!(made.request, request);
    assert_eq!(read(made.text.as_bytes()).expect("a request"), request);
}

#[test]
fn an_answer_that_the_new_letter_cannot_use_is_left_out() {
    let (_, bytes, _) = golden()
        .find(|(name, ..)| name == "objection.full.yaml")
        .expect("the request");
    let mut answers = reopen(&bytes);
    put(
        &mut answers,
        &[("letter", "access"), ("employment.status", "current")],
    );
    answer_all("de", &mut answers, false);
    let request = checked("de", &answers).request;
    assert!(request.objection.to.is_empty() && request.employment.agency.is_none());
}

#[test]
fn what_is_open_is_ticked_by_number_with_its_words() {
    let (_, bytes, _) = golden()
        .find(|(name, ..)| name == "access.full.yaml")
        .expect("the request");
    let mut answers = situated("de", &Answers::default(), |now| {
        followed(&bytes, now, around(), &MOMENT)
    })
    .expect("a request that follows");
    let open = situated("de", &answers, |now| {
        first_open(now).map(|open| open.key).expect("a question")
    });
    assert_eq!(open, "previous[0].sent");
    put(
        &mut answers,
        &[
            ("previous[0].received", "2026-11-23"),
            (REPLIED, "true"),
            ("previous[0].reply.kind", "incomplete"),
            ("previous[0].reply.date", "2026-11-24"),
            ("letter", "incomplete_reply"),
        ],
    );
    situated("de", &answers, |now| {
        let all = asked(now);
        let points = all.iter().find(|asked| asked.key == "follow_up.open");
        let points = points.expect("asked").options(now);
        assert!(points.len() > 3 && points[2].id == "3");
        assert!(points[2].name.starts_with("3. ") && points[2].name.len() > 20);
    });
    let points = vec!["1".to_owned(), "3".to_owned()];
    answers.put("follow_up.open", Answer::Many(points));
    answer_all("de", &mut answers, false);
    assert_eq!(checked("de", &answers).request.follow_up.open, [1, 3]);
}

#[test]
fn no_letter_follows_a_mandate() {
    let (_, bytes, _) = golden()
        .find(|(name, ..)| name == "mandate.full.yaml")
        .expect("the request");
    let refused = situated("en", &Answers::default(), |now| {
        followed(&bytes, now, around(), &MOMENT)
    });
    assert_eq!(refused.expect_err("refused").key, "letter");
}

/// A request with whatever is known of two operations.
const OBJECTION: &str = "\
letter: objection
language: sq
jurisdiction: AL
worker:
  name: Arta Hoxha
  address: {street: Rruga e Shembullit 12, city: Tiranë, country: AL}
employer:
  name: Shembull sh.p.k.
  address: {street: Rruga e Provës 7, city: Tiranë, country: AL}
objection:
  to: [{operation: home_webcam, system: CamWatch, since: 2024-03-01}, screenshots, {operation: home_webcam, system: SeeAll}]
  because: [private_home]
";

#[test]
fn a_file_is_a_request_or_answers_that_are_not_complete() {
    let Ok(Opened::Request(whole)) = open(OBJECTION.as_bytes()) else {
        panic!("a request");
    };
    // The same, as somebody has written it into a draft by hand.
    let by_hand = format!("draft: {{language: sq}}\n{OBJECTION}");
    let Ok(Opened::Draft(mut draft)) = open(by_hand.as_bytes()) else {
        panic!("a draft");
    };
    for (key, answer) in whole.iter().filter(|(key, _)| key.contains("operations.")) {
        assert_eq!(draft.get(key), Some(answer), "{key}");
    }
    assert_eq!(draft.list("objection.to"), ["home_webcam", "screenshots"]);
    let leave_out = |answers: &mut Answers| {
        let now = Answers::default();
        situated("sq", &now, |now| answers.leave_out_the_rest(now));
    };
    put(
        &mut draft,
        &[
            ("tone", "plain"),
            ("delivery", "registered"),
            ("window", "none"),
            ("employment.status", "current"),
        ],
    );
    leave_out(&mut draft);
    let made = |answers: &Answers| checked("sq", answers).request.objection;
    assert_eq!(made(&draft), made(&whole));
    assert_eq!(made(&whole).to.len(), 3);

    let wrong: [(&[u8], RefusalId); 5] = [
        (b"%PDF-1.7", RefusalId::NotYaml),
        (b"", RefusalId::FileEmpty),
        (b"a: [", RefusalId::NotYaml),
        (b"draft: yes\nletter: access\n", RefusalId::UnknownKey),
        (b"\xFF\xFEa", RefusalId::NotUtf8),
    ];
    for (file, id) in wrong {
        assert_eq!(open(file).map_err(|why| why.id), Err(id), "{file:?}");
    }
}

#[test]
fn a_draft_from_nowhere_is_taken_up_as_far_as_it_goes() {
    let hostile = "\
draft: {language: xx, details: [home_webcam], operations: 7}
letter: [access, {operation: x}]
? [a, b]
: c
previous: [{letter: access, date: 2026-01-01}, 7, [1]]
\"previous[18446744073709551615]\": {letter: access}
objection: {to: [{operation: [x]}, {system: Y}, home_webcam, 7]}
worker: {name: {first: A}, phone: null}
";
    let answers = open(hostile.as_bytes()).expect("a draft").into_answers();
    situated("sq", &answers, |now| {
        let open = first_open(now).expect("an open question");
        assert_eq!(open.key, "previous[0].sent");
        assert!(check(now, around(), &MOMENT).is_err());
        assert!(!summary(now).is_empty());
    });
    assert_eq!(answers.text("previous[0].date"), Some("2026-01-01"));
}

#[test]
fn the_file_gets_the_date_and_the_reference_of_the_letter_that_is_made() {
    let checked = checked("sq", &reopen(OBJECTION.as_bytes()));
    let later = Moment {
        today: date(2027, 5, 3),
        random: 7,
    };
    let read = |text: &str| {
        let request = intake::read(text.as_bytes(), &[], Path::new("."), &CATALOG, &later);
        request.expect("a request")
    };
    assert_eq!(checked.request.date, TODAY);
    assert_eq!(read(&checked.dated), checked.request);
    let undated = read(&checked.text);
    assert_eq!(undated.date, later.today);
    assert_eq!(undated.reference, checked.request.reference);
    // From the file with its date the letter that follows can be written.
    let next = situated("sq", &Answers::default(), |now| {
        followed(checked.dated.as_bytes(), now, around(), &later)
    });
    let next = next.expect("answers");
    let reference = checked.request.reference.as_str();
    assert_eq!(next.text("previous[0].reference"), Some(reference));
    assert_eq!(next.text("previous[0].date"), Some("2026-11-24"));
}

#[test]
fn a_worker_sent_by_an_agency_writes_to_the_company_and_names_the_agency() {
    for language in CATALOG.label_languages().map(LanguageTag::as_str) {
        let mut answers = Answers::default();
        put(
            &mut answers,
            &[
                ("letter", "access"),
                ("jurisdiction", "AL"),
                ("language", language),
                ("employment.status", "agency"),
                ("employment.agency", "Dërgesa sh.p.k."),
            ],
        );
        let label = |answers: &Answers, key: &str| {
            situated(language, answers, |now| {
                let all = asked(now);
                let asked = all.iter().find(|asked| asked.key == key);
                asked.map(|asked| (asked.label(now), asked.help(now)))
            })
        };
        let host = label(&answers, "employer.name").expect("asked");
        assert!(label(&answers, "employment.agency").is_some());
        let mut employed = answers.clone();
        put(&mut employed, &[("employment.status", "current")]);
        assert_ne!(label(&employed, "employer.name").expect("asked"), host);
        assert_eq!(label(&employed, "employment.agency"), None);

        answer_all(language, &mut answers, true);
        let made = checked(language, &answers);
        let agency = made.request.employment.agency.as_ref();
        assert_eq!(
            agency.map(ToString::to_string).as_deref(),
            Some("Dërgesa sh.p.k.")
        );
        let letter = compose(&made.request, &CATALOG).expect("a letter");
        let text = crate::make::text(&letter);
        assert!(text.contains("Dërgesa sh.p.k"), "{text}");
        let to = plain_text(&letter.recipient[0]);
        assert_eq!(to, made.request.employer.name.as_str());
        // Who turns out to be employed there has no agency in the request.
        put(&mut answers, &[("employment.status", "current")]);
        answer_all(language, &mut answers, true);
        assert_eq!(checked(language, &answers).request.employment.agency, None);
    }
}
