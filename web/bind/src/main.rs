//! `kerkesa-bind ENGINE.wasm FOLDER PACKS`: makes of the engine what the page carries.
//!
//! Writes `engine.js`, which calls the engine, and `engine_bg.wasm` into a folder, and beside each of them that the page
//! holds inside, and beside each pack of the catalogue, the same compressed: `engine_bg.wasm.xz`, `common.json.xz`.

use liblzma::stream::{Check, Filters, LzmaOptions, MatchFinder, Stream};
use liblzma::write::XzEncoder;
use std::{
    env,
    error::Error,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [engine, folder, packs] = &arguments[..] else {
        return Err("give the engine, a folder for it, and the folder of the packs".into());
    };
    bind(engine, folder)?;
    squeeze(&folder.join("engine_bg.wasm"))?;
    for pack in fs::read_dir(packs)? {
        let pack = pack?.path();
        if pack.extension().is_some_and(|ending| ending == "json") {
            squeeze(&pack)?;
        }
    }
    Ok(())
}

fn bind(engine: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    Bindgen::new()
        .input_path(engine)
        // Plain script: the Worker is made from a blob, where nothing can be imported.
        .no_modules(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name("engine")
        .generate(folder)?;
    Ok(())
}

/// Writes a file beside the file, compressed by LZMA: a fifth smaller than what browsers unpack by themselves.
fn squeeze(file: &Path) -> Result<(), Box<dyn Error>> {
    const DICTIONARY: u32 = 8 << 20;
    let mut options = LzmaOptions::new_preset(9 | EXTREME)?;
    // As text and WebAssembly are: bytes that follow one another, at no particular place.
    options
        .dict_size(DICTIONARY)
        .literal_context_bits(4)
        .literal_position_bits(0)
        .position_bits(0)
        .match_finder(MatchFinder::BinaryTree3);
    let mut filters = Filters::new();
    filters.lzma2(&options);
    let stream = Stream::new_stream_encoder(&filters, Check::Crc32)?;
    let mut encoder = XzEncoder::new_stream(Vec::new(), stream);
    encoder.write_all(&fs::read(file)?)?;
    let mut name = file.as_os_str().to_owned();
    name.push(".xz");
    fs::write(name, encoder.finish()?)?;
    Ok(())
}

/// `LZMA_PRESET_EXTREME`: more time for fewer bytes.
const EXTREME: u32 = 1 << 31;
