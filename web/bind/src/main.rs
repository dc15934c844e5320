//! `kerkesa-bind ENGINE.wasm FOLDER`: writes `engine.js`, which calls the engine, and `engine_bg.wasm` beside it.

use std::{env, error::Error, process::ExitCode};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    match bind() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn bind() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1);
    let (Some(engine), Some(folder)) = (arguments.next(), arguments.next()) else {
        return Err("give the engine and a folder".into());
    };
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
