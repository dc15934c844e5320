//! Makes cargo notice new files in `locales/`, which the program holds inside.

fn main() {
    println!("cargo::rerun-if-changed=locales");
}
