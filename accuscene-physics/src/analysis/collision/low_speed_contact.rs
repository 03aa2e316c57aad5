use crate::analysis::{AnalysisError, AnalysisWarning};
use crate::impact::collinear::{LineBody, impact};
use crate::impact::restitution::{CIPRIANI_RANGE, cipriani};
use accuscene_core::arith::Real;
use accuscene_core::quantity::{Dimension, Ratio, STANDARD_GRAVITY};

/// A contact on a line of vehicle 1 with vehicle 2, which stands and may be braked.
pub(super) struct Contact {
    masses: [f64; 2],
    /// Impulse of the brakes, N s, if vehicle 2 slides all the while.
    brakes: f64,
    restitution: Option<f64>,
}

/// What the contact did.
pub(super) struct Struck {
    /// Closing speed, m/s.
    pub(super) closing: f64,
    /// Restitution.
    pub(super) restitution: f64,
    /// Impulse between the vehicles, N s.
    pub(super) impulse: f64,
    /// Impulse of the brakes, N s.
    pub(super) drag: f64,
}

/// Halvings that bring an interval down to the last bit.
const HALVINGS: usize = 64;

impl Contact {
    /// With a drag factor over a time, s; restitution by closing speed where none is given.
    pub(super) fn new(masses: [f64; 2], drag: f64, time: f64, restitution: Option<f64>) -> Self {
        Self { masses, brakes: drag * STANDARD_GRAVITY * time * masses[1], restitution }
    }

    /// By the closing speed, m/s.
    pub(super) fn by_closing_speed(&self, closing: f64) -> Result<Struck, AnalysisError> {
        let restitution = self.restitution_at(closing)?;
        let [one, two] = self.masses;
        let bodies = [LineBody { mass: one, velocity: closing }, LineBody { mass: two, velocity: 0.0 }];
        // The brakes hold back a body, which the contact must push apart all the same.
        let sliding = impact(&bodies, restitution)?.impulse + self.brakes * (one / (one + two));
        if sliding >= self.brakes {
            return Ok(Struck { closing, restitution, impulse: sliding, drag: self.brakes });
        }
        let held = [bodies[0], LineBody { mass: f64::INFINITY, velocity: 0.0 }];
        let impulse = impact(&held, restitution)?.impulse;
        Ok(Struck { closing, restitution, impulse, drag: impulse })
    }

    /// By the delta-V of vehicle 1, m/s.
    pub(super) fn by_first_delta_v(&self, change: f64) -> Result<Struck, AnalysisError> {
        let [one, two] = self.masses;
        let impulse = one * change;
        let drag = Real::min(self.brakes, impulse);
        // Speed that the two parted by, all in all.
        self.by_change(change + (impulse - drag) / two, impulse, drag)
    }

    /// By the delta-V of vehicle 2, m/s.
    pub(super) fn by_second_delta_v(&self, change: f64) -> Result<Struck, AnalysisError> {
        let [one, two] = self.masses;
        let impulse = two * change + self.brakes;
        self.by_change(change + impulse / one, impulse, self.brakes)
    }

    /// By the change of the speed between the vehicles, `(1 + e) u`, which rises with the closing speed `u`.
    fn by_change(&self, change: f64, impulse: f64, drag: f64) -> Result<Struck, AnalysisError> {
        let (mut low, mut high) = (0.5 * change, change);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if (1.0 + self.restitution_at(middle)?) * middle < change {
                low = middle;
            } else {
                high = middle;
            }
        }
        let restitution = self.restitution_at(high)?;
        Ok(Struck { closing: change / (1.0 + restitution), restitution, impulse, drag })
    }

    fn restitution_at(&self, closing: f64) -> Result<f64, AnalysisError> {
        match self.restitution {
            Some(restitution) => Ok(restitution),
            None => Ok(cipriani(closing)?.restitution),
        }
    }
}

impl Struck {
    /// Changes of velocity, m/s: vehicle 1 loses, vehicle 2 gains.
    pub(super) fn changes(&self, [one, two]: &[f64; 2]) -> [f64; 2] {
        [self.impulse / one, (self.impulse - self.drag) / two]
    }

    /// Tells a restitution by closing speed, and one outside the speeds of the tests.
    pub(super) fn tell(&self, assumed: bool, warnings: &mut Vec<AnalysisWarning>) {
        if !assumed {
            return;
        }
        let source = "by closing speed, bumper to bumper (Cipriani et al. 2002)";
        let value = self.restitution;
        warnings.push(AnalysisWarning::Assumed {
            term: "restitution",
            value,
            dimension: &Ratio::ENTRY,
            source,
        });
        if !(CIPRIANI_RANGE[0]..=CIPRIANI_RANGE[1]).contains(&self.closing) {
            let (term, limit) = ("closing_speed", "1 to 7 m/s for the restitution");
            warnings.push(AnalysisWarning::BeyondData { term, value: self.closing, limit });
        }
    }
}
