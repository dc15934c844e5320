//! Which form of a sentence a number asks for, by the plural rules of the Unicode CLDR.

use crate::domain::LanguageTag;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

/// What a key ends with for a number: `one`, `two`, `few`, `many` or `other`, as the language counts.
#[must_use]
pub fn plural(tag: &LanguageTag, number: usize) -> &'static str {
    let locale: Option<Locale> = tag.as_str().parse().ok();
    let rules = locale
        .and_then(|locale| PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok());
    match rules.map(|rules| rules.category_for(number)) {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        Some(PluralCategory::Other) | None => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_counts_in_its_own_way() {
        for (tag, wanted) in [
            ("sq", ["other", "one", "other", "other", "other"]),
            ("de-CH", ["other", "one", "other", "other", "other"]),
            ("pl", ["many", "one", "few", "many", "few"]),
            ("fr", ["one", "one", "other", "other", "other"]),
            ("ro", ["few", "one", "few", "few", "other"]),
        ] {
            let tag = tag.parse().expect("a tag");
            assert_eq!(
                [0, 1, 2, 5, 22].map(|number| plural(&tag, number)),
                wanted,
                "{tag}"
            );
        }
    }
}
