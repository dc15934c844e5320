//! Writes a request's letter in every format, with a line that marks every page,
//! as for a copy that somebody reads and nobody sends:
//! `cargo run --example marked -- REQUEST.yaml FOLDER MARK`

use kerkesa::{
    catalog::Catalog,
    compose::compose,
    intake::{self, Moment},
    letter::Inline,
    render::{Format, renderer},
};
use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [request, folder, mark] = &arguments[..] else {
        return Err("give a request file, a folder and the mark".into());
    };
    let (request, folder) = (PathBuf::from(request), PathBuf::from(folder));
    let catalog = Catalog::embedded()?;
    let moment = Moment {
        today: || jiff::civil::date(2026, 11, 23),
        random: 42,
    };
    let beside = request.parent().unwrap_or(&request);
    let request = intake::read(&fs::read(&request)?, &[], beside, &catalog, &moment)?;
    let mut letter = compose(&request, &catalog)?;
    letter.mark = Some(vec![Inline::Words(mark.clone())]);
    fs::create_dir_all(&folder)?;
    for format in Format::ALL {
        let file = folder.join("marked").with_extension(format.extension());
        fs::write(file, renderer(format).render(&letter)?)?;
    }
    Ok(())
}
