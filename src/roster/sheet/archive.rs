//! The file of a spreadsheet, an archive of parts.

use super::{
    RosterError, kind, refused, unreadable,
    xml::{Budget, Xml},
};
use std::{
    cell::Cell,
    io::{self, BufReader, Read, Seek, SeekFrom},
    rc::Rc,
};
use zip::{ZipArchive, result::ZipError};

/// The most bytes that such a file may have: 64 MiB.
const LIMIT: u64 = 64 << 20;

/// The most bytes that are read to learn which parts there are: 4 MiB, enough for ten thousand.
const DIRECTORY_LIMIT: u64 = 4 << 20;

/// A file that is open, and what may still be read of it.
pub(super) struct Archive<R> {
    zip: ZipArchive<Gate<R>>,
    budget: Rc<Budget>,
}

impl<R: Read + Seek> Archive<R> {
    pub(super) fn open(mut source: R) -> Result<Self, RosterError> {
        if source.seek(SeekFrom::End(0))? > LIMIT {
            return Err(refused("has more than 64 MiB"));
        }
        if let Some(other) = kind::other(&mut source)? {
            return Err(other.into());
        }
        let left = Rc::new(Cell::new(DIRECTORY_LIMIT));
        let gate = Gate {
            source: BufReader::new(source),
            left: Rc::clone(&left),
        };
        let zip = ZipArchive::new(gate).map_err(|_| unreadable())?;
        left.set(u64::MAX);
        let mut archive = Self {
            zip,
            budget: Rc::default(),
        };
        match kind::other_archive(&mut archive)? {
            Some(other) => Err(other.into()),
            None => Ok(archive),
        }
    }

    /// Lets as much be read as at the beginning.
    pub(super) fn begin_again(&mut self) {
        self.budget = Rc::default();
    }

    /// Where the part stands. Names of parts are the same in capitals and small letters.
    fn index(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        let is_it = |other: &[u8]| {
            let plain = |byte: &u8| {
                if *byte == b'\\' {
                    b'/'
                } else {
                    byte.to_ascii_lowercase()
                }
            };
            other
                .iter()
                .map(plain)
                .eq(name.bytes().map(|byte| plain(&byte)))
        };
        self.zip
            .index_for_name(name)
            .or_else(|| self.zip.file_names_raw().position(is_it))
    }

    pub(super) fn holds(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    /// A part as it is.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<impl Read + '_>, RosterError> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        match self.zip.by_index(index) {
            Ok(part) => Ok(Some(part)),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(kind::Other::Password.into())
            }
            Err(_) => Err(unreadable()),
        }
    }

    /// A part as XML.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, RosterError> {
        let budget = Rc::clone(&self.budget);
        let part = self.bytes(name)?;
        part.map(|part| Xml::new(part, &budget)).transpose()
    }
}

/// A source of which only so many bytes are given.
struct Gate<R> {
    source: BufReader<R>,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Gate<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        let left = self.left.get().checked_sub(read as u64);
        self.left
            .set(left.ok_or_else(|| io::Error::other("more bytes than may be read"))?);
        Ok(read)
    }
}

impl<R: Seek> Seek for Gate<R> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.source.seek(place)
    }
}
