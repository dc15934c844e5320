//! In which language a request can be spoken of that is refused.

use super::Setting;
use crate::{
    catalog::{Catalog, Voice, bounds},
    domain::{CountryCode, LanguageTag},
};
use serde_yaml::Value;

/// The language that a request asks for, or the usual one of its country; none, where neither can be made out.
///
/// The request need not be one: it is looked at because it is refused.
#[must_use]
pub fn spoken(bytes: &[u8], settings: &[Setting], catalog: &Catalog) -> Option<LanguageTag> {
    let file = parsed(bytes);
    let given = |key: &str| {
        let mut set = settings.iter().rev();
        let set = set.find(|setting| setting.key == key);
        set.map(|setting| setting.value.clone())
            .or_else(|| written(&file, key))
    };
    let known = |tag: &LanguageTag| catalog.languages().any(|known| known == tag);
    let language = given("language").and_then(|tag| tag.parse().ok());
    language.filter(known).or_else(|| {
        let countries = ["jurisdiction", "employer.address.country"];
        let country: CountryCode = countries.into_iter().find_map(given)?.parse().ok()?;
        let country = catalog.jurisdiction(country).ok()?;
        country.languages.first().cloned()
    })
}

/// The voice in which such a request is spoken of: English, where no language can be made out. [`Refusal::told`] takes its
/// labels.
///
/// [`Refusal::told`]: super::Refusal::told
#[must_use]
pub fn voice(bytes: &[u8], settings: &[Setting], catalog: &Catalog) -> Voice {
    let language = spoken(bytes, settings, catalog);
    language.map_or_else(Voice::default, |language| Voice::of(catalog, &language))
}

fn parsed(bytes: &[u8]) -> Value {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    match bounds::bounded(text, bounds::PARTS) {
        Ok(_) => serde_yaml::from_str(text).unwrap_or_default(),
        Err(_) => Value::Null,
    }
}

/// The text below a dotted key.
fn written(file: &Value, key: &str) -> Option<String> {
    let mut value = file;
    for part in key.split('.') {
        value = value.get(part)?;
    }
    value.as_str().map(str::to_owned)
}
