//! The days as a page of text: each day, and below it the rules that it rests on.

use super::Days;
use crate::deadlines::Rule;
use jiff::civil::Date;

/// The page.
pub(super) fn page(days: &Days) -> String {
    let found = &days.reckoning;
    let rules = &found.rules;
    let place = found
        .region
        .clone()
        .unwrap_or_else(|| found.jurisdiction.to_string());
    let mut lines = vec![
        format!(
            "{}, {place}, law {}: received on {}",
            found.letter, found.law, found.received
        ),
        String::new(),
    ];
    let mut add = |name: &str, date: Option<Date>, rules: &[Rule]| {
        let date = date.map_or_else(|| "no day can be named yet".to_owned(), with_weekday);
        lines.push(format!("{name:<19}{date}"));
        lines.extend(rules.iter().map(|rule| format!("  {}", sentence(rule))));
    };
    add("last day", Some(found.last_day), &rules.last_day);
    if let Some(day) = found.extended_last_day {
        add("extended last day", Some(day), &rules.extended_last_day);
    }
    add(
        "reminder from",
        Some(found.reminder_from),
        &rules.reminder_from,
    );
    add(
        "complaint from",
        Some(found.complaint_from),
        &rules.complaint_from,
    );
    for limit in &days.worker_limits {
        let rule = std::slice::from_ref(&limit.rule);
        add("your own limit", limit.last_day, rule);
    }
    if let Some(note) = days.worker_limits_note {
        lines.push(format!("{:<19}{note}", "your own limits"));
    }
    lines.push(String::new());
    lines.extend(
        found
            .notes
            .iter()
            .map(|note| format!("note: {}", note.words)),
    );
    if let Some(years) = found.holidays_covered {
        lines.push(format!(
            "note: The public holidays of {} to {} are known.",
            years.first, years.last
        ));
    }
    lines.join("\n") + "\n"
}

/// A rule's sentence, with its provision where that may be printed.
pub(super) fn sentence(rule: &Rule) -> String {
    match &rule.provision {
        Some(provision) => format!("{} ({provision})", rule.words),
        None => rule.words.clone(),
    }
}

/// "Mon 2026-12-28".
fn with_weekday(date: Date) -> String {
    let weekday = format!("{:?}", date.weekday());
    format!("{} {date}", weekday.get(..3).unwrap_or_default())
}
