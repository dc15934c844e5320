//! What the questions depend on: the catalogue, and the answers so far.

use super::{answers::Answers, operations};
use crate::{
    catalog::{Catalog, Labels, Words},
    domain::{AddressOrder, Addressee, CountryCode, Jurisdiction, Law, LetterKind, ReplyKind},
};
use jiff::civil::Date;

/// The catalogue and the answers so far.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The catalogue.
    pub catalog: &'a Catalog,
    /// The words of the language of the questions.
    pub words: &'a Words,
    /// What the program says in that language.
    pub labels: &'a Labels,
    /// The answers so far.
    pub answers: &'a Answers,
    /// Today's date.
    pub today: Date,
}

impl<'a> Situation<'a> {
    /// The same with other answers.
    #[must_use]
    pub const fn with<'b>(&self, answers: &'b Answers) -> Situation<'b>
    where
        'a: 'b,
    {
        Situation {
            catalog: self.catalog,
            words: self.words,
            labels: self.labels,
            answers,
            today: self.today,
        }
    }

    /// Whether the answer to a question is this one.
    #[must_use]
    pub fn says(&self, key: &str, answer: &str) -> bool {
        self.answers.text(key) == Some(answer)
    }

    /// Whether the answer to a question is yes.
    #[must_use]
    pub fn agrees(&self, key: &str) -> bool {
        self.says(key, "true")
    }

    /// The letter, once it is known.
    #[must_use]
    pub fn letter(&self) -> Option<LetterKind> {
        self.answers.text("letter")?.parse().ok()
    }

    /// The first of the earlier letters, where this one follows some.
    #[must_use]
    pub fn first_letter(&self) -> Option<LetterKind> {
        self.answers.text("previous[0].letter")?.parse().ok()
    }

    /// The letter whose right this one is about.
    #[must_use]
    pub fn about(&self) -> Option<LetterKind> {
        self.first_letter().or_else(|| self.letter())
    }

    /// Whether it is this letter.
    #[must_use]
    pub fn writes(&self, letters: &[LetterKind]) -> bool {
        self.letter()
            .is_some_and(|letter| letters.contains(&letter))
    }

    /// Whether an organisation writes in its own name.
    #[must_use]
    pub fn is_collective(&self) -> bool {
        self.letter().is_some_and(LetterKind::is_collective)
    }

    /// Whether the letter goes to the supervisory authority.
    #[must_use]
    pub fn goes_to_authority(&self) -> bool {
        self.letter()
            .is_some_and(|letter| letter.addressee() == Addressee::SupervisoryAuthority)
    }

    /// Whether the letter goes to the employer.
    #[must_use]
    pub fn goes_to_employer(&self) -> bool {
        self.letter()
            .is_none_or(|letter| letter.addressee() == Addressee::Controller)
    }

    /// Where the last earlier letter, or that of an organisation, stands in the request.
    #[must_use]
    pub fn earlier(&self) -> Option<String> {
        if self.writes(&[LetterKind::CollectiveComplaint]) {
            return Some("collective_complaint.asked".to_owned());
        }
        let last = self.answers.entries("previous").checked_sub(1)?;
        Some(format!("previous[{last}]"))
    }

    /// What came back to the earlier letter.
    #[must_use]
    pub fn reply(&self) -> Option<ReplyKind> {
        let key = format!("{}.reply.kind", self.earlier()?);
        self.answers
            .text(&key)
            .filter(|_| self.agrees(super::REPLIED))?
            .parse()
            .ok()
    }

    /// The country whose law applies, once it is known.
    #[must_use]
    pub fn jurisdiction(&self) -> Option<&'a Jurisdiction> {
        self.country("jurisdiction")
    }

    /// The law that applies, once it is known.
    #[must_use]
    pub fn law(&self) -> Option<&'a Law> {
        self.catalog.law(&self.jurisdiction()?.law).ok()
    }

    /// What the catalogue knows of the country that is an answer.
    fn country(&self, key: &str) -> Option<&'a Jurisdiction> {
        self.catalog
            .jurisdiction(self.answers.text(key)?.parse().ok()?)
            .ok()
    }

    /// The name of a country in the language of the questions; its code if a file of names is wrong.
    #[must_use]
    pub fn country_name(&self, id: CountryCode) -> String {
        let name = self.catalog.country(self.words.tag(), id);
        name.map_or_else(|_| id.to_string(), str::to_owned)
    }

    /// Whether addresses of that country have a province or a county.
    #[must_use]
    pub fn has_regions(&self, key: &str) -> bool {
        self.country(key)
            .is_some_and(|country| country.address_order != AddressOrder::PostcodeCity)
    }

    /// Whether the country has several authorities to choose from.
    #[must_use]
    pub fn has_authorities(&self) -> bool {
        self.jurisdiction()
            .is_some_and(|country| country.authorities.len() > 1)
    }

    /// Whether only the worker can say which authority is the right one.
    #[must_use]
    pub fn needs_authority(&self) -> bool {
        self.jurisdiction()
            .is_some_and(|country| country.authority_of(self.answers.text("region")).is_none())
    }

    /// Whether the law lets a person object only on grounds of their own situation.
    #[must_use]
    pub fn needs_grounds(&self) -> bool {
        self.law().is_none_or(|law| law.objection_needs_grounds)
    }

    /// Where the operations stand that the letter is about, if it is about some.
    #[must_use]
    pub fn operations(&self) -> Option<&'static str> {
        let section = self.letter()?.id();
        operations::LISTS
            .into_iter()
            .find(|key| key.starts_with(section))
    }

    /// The language of the letter, as it calls itself.
    #[must_use]
    pub fn letter_language(&self) -> Option<String> {
        let tag = self.answers.text("language")?.parse().ok()?;
        self.catalog.words(&tag).ok()?.phrase("name").ok()
    }

    /// A phrase of the language without its holes; its key where the language lacks it.
    #[must_use]
    pub fn phrase(&self, key: &str) -> String {
        self.words.sentence(key).map_or_else(
            |_| key.to_owned(),
            |sentence| sentence.fill(|_| String::new()),
        )
    }
}
