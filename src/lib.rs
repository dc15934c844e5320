//! Kerkesa writes the letters with which a worker uses data-protection law
//! against an employer.

#[macro_use]
pub mod domain;

pub mod catalog;
pub mod cli;
pub mod compose;
pub mod intake;
pub mod letter;
pub mod render;
