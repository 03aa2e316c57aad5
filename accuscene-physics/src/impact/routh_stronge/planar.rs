use super::{ImpactPhase, RouthStrongeOutcome};
use crate::impact::planar::{InverseMass, PlanarContact};
use crate::impact::{ContactFrame2, ImpactError, PlanarBody, check};

/// The impact of two bodies in the plane by Routh and Stronge.
///
/// `energetic_restitution`, 0 to 1, is the root of the share of the work of compression that restitution returns;
/// `friction` is 0 or more and finite.
///
/// # Errors
/// [`ImpactError`] for input out of range and for bodies that do not approach at the contact.
pub fn planar(
    bodies: &[PlanarBody; 2],
    frame: &ContactFrame2,
    energetic_restitution: f64,
    friction: f64,
) -> Result<RouthStrongeOutcome, ImpactError> {
    check::elastic(energetic_restitution)?;
    check::friction(friction)?;
    check::finite("friction", &[friction])?;
    let contact = PlanarContact::new(bodies, frame)?;
    let mut path = Path {
        mass: contact.mass,
        friction,
        un: contact.approach.normal,
        ut: contact.approach.tangential,
        pn: 0.0,
        pt: 0.0,
        phases: Vec::new(),
    };
    let work = path.compress();
    path.restore(work * (energetic_restitution * energetic_restitution));
    let Path { pn, pt, ut, phases, .. } = path;
    let outcome = contact.strike((pn, pt), 0.0, ut == 0.0)?;
    let kinematic_restitution = -outcome.departure.normal / outcome.approach.normal;
    Ok(RouthStrongeOutcome { outcome, phases, kinematic_restitution })
}

/// Slip ends at most once and then sticks or turns for good, so either half of an impact has three phases at most.
const PHASES: usize = 4;

struct Path {
    mass: InverseMass,
    friction: f64,
    un: f64,
    ut: f64,
    pn: f64,
    pt: f64,
    phases: Vec<ImpactPhase>,
}

/// Rates per normal impulse.
struct Rates {
    pt: f64,
    un: f64,
    ut: f64,
    stick: bool,
}

impl Path {
    /// Follows the impact until the bodies stop approaching; returns the work of compression, positive.
    fn compress(&mut self) -> f64 {
        let mut work = 0.0;
        for _ in 0..PHASES {
            let rates = self.rates();
            let name = if rates.stick { ImpactPhase::CompressionStick } else { ImpactPhase::CompressionSlip };
            self.phases.push(name);
            let to_stop = if rates.un > 0.0 { -self.un / rates.un } else { f64::INFINITY };
            let to_stick = self.to_stick(&rates);
            let step = if to_stick < to_stop { to_stick } else { to_stop };
            work -= step * (self.un + 0.5 * rates.un * step);
            self.advance(&rates, step, to_stick <= to_stop);
            if to_stop <= to_stick {
                self.un = 0.0;
                break;
            }
        }
        work
    }

    /// Follows the impact until `work` has been returned.
    fn restore(&mut self, mut work: f64) {
        for _ in 0..PHASES {
            if work <= 0.0 {
                break;
            }
            let rates = self.rates();
            let name = if rates.stick { ImpactPhase::RestitutionStick } else { ImpactPhase::RestitutionSlip };
            self.phases.push(name);
            let to_end = 2.0 * work / (self.un + (self.un * self.un + 2.0 * rates.un * work).sqrt());
            let to_stick = self.to_stick(&rates);
            let step = if to_stick < to_end { to_stick } else { to_end };
            work -= step * (self.un + 0.5 * rates.un * step);
            self.advance(&rates, step, to_stick <= to_end);
            if to_end <= to_stick {
                break;
            }
        }
    }

    fn rates(&self) -> Rates {
        let InverseMass { knn, ktt, knt } = self.mass;
        let mu = self.friction;
        let stick = self.ut == 0.0 && knt.abs() <= mu * ktt;
        let pt = if stick {
            -knt / ktt
        } else if self.ut != 0.0 {
            -mu.copysign(self.ut)
        } else {
            // Friction cannot hold: the coupling drives the slip its own way.
            -mu.copysign(knt)
        };
        Rates { pt, un: knn + knt * pt, ut: if stick { 0.0 } else { knt + ktt * pt }, stick }
    }

    /// Normal impulse until the slip has stopped.
    fn to_stick(&self, rates: &Rates) -> f64 {
        if self.ut * rates.ut < 0.0 { -self.ut / rates.ut } else { f64::INFINITY }
    }

    fn advance(&mut self, rates: &Rates, step: f64, slip_stops: bool) {
        self.pn += step;
        self.pt += rates.pt * step;
        self.un += rates.un * step;
        self.ut = if slip_stops { 0.0 } else { self.ut + rates.ut * step };
    }
}
