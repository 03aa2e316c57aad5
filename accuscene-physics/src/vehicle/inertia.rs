use accuscene_core::arith::{Mat3, Real, Vec3};

/// The inverse of a body's 6x6 inertia matrix, in blocks: acceleration from force and moment.
///
/// Each wheel adds its mass across its path only, since along it the wheel moves by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mobility<R> {
    /// Linear acceleration per force.
    pub linear: Mat3<R>,
    /// Linear acceleration per moment.
    pub cross: Mat3<R>,
    /// Angular acceleration per moment.
    pub angular: Mat3<R>,
}

impl<R: Real> Mobility<R> {
    /// Accelerations (linear, angular) that `force` and `moment` about the origin give; body axes.
    #[inline(always)]
    pub fn apply(&self, force: Vec3<R>, moment: Vec3<R>) -> (Vec3<R>, Vec3<R>) {
        (
            self.linear.apply(force) + self.cross.apply(moment),
            self.cross.apply_transposed(force) + self.angular.apply(moment),
        )
    }

    /// The same in every lane.
    #[must_use]
    pub fn splat(m: &Mobility<f64>) -> Self {
        Self { linear: Mat3::splat(m.linear), cross: Mat3::splat(m.cross), angular: Mat3::splat(m.angular) }
    }
}

impl Mobility<f64> {
    /// Mobility of a sprung mass (centre and inertia about the origin, body axes) with wheels of mass `m` at
    /// `r` that slide along `path`; `None` if the inertia matrix is not positive definite.
    #[must_use]
    pub fn new(mass: f64, centre: Vec3, inertia: Mat3, wheels: &[(f64, Vec3, Vec3)]) -> Option<Self> {
        let mut a = Mat3::identity().scaled(mass);
        // Force per angular acceleration: m (alpha x r) = -m [r]x alpha.
        let mut b = Mat3::cross_matrix(centre).scaled(-mass);
        let mut d = inertia;
        for pair in wheels.chunks(2) {
            let mut pa = Mat3::default();
            let mut pb = Mat3::default();
            let mut pd = Mat3::default();
            for (m, r, path) in pair {
                let across = across(*path);
                let rx = Mat3::cross_matrix(*r);
                let force = across.product(&rx).scaled(-m);
                pa = pa.sum(&across.scaled(*m));
                pb = pb.sum(&force);
                pd = pd.sum(&rx.product(&force));
            }
            a = a.sum(&pa);
            b = b.sum(&pb);
            d = d.sum(&pd);
        }
        // Block inverse by the Schur complement of the linear block.
        let a_inv = a.inverse();
        let bt = b.transposed();
        let schur = d.sum(&bt.product(&a_inv).product(&b).scaled(-1.0));
        let positive = |m: &Mat3| {
            let [r0, r1, r2] = m.rows;
            r0.x > 0.0 && r1.y > 0.0 && r2.z > 0.0 && r0.x * r1.y - r0.y * r1.x > 0.0 && m.determinant() > 0.0
        };
        if !positive(&a) || !positive(&schur) {
            return None;
        }
        let angular = schur.inverse();
        let cross = a_inv.product(&b).product(&angular).scaled(-1.0);
        let linear = a_inv.sum(&cross.product(&bt).product(&a_inv).scaled(-1.0));
        Some(Self { linear, cross, angular })
    }
}

/// The projection across a direction.
fn across(d: Vec3) -> Mat3 {
    let scale = -1.0 / d.dot(d);
    let outer = Mat3::from_rows(d * d.x, d * d.y, d * d.z);
    Mat3::identity().sum(&outer.scaled(scale))
}
