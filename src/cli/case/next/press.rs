//! The letter of a case that comes next: composed, drawn, and the case with it.

use crate::{
    cases::{CaseState, Content, Misstep, Next, Seal, Sealed, Step, Stored},
    catalog::Labels,
    cli::{
        case::{
            room::{Almanac, next_of, sealed},
            trouble,
        },
        failure::{Failure, Message},
        renderers::Renderers,
        write::addressed,
    },
    compose::compose,
    domain::{LetterKind, Request},
    intake::{Moment, Refusal, Setting},
    render::Format,
};
use jiff::civil::Date;

/// What is the same for every letter of a run.
pub(super) struct Press<'a> {
    pub(super) almanac: Almanac<'a>,
    pub(super) labels: &'a Labels,
    pub(super) seal: &'a Seal,
    pub(super) formats: &'a [Format],
    pub(super) moment: Moment,
    /// The date of the letters.
    pub(super) date: Date,
    /// The letter to write, instead of the one that comes next.
    pub(super) kind: Option<LetterKind>,
    /// Whether complaints to the authority are written that nobody has named.
    pub(super) complaints: bool,
    pub(super) settings: &'a [Setting],
}

/// A letter that was drawn.
pub(super) struct Drawn {
    pub(super) request: Request,
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The case with its new letter.
    pub(super) new: Sealed,
    pub(super) next: Next,
}

/// What a case needs today.
pub(super) enum Needs {
    /// This letter.
    Letter(Box<Drawn>),
    /// Something else, or nothing yet.
    Other(Option<Step>),
}

/// The letter that is to be written, or what is to be done instead.
enum Wanted {
    Letter(LetterKind),
    Other(Option<Step>),
}

impl Press<'_> {
    /// The next letter of a case. Where nobody has named the case, one that needs something else is left alone.
    pub(super) fn drawn(
        &self,
        stored: &Stored,
        is_named: bool,
        renderers: &mut Renderers,
    ) -> Result<Needs, Failure> {
        let catalog = self.almanac.catalog;
        let opened = self.seal.open(stored.clear.id, &stored.sealed);
        let mut content = opened
            .map_err(|why| trouble::of_sealed(&stored.clear.letter_reference, &why, self.labels))?;
        let reference = content.reference().to_owned();
        let letter = match self.wanted(&content, is_named)? {
            Wanted::Letter(letter) => letter,
            Wanted::Other(other) => return Ok(Needs::Other(other)),
        };
        let refused = |refusal: Refusal| self.refused(&reference, refusal);
        let request = content
            .successor(letter, self.date, self.settings, catalog, &self.moment)
            .map_err(refused)?;
        let wrong = |why: String| {
            Failure::Refused(Message {
                place: Some(reference.clone()),
                what: why,
                hint: None,
            })
        };
        let composed = compose(&request, catalog).map_err(|why| wrong(why.to_string()))?;
        addressed(&request, &composed, self.formats).map_err(refused)?;
        let mut files = Vec::new();
        for (format, renderer) in self.formats.iter().zip(renderers.iter_mut()) {
            let name = format!("{}.{}", request.file_stem(), format.extension());
            let bytes = renderer.render(&composed);
            files.push((name, bytes.map_err(|why| wrong(why.to_string()))?));
        }
        content.follow(&request);
        let (new, next) = sealed(&content, self.seal, self.almanac, self.labels)?;
        Ok(Needs::Letter(Box::new(Drawn {
            request,
            files,
            new,
            next,
        })))
    }

    /// The letter to write, or what the case needs instead.
    fn wanted(&self, content: &Content, is_named: bool) -> Result<Wanted, Failure> {
        if let Some(kind) = self.kind {
            return Ok(Wanted::Letter(kind));
        }
        let next = next_of(content, self.almanac, self.labels)?;
        let letter = match next.step {
            Some(Step::Write(letter)) => Some(letter),
            Some(Step::Again) => Some(content.letter()),
            _ => None,
        };
        // A letter that came back needs an address that is right, and whether the authority is asked is for the worker to say.
        let is_for_people = next.step == Some(Step::Again)
            || next.step == Some(Step::Write(LetterKind::Complaint)) && !self.complaints;
        let misstep = match (letter, next.from) {
            (Some(_), _) if is_for_people && !is_named => return Ok(Wanted::Other(next.step)),
            (Some(letter), Some(from)) if from <= self.date => return Ok(Wanted::Letter(letter)),
            (Some(_), Some(from)) => Misstep::too_early(from),
            _ => Misstep::nothing_to_write(),
        };
        if is_named {
            let reference = content.reference();
            return Err(trouble::of_misstep(reference, &misstep, self.labels));
        }
        let open = content.state() != CaseState::Closed;
        Ok(Wanted::Other(next.step.filter(|_| open)))
    }

    fn refused(&self, reference: &str, refusal: Refusal) -> Failure {
        let refusal = refusal.told(self.labels);
        Failure::Refused(Message {
            place: Some(reference.to_owned()),
            what: refusal.to_string(),
            hint: refusal.hint,
        })
    }
}
