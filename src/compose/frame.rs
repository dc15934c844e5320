//! Everything around the body: who, to whom, when, about what.

use super::{
    Brief, ComposeError,
    body::Content,
    values::{Filling, of_request},
};
use crate::{
    catalog::plural,
    domain::{Addressee, Delivery, LetterKind, Sheet, Stage, WindowSide},
    letter::{
        Footer, Inline, Labelled, Letter, Line, Mail, Receipt, Stationery, Window, origin,
        plain_text,
    },
};

/// The letter around its content.
pub(super) fn letter(brief: &Brief<'_>, content: Content) -> Result<Letter, ComposeError> {
    let request = brief.request;
    // A mandate is a paper that speaks to nobody in particular.
    let is_letter = request.letter.stage() != Stage::Mandate;
    let polite = |key| {
        if is_letter {
            brief.say(key)
        } else {
            Ok(Line::new())
        }
    };
    Ok(Letter {
        sender: brief.sender()?,
        return_address: brief.return_address()?,
        delivery: brief.delivery()?,
        recipient: brief.recipient()?,
        place_and_date: brief.place_and_date()?,
        references: brief.references()?,
        subject: brief.say_with("frame.subject", |hole| {
            Ok((hole == "subject").then(|| content.subject.clone().into()))
        })?,
        salutation: polite("frame.salutation")?,
        closing: polite("frame.closing")?,
        drawing: brief.drawing()?,
        signature: brief.signature()?,
        notices: brief.notices()?,
        receipt: brief.receipt()?,
        stationery: Stationery {
            window: brief.window(),
        },
        mail: brief.mail()?,
        ..leaflet(brief, content)?
    })
}

/// A page that is no letter: nobody sends it and nobody receives it.
pub(super) fn leaflet(brief: &Brief<'_>, content: Content) -> Result<Letter, ComposeError> {
    Ok(Letter {
        language: brief.words.tag().to_string(),
        title: plain_text(&content.subject),
        author: brief.author()?.to_string(),
        date: brief.request.date,
        mark: None,
        sender: Vec::new(),
        return_address: Line::new(),
        delivery: None,
        recipient: Vec::new(),
        place_and_date: Line::new(),
        references: Vec::new(),
        subject: content.subject,
        salutation: Line::new(),
        body: content.blocks,
        origins: content.origins,
        closing: Line::new(),
        drawing: None,
        signature: Line::new(),
        notices: Vec::new(),
        receipt: None,
        footer: brief.footer()?,
        stationery: Stationery {
            window: Window::None,
        },
        mail: Mail::default(),
    })
}

