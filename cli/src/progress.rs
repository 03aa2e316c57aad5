use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A progress bar on a terminal; nothing in a pipe, or a line a tenth where the user insists.
pub(crate) struct Progress {
    bar: ProgressBar,
    lines: bool,
    told: u64,
    /// What is done, in the past tense, and the unit that is counted.
    done: &'static str,
    unit: &'static str,
    decimals: usize,
}

const PARTS: u64 = 1000;

impl Progress {
    /// A bar for one simulation; `insist` shows progress without a terminal too.
    pub(crate) fn new(insist: bool) -> Self {
        Self { done: "simulated", decimals: 2, ..Self::of("simulating", "s", insist) }
    }

    /// A bar for work of another name, counted in whole units.
    pub(crate) fn of(name: &str, unit: &'static str, insist: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let target = if terminal { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(PARTS), target);
        if let Ok(style) =
            ProgressStyle::with_template(&format!("{name} [{{bar:32}}] {{percent:>3}} % {{msg}}"))
        {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar, lines: insist && !terminal, told: 0, done: "done", unit, decimals: 0 }
    }

    /// The work has reached `t` of `end`.
    pub(crate) fn at(&mut self, t: f64, end: f64) {
        let share = if end > 0.0 { t / end } else { 1.0 };
        let part = (share * PARTS as f64) as u64;
        self.bar.set_position(part);
        let (unit, decimals) = (self.unit, self.decimals);
        let reached = format!("{t:.decimals$} of {end:.decimals$} {unit}");
        self.bar.set_message(reached.clone());
        let tenth = part / (PARTS / 10);
        if self.lines && tenth > self.told {
            self.told = tenth;
            eprintln!("{} {reached}", self.done);
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
