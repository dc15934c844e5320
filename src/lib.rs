//! Kerkesa ("kërkesa", Albanian: *the request*) writes the letters with which
//! a worker uses data-protection law against an employer.
//!
//! ```text
//! request.yaml --intake--> Request --compose--> Letter --render--> bytes --cli--> file
//!                             |        catalog: templates + words + law
//!                             +-- checked once, at the border; after that it cannot be wrong
//! ```
//!
//! Structure (`templates/`), words (`locales/<language>.yaml`) and law
//! (`locales/laws/`, `locales/jurisdictions/`) are kept apart, so that a letter
//! under Albanian law can be written in Italian, and one under the GDPR in
//! Albanian. Dependencies between the rooms point one way; the library has no
//! clock, no dice and no network.
//!
//! ```
//! use kerkesa::{catalog::Catalog, compose::compose, intake, render};
//!
//! let request = b"\
//! letter: access
//! worker:
//!   name: Arta Hoxha
//!   address: {street: Rruga e Shembullit 12, city: Tiran\xC3\xAB, country: AL}
//! employer:
//!   name: Shembull Contact Center sh.p.k.
//!   address: {street: Rruga e Prov\xC3\xABs 7, city: Tiran\xC3\xAB, country: AL}
//! ";
//! let catalog = Catalog::embedded()?;
//! let moment = intake::Moment { today: jiff::civil::date(2026, 11, 23), random: 42 };
//! let request = intake::read(request, &[], "".as_ref(), &catalog, &moment)?;
//! let letter = compose(&request, &catalog)?;
//! let pdf = render::renderer(render::Format::Pdf).render(&letter)?;
//! assert!(pdf.starts_with(b"%PDF-1.7"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[macro_use]
pub mod domain;

pub mod advice;
pub mod book;
#[cfg(feature = "cases")]
pub mod cases;
pub mod catalog;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compose;
pub mod deadlines;
mod files;
pub mod intake;
pub mod interview;
pub mod letter;
#[cfg(feature = "proof")]
pub mod proof;
pub mod render;
#[cfg(feature = "roster")]
pub mod roster;
