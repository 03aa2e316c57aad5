use super::address::{Address, Fault};
use super::check::{Checker, code};
use accuscene_core::document::{Problem, nearest};

impl Checker<'_> {
    /// The outputs that the plan names.
    pub(super) fn outputs(&mut self, vehicles: &[String]) -> Vec<Address> {
        let mut outputs: Vec<Address> = Vec::with_capacity(self.plan.outputs.len());
        for (index, text) in self.plan.outputs.iter().enumerate() {
            let mut refuse = |message: &str, limit: String, hint: String| {
                let problem = Problem::new(code::BAD_OUTPUT, format!("outputs[{index}]"), message);
                self.problems.push(problem.with_value(text).with_limit(limit).with_hint(hint));
            };
            match Address::of(text) {
                Ok(address) => {
                    let unknown = address.vehicle().filter(|id| !vehicles.iter().any(|known| known == id));
                    if let Some(id) = unknown {
                        let hint = guess(id, vehicles.iter().map(String::as_str));
                        refuse("the scene has no vehicle of this id", vehicles.join(", "), hint);
                    } else if outputs.contains(&address) {
                        refuse("the figure is there twice", "each figure once".into(), "remove one".into());
                    } else {
                        outputs.push(address);
                    }
                }
                Err(Fault::Form) => {
                    let limit = "vehicles.ID.FIGURE, impacts[N].FIGURE or impacts[N].ID.FIGURE".to_owned();
                    let hint = "write for example vehicles.bullet.end_x".to_owned();
                    refuse("the address leads to no figure", limit, hint);
                }
                Err(Fault::Number) => {
                    let hint = "the first impact of a run is impacts[1]".to_owned();
                    refuse("impacts are counted from 1", "a whole number from 1 on".into(), hint);
                }
                Err(Fault::Name(name, known)) => {
                    let hint = guess(&name, known.iter().copied());
                    refuse("no figure has this name here", known.join(", "), hint);
                }
            }
        }
        outputs
    }
}

/// What was probably meant.
fn guess<'b>(found: &str, known: impl Iterator<Item = &'b str>) -> String {
    nearest(found, known)
        .map_or_else(|| "take one of them".to_owned(), |name| format!("did you mean {name}?"))
}
