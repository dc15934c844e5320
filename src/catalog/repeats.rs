//! Whether a YAML text repeats itself through aliases until nothing can hold it.

use super::walk::walk;

/// What the reader itself says where aliases lead to aliases.
pub(super) const LIMIT: &str = "repetition limit exceeded";

/// How much a short text may hold through aliases beyond its own size: 64 KiB.
const ROOM: usize = 64 << 10;

/// Refuses a text whose aliases (`*`) hold more than as much again as stands in it.
///
/// The reader's own limit counts the aliases, and not what each of them holds: of 80 KiB it would
/// make gigabytes. Whatever else is wrong is told by those who read the text.
pub(super) fn bounded(text: &str) -> Result<(), serde_yaml::Error> {
    if !text.contains('*') {
        return Ok(());
    }
    let mut left = 2 * text.len() + ROOM;
    let mut count = |text: &str| {
        left = left.checked_sub(text.len() + 1).ok_or(LIMIT)?;
        Ok(())
    };
    match walk(text, &mut count) {
        Err(why) if why.to_string().contains(LIMIT) => Err(why),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_bounded(text: &str) -> bool {
        bounded(text).is_ok()
    }

    #[test]
    fn a_text_that_grows_out_of_bounds_is_refused() {
        let level = |level: u8| {
            let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
            format!("a{level}: &a{level} [{aliases}]\n")
        };
        let levels: Vec<String> = (1..10).map(level).collect();
        let levels = levels.concat();
        assert!(!is_bounded(&format!("a0: &a0 [x, x]\n{levels}")));
        // One level is enough, for many aliases of a long text or a long list.
        let list = format!(
            "- &a [{}]\n{}",
            "x, ".repeat(20_000),
            "- *a\n".repeat(5_000)
        );
        let long = format!("- &a {}\n{}", "x".repeat(60_000), "- *a\n".repeat(5_000));
        for bomb in [&list, &long] {
            assert!(!is_bounded(bomb));
            assert!(!is_bounded(&format!(
                "- !t {{99999999999999999999999: 1}}\n{bomb}"
            )));
        }
    }

    #[test]
    fn a_text_that_says_things_once_is_not_refused() {
        let many = format!("[{}]", "a, ".repeat(100_000));
        let empty = format!("[{}]", "'', ~, ".repeat(100_000));
        let keys: Vec<String> = (0..100_000).map(|key| format!("{key:x}")).collect();
        let nothing = format!("{{{}}}", keys.join(","));
        for text in [&many, &empty, &nothing] {
            assert!(is_bounded(&format!("- '*'\n- {text}\n")));
        }
        for text in [
            "",
            "*",
            "a: *b",
            "a: [",
            "a: &a b\nc: [*a, *a, '*a']\n",
            "- &a {b: c}\n- {d: *a}\n",
        ] {
            assert!(is_bounded(text), "{text}");
        }
    }
}
