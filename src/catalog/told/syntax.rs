//! What is no YAML at all.

use super::{EMPTY, Told};

/// A place in a text: line and column, from 1.
type Place = (usize, usize);

/// What the reader stumbled over, if it is the text and not a value in it.
pub(super) fn told(error: &serde_yaml::Error, text: &str) -> Option<Told> {
    let said = error.to_string();
    let found = Stumbled::new(&said, error, text);
    let problem = found.problem;
    if let Some(told) = whole(problem, text) {
        return Some(told);
    }
    // A value's error begins with its key or says which type it is; the reader's own errors are these.
    let told = match problem {
        _ if is_tab(problem, &found) => tab(&found),
        "found character that cannot start any token" => found.cannot_begin(),
        "mapping values are not allowed in this context" => found.second_colon(),
        "could not find expected ':'" => found.no_colon(),
        "found unexpected end of stream" | "found unexpected document indicator" => found.told(
            found.context_place(),
            "the quotation mark that opens here is never closed",
            "close it at the end of the value; within '…' an apostrophe is written twice",
        ),
        "did not find expected key" => found.stray(),
        "did not find expected '-' indicator" => found.told(
            found.place,
            "this line does not belong to the list above it",
            "begin each entry with a dash, below the dashes of the others",
        ),
        "block sequence entries are not allowed in this context" => found.told(
            found.place,
            "a list cannot begin on the line of its key",
            "write its first dash on the next line, or the whole list as `[a, b]`",
        ),
        "did not find expected ',' or ']'" => found.open("["),
        "did not find expected ',' or '}'" => found.open("{"),
        "found unknown escape character"
        | "did not find expected hexadecimal number"
        | "found invalid Unicode character escape code" => found.told(
            found.place,
            "a backslash has a meaning of its own between double quotation marks",
            "write the value between '…', or the backslash twice",
        ),
        "did not find expected comment or line break" => found.told(
            found.place,
            "text follows `|` or `>` on the same line",
            "begin the text on the next line, indented",
        ),
        "found unexpected ':'" => found.told(
            found.place,
            "a value between brackets has a colon",
            "put the value in quotation marks",
        ),
        "unknown anchor" => found.value_begins_with("*"),
        "did not find expected <document start>" => found.told(
            found.place,
            "this line does not belong to what is above it",
            "write every value after a key and a colon: `letter: access`",
        ),
        "did not find expected node content" => found.told(
            found.place,
            "a value is missing here",
            "put a value that begins with a sign in quotation marks",
        ),
        _ if is_of_a_tag(&said) => found.value_begins_with("!"),
        _ if said.contains("scanning an alias") => found.value_begins_with("*"),
        _ if said.contains("scanning an anchor") => found.value_begins_with("&"),
        _ if said.contains("directive") => found.value_begins_with("%"),
        _ if said.contains(", while ") => {
            Told::new("", format!("cannot be read as YAML ({problem})")).at(found.place)
        }
        _ => return None,
    };
    Some(told)
}

/// What is wrong with the text as a whole.
fn whole(problem: &str, text: &str) -> Option<Told> {
    Some(match problem {
        "EOF while parsing a value" => Told::new("", EMPTY),
        "deserializing from YAML containing more than one document is not supported" => {
            Told::new("", "a second document begins here with `---`")
                .hint("make a file of each, or delete the line")
                .at(second_document(text))
        }
        "recursion limit exceeded" => {
            Told::new("", "the file nests too deeply").hint("is this the right file?")
        }
        "control characters are not allowed" => {
            let (place, sign) = control(text)?;
            Told::new(
                "",
                format!("holds the control character U+{:04X}", u32::from(sign)),
            )
            .hint("delete it; is this a text file?")
            .at(Some(place))
        }
        _ => return None,
    })
}

fn second_document(text: &str) -> Option<Place> {
    let is_nothing = |line: &str| line.trim().is_empty() || line.starts_with(['#', '%']);
    let mut has_begun = false;
    for (number, line) in (1..).zip(text.lines()) {
        let begins = line == "---" || line.starts_with("--- ");
        if begins && has_begun {
            return Some((number, 1));
        }
        has_begun |= begins || !is_nothing(line);
    }
    None
}

/// The first sign that YAML forbids.
fn control(text: &str) -> Option<(Place, char)> {
    let is_forbidden = |sign: &char| {
        sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{85}')
            || matches!(sign, '\u{FFFE}' | '\u{FFFF}')
            || *sign == '\u{FEFF}'
    };
    for (number, line) in (1..).zip(text.split('\n')) {
        let mut signs = line.chars().enumerate();
        if let Some((at, sign)) = signs.find(|(_, sign)| is_forbidden(sign)) {
            return Some(((number, at + 1), sign));
        }
    }
    None
}

fn is_of_a_tag(said: &str) -> bool {
    ["scanning a tag", "parsing a tag", "undefined tag handle"]
        .iter()
        .any(|part| said.contains(part))
}

/// Where the reader stumbled.
struct Stumbled<'a> {
    /// Its word for it, without the place.
    problem: &'a str,
    /// Its whole sentence.
    said: &'a str,
    text: &'a str,
    place: Option<Place>,
}

