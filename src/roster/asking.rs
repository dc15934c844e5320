//! What a row asks for: requests, and their lines in the manifest.

use super::{Days, Entry, Fault, FaultId, Row, Salt, Shard, Spoiled, reference::with_employer};
use crate::{
    catalog::{Catalog, Labels},
    deadlines::{self, Calendar, DeadlineError},
    domain::{Request, Short, day, reference_in_name},
    intake::{Base, Moment, RECEIVED, Refusal, RefusalId, Setting},
};
use jiff::civil::Date;

/// What is the same for every row of a roster.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    /// The words and the laws.
    pub catalog: &'a Catalog,
    /// In whose words it is told why a request is refused, and until when there must be an answer.
    pub labels: &'a Labels,
    /// What the letters have in common.
    pub base: &'a Base,
    /// What the references of rows that have none are made from.
    pub salt: &'a Salt,
    /// The part of the roster that is written.
    pub shard: Shard,
    /// The day on which the run began.
    pub today: Date,
    /// How the roster writes its days.
    pub days: &'a Days,
    /// When the employers received the letters, if they did; a row may have a day of its own.
    pub received: Option<Date>,
    /// Whether the manifest names workers and employers.
    pub names: bool,
}

/// A request to an employer, or why there is none, and the row that asks for it.
pub type Asked<'r> = (&'r Row, Result<Request, Fault>);

