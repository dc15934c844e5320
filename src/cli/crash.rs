//! What is left of the program where it breaks: no word of a letter.

use super::{failure::Message, say};
use std::panic::{self, Location};

/// Switches core dumps off, which would hold requests and rosters, and says of a panic only where it was: its
/// own words may repeat a value.
pub(super) fn leaves_nothing() {
    no_core_dump();
    panic::set_hook(Box::new(|panic| say::error(&fault(panic.location()))));
}

/// A system that does not let itself be told dumps as its owner has said.
#[cfg(unix)]
fn no_core_dump() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let nothing = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, nothing);
    // A system that hands dumps to a program asks this and not the limit.
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Elsewhere whoever runs the system decides.
#[cfg(not(unix))]
fn no_core_dump() {}

fn fault(place: Option<&Location<'_>>) -> Message {
    let place = place.map_or_else(String::new, |place| {
        format!(" ({}:{})", place.file(), place.line())
    });
    Message {
        place: None,
        what: format!("Kerkesa has a fault and had to stop{place}"),
        hint: Some(
            "please report it with this line; what you wrote is not in it, and need not be in the report"
                .to_owned(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_by_its_place_alone() {
        let message = fault(Some(Location::caller()));
        assert!(message.what.contains("crash.rs:"), "{}", message.what);
    }
}
