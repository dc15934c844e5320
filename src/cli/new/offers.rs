//! What a terminal offers below a line while somebody types.

use super::{layout, terminal::seen};
use crate::interview::Choice;
use inquire::{Autocomplete, CustomUserError, autocompletion::Replacement};
use std::{cell::RefCell, collections::BTreeMap};

/// The choices for what is typed, and those that were shown so far, by the text that was shown: it is all that comes back.
pub(super) struct Offers<'a> {
    offer: &'a dyn Fn(&str) -> Vec<Choice>,
    width: usize,
    shown: RefCell<BTreeMap<String, Choice>>,
}

impl<'a> Offers<'a> {
    /// Offers in a terminal of so many columns.
    pub(super) const fn new(offer: &'a dyn Fn(&str) -> Vec<Choice>, width: usize) -> Self {
        Self {
            offer,
            width,
            shown: RefCell::new(BTreeMap::new()),
        }
    }

    /// The choice that was shown with this text.
    pub(super) fn chosen(&self, text: &str) -> Option<Choice> {
        self.shown.borrow().get(text).cloned()
    }
}

impl Autocomplete for &Offers<'_> {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        let mut texts = Vec::new();
        for choice in (self.offer)(typed) {
            let text = layout::choice(&seen(&choice), self.width);
            // Two of one name at one place cannot be told apart: the first is meant.
            if !texts.contains(&text) {
                texts.push(text.clone());
                self.shown.borrow_mut().insert(text, choice);
            }
        }
        Ok(texts)
    }

    fn get_completion(
        &mut self,
        _: &str,
        shown: Option<String>,
    ) -> Result<Replacement, CustomUserError> {
        let choice = shown.and_then(|text| self.chosen(&text));
        Ok(choice.map(|choice| choice.name))
    }
}
