//! An e-mail address that a letter shows and a draft is sent to.

use super::{Short, TextError, text};
use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use std::{fmt, str::FromStr};

/// Why a text is no e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// It cannot stand in a letter at all.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A name stands beside the address.
    #[error("has a name beside the address; write the address alone: name@example.org")]
    Named,
    /// Several addresses.
    #[error("holds more than one address; write one")]
    Several,
    /// Letters before the `@` that most servers refuse.
    #[error(
        "has “{0}” before the `@`, and most mail servers take only a–z there; ask for the address in those letters"
    )]
    Local(char),
    /// Everything else.
    #[error("is no e-mail address; write it as name@example.org")]
    NoAddress,
}

/// An e-mail address as it is written, without what copying left around it: `mailto:`, angle brackets, a dot at the end.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    written: Short,
    /// The same with the domain in Punycode, where it is written in other letters.
    ascii: Option<String>,
}

impl EmailError {
    /// Those that say all that is wrong without a word of the text.
    pub(crate) const ALONE: [Self; 3] = [Self::Named, Self::Several, Self::NoAddress];
}

impl EmailAddress {
    /// The most bytes of an address, and of the part before the `@` (RFC 5321).
    const LIMITS: (usize, usize) = (254, 64);

    /// The address as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.written.as_str()
    }

    /// The address as mail programs take it: a domain in other letters is in Punycode.
    #[must_use]
    pub fn ascii(&self) -> &str {
        self.ascii.as_deref().unwrap_or(self.as_str())
    }

    /// The domain in Punycode and small letters, so that two of them can be compared.
    #[must_use]
    pub fn domain(&self) -> String {
        let domain = self
            .ascii()
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain);
        domain.to_ascii_lowercase()
    }
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        let text: Short = text.parse()?;
        let address = bare(text.as_str());
        if address.contains(['<', '>', '"', '(']) {
            return Err(EmailError::Named);
        }
        let (local, domain) = match address.split_once('@') {
            Some((_, rest)) if rest.contains('@') => return Err(EmailError::Several),
            Some(parts) => parts,
            None => return Err(EmailError::NoAddress),
        };
        if let Some(letter) = local.chars().find(|c| c.is_alphabetic() && !c.is_ascii()) {
            return Err(EmailError::Local(letter));
        }
        let domain_in_ascii = in_ascii(domain).ok_or(EmailError::NoAddress)?;
        let ascii = format!("{local}@{domain_in_ascii}");
        let (whole, before) = Self::LIMITS;
        if !local.split('.').all(is_atom) || local.len() > before || ascii.len() > whole {
            return Err(EmailError::NoAddress);
        }
        Ok(Self {
            written: address.parse()?,
            ascii: (!domain.is_ascii()).then_some(ascii),
        })
    }
}

/// The address without what stands around it where it was copied: a link's `mailto:` and subject, the brackets of a
/// mail program, the end of a sentence.
fn bare(text: &str) -> &str {
    let (scheme, link) = text.split_at_checked("mailto:".len()).unwrap_or(("", text));
    let text = if scheme.eq_ignore_ascii_case("mailto:") {
        link.split('?').next().unwrap_or(link)
    } else {
        text
    };
    let text = text.trim().trim_end_matches(['.', ',', ';']);
    let inner = text
        .strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'));
    inner.unwrap_or(text).trim().trim_end_matches('.')
}

/// Whether it is a part between dots before the `@` in RFC 5322's sense, without quotes and comments.
fn is_atom(atom: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    !atom.is_empty() && atom.chars().all(is_sign)
}

/// The domain with each label in Punycode that needs it; none if it cannot be a domain of the internet.
fn in_ascii(domain: &str) -> Option<String> {
    let domain = if domain.is_ascii() {
        domain.to_owned()
    } else {
        Uts46::new()
            .to_ascii(
                domain.as_bytes(),
                AsciiDenyList::STD3,
                Hyphens::Allow,
                DnsLength::Verify,
            )
            .ok()?
            .into_owned()
    };
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_label = |label: &str| (1..=63).contains(&label.len()) && label.chars().all(is_sign);
    (domain.contains('.') && domain.split('.').all(is_label)).then_some(domain)
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Says how long the address is, and not what it is: it is personal.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "EmailAddress({} characters)",
            self.as_str().chars().count()
        )
    }
}

impl<'de> serde::Deserialize<'de> for EmailAddress {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::from_str(deserializer, "an e-mail address")
    }
}

impl serde::Serialize for EmailAddress {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<EmailAddress, EmailError> {
        text.parse()
    }

    #[test]
    fn what_copying_left_around_an_address_is_taken_off() {
        for (text, written, ascii) in [
            ("a@b.example", "a@b.example", "a@b.example"),
            (" mailto:a@b.example ", "a@b.example", "a@b.example"),
            ("MAILTO:a@b.example?subject=x", "a@b.example", "a@b.example"),
            ("<a@b.example>", "a@b.example", "a@b.example"),
            ("a@b.example.", "a@b.example", "a@b.example"),
            ("a@b.example;", "a@b.example", "a@b.example"),
            (
                "a\u{AD}@b.exam\u{200B}ple\u{FEFF}",
                "a@b.example",
                "a@b.example",
            ),
            ("ａ＠b.example", "a@b.example", "a@b.example"),
            (
                "A.B+c@Mail.Example",
                "A.B+c@Mail.Example",
                "A.B+c@Mail.Example",
            ),
            (
                "datenschutz@müller.example",
                "datenschutz@müller.example",
                "datenschutz@xn--mller-kva.example",
            ),
            (
                "a@STRAẞE.example",
                "a@STRAẞE.example",
                "a@xn--strae-oqa.example",
            ),
            (
                "a@xn--mller-kva.example",
                "a@xn--mller-kva.example",
                "a@xn--mller-kva.example",
            ),
        ] {
            let address = read(text).unwrap_or_else(|why| panic!("{text}: {why}"));
            assert_eq!(
                (address.as_str(), address.ascii()),
                (written, ascii),
                "{text}"
            );
        }
        let same = ["a@MÜLLER.example", "b@xn--mller-kva.example"]
            .map(|text| read(text).expect("an address").domain());
        assert_eq!(same[0], same[1]);
    }

    #[test]
    fn what_mail_does_not_reach_is_refused() {
        for (text, why) in [
            ("ärta@example.org", EmailError::Local('ä')),
            ("Arta <a@b.example>", EmailError::Named),
            ("\"Arta\" a@b.example", EmailError::Named),
            ("a@b.example, c@d.example", EmailError::Several),
            ("a@b.example c@d.example", EmailError::Several),
            ("a@b@c.example", EmailError::Several),
            ("arta", EmailError::NoAddress),
            ("@example.org", EmailError::NoAddress),
            ("arta@", EmailError::NoAddress),
            ("arta@localhost", EmailError::NoAddress),
            ("arta@example..org", EmailError::NoAddress),
            ("arta..h@example.org", EmailError::NoAddress),
            (".arta@example.org", EmailError::NoAddress),
            ("ar ta@example.org", EmailError::NoAddress),
            ("arta@exa mple.org", EmailError::NoAddress),
            ("arta@exa_mple.org", EmailError::NoAddress),
            (
                "a@b.example\r\nBcc: c@d.example",
                EmailError::Text(TextError::LineBreak),
            ),
            ("", EmailError::Text(TextError::Empty)),
        ] {
            assert_eq!(read(text).err(), Some(why), "{text}");
        }
        assert!(read(&format!("{}@example.org", "a".repeat(65))).is_err());
    }
}
