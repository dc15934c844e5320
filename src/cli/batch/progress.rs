//! How far a batch is, on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar with the time that is left; where nobody looks, nothing.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(length: u64, quiet: bool) -> Self {
        let target = if quiet {
            ProgressDrawTarget::hidden()
        } else {
            // Hidden by itself where standard error is no terminal.
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(length), target);
        if let Ok(style) =
            ProgressStyle::with_template("{bar:30} {percent:>3} %  {eta} left  {msg}")
        {
            bar.set_style(style);
        }
        Self(bar)
    }

    pub(super) fn at(&self, position: u64, letters: u64, refused: u64) {
        self.0.set_position(position);
        self.0
            .set_message(format!("{letters} letters, {refused} refused"));
    }

    pub(super) fn end(self) {
        self.0.finish_and_clear();
    }
}
