//! The letter around its body: who, to whom, when, about what.

use super::{Block, Drawing, Line, Origin};
use jiff::civil::Date;

/// A whole letter, ready to be drawn in any format.
///
/// All texts are final and in the letter's language, labels included. A line or
/// a list that is empty is left out, without a gap: a leaflet is a letter that
/// has a subject and a body alone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Letter {
    /// BCP 47 tag of the language, for example `sq` or `de-CH`.
    pub language: String,
    /// Title of the document, for its metadata and for the subject of an e-mail: the subject without its label.
    pub title: String,
    /// Author for the metadata: the worker's name.
    pub author: String,
    /// Date of the letter; also the date in the metadata.
    pub date: Date,
    /// A line that marks every page, for example that it is not to be sent.
    pub mark: Option<Line>,
    /// Name, address and ways to reach the sender, a line each.
    pub sender: Vec<Line>,
    /// The sender in one short line, for the top of an address window.
    pub return_address: Line,
    /// How the letter travels, for example "Registered post".
    pub delivery: Option<Line>,
    /// Name and address of the recipient, a line each, as on the envelope.
    pub recipient: Vec<Line>,
    /// Place and date as the language writes them.
    pub place_and_date: Line,
    /// Reference, employee number and the like: label and value.
    pub references: Vec<Labelled>,
    /// What the letter is about; drawn as the first-level heading.
    pub subject: Line,
    /// The salutation.
    pub salutation: Line,
    /// The body.
    pub body: Vec<Block>,
    /// Where each block of the body comes from: one origin for a paragraph, and one for each item of a list. Empty where
    /// nobody asks.
    pub origins: Vec<Vec<Origin>>,
    /// The closing formula.
    pub closing: Line,
    /// The signature, if it was drawn; otherwise the letter has room for one.
    pub drawing: Option<Drawing>,
    /// The name under the place for the signature.
    pub signature: Line,
    /// Enclosures and copies: a label and what stands behind it.
    pub notices: Vec<Labelled>,
    /// The receipt that a hand-delivered letter carries at its end.
    pub receipt: Option<Receipt>,
    /// The line at the foot of every page.
    pub footer: Footer,
    /// Where things stand on the sheet.
    pub stationery: Stationery,
    /// From whom and to whom an e-mail goes; no other format shows it.
    pub mail: Mail,
}

impl Letter {
    /// Whether it has a recipient whose e-mail address is not known, so that a draft of an e-mail would go to nobody.
    #[must_use]
    pub const fn lacks_mailbox(&self) -> bool {
        !self.recipient.is_empty() && self.mail.to.is_none()
    }
}

/// The two ends of an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Mail {
    /// The sender, if they have given an e-mail address.
    pub from: Option<Mailbox>,
    /// The recipient, if their e-mail address is known.
    pub to: Option<Mailbox>,
}

/// A name as it was given, and an e-mail address as mail programs take it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mailbox {
    /// The name.
    pub name: String,
    /// The address, with its domain in Punycode; what a letter shows may be otherwise.
    pub address: String,
}

/// A label and its value on one line, for example "Our reference: TK-0042".
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Labelled {
    /// The label with its punctuation, without a trailing space.
    pub label: String,
    /// The value.
    pub value: Line,
    /// Where it comes from.
    pub origin: Origin,
}

/// A box by which the employer confirms that it received the letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Receipt {
    /// Heading of the box.
    pub title: Line,
    /// Labels with a line to write on behind each: date, number, name, signature.
    pub fields: Vec<String>,
}

/// The footer "page 1 of 2" as words around two numbers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Footer {
    /// What stands before the page's number.
    pub before: String,
    /// What stands between the page's number and the number of pages.
    pub between: String,
    /// What stands after the number of pages.
    pub after: String,
}

impl Footer {
    /// Whether there are no words around the numbers: pages bear no number then.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.before, &self.between, &self.after]
            .iter()
            .all(|words| words.is_empty())
    }

    /// The footer of page `page` (from 1) of `pages`.
    #[must_use]
    pub fn text(&self, page: usize, pages: usize) -> String {
        format!("{}{page}{}{pages}{}", self.before, self.between, self.after)
    }
}

/// Where the envelope shows the recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Window {
    /// No window: the sender's block and the recipient's are stacked at the left.
    None,
    /// DIN 5008 form B: window at the left.
    Din5008B,
    /// SN 010130: window at the right.
    SnRight,
    /// SN 010130: window at the left.
    SnLeft,
    /// NF Z 11-001: window at the right.
    NfRight,
}

/// The sheet's arrangement. All sheets are A4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stationery {
    /// The envelope's window.
    pub window: Window,
}
