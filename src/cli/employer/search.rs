//! `kerkesa employer search`: the companies that come with the program.

use super::{
    super::{failure::Failure, say},
    args::Search,
};
use crate::{
    book::{Company, Directory, Slug},
    domain::CountryCode,
};
use serde_json::json;
use serde_yaml::{Mapping, Value};

/// The most companies that are printed.
const MOST: usize = 20;

/// Prints the companies of a name: as a request would have them, or as JSON.
pub(super) fn run(args: &Search) -> Result<(), Failure> {
    let country = args.country.as_deref().map(str::parse::<CountryCode>);
    let country = country.transpose();
    let country = country.map_err(|why| Failure::system(format!("--country: {why}")))?;
    let directory = Directory::shipped();
    let found = directory.search(&args.name.join(" "), country, MOST);
    if args.json {
        let company = |(id, company): &(&Slug, &Company)| json!({"id": id, "company": company});
        return say::json(&found.iter().map(company).collect::<Vec<_>>());
    }
    if found.is_empty() {
        say::line("the list has no such company");
        say::hint("type less of the name; or write the employer in the request yourself");
        return Ok(());
    }
    let mut page = format!(
        "# From Datenanfragen's public list (CC0), as of {}. Check the address, and that it is your employer's.\n",
        directory.as_of()
    );
    for (_, company) in found {
        page += "\n";
        page += &yaml(company).map_err(|why| Failure::system(why.to_string()))?;
    }
    say::page(&page)
}

fn yaml(company: &Company) -> Result<String, serde_yaml::Error> {
    let employer = serde_yaml::to_value(company.controller())?;
    serde_yaml::to_string(&Mapping::from_iter([(Value::from("employer"), employer)]))
}
