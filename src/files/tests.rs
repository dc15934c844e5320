use super::*;
use tempfile::TempDir;

fn odd(path: &Path, links: Links) -> Option<Odd> {
    read(path, links, 4)
        .err()
        .map(|why| Odd::of(&why).expect("an odd file"))
}

fn case() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("four"), "four").expect("a file");
    folder
}

#[test]
fn a_file_is_read_up_to_its_limit() {
    let folder = case();
    let file = folder.path().join("four");
    assert_eq!(read(&file, Links::Refused, 4).expect("four bytes"), b"four");
    fs::write(&file, "fives").expect("a file");
    assert_eq!(odd(&file, Links::Refused), Some(Odd::Long(4)));
    assert_eq!(odd(folder.path(), Links::Followed), Some(Odd::Kind));
    let gone = read(&folder.path().join("gone"), Links::Refused, 4);
    assert_eq!(gone.expect_err("nothing").kind(), io::ErrorKind::NotFound);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_are_told() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    use std::os::unix::fs::symlink;
    let folder = case();
    let at = |name: &str| folder.path().join(name);
    symlink("four", at("link")).expect("a link");
    assert_eq!(odd(&at("link"), Links::Followed), None);
    assert_eq!(odd(&at("link"), Links::Refused), Some(Odd::Link));
    symlink("/dev/zero", at("zero")).expect("a link");
    assert_eq!(odd(&at("zero"), Links::Followed), Some(Odd::Kind));
    mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
    for links in [Links::Followed, Links::Refused] {
        assert_eq!(odd(&at("pipe"), links), Some(Odd::Kind));
    }
    // To be written only, when nobody reads.
    let written = open_as(OpenOptions::new().write(true), &at("pipe"), Links::Refused);
    assert_eq!(Odd::of(&written.expect_err("refused")), Some(Odd::Kind));
}

#[cfg(unix)]
#[test]
fn nothing_is_made_at_the_end_of_a_link() {
    let folder = case();
    let link = folder.path().join("link");
    std::os::unix::fs::symlink("target", &link).expect("a link");
    let made = open_as(
        OpenOptions::new().write(true).create(true),
        &link,
        Links::Refused,
    );
    assert_eq!(Odd::of(&made.expect_err("refused")), Some(Odd::Link));
    assert!(!folder.path().join("target").exists());
}

#[cfg(unix)]
#[test]
fn another_file_of_the_same_name_is_told() {
    let folder = case();
    let path = folder.path().join("four");
    let file = open(&path, Links::Refused).expect("a file");
    assert!(is_at(&file, &path).expect("a file"));
    fs::remove_file(&path).expect("removed");
    assert!(!is_at(&file, &path).expect("no error"));
    fs::write(&path, "four").expect("a file");
    assert!(!is_at(&file, &path).expect("another file"));
}
