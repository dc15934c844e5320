//! `kerkesa employer check`: what is wrong with entries, before a letter is written.

use super::{
    super::{
        args::Global,
        failure::{Failure, Message},
        requests, say,
    },
    args::Check,
    failed, place,
};
use crate::{
    book::{Entry, Lack},
    catalog::Catalog,
    compose::compose,
    intake::{self, EmployerEntry, Moment, RequestFile},
    letter::{Stationery, Window},
    render::PdfRenderer,
};
use jiff::civil::Date;

/// A letter as short as any, to which the entry becomes the employer.
const LETTER: &str = "\
letter: access
language: en
jurisdiction: IE
reference: '1'
worker: {name: A, address: {lines: [A], country: IE}}
employer: {name: A, address: {lines: [A], country: IE}}
";

/// A sender who is not in the country of the other one.
const ABROAD: &str = "{name: A, address: {lines: [A], country: DE}}";

/// The windows in which an address must stand.
const WINDOWS: [(Window, &str); 4] = [
    (Window::Din5008B, "DIN 5008"),
    (Window::SnLeft, "SN 010130, left"),
    (Window::SnRight, "SN 010130, right"),
    (Window::NfRight, "NF Z 11-001"),
];

/// Checks every entry and says what is wrong with it.
pub(super) fn run(args: &Check, global: &Global) -> Result<(), Failure> {
    let catalog = requests::catalog(global)?;
    let shelf = requests::shelf(global);
    let book = shelf.book().map_err(|error| failed(&error))?;
    let moment = requests::moment()?;
    let today = match &args.date {
        Some(text) => requests::day("--date", text)?,
        None => moment.today,
    };
    let mut pdf = PdfRenderer::new();
    let (mut count, mut faulty) = (0, 0);
    for (name, entry) in book.entries() {
        let mut remarks = old(entry, args.older_than, today);
        remarks.extend(unfit(entry, &catalog, &moment, &mut pdf)?);
        count += 1;
        faulty += usize::from(!remarks.is_empty());
        for (what, hint) in remarks {
            let place = Some(place(&shelf, name.as_str()));
            let hint = Some(hint);
            Message { place, what, hint }.print_error();
        }
    }
    if !global.quiet {
        say::line(format_args!("{count} entries, {faulty} to correct"));
    }
    Failure::of_code(u8::from(faulty > 0))
}

/// What is wrong with an entry, and what to do.
type Remark = (String, String);

fn old(entry: &Entry, years: i16, today: Date) -> Vec<Remark> {
    let is_old = |as_of: &Date| {
        let until = as_of.checked_add(jiff::Span::new().years(years));
        until.is_ok_and(|until| until < today)
    };
    let remark = |as_of: Date| {
        let hint = "look up the address and set `as_of` to that day, or import a new record with `--update`";
        (
            format!("the entry dates from {as_of}; it is more than {years} years old"),
            hint.to_owned(),
        )
    };
    entry.as_of.filter(is_old).map(remark).into_iter().collect()
}

/// Whether a letter can be addressed to the entry, and in which windows it does not fit.
fn unfit(
    entry: &Entry,
    catalog: &Catalog,
    moment: &Moment,
    pdf: &mut PdfRenderer,
) -> Result<Option<Remark>, Failure> {
    let controller = match entry.controller(None, None) {
        Ok(controller) => controller,
        Err(lack) => {
            let hint = match &lack {
                Lack::Address => "write its address in the book",
                Lack::Country(_) | Lack::OtherCountry(_) => {
                    "in its address, replace `country_name` with `country:` and two letters"
                }
            };
            return Ok(Some((lack.to_string(), hint.to_owned())));
        }
    };
    let country = controller.address.country();
    let fault = |why: String| Failure::system(format!("the letter of the check: {why}"));
    let mut file: RequestFile =
        serde_yaml::from_str(LETTER).map_err(|why| fault(why.to_string()))?;
    file.employer = EmployerEntry::Written(controller);
    // From abroad, so that the country has its line.
    let from = file.worker.as_ref().map(|worker| worker.address.country());
    if from == Some(country) {
        file.worker = serde_yaml::from_str(ABROAD).map_err(|why| fault(why.to_string()))?;
    }
    let yaml = serde_yaml::to_string(&file).map_err(|why| fault(why.to_string()))?;
    let request = intake::read(yaml.as_bytes(), &[], "".as_ref(), catalog, moment)
        .map_err(|why| fault(why.to_string()))?;
    let mut letter = compose(&request, catalog).map_err(|why| fault(why.to_string()))?;
    for (window, name) in WINDOWS {
        letter.stationery = Stationery { window };
        if let Err(why) = pdf.fits(&letter) {
            let hint = "shorten the lines, or use an envelope without a window";
            return Ok(Some((format!("{name}: {why}"), hint.to_owned())));
        }
    }
    Ok(None)
}
