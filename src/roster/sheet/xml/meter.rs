//! What may be read of a file: so many bytes, so many pieces, and none that is too long.

use super::super::{RosterError, refused, unreadable};
use std::{
    cell::Cell,
    io::{self, BufRead, Read},
    rc::Rc,
};

/// The most bytes of XML that are read of one file: 256 MiB.
pub(super) const BYTES: u64 = 256 << 20;

/// The most tags and texts that are read of one file: three times those of as many cells as there may be.
pub(super) const PIECES: u64 = 32_000_000;

/// The most bytes of one tag or text, and of the text of one cell: 1 MiB.
pub(super) const PIECE_BYTES: u64 = 1 << 20;

/// What may still be read of a file, in whichever of its parts.
#[derive(Debug)]
pub(in super::super) struct Budget {
    bytes: Cell<u64>,
    pieces: Cell<u64>,
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(BYTES, PIECES)
    }
}

impl Budget {
    pub(super) const fn new(bytes: u64, pieces: u64) -> Self {
        Self {
            bytes: Cell::new(bytes),
            pieces: Cell::new(pieces),
        }
    }

    /// Takes a piece, if there is one left.
    pub(super) fn take_piece(&self) -> bool {
        let left = self.pieces.get().checked_sub(1);
        self.pieces.set(left.unwrap_or_default());
        left.is_some()
    }
}

/// A source that gives no more than it may.
pub(super) struct Meter<'a> {
    pub(super) source: Box<dyn BufRead + 'a>,
    pub(super) budget: Rc<Budget>,
    /// How many bytes the piece that is being read may still have.
    pub(super) left: u64,
}

/// Why it gives no more.
#[derive(Debug, thiserror::Error)]
enum Bound {
    #[error("the file has too many bytes")]
    File,
    #[error("a piece has too many bytes")]
    Piece,
}

impl Read for Meter<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Meter<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let bytes = self.source.fill_buf()?;
        let most = self.left.min(self.budget.bytes.get());
        if most == 0 && !bytes.is_empty() {
            let bound = if self.left == 0 {
                Bound::Piece
            } else {
                Bound::File
            };
            return Err(io::Error::other(bound));
        }
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Ok(&bytes[..bytes.len().min(most)])
    }

    fn consume(&mut self, count: usize) {
        let bytes = &self.budget.bytes;
        bytes.set(bytes.get().saturating_sub(count as u64));
        self.left = self.left.saturating_sub(count as u64);
        self.source.consume(count);
    }
}

pub(super) fn said(why: &quick_xml::Error) -> RosterError {
    let bound = match why {
        quick_xml::Error::Io(why) => why.get_ref().and_then(|why| why.downcast_ref::<Bound>()),
        _ => None,
    };
    match bound {
        Some(Bound::File) => too_large(),
        Some(Bound::Piece) => too_long(),
        // Its own words may repeat a cell.
        None => unreadable(),
    }
}

pub(super) fn too_large() -> RosterError {
    refused("unpacks to more than 256 MiB, or to more than 32 million tags and texts")
}

pub(super) fn too_long() -> RosterError {
    refused("has a cell with more than 1 MiB of text")
}
