//! All cases in one file, sealed: for a copy that is kept elsewhere, and for another book.
//!
//! Inside it is a line of JSON for each case, the number of cases last: a file that was cut is no whole bundle.

use super::{Content, DeskKey, PublicKey, SealError, SealFault};
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, BufReader, Read, Write};

/// The most bytes of a line: a request has 1 MiB at most.
const LINE: u64 = 4 << 20;

/// A line of a bundle.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Case(Box<Content>),
    Cases(u64),
}

/// A bundle that is being written.
pub struct Bundle<W: Write> {
    out: age::stream::StreamWriter<W>,
    cases: u64,
}

impl<W: Write> Bundle<W> {
    /// Begins a bundle that each of the keys opens.
    ///
    /// # Errors
    /// If it cannot be written, or there is no key.
    pub fn begin(out: W, keys: &[PublicKey]) -> io::Result<Self> {
        let recipients = keys
            .iter()
            .map(|key| key.recipient() as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients);
        let out = encryptor.map_err(io::Error::other)?.wrap_output(out)?;
        Ok(Self { out, cases: 0 })
    }

    /// Adds a case.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn add(&mut self, content: &Content) -> io::Result<()> {
        self.cases += 1;
        self.line(&Line::Case(Box::new(content.clone())))
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.out.write_all(b"\n")
    }

    /// Ends the bundle, and gives back what it was written to.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        let cases = self.cases;
        self.line(&Line::Cases(cases))?;
        self.out.finish()
    }
}

/// The cases of a bundle, one after the other.
///
/// # Errors
/// If it is no bundle, or the key does not open it. So is each of its cases, if it is damaged.
pub fn unbundle(
    bundle: impl Read + 'static,
    key: &DeskKey,
) -> Result<impl Iterator<Item = Result<Content, SealError>>, SealError> {
    let decryptor = age::Decryptor::new(bundle).map_err(|_| SealFault::NotABundle)?;
    let inside = decryptor.decrypt(std::iter::once(key.identity() as &dyn age::Identity));
    let inside = inside.map_err(|why| match why {
        age::DecryptError::NoMatchingKeys => SealFault::BundleClosed,
        _ => SealFault::BundleDamaged,
    })?;
    Ok(Cases {
        lines: BufReader::new(inside),
        found: 0,
        ended: false,
    })
}

struct Cases<R> {
    lines: BufReader<R>,
    found: u64,
    ended: bool,
}

impl<R: Read> Cases<R> {
    /// The next case; none at the end, which says how many there were.
    fn case(&mut self) -> Result<Option<Content>, SealError> {
        let mut line = Vec::new();
        let mut bounded = self.lines.by_ref().take(LINE);
        bounded
            .read_until(b'\n', &mut line)
            .map_err(|_| SealFault::BundleDamaged)?;
        match serde_json::from_slice(&line) {
            Ok(Line::Case(content)) => {
                self.found += 1;
                Ok(Some(*content))
            }
            Ok(Line::Cases(count)) if count == self.found => Ok(None),
            _ => Err(SealFault::BundleDamaged.into()),
        }
    }
}

impl<R: Read> Iterator for Cases<R> {
    type Item = Result<Content, SealError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let case = self.case();
        self.ended = !matches!(case, Ok(Some(_)));
        case.transpose()
    }
}
