use crate::error::PhysicsError;

/// A value over time: straight lines between points, constant before the first and after the last.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    times: Vec<f64>,
    values: Vec<f64>,
}

impl Profile {
    /// The same value at all times.
    #[must_use]
    pub fn constant(value: f64) -> Self {
        Self { times: vec![0.0], values: vec![value] }
    }

    /// A profile through `(time, value)` points; `path` names it in errors.
    ///
    /// # Errors
    /// [`PhysicsError::Value`] if there is no point, a number is not finite or the times do not rise.
    pub fn through(path: &str, points: &[(f64, f64)]) -> Result<Self, PhysicsError> {
        let refuse = |problem: &str, hint: &str| PhysicsError::Value {
            path: path.to_owned(),
            problem: problem.to_owned(),
            limit: "one or more points with rising times".to_owned(),
            hint: hint.to_owned(),
        };
        if points.is_empty() {
            return Err(refuse("the table is empty", "give at least one point"));
        }
        if points.iter().any(|(t, v)| !t.is_finite() || !v.is_finite()) {
            return Err(refuse("a number is not finite", "give finite numbers"));
        }
        if points.windows(2).any(|p| p[1].0 <= p[0].0) {
            return Err(refuse("the times do not rise", "sort the points by time and merge equal times"));
        }
        Ok(Self { times: points.iter().map(|p| p.0).collect(), values: points.iter().map(|p| p.1).collect() })
    }

    /// The value at time `t`, s.
    #[must_use]
    pub fn at(&self, t: f64) -> f64 {
        let n = self.times.len();
        let after = self.times.partition_point(|x| *x <= t);
        if after == 0 {
            return self.values[0];
        }
        if after == n {
            return self.values[n - 1];
        }
        let (t0, t1) = (self.times[after - 1], self.times[after]);
        let (v0, v1) = (self.values[after - 1], self.values[after]);
        v0 + (v1 - v0) * ((t - t0) / (t1 - t0))
    }

    /// Until when it has the value that it has at time `t`, s; `t` itself where it changes there.
    pub(super) fn steady_until(&self, t: f64) -> f64 {
        if self.times.len() == 1 || t >= self.last() {
            f64::INFINITY
        } else if t < self.times[0] {
            self.times[0]
        } else {
            t
        }
    }

    /// The time of the last change, s.
    #[must_use]
    pub fn last(&self) -> f64 {
        self.times[self.times.len() - 1]
    }
}
