use accuscene_core::arith::Real;

/// Two vehicles that lie in each other at the end.
#[derive(Clone, Debug, PartialEq)]
pub struct Lying {
    /// Their ids.
    pub bodies: [String; 2],
    /// Least translation that parts their outlines, m: undamaged under forces, as the crush has left them by impulse.
    pub outlines: f64,
    /// How much of it is allowed, m: under forces what both are crushed by there and the width of a column for either, by
    /// impulse the deepest engagement on record and what bodies come on in a step.
    pub allowed: f64,
    /// How deep the resting, crushed surfaces lie in each other under forces, and how well they are known, m.
    pub surfaces: Option<[f64; 2]>,
}

impl Lying {
    /// By how much the outlines lie deeper than is allowed, or the surfaces than they are known to, m; below 0 where
    /// neither does.
    #[must_use]
    pub fn excess(&self) -> f64 {
        let outlines = self.outlines - self.allowed;
        self.surfaces.map_or(outlines, |[depth, known]| Real::max(outlines, depth - known))
    }

    /// True if the outlines lie no deeper in each other than is allowed, and the surfaces than they are known to.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.excess() <= 0.0
    }
}

/// What became of a pile-up.
#[derive(Clone, Debug, PartialEq)]
pub struct PileUpOutcome {
    /// Number of vehicles.
    pub vehicles: usize,
    /// Impact model.
    pub model: String,
    /// Time reached, s.
    pub end: f64,
    /// When the last vehicle came to rest, s; none if one still moves.
    pub rest: Option<f64>,
    /// Who still moves at the end, with its speed, m/s.
    pub moving: Vec<(String, f64)>,
    /// Impacts.
    pub impacts: usize,
    /// Pushes.
    pub pushes: usize,
    /// Impacts whose books do not balance.
    pub unbalanced: usize,
    /// Greatest overlap of the outlines at any tenth of a second, m.
    pub greatest: f64,
    /// Pairs whose outlines overlap at the end; the worst against what is allowed first.
    pub lying: Vec<Lying>,
}

impl PileUpOutcome {
    /// True if all rest, all books balance and no pair lies deeper than is allowed.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.rest.is_some() && self.unbalanced == 0 && self.lying.iter().all(Lying::holds)
    }
}
