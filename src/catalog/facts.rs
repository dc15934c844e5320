//! What a template may ask about a request and a law: yes or no, never a text.

use crate::domain::Right;
use std::collections::BTreeMap;

/// Conditions by name, and the rights that the law grants.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    pub(super) states: BTreeMap<String, bool>,
    pub(super) grants: BTreeMap<Right, bool>,
    pub(super) counts: BTreeMap<String, usize>,
}

impl Facts {
    /// States a fact, true or false. Every fact that a template may ask for is stated.
    pub fn state(&mut self, name: impl Into<String>, holds: bool) {
        self.states.insert(name.into(), holds);
    }

    /// States how many items a list of the request has.
    pub fn count(&mut self, list: impl Into<String>, number: usize) {
        self.counts.insert(list.into(), number);
    }

    /// States whether the law grants a right.
    pub fn grant(&mut self, right: Right, granted: bool) {
        self.grants.insert(right, granted);
    }
}
