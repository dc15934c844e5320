//! The tests of the whole: one binary, a file for each promise.

mod letters;
mod make;
mod rooms;
mod words;
