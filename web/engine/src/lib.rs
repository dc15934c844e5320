//! What the page asks of the library.
