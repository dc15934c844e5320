//! Who writes and who is written to: worker or representative, employer, authority or organisation.

use super::{Brief, ComposeError, values::of_request};
use crate::{
    domain::{
        Address, Addressee, CountryCode, DataSubject, Delivery, EmailAddress, Representative, Short,
    },
    letter::{Inline, Line, Mail, Mailbox},
};

impl Brief<'_> {
    /// The union or hotline, where it writes, in the worker's name or in its own.
    pub(super) fn writer(&self) -> Option<(&Representative, &Address)> {
        let party = self.request.representative.as_ref()?;
        let writes = party.writes || self.request.letter.is_collective();
        Some((party, party.address.as_ref()?)).filter(|_| writes)
    }

    /// The union or hotline with the worker in whose name it writes.
    pub(super) fn represented(&self) -> Option<&DataSubject> {
        let worker = self.request.worker.as_ref();
        worker.filter(|_| self.writer().is_some())
    }

    /// The worker, whom every letter has that no organisation writes in its own name.
    pub(super) fn worker(&self) -> Result<&DataSubject, ComposeError> {
        let worker = self.request.worker.as_ref();
        worker.ok_or_else(|| ComposeError::Request {
            key: "worker",
            why: "is missing".to_owned(),
        })
    }

    /// Whose letter it is, for the metadata.
    pub(super) fn author(&self) -> Result<&Short, ComposeError> {
        Ok(match self.writer() {
            Some((party, _)) => &party.organisation,
            None => &self.worker()?.name,
        })
    }

    /// The country to which the letter goes.
    fn destination(&self) -> CountryCode {
        match self.request.letter.addressee() {
            Addressee::Controller => self.request.employer.address.country(),
            Addressee::SupervisoryAuthority => self.jurisdiction.jurisdiction,
            Addressee::Representative => self
                .request
                .representative
                .as_ref()
                .and_then(|party| party.address.as_ref())
                .map_or_else(|| self.origin(), Address::country),
        }
    }

    /// The country from which it comes.
    fn origin(&self) -> CountryCode {
        let worker = self.request.worker.as_ref();
        let address = match self.writer() {
            Some((_, address)) => Some(address),
            None => worker.map(|worker| &worker.address),
        };
        address.map_or(self.jurisdiction.jurisdiction, Address::country)
    }

    /// Whether it crosses a border, so that the post needs both countries' names.
    fn abroad(&self) -> bool {
        self.origin() != self.destination()
    }

    pub(super) fn signature(&self) -> Result<Line, ComposeError> {
        let Some((party, _)) = self.writer() else {
            return Ok(vec![of_request("worker.name", &self.worker()?.name)]);
        };
        let mut names = Vec::new();
        if let Some(name) = &party.name {
            names.push(vec![of_request("representative.name", name)]);
        }
        names.push(if self.represented().is_some() {
            self.say("represented.signature")?
        } else {
            vec![of_request(
                "representative.organisation",
                &party.organisation,
            )]
        });
        self.joined(names, "comma")
    }

    pub(super) fn sender(&self) -> Result<Vec<Line>, ComposeError> {
        let post = self.abroad().then(|| self.destination());
        let (mut lines, ways) = if let Some((party, address)) = self.writer() {
            let mut lines = vec![vec![of_request(
                "representative.organisation",
                &party.organisation,
            )]];
            if let Some(name) = &party.name {
                lines.push(vec![of_request("representative.name", name)]);
            }
            lines.extend(self.address("representative.address", address, post)?);
            let email = party.email.as_ref();
            let email = email.map(|email| of_request("representative.email", email));
            (lines, [("frame.email", email), ("frame.phone", None)])
        } else {
            let worker = self.worker()?;
            let mut lines = vec![vec![of_request("worker.name", &worker.name)]];
            lines.extend(self.address("worker.address", &worker.address, post)?);
            let (email, phone) = (worker.email.as_ref(), worker.phone.as_ref());
            let email = email.map(|email| of_request("worker.email", email));
            let phone = phone.map(|phone| of_request("worker.phone", phone));
            (lines, [("frame.email", email), ("frame.phone", phone)])
        };
        for (label, way) in ways {
            if let Some(way) = way {
                lines.push(vec![
                    Inline::Words(format!("{} ", self.phrase(label)?)),
                    way,
                ]);
            }
        }
        Ok(lines)
    }

    pub(super) fn return_address(&self) -> Result<Line, ComposeError> {
        let (key, name, address) = if let Some((party, address)) = self.writer() {
            ("representative.address", &party.organisation, address)
        } else {
            let worker = self.worker()?;
            ("worker.address", &worker.name, &worker.address)
        };
        let mut parts = vec![name.to_string()];
        parts.extend(self.order(address).lines(address));
        let mut line = vec![Inline::Given {
            key,
            text: parts.join(" · "),
        }];
        if self.abroad() {
            line.push(Inline::Words(" · ".to_owned()));
            line.push(self.country(address.country(), self.destination())?);
        }
        Ok(line)
    }

    pub(super) fn recipient(&self) -> Result<Vec<Line>, ComposeError> {
        match self.request.letter.addressee() {
            Addressee::Controller => self.controller(),
            Addressee::SupervisoryAuthority => self.supervisory_authority(),
            Addressee::Representative => self.representative(),
        }
    }

    fn controller(&self) -> Result<Vec<Line>, ComposeError> {
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
            self.abroad().then(|| self.origin()),
        )?);
        if let (Delivery::Email, Some(email)) = (self.request.delivery, &employer.email) {
            let label = Inline::Words(format!("{} ", self.phrase("frame.email")?));
            lines.push(vec![label, of_request("employer.email", email)]);
        }
        Ok(lines)
    }

    /// The authority as its own country writes it on an envelope.
    fn supervisory_authority(&self) -> Result<Vec<Line>, ComposeError> {
        let authority = self.authority.ok_or_else(|| ComposeError::Request {
            key: "authority",
            why: format!(
                "{} has several, and the letter goes to only one",
                self.jurisdiction.jurisdiction
            ),
        })?;
        let at_home = self.jurisdiction.languages.contains(self.words.tag());
        let name = self
            .of_language(&authority.names)
            .filter(|_| at_home)
            .or_else(|| self.own_name(authority))
            .map_or_else(String::new, |name| name.name.clone());
        let mut lines = vec![vec![Inline::Words(name)]];
        lines.extend(
            authority
                .address
                .iter()
                .map(|line| vec![Inline::Words(line.clone())]),
        );
        if self.abroad() {
            lines.push(vec![self.country(self.destination(), self.origin())?]);
        }
        if let (Delivery::Email, Some(email)) = (self.request.delivery, &authority.email) {
            let label = self.phrase("frame.email")?;
            lines.push(vec![Inline::Words(format!("{label} {email}"))]);
        }
        Ok(lines)
    }

    fn representative(&self) -> Result<Vec<Line>, ComposeError> {
        let Some(party) = &self.request.representative else {
            return Err(ComposeError::Request {
                key: "representative",
                why: "is missing".to_owned(),
            });
        };
        let mut lines = vec![vec![of_request(
            "representative.organisation",
            &party.organisation,
        )]];
        if let Some(address) = &party.address {
            lines.extend(self.address(
                "representative.address",
                address,
                self.abroad().then(|| self.origin()),
            )?);
        }
        Ok(lines)
    }

    /// Both ends of an e-mail.
    pub(super) fn mail(&self) -> Result<Mail, ComposeError> {
        let mailbox = |name: &str, email: Option<&str>| {
            email.map(|email| Mailbox {
                name: name.to_owned(),
                address: email.to_owned(),
            })
        };
        let email = |email: &Option<EmailAddress>| Some(email.as_ref()?.ascii().to_owned());
        let request = self.request;
        let (from, from_email) = if let Some((party, _)) = self.writer() {
            (party.organisation.as_str(), email(&party.email))
        } else {
            let worker = self.worker()?;
            (worker.name.as_str(), email(&worker.email))
        };
        let representative = request.representative.as_ref();
        let (to, to_email) = match request.letter.addressee() {
            Addressee::Controller => (
                request.employer.name.to_string(),
                email(&request.employer.email),
            ),
            Addressee::SupervisoryAuthority => (
                self.authority
                    .and_then(|authority| self.own_name(authority))
                    .map_or_else(String::new, |name| name.name.clone()),
                self.authority.and_then(|authority| authority.email.clone()),
            ),
            Addressee::Representative => (
                representative.map_or_else(String::new, |party| party.organisation.to_string()),
                representative.and_then(|party| email(&party.email)),
            ),
        };
        Ok(Mail {
            from: mailbox(from, from_email.as_deref()),
            to: mailbox(&to, to_email.as_deref()),
        })
    }
}
