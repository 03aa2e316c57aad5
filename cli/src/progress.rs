use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A progress bar on a terminal; nothing in a pipe, or a line a tenth where the user insists.
pub(crate) struct Progress {
    bar: ProgressBar,
    lines: bool,
    told: u64,
}

const PARTS: u64 = 1000;

impl Progress {
    /// A bar for one simulation; `insist` shows progress without a terminal too.
    pub(crate) fn new(insist: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(PARTS), target);
        if let Ok(style) = ProgressStyle::with_template("simulating [{bar:32}] {percent:>3} % {msg}") {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar, lines: insist && !terminal, told: 0 }
    }

    /// The simulation has reached `t` of `end` seconds.
    pub(crate) fn at(&mut self, t: f64, end: f64) {
        let share = if end > 0.0 { t / end } else { 1.0 };
        let part = (share * PARTS as f64) as u64;
        self.bar.set_position(part);
        self.bar.set_message(format!("{t:.2} of {end:.2} s"));
        let tenth = part / (PARTS / 10);
        if self.lines && tenth > self.told {
            self.told = tenth;
            eprintln!("simulated {t:.2} of {end:.2} s");
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