impl<'a> Stumbled<'a> {
    fn new(said: &'a str, error: &serde_yaml::Error, text: &'a str) -> Self {
        let end = said
            .find(" at line ")
            .or_else(|| said.find(" at position "))
            .or_else(|| said.find(", while "))
            .unwrap_or(said.len());
        Self {
            problem: &said[..end],
            said,
            text,
            place: error.location().map(|place| (place.line(), place.column())),
        }
    }

    fn told(&self, place: Option<Place>, what: impl Into<String>, hint: &str) -> Told {
        Told::new("", what).hint(hint).at(place.or(self.place))
    }

    fn line(&self, number: usize) -> &'a str {
        self.text
            .lines()
            .nth(number.wrapping_sub(1))
            .unwrap_or_default()
    }

    /// The line where it stumbled, and what stands before and behind the place.
    fn around(&self) -> (&'a str, &'a str, &'a str) {
        let (number, column) = self.place.unwrap_or((1, 1));
        let line = self.line(number);
        let at = line
            .char_indices()
            .nth(column.wrapping_sub(1))
            .map_or(line.len(), |(at, _)| at);
        (line, &line[..at], &line[at..])
    }

    /// Where that began in which the reader was, if the sentence says it.
    fn context_place(&self) -> Option<Place> {
        let context = &self.said[self.said.find(", while ")?..];
        let (_, place) = context.rsplit_once(" at line ")?;
        let (line, column) = place.split_once(" column ")?;
        Some((line.parse().ok()?, column.parse().ok()?))
    }

    fn cannot_begin(&self) -> Told {
        let (_, _, rest) = self.around();
        match rest.chars().next() {
            Some('`') => self.told(
                self.place,
                "a value cannot begin with a backtick",
                "put the whole value in quotation marks",
            ),
            sign => self.value_begins_with(&sign.map(String::from).unwrap_or_default()),
        }
    }

    fn value_begins_with(&self, sign: &str) -> Told {
        self.told(
            self.place,
            format!("a value cannot begin with `{sign}`"),
            &format!("put the whole value in quotation marks: '{sign}…'"),
        )
    }

    /// A colon where no key can be: in a value, below a key without one, or in a line that is indented too far.
    fn second_colon(&self) -> Told {
        let (_, before, _) = self.around();
        let (number, _) = self.place.unwrap_or((1, 1));
        if before.contains(": ") {
            return self.told(
                self.place,
                "this line has a second colon",
                "put a value with a colon in quotation marks, and each key on a line of its own",
            );
        }
        let above = (1..number).rev().find(|above| !is_blank(self.line(*above)));
        match above {
            Some(above) if !self.line(above).contains(':') => self.told(
                Some((above, 1 + indent(self.line(above)))),
                "the key has no colon",
                "write a colon after the key: `worker:`",
            ),
            _ => self.told(
                Some((number, 1 + indent(before))),
                "this line is indented further than the one above it",
                "begin the keys of one map in the same column",
            ),
        }
    }

    /// A line that should have a key and a colon.
    fn no_colon(&self) -> Told {
        let place = self.context_place().or(self.place);
        let line = self.line(place.map_or(1, |(line, _)| line));
        let is_joined = line
            .find(':')
            .is_some_and(|at| !line[at + 1..].starts_with(' ') && !line[at + 1..].is_empty());
        if is_joined {
            self.told(
                place,
                "there is no space after the colon",
                "write a space between the colon and the value: `letter: access`",
            )
        } else if !line.trim().contains([' ', ':']) {
            self.told(
                place,
                "the key has no colon",
                "write a colon after the key: `worker:`",
            )
        } else {
            self.told(
                place,
                "this line has no key with a colon",
                "write it as `key: value`; a text of several lines begins with `|` and is indented",
            )
        }
    }

    /// Something that belongs to no map above it.
    fn stray(&self) -> Told {
        let (line, before, _) = self.around();
        if before.contains(['"', '\'']) {
            return self.told(
                self.place,
                "text follows a closing quotation mark",
                "close each quotation mark at the end of its value; within '…' an apostrophe is written twice",
            );
        }
        let (number, _) = self.place.unwrap_or((1, 1));
        self.told(
            Some((number, 1 + indent(line))),
            "this line is not indented like the others of its map",
            "begin the keys of one map in the same column",
        )
    }

    /// A bracket that is not closed.
    fn open(&self, bracket: &str) -> Told {
        let place = self.context_place();
        self.told(
            place,
            format!("what begins here with `{bracket}` is not closed, or lacks a comma"),
            "separate the entries by commas and close the bracket; put a text with brackets or commas in quotation marks",
        )
    }
}

fn is_tab(problem: &str, found: &Stumbled<'_>) -> bool {
    let (line, _, rest) = found.around();
    let begins_with = line[..indent(line)].contains('\t');
    problem.contains("tab character")
        || problem.contains("cannot start") && rest.starts_with('\t')
        || begins_with && found.said.contains(", while ")
}

fn tab(found: &Stumbled<'_>) -> Told {
    let (number, _) = found.place.unwrap_or((1, 1));
    let line = found.line(number);
    let column = line
        .chars()
        .position(|sign| sign == '\t')
        .unwrap_or_default();
    found.told(
        Some((number, column + 1)),
        "this line is indented with a tab; YAML takes spaces only",
        "write two spaces for each tab at the beginning of a line",
    )
}

fn is_blank(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// How many bytes of white space begin a line.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
