use super::Face;
use accuscene_core::arith::Real;

/// How deep each column of a border has been at its deepest, m; all 0 for an undamaged vehicle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Depths {
    /// One list a face, in the border's order.
    pub faces: [Vec<f64>; 4],
}

/// A new deepest depth of one column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dent {
    /// 0 for the first body, 1 for the second.
    pub body: usize,
    /// Index of the face.
    pub face: usize,
    /// Index of the column.
    pub column: usize,
    /// Deepest depth, m.
    pub deepest: f64,
}

impl Depths {
    /// Takes over new deepest depths of one body.
    pub fn dent(&mut self, body: usize, dents: &[Dent]) {
        for d in dents.iter().filter(|d| d.body == body) {
            self.faces[d.face][d.column] = d.deepest;
        }
    }

    /// The deepest of all columns, m.
    #[must_use]
    pub fn deepest(&self) -> f64 {
        self.faces.iter().flatten().fold(0.0, |most, d| Real::max(most, *d))
    }

    /// True if nothing has been crushed.
    #[must_use]
    pub fn is_undamaged(&self) -> bool {
        self.faces.iter().flatten().all(|d| *d == 0.0)
    }

    /// The faces that have been crushed, in order.
    pub fn crushed(&self) -> impl Iterator<Item = Face> + '_ {
        Face::ALL.into_iter().zip(&self.faces).filter(|(_, d)| d.iter().any(|x| *x > 0.0)).map(|(f, _)| f)
    }
}
