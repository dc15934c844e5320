//! A draft of an e-mail (RFC 5322, MIME) with the letter as its text and as PDF.
//!
//! It is a draft, which a mail program opens for writing (`X-Unsent`): it has
//! no date and no message identity, for both belong to the moment in which it
//! is sent, and the mail program gives them.
//!
//! A paragraph is one line of the text, however long: the encoding carries it
//! whole, and a mail program wraps it as it wraps what is typed. Wrapped here, it
//! would break again on a narrow screen.

use super::text::TextRenderer;
use super::{Format, PdfRenderer, RenderError, Renderer};
use crate::letter::{Letter, Mailbox};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::headers::{Header, HeaderType};
use mail_builder::mime::{BodyPart, MimePart};
use std::fmt::Write as _;

/// The renderer of [`Format::Eml`]. It keeps what the renderer of PDFs keeps.
#[derive(Debug, Default)]
pub struct EmlRenderer {
    pdf: PdfRenderer,
}

impl EmlRenderer {
    /// A renderer that has not yet loaded its fonts.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            pdf: PdfRenderer::new(),
        }
    }
}

impl Renderer for EmlRenderer {
    fn format(&self) -> Format {
        Format::Eml
    }

    fn render(&mut self, letter: &Letter) -> Result<Vec<u8>, RenderError> {
        let pdf = self.pdf.render(letter)?;
        // The way of delivery is that of the paper.
        let text = TextRenderer::text(&Letter {
            delivery: None,
            ..letter.clone()
        });
        let mut file = headers(letter);
        MessageBuilder::new()
            .body(body(text, pdf))
            .serialize_body(&mut file);
        Ok(file)
    }
}

/// The PDF's name. It tells nothing about anyone.
const FILE_NAME: &str = "letter.pdf";

/// The lines above the body. The builder's own would add the clock's time.
fn headers(letter: &Letter) -> Vec<u8> {
    let mut headers: Vec<(&str, HeaderType<'_>)> = vec![
        ("MIME-Version", Raw::new("1.0").into()),
        ("X-Unsent", Raw::new("1").into()),
    ];
    let ends = [("From", &letter.mail.from), ("To", &letter.mail.to)];
    for (name, mailbox) in ends {
        if let Some(address) = mailbox.as_ref().and_then(address) {
            headers.push((name, address));
        }
    }
    // A mail program has its own label before it.
    let subject = one_line(&letter.title);
    if !subject.is_empty() {
        let subject = match in_words(&subject) {
            Some(words) => Raw::new(words).into(),
            None => Text::new(subject).into(),
        };
        headers.push(("Subject", subject));
    }
    let mut file = Vec::new();
    for (name, value) in headers {
        file.extend_from_slice(name.as_bytes());
        file.extend_from_slice(b": ");
        value.write_header(&mut file, name.len() + 2);
    }
    file
}

/// The mailbox as a header holds it; none if mail cannot reach it: the worker
/// then fills it in, and what they wrote stands in the letter.
fn address(mailbox: &Mailbox) -> Option<HeaderType<'static>> {
    let name = one_line(&mailbox.name);
    let address = mailbox.address.trim();
    if !is_reachable(address) {
        return None;
    }
    if let Some(words) = in_words(&name) {
        return Some(Raw::new(format!("{words} <{address}>")).into());
    }
    let name = (!name.is_empty()).then_some(name);
    Some(Address::new_address(name, address.to_owned()).into())
}

/// A text that has the marks of an encoded word itself, as encoded words (RFC 2047): many a mail program
/// would decode it, also between quotation marks, and show something else. None for any other text.
fn in_words(text: &str) -> Option<String> {
    /// The most bytes of a word, each of which takes three signs: with the name of its header it fits into a line.
    const BYTES: usize = 18;
    if !text.contains("=?") {
        return None;
    }
    let mut words = vec![String::new()];
    for sign in text.chars() {
        let mut bytes = [0; 4];
        let bytes = sign.encode_utf8(&mut bytes).as_bytes();
        if words
            .last()
            .is_none_or(|word| word.len() + 3 * bytes.len() > 3 * BYTES)
        {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            for byte in bytes {
                let _ = write!(word, "={byte:02X}");
            }
        }
    }
    let framed = words.iter().map(|word| format!("=?utf-8?Q?{word}?="));
    Some(framed.collect::<Vec<_>>().join(" "))
}

