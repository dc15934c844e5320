//! Every letter in every language under every law, whether somebody keeps it or not: composed, laid out, and read for
//! what must not be in it and for what must.

use crate::{
    make::{CATALOG, Pair, Reading, letters, usual},
    own::Own,
};
use kerkesa::{
    catalog::Segment,
    domain::{Addressee, LetterKind},
    letter::{Block, Letter, Line, plain_text},
    render::PdfRenderer,
};
use rayon::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

/// A letter, and what it is read for.
#[derive(Clone, Copy)]
pub(crate) struct Sample<'a> {
    pub(crate) own: &'a Own,
    pub(crate) name: &'a str,
    pub(crate) letter: &'a Letter,
    pub(crate) text: &'a str,
}

impl Sample<'_> {
    /// Which letter it is.
    fn kind(&self) -> LetterKind {
        let kind = self.name.split('.').next().expect("a name");
        kind.parse().expect("a letter")
    }

    /// All that is wrong with the letter, beside the same one in the first language of the jurisdiction.
    pub(crate) fn check(&self, first: &Self) -> Result<(), String> {
        no_gap(self.text)?;
        nothing_is_empty(self.letter)?;
        own_law_alone(self)?;
        own_names(self)?;
        as_in_the_first_language(self, first)
    }
}

/// Nothing is left of a placeholder, and nothing is missing between two words.
fn no_gap(text: &str) -> Result<(), String> {
    const GAPS: [&str; 13] = [
        "  .", " ,", " .", "()", "( ", "{", "}", " ;", "\n\n\n", "  (", ": .", ":.", "_",
    ];
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    let body = lines.join("\n");
    GAPS.iter()
        .find(|gap| body.contains(**gap))
        .map_or(Ok(()), |gap| Err(format!("“{gap}”")))
}

/// Every line has words, and every list has lines.
fn nothing_is_empty(letter: &Letter) -> Result<(), String> {
    let says = |line: &Line| plain_text(line).contains(char::is_alphanumeric);
    let all = |what: &str, lines: &[Line]| {
        let is_full = !lines.is_empty() && lines.iter().all(says);
        if is_full {
            Ok(())
        } else {
            Err(format!("{what}: empty"))
        }
    };
    all("sender", &letter.sender)?;
    all("recipient", &letter.recipient)?;
    all("subject", std::slice::from_ref(&letter.subject))?;
    all("signature", std::slice::from_ref(&letter.signature))?;
    all("date", std::slice::from_ref(&letter.place_and_date))?;
    for labelled in letter.references.iter().chain(&letter.notices) {
        all(&labelled.label, std::slice::from_ref(&labelled.value))?;
    }
    if letter.body.is_empty() {
        return Err("body: empty".to_owned());
    }
    for (index, block) in letter.body.iter().enumerate() {
        let lines = lines(block);
        all(&format!("block {index}"), lines)?;
        let next = letter.body.get(index + 1);
        if matches!(block, Block::Heading(_))
            && next.is_none_or(|next| matches!(next, Block::Heading(_)))
        {
            return Err(format!("nothing is under “{}”", plain_text(&lines[0])));
        }
    }
    Ok(())
}

fn lines(block: &Block) -> &[Line] {
    match block {
        Block::Heading(line) | Block::Paragraph(line) | Block::Quotation(line) => {
            std::slice::from_ref(line)
        }
        Block::Numbered { items, .. } | Block::Bullets(items) => items,
    }
}

/// No law, authority or number of another country or language stands in it, and no number that nobody has read.
fn own_law_alone(sample: &Sample) -> Result<(), String> {
    if let Some(foreign) = sample.own.foreign_in(sample.text) {
        return Err(format!("“{foreign}” belongs to another law or language"));
    }
    let mut cited = sample.own.citations.numbers(sample.text).into_iter();
    match cited.find(|number| !sample.own.numbers.contains(number)) {
        Some(number) => Err(format!("{number} is cited and not in the file of the law")),
        None => Ok(()),
    }
}

/// The language, the title, the authority and the letters before this one are called what the files call them.
fn own_names(sample: &Sample) -> Result<(), String> {
    let Sample { own, letter, .. } = sample;
    let (jurisdiction, language) = &own.pair;
    if letter.language != language.as_str() {
        return Err(format!("its language is {}", letter.language));
    }
    let words = CATALOG.words(language).expect("words");
    let (kind, cases) = (
        sample.kind(),
        [jurisdiction.as_str(), &own.jurisdiction.law],
    );
    let subjects = words
        .keys()
        .filter(|key| key.starts_with(&format!("{kind}.subject")));
    let is_subject = |key: &str| {
        let sentence = words.sentence_for(key, &cases).expect("a sentence");
        sentence.segments().iter().all(|segment| match segment {
            Segment::Words(words) => letter.title.contains(words.as_str()),
            Segment::Hole(_) => true,
        })
    };
    if !subjects.into_iter().any(is_subject) || !plain_text(&letter.subject).contains(&letter.title)
    {
        return Err(format!("its title is “{}”", letter.title));
    }
    let recipient = plain_text(&letter.recipient[0]);
    let mut names = own
        .jurisdiction
        .authorities
        .iter()
        .flat_map(|authority| authority.names.values());
    let is_authority = names.any(|authority| authority.name == recipient);
    if is_authority != (kind.addressee() == Addressee::SupervisoryAuthority) {
        return Err(format!("its recipient is “{recipient}”"));
    }
    Ok(())
}

