use super::Target;
use crate::crush::CrushWarning;
use crate::reconstruction::Motion;

/// A piece of evidence: numbers that were observed, each with its standard deviation.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its id in the scene.
    pub id: String,
    /// Its kind as written in a document: `rest-pose`.
    pub kind: &'static str,
    /// The id of the vehicle that it is about.
    pub subject: String,
    /// The numbers.
    pub components: Vec<Component>,
    /// What an expert should know of a crush.
    pub warnings: Vec<CrushWarning>,
    pub(super) target: Target,
}

/// One number that was observed.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// What it is: `x`, `heading`, `speed at -1 s`.
    pub name: String,
    /// Symbol of its SI unit.
    pub unit: &'static str,
    /// What was observed.
    pub observed: f64,
    /// Its standard deviation, above 0.
    pub sigma: f64,
    /// True if the scene did not give the standard deviation.
    pub assumed_sigma: bool,
    /// True for an angle: turns of 2 pi are all one.
    pub(super) angle: bool,
}

impl Piece {
    /// Whether it looks at a table of a recording: those of its vehicle, and of wheels that make marks.
    pub(crate) fn reads(&self, table: &str) -> bool {
        let of_subject = |kind: &str| table.strip_prefix(kind)?.strip_prefix(self.subject.as_str());
        if of_subject("vehicle.") == Some("") {
            return true;
        }
        let Some(wheel) = of_subject("wheel.").and_then(|rest| rest.strip_prefix('.')) else { return false };
        self.target.reads_wheel(wheel)
    }

    /// Writes what a run shows in place of each number; false if it does not show what was observed.
    pub(crate) fn predict(&self, motion: &Motion<'_>, predicted: &mut [f64]) -> bool {
        self.target.predict(&self.subject, motion, predicted).is_some()
    }

    /// Why a run may not show it.
    pub(crate) fn unseen(&self) -> String {
        self.target.unseen(&self.subject)
    }

    /// Turns what a run shows into residuals, in standard deviations, in place.
    pub(crate) fn to_residuals(&self, predicted: &mut [f64]) {
        for (value, component) in predicted.iter_mut().zip(&self.components) {
            *value = component.residual(*value);
        }
    }
}

impl Component {
    pub(super) fn new(name: impl Into<String>, unit: &'static str, observed: f64, sigma: Sigma) -> Self {
        let Sigma { value, assumed } = sigma;
        Self { name: name.into(), unit, observed, sigma: value, assumed_sigma: assumed, angle: unit == "rad" }
    }

    /// What a run shows less what was observed, in standard deviations.
    #[must_use]
    pub fn residual(&self, predicted: f64) -> f64 {
        let difference = predicted - self.observed;
        if self.angle { wrapped(difference) / self.sigma } else { difference / self.sigma }
    }
}

/// A standard deviation, and whether it was assumed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sigma {
    pub(super) value: f64,
    pub(super) assumed: bool,
}

/// An angle between minus pi and pi.
fn wrapped(angle: f64) -> f64 {
    use accuscene_core::arith::TAU;
    let turns = (angle / TAU + 0.5).floor();
    angle - turns * TAU
}

#[cfg(test)]
mod tests {
    use super::wrapped;
    use accuscene_core::arith::{PI, TAU};

    #[test]
    fn whole_turns_count_for_nothing() {
        for turns in [-3.0, -1.0, 0.0, 2.0] {
            assert!((wrapped(0.3 + turns * TAU) - 0.3).abs() < 1e-12);
            assert!((wrapped(-3.0 + turns * TAU) + 3.0).abs() < 1e-12);
        }
        assert!(wrapped(PI).abs() <= PI && wrapped(-PI).abs() <= PI);
    }
}
