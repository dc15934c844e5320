//! From the cells of a table to the values of keys.

use super::{Row, Understanding};
use crate::intake::{Pattern, Setting};
use std::collections::HashMap;

/// How the cells of each row are put together.
#[derive(Debug, Clone, Default)]
pub(super) struct Mapping {
    /// The places of the headings; none where each cell is the value of the key that it is named after.
    places: Option<HashMap<String, usize>>,
    count: usize,
    given: Vec<(String, Pattern, Vec<usize>)>,
}

impl Mapping {
    pub(super) fn of(understanding: &Understanding) -> Self {
        if understanding.is_plain() {
            return Self::default();
        }
        let headings = understanding.columns.iter().zip(0..);
        let given = understanding.given.iter();
        Self {
            places: Some(
                headings
                    .map(|(column, place)| (column.heading.clone(), place))
                    .collect(),
            ),
            count: understanding.columns.len(),
            given: given
                .map(|given| {
                    (
                        given.key.clone(),
                        given.pattern.clone(),
                        given.columns.clone(),
                    )
                })
                .collect(),
        }
    }

    /// The row by the keys that its cells give.
    pub(super) fn applied(&self, mut row: Row) -> Row {
        let (Some(places), Ok(cells)) = (&self.places, &row.cells) else {
            return row;
        };
        let mut values = vec![""; self.count];
        for cell in cells {
            let place = places.get(&cell.key).copied();
            if let Some(value) = place.and_then(|place| values.get_mut(place)) {
                *value = &cell.value;
            }
        }
        let setting = |(key, pattern, columns): &(String, Pattern, Vec<usize>)| {
            let cell = |hole: usize| columns.get(hole).map_or("", |column| values[*column]);
            let value = pattern.filled(cell).trim().to_owned();
            (!value.is_empty()).then(|| Setting {
                key: key.clone(),
                value,
            })
        };
        let settings = self.given.iter().filter_map(setting).collect();
        row.cells = Ok(settings);
        row
    }
}
