//! Compression of streams.

use crate::render::RenderError;
use flate2::{Compress, Compression, FlushCompress, Status};

/// A compressor that keeps its tables: making them takes longer than a page.
pub(super) struct Press {
    compress: Compress,
    /// Whether time does not matter.
    #[cfg(test)]
    is_thorough: bool,
}

impl Default for Press {
    fn default() -> Self {
        const LEVEL: u32 = 7;
        Self {
            compress: Compress::new(Compression::new(LEVEL), true),
            #[cfg(test)]
            is_thorough: false,
        }
    }
}

impl Press {
    /// A press for what is compressed once and kept beside the source.
    #[cfg(test)]
    pub(super) fn thorough() -> Self {
        Self {
            is_thorough: true,
            ..Self::default()
        }
    }

    /// The bytes, compressed.
    ///
    /// # Errors
    /// If the compressor fails, which is a fault of this program.
    pub(super) fn deflate(&mut self, bytes: &[u8]) -> Result<Vec<u8>, RenderError> {
        #[cfg(test)]
        if self.is_thorough {
            return Ok(thoroughly(bytes));
        }
        self.compress.reset();
        let mut compressed = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let read = usize::try_from(self.compress.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(read..).unwrap_or_default();
            let status = self
                .compress
                .compress_vec(rest, &mut compressed, FlushCompress::Finish)
                .map_err(|source| RenderError::pdf_with("a stream was not compressed", source))?;
            if status == Status::StreamEnd {
                return Ok(compressed);
            }
            compressed.reserve(bytes.len() / 2 + 64);
        }
    }
}

/// The bytes, as short as the format allows.
#[cfg(test)]
fn thoroughly(bytes: &[u8]) -> Vec<u8> {
    let mut compressed = Vec::new();
    zopfli::compress(
        zopfli::Options::default(),
        zopfli::Format::Zlib,
        bytes,
        &mut compressed,
    )
    .expect("a vector takes all");
    compressed
}
