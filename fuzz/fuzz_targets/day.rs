//! Days: of receipt, of a letter, of birth; and the places where they are reckoned.
#![no_main]

use kerkesa_fuzz::*;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let (place, day) = text.split_once(' ').unwrap_or(("AL", &text));
    let Ok(received) = day.trim().parse() else {
        return;
    };
    let jurisdiction = place.get(..2).unwrap_or("AL");
    let Some(jurisdiction) = jurisdiction.parse().ok() else {
        return;
    };
    let Ok(country) = CATALOG.jurisdiction(jurisdiction) else {
        return;
    };
    let law = CATALOG.law(&country.law).expect("a law");
    let region = (place.len() > 2).then_some(place);
    let Ok(calendar) = Calendar::of(&CATALOG, jurisdiction, region) else {
        return;
    };
    for letter in LetterKind::ALL {
        let _ = deadlines::reckon(law, *letter, received, &calendar);
    }
    let events = Events::received(received);
    let _ = deadlines::worker_limits(law, country, &events, &calendar);
});