impl Asking<'_> {
    /// The requests of a row, if it is in this part of the roster: one to each employer of the base.
    #[must_use]
    pub fn asked<'r>(&self, row: &'r Row) -> Vec<Asked<'r>> {
        let cells = match &row.cells {
            Ok(cells) => cells,
            Err(spoiled) => {
                // Without cells there is no reference; its number is in one part as well.
                let in_part = self.shard.holds(&row.number.to_string());
                let fault = Fault::spoiled(row, spoiled, self.labels);
                return in_part.then_some((row, Err(fault))).into_iter().collect();
            }
        };
        let reference = match row.cell("reference") {
            Some(reference) => reference.to_owned(),
            None => self.salt.reference(row),
        };
        if !self.shard.holds(&reference) {
            return Vec::new();
        }
        let employers = self.base.employers();
        let mut asked: Vec<Asked<'_>> = Vec::new();
        let mut last: Option<Fault> = None;
        for employer in 0..employers {
            let mut settings: Vec<Setting> = cells
                .iter()
                .filter(|cell| cell.key != "reference" && cell.key != RECEIVED)
                .cloned()
                .collect();
            settings.push(Setting {
                key: "reference".to_owned(),
                value: with_employer(&reference, employer, employers),
            });
            match self.request(row, employer, &settings) {
                Ok(request) => asked.push((row, Ok(request))),
                Err(why) => {
                    let (fault, is_of_all) = *why;
                    // What is wrong with the worker is wrong in the letter to each employer.
                    if !is_of_all || last.as_ref() != Some(&fault) {
                        asked.push((row, Err(fault.clone())));
                    }
                    if is_of_all {
                        last = Some(fault);
                    }
                }
            }
        }
        asked
    }

    /// The references of a row's letters as their files' names have them, where they are known, whatever is wrong
    /// with the row.
    #[must_use]
    pub fn references(&self, row: &Row) -> Vec<String> {
        let own = row.cell("reference").or_else(|| row.reference());
        let made = || row.cells.is_ok().then(|| self.salt.reference(row));
        let Some(reference) = own.map(str::to_owned).or_else(made) else {
            return Vec::new();
        };
        let employers = self.base.employers();
        let references = (0..employers).map(|it| with_employer(&reference, it, employers));
        references.map(|it| reference_in_name(&it)).collect()
    }

    /// The request, or what is wrong, and whether that can be wrong in the letters to all employers alike.
    fn request(
        &self,
        row: &Row,
        employer: usize,
        settings: &[Setting],
    ) -> Result<Request, Box<(Fault, bool)>> {
        // The reference is given: it is not made by chance.
        let moment = Moment {
            today: self.today,
            random: 0,
        };
        let request = self
            .base
            .request(employer, settings, self.catalog, &moment)
            .map_err(|refusal| Fault::told(row, &refusal, self.days, self.labels))
            .map_err(|fault| Box::new((fault, true)))?;
        if request.letter.is_collective() {
            let spoiled =
                Spoiled::cell("letter", FaultId::CollectiveLetter).with("letter", request.letter);
            let fault = Fault::spoiled(row, &spoiled, self.labels);
            return Err(Box::new((fault, false)));
        }
        let received = self
            .received(row)
            .map_err(|fault| Box::new((fault, true)))?;
        match received.and_then(|day| self.early(row, &request, day)) {
            Some(fault) => Err(Box::new((fault, false))),
            None => Ok(request),
        }
    }

    /// When the employer received the letter of a row: the row's own day, or that of all.
    ///
    /// # Errors
    /// If the row's cell is no day.
    pub fn received(&self, row: &Row) -> Result<Option<Date>, Fault> {
        let Some(cell) = row.cell(RECEIVED) else {
            return Ok(self.received);
        };
        day(cell).map(Some).map_err(|_| {
            let refusal = Refusal::worded(RefusalId::WrongDate, RECEIVED, []);
            Fault::told(row, &refusal, self.days, self.labels)
        })
    }

    /// Why the day of receipt cannot be that of the letter.
    fn early(&self, row: &Row, request: &Request, received: Date) -> Option<Fault> {
        let date = request.about_date();
        let column = match row.cell(RECEIVED) {
            Some(_) => RECEIVED,
            None => "date",
        };
        (received < date).then(|| {
            let spoiled = Spoiled::cell(column, FaultId::ReceivedEarly)
                .with("date", date)
                .with("received", received);
            Fault::spoiled(row, &spoiled, self.labels)
        })
    }

    /// The letter's line in the manifest, without its file.
    ///
    /// # Errors
    /// If the law or the country is not in the catalogue.
    pub fn entry(&self, row: &Row, request: &Request) -> Result<Entry, Fault> {
        let refused = |why: String| Fault::of_letter(row, &why);
        let country = self
            .catalog
            .jurisdiction(request.jurisdiction)
            .map_err(|why| refused(why.to_string()))?;
        let name = request.worker.as_ref().map(|worker| &worker.name);
        Ok(Entry {
            row: row.number,
            reference: request.reference.to_string(),
            letter: request.letter.to_string(),
            language: request.language.to_string(),
            jurisdiction: request.jurisdiction.to_string(),
            law: country.law.clone(),
            answer: self
                .answer(request, self.received(row)?)
                .map_err(|why| refused(why.to_string()))?,
            file: String::new(),
            sha256: String::new(),
            name: self
                .names
                .then(|| name.map(ToString::to_string).unwrap_or_default()),
            employer: self.names.then(|| request.employer.name.to_string()),
        })
    }

    /// Until when the employer must answer.
    fn answer(&self, request: &Request, received: Option<Date>) -> Result<String, DeadlineError> {
        let country = self.catalog.jurisdiction(request.jurisdiction)?;
        let law = self.catalog.law(&country.law)?;
        let letter = request.letter;
        // The time for an answer runs from the first letter; those that follow give none of their own.
        let Some(deadline) = law.deadline(letter).filter(|_| !letter.follows()) else {
            return Ok(String::new());
        };
        let Some(received) = received else {
            return Ok(deadlines::in_words(&deadline, self.labels));
        };
        let region = request.region.as_ref().map(Short::as_str);
        let calendar = Calendar::of(self.catalog, request.jurisdiction, region)?;
        let reckoning = deadlines::reckon(law, letter, received, &calendar)?;
        Ok(reckoning.last_day.to_string())
    }
}