impl Brief<'_> {
    fn delivery(&self) -> Result<Option<Line>, ComposeError> {
        match self.request.delivery {
            Delivery::Post => Ok(None),
            delivery => self.say(&format!("frame.delivery_{delivery}")).map(Some),
        }
    }

    fn place_and_date(&self) -> Result<Line, ComposeError> {
        let key = if self.request.place.is_some() {
            "dates.place_and_date"
        } else {
            "dates.alone"
        };
        self.say_with(key, |hole| {
            Ok(match hole {
                "date" => Some(Filling::Day(self.request.date)),
                "place" => self
                    .request
                    .place
                    .as_ref()
                    .map(|place| vec![of_request("place", place)].into()),
                _ => None,
            })
        })
    }

    fn references(&self) -> Result<Vec<Labelled>, ComposeError> {
        let request = self.request;
        let mut references = vec![self.labelled(
            "frame.reference",
            vec![of_request("reference", &request.reference)],
        )?];
        if let Some(worker) = self.represented() {
            let mut parts = vec![vec![of_request("worker.name", &worker.name)]];
            parts.extend(self.address("worker.address", &worker.address, None)?);
            references.push(self.labelled("represented.person", self.joined(parts, "comma")?)?);
        }
        if let Some(number) = &request.employment.employee_number {
            references.push(self.labelled(
                "frame.employee_number",
                vec![of_request("employment.employee_number", number)],
            )?);
        }
        let worker = request.worker.as_ref();
        if let Some(date) = worker.and_then(|worker| worker.birth_date) {
            let date = vec![Inline::Words(self.date(date)?)];
            references.push(Labelled {
                origin: Some("worker.birth_date"),
                ..self.labelled("frame.birth_date", date)?
            });
        }
        Ok(references)
    }

    fn notices(&self) -> Result<Vec<Labelled>, ComposeError> {
        let mut notices = Vec::new();
        for (label, key, values) in [
            ("frame.enclosures", "enclosures", &self.request.enclosures),
            ("frame.copies_to", "copies_to", &self.request.copies_to),
        ] {
            let mut values: Vec<Line> = values
                .iter()
                .map(|value| vec![of_request(key, value)])
                .collect();
            if key == "enclosures" {
                self.own_enclosures(&mut values)?;
            }
            if !values.is_empty() {
                notices.push(self.labelled(label, self.joined(values, "comma")?)?);
            }
        }
        Ok(notices)
    }

    /// What the letter itself says that it encloses, before what the request adds.
    fn own_enclosures(&self, values: &mut Vec<Line>) -> Result<(), ComposeError> {
        let request = self.request;
        let own = match request.letter {
            LetterKind::CollectiveComplaint => self.enclosed_with_complaint()?,
            LetterKind::CollectiveObjection => {
                let objections = request.collective_objection.objections;
                vec![self.counted("collective_objection.enclosed", objections)?]
            }
            _ => {
                let mut own = Vec::new();
                if self.represented().is_some() {
                    own.push(self.say("represented.mandate")?);
                }
                if request.letter.addressee() == Addressee::SupervisoryAuthority {
                    own.push(self.say("complaint.copies")?);
                }
                own
            }
        };
        values.splice(0..0, own);
        Ok(())
    }

    /// What goes with the complaint of an organisation: never a name.
    fn enclosed_with_complaint(&self) -> Result<Vec<Line>, ComposeError> {
        let complaint = &self.request.collective_complaint;
        let mut own = Vec::new();
        if complaint.mandates > 0 {
            own.push(self.counted("collective_complaint.enclosed", complaint.mandates)?);
        }
        if !complaint.references.is_empty() {
            own.push(self.say("collective_complaint.enclosed_annex")?);
        }
        if complaint.asked.is_some() {
            own.push(self.say("collective_complaint.enclosed_copies")?);
        }
        Ok(own)
    }

    /// The sentence for so many.
    fn counted(&self, key: &str, count: u32) -> Result<Line, ComposeError> {
        let form = plural(self.words.tag(), count as usize);
        self.say(&format!("{key}_{form}"))
    }

    /// The box for the employer's receipt, or for the organisation that accepts a mandate.
    fn receipt(&self) -> Result<Option<Receipt>, ComposeError> {
        let (title, fields): (&str, &[&str]) = match self.request.letter.stage() {
            Stage::Mandate => (
                "mandate.accepted_title",
                &[
                    "mandate.accepted_date",
                    "frame.receipt_name",
                    "frame.receipt_signature",
                ],
            ),
            _ if self.request.delivery == Delivery::Hand => (
                "frame.receipt_title",
                &[
                    "frame.receipt_date",
                    "frame.receipt_number",
                    "frame.receipt_name",
                    "frame.receipt_signature",
                ],
            ),
            _ => return Ok(None),
        };
        // The box may stand on a page of its own: it names the letter that it belongs to.
        let mut title = self.say(title)?;
        let label = self.phrase("frame.reference")?;
        title.push(Inline::Words(format!(" – {label} ")));
        title.push(of_request("reference", &self.request.reference));
        let fields = fields.iter().map(|field| self.phrase(field));
        Ok(Some(Receipt {
            title,
            fields: fields.collect::<Result<_, _>>()?,
        }))
    }

    fn footer(&self) -> Result<Footer, ComposeError> {
        let footer = self
            .words
            .sentence("frame.footer")?
            .fill(|hole| format!("\0{hole}\0"));
        let mut parts = footer.split('\0');
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (before, page, between, pages, after) = (next(), next(), next(), next(), next());
        if (page.as_str(), pages.as_str()) == ("page", "pages") {
            Ok(Footer {
                before,
                between,
                after,
            })
        } else {
            Err(self.unfilled("frame.footer", "page … pages"))
        }
    }

    fn window(&self) -> Window {
        let sheet = match self.request.window {
            WindowSide::None => return Window::None,
            WindowSide::Left => self.jurisdiction.windows.left,
            WindowSide::Right => self.jurisdiction.windows.right,
        };
        match sheet {
            Sheet::Din5008B => Window::Din5008B,
            Sheet::SnLeft => Window::SnLeft,
            Sheet::SnRight => Window::SnRight,
            Sheet::NfRight => Window::NfRight,
        }
    }

    fn labelled(&self, label: &str, value: Line) -> Result<Labelled, ComposeError> {
        Ok(Labelled {
            label: self.phrase(label)?,
            origin: origin(&value),
            value,
        })
    }
}