/// Whether it is a plain address in RFC 5322's sense, without comments or quotes.
fn is_reachable(address: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c))
    };
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    address.split_once('@').is_some_and(|(local, domain)| {
        local.split('.').all(is_atom) && domain.split('.').all(is_label)
    })
}

/// The text without what could end a header's line.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() && c != '\u{A0}' || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

fn body(text: String, pdf: Vec<u8>) -> MimePart<'static> {
    let boundary = boundary(&text);
    let plain = ContentType::new("text/plain").attribute("charset", "utf-8");
    let plain = MimePart::new(plain, BodyPart::Text(text.into()));
    let kind = ContentType::new("application/pdf").attribute("name", FILE_NAME);
    let attached = MimePart::new(kind, BodyPart::Binary(pdf.into())).attachment(FILE_NAME);
    let mixed = ContentType::new("multipart/mixed").attribute("boundary", boundary);
    MimePart::new(mixed, BodyPart::Multipart(vec![plain, attached]))
}

/// What stands between the parts: the same for almost every letter, and in no
/// letter a part of its text.
fn boundary(text: &str) -> String {
    let mut boundary = "=_kerkesa".to_owned();
    while text.contains(&boundary) {
        boundary.push('_');
    }
    boundary
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Mail, Window, plain_text};
    use crate::render::sample::{self, given, words};
    use mail_parser::{MessageParser, MimeHeaders};

    fn eml(letter: &Letter) -> Vec<u8> {
        EmlRenderer::new().render(letter).expect("drawn")
    }

    fn mailbox(name: &str, address: &str) -> Mailbox {
        Mailbox {
            name: name.to_owned(),
            address: address.to_owned(),
        }
    }

    /// The names of the headers above the body.
    fn names(eml: &[u8]) -> Vec<String> {
        let text = String::from_utf8_lossy(eml);
        let head = text.split_once("\r\n\r\n").expect("a body").0;
        head.split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .map(|line| line.split_once(':').expect("a header").0.to_owned())
            .collect()
    }

    #[test]
    fn a_draft_holds_the_text_and_the_pdf() {
        let letter = sample::letter();
        let eml = eml(&letter);
        let expected = [
            "MIME-Version",
            "X-Unsent",
            "From",
            "Subject",
            "Content-Type",
        ];
        assert_eq!(names(&eml), expected);
        let message = MessageParser::new().parse(&eml).expect("a message");
        assert_eq!(message.subject(), Some(&*letter.title));
        let text = message.body_text(0).expect("a text").replace("\r\n", "\n");
        let delivery = plain_text(letter.delivery.as_ref().expect("a way of delivery"));
        assert!(!text.contains(&delivery));
        let expected = TextRenderer::text(&Letter {
            delivery: None,
            ..letter
        });
        assert_eq!(text.trim_end(), expected.trim_end());
        let attached = message.attachment(0).expect("an attachment");
        assert_eq!(attached.attachment_name(), Some(FILE_NAME));
        let pdf = PdfRenderer::new().render(&sample::letter()).expect("drawn");
        assert!(attached.contents() == pdf);
        assert!(eml.iter().all(u8::is_ascii));
        let lines = eml.split(|byte| *byte == b'\n');
        assert!(lines.clone().all(|line| line.len() <= 79));
    }

    #[test]
    fn the_same_letter_gives_the_same_bytes() {
        let mut other = sample::letter();
        other.stationery.window = Window::NfRight;
        let mut renderer = EmlRenderer::new();
        let first = renderer.render(&sample::letter()).expect("drawn");
        renderer.render(&other).expect("drawn");
        assert!(first == renderer.render(&sample::letter()).expect("drawn"));
        assert!(first == eml(&sample::letter()));
    }

    #[test]
    fn no_value_becomes_a_header() {
        let hostile =
            "Arta, \"Hoxha\" <a@example.org>\r\nBcc: x@example.org\r\n\r\n(ë) =?utf-8?q?x?=";
        let mut letter = sample::letter();
        letter.title = hostile.to_owned();
        letter.mail = Mail {
            from: Some(mailbox(hostile, "arta@example.org")),
            to: Some(mailbox("Ђурђа Ćosić-Şahin, Dr.", "a@example.org")),
        };
        // The fonts of the PDF show no control character; the headers stand by themselves.
        let head = [
            headers(&letter),
            b"Content-Type: text/plain\r\n\r\nx".to_vec(),
        ]
        .concat();
        assert_eq!(
            names(&head),
            [
                "MIME-Version",
                "X-Unsent",
                "From",
                "To",
                "Subject",
                "Content-Type"
            ]
        );
        let message = MessageParser::new().parse(&head).expect("a message");
        let from = message.from().expect("a sender").clone().into_list();
        assert_eq!(from.len(), 1);
        assert_eq!(from[0].name.as_deref(), Some(&*one_line(hostile)));
        assert_eq!(from[0].address.as_deref(), Some("arta@example.org"));
        let to = message.to().expect("a recipient").clone().into_list();
        assert_eq!(to[0].name.as_deref(), Some("Ђурђа Ćosić-Şahin, Dr."));
        assert_eq!(message.subject(), Some(&*one_line(hostile)));
        assert!(message.header("Bcc").is_none());
    }

    #[test]
    fn what_looks_encoded_is_shown_as_it_was_written() {
        for text in [
            "=?utf-8?B?QXJ0YQ==?=",
            "=?utf-8?q?x?= Arta Hoxha, ë, and a name that takes several words (\"Arta\")",
            "=?x",
        ] {
            let mut letter = sample::letter();
            letter.title = text.to_owned();
            letter.mail = Mail {
                from: Some(mailbox(text, "arta@example.org")),
                to: Some(mailbox("A =? B", "b@example.org")),
            };
            let head = [
                headers(&letter),
                b"Content-Type: text/plain\r\n\r\nx".to_vec(),
            ]
            .concat();
            let raw = String::from_utf8_lossy(&head);
            assert!(!raw.contains('"') && !raw.contains("QXJ0YQ"), "{raw}");
            assert!(raw.lines().all(|line| line.len() <= 76), "{raw}");
            let message = MessageParser::new().parse(&head).expect("a message");
            let from = message.from().expect("a sender").clone().into_list();
            assert_eq!(from[0].name.as_deref(), Some(text));
            assert_eq!(from[0].address.as_deref(), Some("arta@example.org"));
            let to = message.to().expect("a recipient").clone().into_list();
            assert_eq!(to[0].name.as_deref(), Some("A =? B"));
            assert_eq!(message.subject(), Some(text));
        }
    }

    #[test]
    fn an_address_that_mail_cannot_reach_is_left_out() {
        for address in [
            "",
            "arta",
            "@example.org",
            "arta@",
            "a@example.org, b@example.org",
            "a@example.org>\r\nBcc: <b@example.org",
            "a b@example.org",
            "arta..hoxha@example.org",
            "arta@exämple.org",
            "a@b@example.org",
        ] {
            let mut letter = sample::letter();
            letter.mail.from = Some(mailbox("Arta", address));
            let head = headers(&letter);
            assert!(
                !String::from_utf8_lossy(&head).contains("From:"),
                "{address}"
            );
        }
        assert!(is_reachable("arta.hoxha+x@mail.example.org"));
    }

    #[test]
    fn no_text_ends_its_part() {
        let mut letter = sample::leaflet();
        let text = "--=_kerkesa--\n\n--=_kerkesa\nContent-Type: text/html\n\n<b>x</b>";
        letter.subject = words("Title");
        letter.body = vec![crate::letter::Block::Paragraph(vec![given("x", text)])];
        let eml = eml(&letter);
        let message = MessageParser::new().parse(&eml).expect("a message");
        let found = message.body_text(0).expect("a text").replace("\r\n", "\n");
        assert_eq!(found.trim_end(), TextRenderer::text(&letter).trim_end());
        assert_eq!(message.attachment_count(), 1);
    }
}
