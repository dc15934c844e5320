//! Where a roster is read from: a file, or bytes in memory.

use std::io::{Read, Seek};

/// What can be read, and read again from its beginning.
pub(super) trait Input: Read + Seek {}

impl<T: Read + Seek> Input for T {}
