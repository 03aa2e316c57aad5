use crate::aftermath::Harm;
use crate::contact::Outline;

/// What impacts leave behind, by rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aftermath {
    /// Whether crushed bodywork holds, bends and deflates wheels that it reaches.
    pub wheels: bool,
    /// Whether vehicles strike each other with their crushed outlines after an impulse.
    pub outline: bool,
}

/// What one impact of a vehicle leaves, as the scene says.
#[derive(Clone, Debug, PartialEq)]
pub struct KnownDamage {
    /// Which of the vehicle's impacts, 1 for the first.
    pub impact: u32,
    /// Wheels by their index, as they are after it.
    pub wheels: Vec<(usize, Harm)>,
    /// The outline after it.
    pub outline: Option<Outline>,
}
