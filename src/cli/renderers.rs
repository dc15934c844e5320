//! Renderers for many letters at once.

use crate::render::{Format, Renderer, renderer};
use std::sync::{Mutex, PoisonError};

/// A renderer for each format; they keep fonts and paragraphs for the next letter.
pub(super) type Renderers = Vec<Box<dyn Renderer + Send>>;

/// Renderers that are free: as many as letters were ever drawn at the same time.
pub(super) struct Pool<'a> {
    formats: &'a [Format],
    free: Mutex<Vec<Renderers>>,
}

impl<'a> Pool<'a> {
    pub(super) fn new(formats: &'a [Format]) -> Self {
        Self {
            formats,
            free: Mutex::default(),
        }
    }

    /// Lends renderers for one letter.
    pub(super) fn with<T>(&self, draw: impl FnOnce(&mut Renderers) -> T) -> T {
        let free = || self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = free().pop();
        let mut renderers = taken.unwrap_or_else(|| {
            self.formats
                .iter()
                .map(|format| renderer(*format))
                .collect()
        });
        let drawn = draw(&mut renderers);
        free().push(renderers);
        drawn
    }
}
