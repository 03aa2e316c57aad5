use super::{Border, Depths, Face};
use accuscene_core::arith::Real;

/// The damage of one face, as it is measured after a crash.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// Which face.
    pub face: Face,
    /// Where the damage begins and ends along the face, body axes, m: y of front and rear, x of the sides.
    pub extent: [f64; 2],
    /// Permanent crush at six places from one end of the damage to the other, m; the first at the left of front and rear
    /// and at the front of the sides.
    pub profile: [f64; 6],
    /// Deepest crush during the contact, m.
    pub deepest: f64,
    /// Area of the permanent crush, m².
    pub area: f64,
}

impl Border {
    /// The damage of each crushed face, front, left, rear, right; `returned` is the share of energy given back.
    ///
    /// Permanent crush is the deepest depth less A/B, as A and B of crush tests are defined; a column in contact that
    /// was not crushed for good counts to the width with a crush of 0.
    #[must_use]
    pub fn damage(&self, depths: &Depths) -> Vec<Damage> {
        let mut list = Vec::new();
        for (face, depths) in self.faces.iter().zip(&depths.faces) {
            let (Some(first), Some(last)) =
                (depths.iter().position(|d| *d > 0.0), depths.iter().rposition(|d| *d > 0.0))
            else {
                continue;
            };
            let permanent = |place: f64| {
                // Between the middles of two columns straight, beyond the last one level.
                let place = Real::clamp(place, first as f64, last as f64);
                let low = place as usize;
                let high = if low < last { low + 1 } else { low };
                let at = |c: usize| face.law.permanent(depths[c]);
                at(low) + (at(high) - at(low)) * (place - low as f64)
            };
            let span = (last - first) as f64;
            let profile = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(|k| permanent(first as f64 + span * k / 5.0));
            let ends = [face.along(first) - 0.5 * face.width, face.along(last) + 0.5 * face.width];
            // From the left of front and rear, from the front of the sides: from the greater place to the smaller.
            let [c1, c2, c3, c4, c5, c6] = profile;
            list.push(Damage {
                face: face.face,
                extent: [ends[1], ends[0]],
                profile: [c6, c5, c4, c3, c2, c1],
                deepest: depths.iter().fold(0.0, |a, b| Real::max(a, *b)),
                area: depths.iter().map(|d| face.law.permanent(*d) * face.width).sum(),
            });
        }
        list
    }

    /// Permanent crush of each column, m.
    #[must_use]
    pub fn rests(&self, depths: &Depths) -> Depths {
        let mut rests = depths.clone();
        for (face, depths) in self.faces.iter().zip(&mut rests.faces) {
            depths.iter_mut().for_each(|d| *d = face.law.permanent(*d));
        }
        rests
    }

    /// Energy that the crushed columns of each face have taken and not given back with all of their stiffness, J.
    #[must_use]
    pub fn absorbed(&self, depths: &Depths, returned: f64) -> [f64; 4] {
        [0, 1, 2, 3].map(|k| {
            let face = &self.faces[k];
            depths.faces[k].iter().map(|x| face.law.absorbed(*x, returned) * face.width).sum()
        })
    }
}
