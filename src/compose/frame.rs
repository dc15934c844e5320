//! Everything around the body: who, to whom, when, about what.

use super::{Brief, ComposeError, values::of_request};
use crate::{
    domain::{Address, AddressOrder, Delivery, LetterKind, Right, Sheet, Short, WindowSide},
    letter::{
        Block, Footer, Inline, Labelled, Letter, Line, Mail, Mailbox, Receipt, Stationery, Window,
        plain_text,
    },
};

/// The letter around its body.
pub(super) fn frame(brief: &Brief<'_>, body: Vec<Block>) -> Result<Letter, ComposeError> {
    let request = brief.request;
    let subject = brief.subject()?;
    Ok(Letter {
        language: brief.words.tag().to_string(),
        title: plain_text(&subject),
        author: request.worker.name.to_string(),
        date: request.date,
        mark: None,
        sender: brief.sender()?,
        return_address: brief.return_address(),
        delivery: brief.delivery()?,
        recipient: brief.recipient()?,
        place_and_date: brief.place_and_date()?,
        references: brief.references()?,
        subject: brief.say_with("frame.subject", |hole| {
            Ok((hole == "subject").then(|| subject.clone()))
        })?,
        salutation: brief.say("frame.salutation")?,
        body,
        closing: brief.say("frame.closing")?,
        signature: vec![of_request("worker.name", &request.worker.name)],
        notices: brief.notices()?,
        receipt: brief.receipt()?,
        footer: brief.footer()?,
        stationery: Stationery {
            window: brief.window(),
        },
        mail: brief.mail(),
    })
}

impl Brief<'_> {
    fn subject(&self) -> Result<Line, ComposeError> {
        match self.request.letter {
            LetterKind::Access => self.say("access.subject"),
            LetterKind::Objection
                if self
                    .law
                    .grant(Right::Objection, LetterKind::Objection)
                    .is_some() =>
            {
                self.say("objection.subject")
            }
            LetterKind::Objection => self.say("objection.subject_declaration"),
        }
    }

    fn sender(&self) -> Result<Vec<Line>, ComposeError> {
        let worker = &self.request.worker;
        let mut lines = vec![vec![of_request("worker.name", &worker.name)]];
        lines.extend(self.address(
            "worker.address",
            &worker.address,
            self.request.employer.address.country() != worker.address.country(),
        )?);
        for (label, key, value) in [
            ("frame.email", "worker.email", &worker.email),
            ("frame.phone", "worker.phone", &worker.phone),
        ] {
            if let Some(value) = value {
                lines.push(vec![
                    Inline::Words(format!("{} ", self.phrase(label)?)),
                    of_request(key, value),
                ]);
            }
        }
        Ok(lines)
    }

    fn return_address(&self) -> Line {
        let worker = &self.request.worker;
        let mut parts = vec![worker.name.to_string()];
        parts.extend(self.order(&worker.address).lines(&worker.address));
        vec![Inline::Given {
            key: "worker.address",
            text: parts.join(" · "),
        }]
    }

    fn recipient(&self) -> Result<Vec<Line>, ComposeError> {
        let employer = &self.request.employer;
        let attention = match &employer.attention {
            Some(attention) => of_request("employer.attention", attention),
            None => Inline::Words(self.phrase("frame.attention")?),
        };
        let mut lines = vec![
            vec![of_request("employer.name", &employer.name)],
            vec![attention],
        ];
        lines.extend(self.address(
            "employer.address",
            &employer.address,
            self.request.worker.address.country() != employer.address.country(),
        )?);
        if let (Delivery::Email, Some(email)) = (self.request.delivery, &employer.email) {
            let label = Inline::Words(format!("{} ", self.phrase("frame.email")?));
            lines.push(vec![label, of_request("employer.email", email)]);
        }
        Ok(lines)
    }

    /// The lines of an address, with the country in capitals if the letter goes abroad.
    fn address(
        &self,
        key: &'static str,
        address: &Address,
        abroad: bool,
    ) -> Result<Vec<Line>, ComposeError> {
        let mut lines: Vec<Line> = self
            .order(address)
            .lines(address)
            .into_iter()
            .map(|text| vec![Inline::Given { key, text }])
            .collect();
        if abroad {
            let country = address.country();
            let name = self.words.phrase(&format!("countries.{country}")).map_err(|_| ComposeError::Request {
                key,
                why: format!("the name of the country `{country}` is not in the list of the language `{}`; add it under `countries` in its file and use `--data`", self.words.tag()),
            })?;
            lines.push(vec![Inline::Words(name.to_uppercase())]);
        }
        Ok(lines)
    }

    fn order(&self, address: &Address) -> AddressOrder {
        self.catalog
            .jurisdiction(address.country())
            .map(|country| country.address_order)
            .unwrap_or_default()
    }

    fn delivery(&self) -> Result<Option<Line>, ComposeError> {
        match self.request.delivery {
            Delivery::Post => Ok(None),
            delivery => self.say(&format!("frame.delivery_{delivery}")).map(Some),
        }
    }

    fn place_and_date(&self) -> Result<Line, ComposeError> {
        let date = self.date(self.request.date)?;
        let key = if self.request.place.is_some() {
            "dates.place_and_date"
        } else {
            "dates.alone"
        };
        self.say_with(key, |hole| {
            Ok(match hole {
                "date" => Some(vec![Inline::Words(date.clone())]),
                "place" => self
                    .request
                    .place
                    .as_ref()
                    .map(|place| vec![of_request("place", place)]),
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
        if let Some(number) = &request.employment.employee_number {
            references.push(self.labelled(
                "frame.employee_number",
                vec![of_request("employment.employee_number", number)],
            )?);
        }
        if let Some(date) = request.worker.birth_date {
            references
                .push(self.labelled("frame.birth_date", vec![Inline::Words(self.date(date)?)])?);
        }
        Ok(references)
    }

    fn notices(&self) -> Result<Vec<Labelled>, ComposeError> {
        let mut notices = Vec::new();
        for (label, key, values) in [
            ("frame.enclosures", "enclosures", &self.request.enclosures),
            ("frame.copies_to", "copies_to", &self.request.copies_to),
        ] {
            if !values.is_empty() {
                let values = values
                    .iter()
                    .map(|value| vec![of_request(key, value)])
                    .collect();
                notices.push(self.labelled(label, self.joined(values, "comma")?)?);
            }
        }
        Ok(notices)
    }

    fn receipt(&self) -> Result<Option<Receipt>, ComposeError> {
        if self.request.delivery != Delivery::Hand {
            return Ok(None);
        }
        let fields = ["date", "number", "name", "signature"]
            .iter()
            .map(|field| self.phrase(&format!("frame.receipt_{field}")));
        // The box may stand on a page of its own: it names the letter that was received.
        let mut title = self.say("frame.receipt_title")?;
        let label = self.phrase("frame.reference")?;
        title.push(Inline::Words(format!(" – {label} ")));
        title.push(of_request("reference", &self.request.reference));
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

    fn mail(&self) -> Mail {
        let mailbox = |name: &Short, email: &Option<Short>| {
            email.as_ref().map(|email| Mailbox {
                name: name.to_string(),
                address: email.to_string(),
            })
        };
        let (worker, employer) = (&self.request.worker, &self.request.employer);
        Mail {
            from: mailbox(&worker.name, &worker.email),
            to: mailbox(&employer.name, &employer.email),
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
            value,
        })
    }
}
