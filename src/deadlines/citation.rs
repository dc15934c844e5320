//! Provisions in English: "Article 12(3) GDPR".

use crate::domain::{Instruments, Provision};

/// Where a rule is written; none if its number must not be printed, or is not known.
pub(super) fn english(
    cite: bool,
    provisions: &[Provision],
    instruments: &[&Instruments],
) -> Option<String> {
    if !cite || provisions.is_empty() {
        return None;
    }
    let english = "en".parse().ok()?;
    // Provisions of one law are named together, as the letters name them.
    let cited = provisions.chunk_by(|a, b| a.instrument == b.instrument);
    let cited = cited.map(|same| {
        let id = same[0].instrument.as_deref().unwrap_or("main");
        let name = instruments
            .iter()
            .find_map(|instruments| instruments.get(id)?.names.get(&english))?;
        let places: Vec<String> = same.iter().map(place).collect();
        Some(name.cite_all(&places.join(" and ")))
    });
    let cited = cited.collect::<Option<Vec<_>>>()?.join(" and ");
    // A letter keeps a number with its word; here a plain space is easier to search for.
    Some(cited.replace('\u{a0}', " "))
}

fn place(provision: &Provision) -> String {
    let mut place = String::new();
    if let Some(article) = &provision.article {
        place = match &provision.to_article {
            None => format!("Article {article}"),
            Some(last) => format!("Articles {article} to {last}"),
        };
    } else if let Some(section) = &provision.section {
        place = format!("section {section}");
    } else if let Some(sign) = &provision.section_sign {
        place = format!("§ {sign}");
    }
    if let Some(paragraph) = &provision.paragraph {
        place.extend(["(", paragraph, ")"]);
    }
    for list in [&provision.points, &provision.subparagraphs] {
        if !list.is_empty() {
            place.extend(["(", &list.join(") or ("), ")"]);
        }
    }
    if let Some(number) = &provision.number {
        place.extend([" no. ", number]);
    }
    place
}
