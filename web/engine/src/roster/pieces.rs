//! What is written of an archive and not handed over yet: whoever takes it piece by piece keeps memory small.

use std::{
    cell::RefCell,
    io::{self, Seek, SeekFrom, Write},
    rc::Rc,
};

/// The end of a file whose beginning may have been taken away.
#[derive(Debug, Default, Clone)]
pub(super) struct Pieces(Rc<RefCell<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    /// How many bytes were taken away.
    taken: u64,
    bytes: Vec<u8>,
    /// Where the next byte goes, from the beginning of the file.
    at: u64,
}

impl Pieces {
    /// How long the file is so far.
    pub(super) fn length(&self) -> u64 {
        self.0.borrow().length()
    }

    /// Takes away what stands before that place, and will not be changed any more.
    pub(super) fn take_before(&self, place: u64) -> Vec<u8> {
        let mut kept = self.0.borrow_mut();
        let count = place
            .saturating_sub(kept.taken)
            .min(kept.bytes.len() as u64);
        let rest = kept
            .bytes
            .split_off(usize::try_from(count).unwrap_or(usize::MAX));
        kept.taken += count;
        std::mem::replace(&mut kept.bytes, rest)
    }
}

impl Kept {
    fn length(&self) -> u64 {
        self.taken + self.bytes.len() as u64
    }
}

impl Write for Pieces {
    fn write(&mut self, new: &[u8]) -> io::Result<usize> {
        let mut kept = self.0.borrow_mut();
        let begin = kept.at.checked_sub(kept.taken).ok_or_else(gone)?;
        let begin = usize::try_from(begin).map_err(io::Error::other)?;
        let over = kept.bytes.len().saturating_sub(begin).min(new.len());
        kept.bytes[begin..begin + over].copy_from_slice(&new[..over]);
        kept.bytes.extend_from_slice(&new[over..]);
        kept.at += new.len() as u64;
        Ok(new.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Pieces {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        let mut kept = self.0.borrow_mut();
        let place = match place {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::Current(by) => kept.at.checked_add_signed(by),
            SeekFrom::End(by) => kept.length().checked_add_signed(by),
        };
        let place = place.filter(|place| (kept.taken..=kept.length()).contains(place));
        kept.at = place.ok_or_else(gone)?;
        Ok(kept.at)
    }
}

fn gone() -> io::Error {
    io::Error::other("this part of the archive was handed over")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_away_is_the_beginning() {
        let mut pieces = Pieces::default();
        pieces.write_all(b"abcdef").expect("room");
        assert_eq!(pieces.take_before(2), b"ab");
        pieces.seek(SeekFrom::Start(3)).expect("a place");
        pieces.write_all(b"XYZ!").expect("room");
        assert_eq!(pieces.length(), 7);
        assert!(pieces.seek(SeekFrom::Start(1)).is_err());
        assert_eq!(pieces.seek(SeekFrom::End(0)).expect("the end"), 7);
        assert_eq!(pieces.take_before(100), b"cXYZ!");
        assert_eq!(pieces.take_before(100), b"");
    }
}
