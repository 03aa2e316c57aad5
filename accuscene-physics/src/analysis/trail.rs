use core::fmt;

/// The way to a value inside the inputs or figures of a formula: `segments[2].friction`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Name(&'static str),
    Item(usize),
}

impl Trail {
    /// Visits what lies behind a name.
    pub fn within(&mut self, name: &'static str, visit: impl FnOnce(&mut Self)) {
        self.step(Step::Name(name), visit);
    }

    /// Visits an item of a list.
    pub fn at(&mut self, index: usize, visit: impl FnOnce(&mut Self)) {
        self.step(Step::Item(index), visit);
    }

    fn step(&mut self, step: Step, visit: impl FnOnce(&mut Self)) {
        self.steps.push(step);
        visit(self);
        self.steps.pop();
    }
}

impl fmt::Display for Trail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.steps.iter().enumerate() {
            match step {
                Step::Name(name) if place == 0 => f.write_str(name)?,
                Step::Name(name) => write!(f, ".{name}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}
