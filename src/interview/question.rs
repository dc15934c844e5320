//! What a question is, and which are asked.

use super::{
    answers::Answer,
    choices::{Choice, Choices},
    day, operations,
    sections::SECTIONS,
    situation::Situation,
};
use crate::intake::Refusal;

/// What an answer looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One of these.
    One(Choices),
    /// Any of these.
    Ticks(Choices),
    /// Yes or no: `true` or `false`.
    Truth,
    /// One line.
    Line,
    /// An e-mail address.
    Email,
    /// A day.
    Day,
    /// How many there are.
    Number,
    /// Several short texts, with commas between them or semicolons.
    Lines,
    /// Paragraphs.
    Passage,
}

/// Whether a question may be left out.
#[derive(Debug, Clone, Copy)]
enum Need {
    Must,
    May,
    MustIf(fn(&Situation<'_>) -> bool),
}

/// In whose words a question is asked.
#[derive(Debug, Clone, Copy)]
enum Wording {
    Own,
    As(&'static str),
    By(fn(&Situation<'_>) -> Option<&'static str>),
}

/// How often a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Each {
    /// Once.
    Once,
    /// For each operation of which the worker knows more.
    Operation,
    /// For each thing that is wrong, until there is no other.
    Correction,
    /// Of the earlier letter, wherever it stands in the request.
    Earlier,
}

/// A question.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The dotted key of the request file that it fills. Where it is asked several times, this is where its labels stand.
    pub key: &'static str,
    /// What an answer looks like.
    pub kind: Kind,
    need: Need,
    when: Option<fn(&Situation<'_>) -> bool>,
    pub(super) each: Each,
    wording: Wording,
}

/// A group of questions with a heading, `section.<name>`.
#[derive(Debug)]
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// Its questions, in order.
    pub questions: &'static [Question],
}

/// A question as it is asked: perhaps of one operation out of several.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The question.
    pub question: &'static Question,
    /// Where its answer is kept.
    pub key: String,
    /// The operation that it is about.
    pub operation: Option<String>,
    /// Which of several it is about, from 1.
    pub number: Option<usize>,
    /// Its section, by its place in [`SECTIONS`].
    pub section: usize,
}

/// Whether there is another thing to put right, after each of them.
pub(super) const MORE: &str = "draft.more";

pub(super) const fn must(key: &'static str, kind: Kind) -> Question {
    Question {
        key,
        kind,
        need: Need::Must,
        when: None,
        each: Each::Once,
        wording: Wording::Own,
    }
}

pub(super) const fn may(key: &'static str, kind: Kind) -> Question {
    let mut question = must(key, kind);
    question.need = Need::May;
    question
}

impl Question {
    /// Asked only where this holds.
    pub(super) const fn when(mut self, when: fn(&Situation<'_>) -> bool) -> Self {
        self.when = Some(when);
        self
    }

    /// Not to be left out where this holds.
    pub(super) const fn must_if(mut self, must: fn(&Situation<'_>) -> bool) -> Self {
        self.need = Need::MustIf(must);
        self
    }

    /// Asked more than once.
    pub(super) const fn of_each(mut self, each: Each) -> Self {
        self.each = each;
        self
    }

    /// Asked in the words of another key.
    pub(super) const fn as_in(mut self, key: &'static str) -> Self {
        self.wording = Wording::As(key);
        self
    }

    /// Asked in the words of another key, where there is one.
    pub(super) const fn worded(
        mut self,
        wording: fn(&Situation<'_>) -> Option<&'static str>,
    ) -> Self {
        self.wording = Wording::By(wording);
        self
    }

    /// Whether it may be left out.
    #[must_use]
    pub fn may_be_left_out(&self, now: &Situation<'_>) -> bool {
        match self.need {
            Need::Must => false,
            Need::May => true,
            Need::MustIf(must) => !must(now),
        }
    }

    /// The key of its labels, below `ask.` and `help.`.
    #[must_use]
    pub fn wording(&self, now: &Situation<'_>) -> &'static str {
        match self.wording {
            Wording::Own => self.key,
            Wording::As(key) => key,
            Wording::By(wording) => wording(now).unwrap_or(self.key),
        }
    }

    /// The last part of its key: what it asks of each of several.
    fn detail(&self) -> &'static str {
        let begin = match self.each {
            Each::Once => "",
            Each::Operation => "draft.operation.",
            Each::Correction => "rectification.correction.",
            Each::Earlier => "earlier.",
        };
        self.key.strip_prefix(begin).unwrap_or(self.key)
    }
}

impl Asked {
    /// The question in a few words, as it also stands in the summary.
    #[must_use]
    pub fn label(&self, now: &Situation<'_>) -> String {
        let operation = self.operation.as_ref();
        let operation = operation.map(|id| now.phrase(&format!("monitoring.{id}")));
        let number = self.number.map(|number| number.to_string());
        let text = now.labels.filled(
            &format!("ask.{}", self.question.wording(now)),
            &[
                ("operation", operation.as_deref().unwrap_or_default()),
                ("number", number.as_deref().unwrap_or_default()),
            ],
        );
        if text.ends_with('?') {
            text
        } else {
            text + ":"
        }
    }

    /// What the question is for, and how it is answered, a line each.
    #[must_use]
    pub fn help(&self, now: &Situation<'_>) -> Vec<String> {
        let labels = now.labels;
        let help = labels.maybe(&format!("help.{}", self.question.wording(now)));
        let form = match self.question.kind {
            Kind::Day => Some(labels.text("keys.day")),
            Kind::Lines => Some(labels.text("keys.lines")),
            Kind::Passage => now
                .letter_language()
                .map(|language| labels.filled("keys.own_words", &[("language", &language)])),
            _ => None,
        };
        help.into_iter().chain(form).collect()
    }

    /// The heading of its section.
    #[must_use]
    pub fn heading(&self, now: &Situation<'_>) -> String {
        now.labels
            .text(&format!("section.{}", SECTIONS[self.section].name))
    }

    /// What there is to choose from; nothing, where the answer is typed.
    #[must_use]
    pub fn options(&self, now: &Situation<'_>) -> Vec<Choice> {
        match self.question.kind {
            Kind::One(choices) | Kind::Ticks(choices) => choices.options(now),
            Kind::Truth => Choices::Truths.options(now),
            _ => Vec::new(),
        }
    }

    /// The choice that is most likely meant: the one of last time, or a guess.
    #[must_use]
    pub fn likely(&self, now: &Situation<'_>) -> Option<String> {
        let known = now.answers.text(&self.key).map(str::to_owned);
        known.or_else(|| match self.question.kind {
            Kind::One(choices) => choices.default(now),
            Kind::Truth => Some("false".to_owned()),
            _ => None,
        })
    }

    /// What stands in the line at first: the answer of last time, or a guess.
    #[must_use]
    pub fn initial(&self, now: &Situation<'_>) -> String {
        match (self.question.kind, now.answers.get(&self.key)) {
            (Kind::Day, Some(Answer::One(text))) => day::short(text, now.labels),
            (_, Some(Answer::One(text))) => text.clone(),
            (_, Some(Answer::Many(texts))) => {
                let apart = if texts.iter().any(|text| text.contains(',')) {
                    "; "
                } else {
                    ", "
                };
                texts.join(apart)
            }
            (_, None) if self.key == "place" => {
                let city = ["worker.address.city", "representative.address.city"];
                let city = city.iter().find_map(|key| now.answers.text(key));
                city.unwrap_or_default().to_owned()
            }
            _ => String::new(),
        }
    }

    /// Whether a refusal is about its answer.
    #[must_use]
    pub fn is_meant_by(&self, refusal: &Refusal) -> bool {
        let key = refusal.key.replacen("previous.", "previous[0].", 1);
        let is_below = |below: &str, above: &str| {
            below
                .strip_prefix(above)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        !key.is_empty() && (is_below(&key, &self.key) || is_below(&self.key, &key))
    }
}

/// Whether a key of a request is one that a question can fill.
pub(super) fn is_a_question(key: &str) -> bool {
    let mut questions = SECTIONS.iter().flat_map(|section| section.questions);
    let entry = |list: &str| {
        let rest = key.strip_prefix(list)?.strip_prefix('[')?;
        Some(rest.split_once("].")?.1)
    };
    questions.any(|question| match question.each {
        Each::Once => question.key == key,
        Each::Operation => false,
        Each::Correction => entry("rectification.corrections") == Some(question.detail()),
        Each::Earlier => {
            let asked = key.strip_prefix("collective_complaint.asked.");
            let detail = Some(question.detail());
            // The file of an earlier letter says itself which date and which reference it bore.
            let is_told = matches!(detail, Some("date" | "reference"));
            asked == detail || entry("previous") == detail && !is_told
        }
    })
}

/// The questions that these answers lead to, in order.
#[must_use]
pub fn asked(now: &Situation<'_>) -> Vec<Asked> {
    let mut all = Vec::new();
    for (section, Section { questions, .. }) in SECTIONS.iter().enumerate() {
        for group in questions.chunk_by(|one, next| one.each == next.each) {
            let group = group
                .iter()
                .filter(|question| question.when.is_none_or(|when| when(now)));
            let group: Vec<&'static Question> = group.collect();
            if let Some(first) = group.first() {
                repeated(now, section, first.each, &group, &mut all);
            }
        }
    }
    all
}

/// Asks the questions of a group for each thing that they are about.
fn repeated(
    now: &Situation<'_>,
    section: usize,
    each: Each,
    group: &[&'static Question],
    all: &mut Vec<Asked>,
) {
    let mut ask = |key: &dyn Fn(&Question) -> String, operation: Option<&str>, number| {
        all.extend(group.iter().map(|question| Asked {
            question,
            key: key(question),
            operation: operation.map(str::to_owned),
            number,
            section,
        }));
    };
    match each {
        Each::Once => ask(&|question| question.key.to_owned(), None, None),
        Each::Operation => {
            let described = now.answers.list(operations::DETAILS);
            let ticked = now.operations().map(|key| now.answers.list(key));
            for id in ticked.unwrap_or_default() {
                if !described.contains(id) {
                    continue;
                }
                for name in operations::names(now.answers, id) {
                    let key =
                        |question: &Question| operations::detail_key(&name, question.detail());
                    ask(&key, Some(id), None);
                }
            }
        }
        Each::Correction => {
            let more = |place: usize| format!("{MORE}[{place}]");
            let more_than = |place: &usize| *place == 0 || now.agrees(&more(place - 1));
            for place in (0..crate::intake::LIST_LIMIT).take_while(more_than) {
                let key = |question: &Question| {
                    if question.kind == Kind::Truth {
                        more(place)
                    } else {
                        format!("rectification.corrections[{place}].{}", question.detail())
                    }
                };
                ask(&key, None, Some(place + 1));
            }
        }
        Each::Earlier => {
            if let Some(earlier) = now.earlier() {
                ask(
                    &|question| format!("{earlier}.{}", question.detail()),
                    None,
                    None,
                );
            }
        }
    }
}
