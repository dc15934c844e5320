//! The tests of the whole: one binary, a file for each promise.

mod batch;
mod book;
mod commands;
mod correspondence;
mod deadlines;
mod drawn;
mod fonts;
mod formats;
mod holidays;
mod hostile;
mod letters;
mod make;
mod new;
mod paragraphs;
mod proof;
mod readers;
mod readme;
mod recipients;
mod refusals;
mod rooms;
mod scaling;
mod schema;
mod sheets;
mod tags;
mod words;
