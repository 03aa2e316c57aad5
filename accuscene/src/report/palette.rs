//! One colour a vehicle, in all figures and tables; one style an impact model, in all comparisons.

use accuscene_core::scene::ImpactModel;

/// Distinct on paper and screen, each with a contrast of at least 4.5 to white.
const COLOURS: [&str; 8] =
    ["#1f4e8c", "#b0480f", "#2c6a38", "#7a3478", "#7d6200", "#1b6b78", "#8a2b3e", "#4b4f58"];

/// How an impact model is told apart in plans and plots: by colour, by the dashes of its lines and by the shape of its mark.
pub(super) struct ModelStyle {
    /// Colour, apart from the others for the colour-blind too.
    pub(super) colour: &'static str,
    /// Dashes of its lines, CSS pixels.
    pub(super) dashes: &'static str,
    /// Mark around the origin, of a size of about 2, as path data.
    pub(super) mark: &'static str,
}

const fn model_style(colour: &'static str, dashes: &'static str, mark: &'static str) -> ModelStyle {
    ModelStyle { colour, dashes, mark }
}

/// The style of a model; the same in every report.
pub(super) fn of_model(model: ImpactModel) -> ModelStyle {
    match model {
        ImpactModel::KudlichSlibar3d => model_style("#1f5fbf", "none", "M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z"),
        ImpactModel::KudlichSlibar2d => model_style("#00806a", "7 3", "M-.9 -.9H.9V.9H-.9Z"),
        ImpactModel::BrachPlanar => model_style("#c04a00", "2 2.5", "M0 -1.2L1.1 .9H-1.1Z"),
        ImpactModel::RouthStronge => model_style("#9a3d8f", "9 3 2 3", "M0 -1.25L1.1 0L0 1.25L-1.1 0Z"),
        ImpactModel::RouthStronge2d => model_style("#0090fc", "5 2 1 2", "M-1.1 -.8H1.1L0 1.2Z"),
        ImpactModel::CrushForce => {
            model_style("#1b1b19", "12 4", "M-1.1 -.4H-.4V-1.1H.4V-.4H1.1V.4H.4V1.1H-.4V.4H-1.1Z")
        }
    }
}

/// The vehicle's own colour where it reads well on white and no earlier vehicle has it, else one of ours.
pub(super) fn assign<'a>(given: impl Iterator<Item = Option<&'a str>>) -> Vec<String> {
    let mut used: Vec<String> = Vec::new();
    for (index, colour) in given.enumerate() {
        let own =
            colour.map(str::to_ascii_lowercase).filter(|colour| readable(colour) && !used.contains(colour));
        let free = || {
            (0..COLOURS.len())
                .map(|offset| COLOURS[(index + offset) % COLOURS.len()])
                .find(|colour| !used.iter().any(|taken| taken == colour))
                .unwrap_or(COLOURS[index % COLOURS.len()])
                .to_owned()
        };
        let next = own.unwrap_or_else(free);
        used.push(next);
    }
    used
}

/// Whether the text is `#rrggbb` with a contrast of at least 3 to white (WCAG 2.2, approximated by gamma 2).
fn readable(colour: &str) -> bool {
    let Some(digits) = colour.strip_prefix('#').filter(|digits| digits.len() == 6) else { return false };
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return false;
    }
    let channel = |at: usize| {
        let level = digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(255);
        let level = f64::from(level) / 255.0;
        level * level
    };
    let luminance = 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
    1.05 / (luminance + 0.05) >= 3.0
}

#[cfg(test)]
mod tests {
    use accuscene_core::arith::Real;

    use super::*;

    #[test]
    fn own_colours_stay_when_they_read_well() {
        let colours =
            assign([Some("#AA0000"), Some("#aa0000"), Some("#ffffff"), Some("\"><b>"), None].into_iter());
        assert_eq!(colours[0], "#aa0000");
        for (index, colour) in colours.iter().enumerate() {
            assert!(readable(colour), "{colour}");
            assert!(!colours[..index].contains(colour), "{colour} twice");
        }
    }

    /// Linear channels of `#rrggbb`, by the definition of sRGB with gamma 2.2.
    fn linear(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let level = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            accuscene_core::arith::exp(2.2 * accuscene_core::arith::ln(Real::max(level, 1e-6)))
        })
    }

    /// Distance of two colours as seen through a matrix of linear channels, in parts of 255.
    fn distance(one: &str, other: &str, sight: &[[f64; 3]; 3]) -> f64 {
        let seen = |colour: &str| {
            let channels = linear(colour);
            sight.map(|row| {
                let light: f64 = row.iter().zip(channels).map(|(share, level)| share * level).sum();
                let light = Real::clamp(light, 1e-9, 1.0);
                255.0 * accuscene_core::arith::exp(accuscene_core::arith::ln(light) / 2.2)
            })
        };
        let squares = seen(one).into_iter().zip(seen(other)).map(|(a, b)| (a - b) * (a - b));
        squares.sum::<f64>().sqrt()
    }

    #[test]
    fn models_differ_in_colour_for_every_eye_in_dashes_and_in_marks() {
        // Machado, Oliveira and Fernandes 2009: full deuteranopia and protanopia.
        let sights = [
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ];
        for (index, one) in ImpactModel::ALL.into_iter().enumerate() {
            assert!(readable(of_model(one).colour));
            for other in &ImpactModel::ALL[index + 1..] {
                let (one, other) = (of_model(one), of_model(*other));
                assert!(one.dashes != other.dashes && one.mark != other.mark);
                for sight in &sights {
                    let apart = distance(one.colour, other.colour, sight);
                    assert!(apart > 35.0, "{} and {}: {apart}", one.colour, other.colour);
                }
            }
        }
    }
}
