/// How figures of a unit are shown: what people read rather than SI where the two differ.
pub(crate) struct Shown {
    factor: f64,
    unit: &'static str,
    decimals: Option<usize>,
}

impl Shown {
    /// That of an SI symbol.
    pub(crate) fn of(si: &str) -> Self {
        let (factor, unit, decimals) = match si {
            "m/s" => (3.6, "km/h", Some(2)),
            "rad" => (180.0 / std::f64::consts::PI, "deg", Some(2)),
            "rad/s" => (180.0 / std::f64::consts::PI, "deg/s", Some(2)),
            "deg" => (1.0, "deg", Some(2)),
            "J" => (1e-3, "kJ", Some(2)),
            "N" => (1e-3, "kN", Some(2)),
            "m" => (1.0, "m", Some(3)),
            "s" => (1.0, "s", Some(3)),
            "m/s2" => (1.0, "m/s2", Some(3)),
            "kg" => (1.0, "kg", Some(1)),
            "N/m" => (1.0, "N/m", None),
            "N/m2" => (1.0, "N/m2", None),
            "m2" => (1.0, "m2", Some(4)),
            _ => (1.0, "", None),
        };
        Self { factor, unit, decimals }
    }

    /// The unit after a comma, as it stands behind a name.
    pub(crate) fn unit(&self) -> String {
        if self.unit.is_empty() { String::new() } else { format!(", {}", self.unit) }
    }

    /// The number.
    pub(crate) fn text(&self, value: f64) -> String {
        let value = value * self.factor;
        match self.decimals {
            Some(decimals) => without_zero_sign(format!("{value:.decimals$}")),
            // Six digits that count.
            None if value == 0.0 || (1e-3..1e6).contains(&value.abs()) => {
                let (mut decimals, mut least) = (5, 10.0);
                while decimals > 0 && value.abs() >= least {
                    (decimals, least) = (decimals - 1, 10.0 * least);
                }
                without_zero_sign(format!("{value:.decimals$}"))
            }
            None => format!("{value:.5e}"),
        }
    }
}

/// A number without the sign of a zero.
fn without_zero_sign(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}