/// The same paragraphs, the same points and the same provisions as the letter in the first language, which is kept
/// and read; and the law is named where it is named there.
fn as_in_the_first_language(sample: &Sample, first: &Sample) -> Result<(), String> {
    let [shape, other] = [sample, first].map(|it| shape(it.letter));
    if shape != other {
        return Err(format!(
            "its parts are {shape:?}, in the first language {other:?}"
        ));
    }
    let [cited, other] = [sample, first].map(|it| {
        let mut numbers = it.own.citations.numbers(it.text);
        numbers.sort();
        numbers
    });
    if cited != other {
        return Err(format!(
            "it cites {cited:?}, in the first language {other:?}"
        ));
    }
    let [named, other] = [sample, first].map(|it| it.own.is_named_in(it.text));
    if named != other {
        return Err(format!(
            "whether it names the law: {named}, in the first language: {other}"
        ));
    }
    Ok(())
}

/// The kinds of its parts in order, with the number of lines in each.
fn shape(letter: &Letter) -> Vec<(&'static str, usize)> {
    let mut shape = vec![
        ("references", letter.references.len()),
        ("notices", letter.notices.len()),
        (
            "receipt",
            letter
                .receipt
                .as_ref()
                .map_or(0, |receipt| receipt.fields.len()),
        ),
    ];
    shape.extend(letter.body.iter().map(|block| {
        let kind = match block {
            Block::Heading(_) => "heading",
            Block::Paragraph(_) => "paragraph",
            Block::Quotation(_) => "quotation",
            Block::Numbered { .. } => "numbered",
            Block::Bullets(_) => "bullets",
        };
        (kind, lines(block).len())
    }));
    shape
}

/// What belongs to the letters of each pair.
pub(crate) static OWN: LazyLock<BTreeMap<Pair, Own>> = LazyLock::new(|| {
    let pairs = crate::make::pairs();
    pairs
        .into_iter()
        .map(|pair| (pair.clone(), Own::of(pair)))
        .collect()
});

fn sample<'a>(reading: &'a Reading, letter: &'a Letter, text: &'a str) -> Sample<'a> {
    Sample {
        own: &OWN[&(reading.jurisdiction, reading.language.clone())],
        name: &reading.name,
        letter,
        text,
    }
}

/// The letters in the first language of their jurisdiction, by jurisdiction and name.
fn firsts() -> BTreeMap<(String, String), Sample<'static>> {
    let is_first = |(reading, ..): &(&Reading, &Letter, &str)| {
        usual(reading.jurisdiction)[0] == reading.language
    };
    let key = |reading: &Reading| (reading.jurisdiction.to_string(), reading.name.clone());
    letters()
        .filter(is_first)
        .map(|(reading, letter, text)| (key(reading), sample(reading, letter, text)))
        .collect()
}

#[test]
fn every_letter_is_whole_and_of_its_law_and_language_alone() {
    let firsts = firsts();
    let faults: Vec<String> = letters()
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter_map(|(reading, letter, text)| {
            let first = &firsts[&(reading.jurisdiction.to_string(), reading.name.clone())];
            let fault = sample(reading, letter, text).check(first).err()?;
            Some(format!("{}: {fault}", reading.place()))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} letters:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The most pages that a letter has, however much its request says and whatever its language.
const MOST_PAGES: usize = 5;

#[test]
fn every_letter_can_be_laid_out() {
    let languages: BTreeSet<&str> = letters()
        .map(|(reading, ..)| reading.language.as_str())
        .collect();
    languages.into_par_iter().for_each(|language| {
        let mut pdf = PdfRenderer::new();
        for (reading, letter, _) in
            letters().filter(|(reading, ..)| reading.language.as_str() == language)
        {
            let pages = pdf
                .lay_out(letter)
                .unwrap_or_else(|why| panic!("{}: {why}", reading.place()));
            assert!(
                (1..=MOST_PAGES).contains(&pages.pages()),
                "{}: {} pages",
                reading.place(),
                pages.pages()
            );
        }
    });
}
