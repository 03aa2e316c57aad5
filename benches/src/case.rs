/// Does something so many times.
pub type Work = Box<dyn FnMut(u64)>;

/// The work that does one thing again and again.
pub(crate) fn again(mut once: impl FnMut() + 'static) -> Work {
    Box::new(move |repetitions| (0..repetitions).for_each(|_| once()))
}

/// Something that is timed and counted, by a name that stays.
pub struct Case {
    /// Its name: `group/id`, the group may have slashes of its own.
    pub name: String,
    /// What it is made of: what times and counts are told for.
    pub unit: &'static str,
    /// How many of these units one repetition has.
    pub units: u64,
    /// Repetitions between the two runs of a count; none where counting would take too long, or not show what is timed.
    pub counted: Option<u64>,
    make: Box<dyn Fn() -> Work>,
}

impl Case {
    /// A case of one unit a repetition.
    pub fn new(name: impl Into<String>, unit: &'static str, make: impl Fn() -> Work + 'static) -> Self {
        Self { name: name.into(), unit, units: 1, counted: None, make: Box::new(make) }
    }

    /// The same with so many units a repetition.
    #[must_use]
    pub fn of_units(self, units: u64) -> Self {
        Self { units, ..self }
    }

    /// The same, counted by so many repetitions.
    #[must_use]
    pub fn counted_by(self, repetitions: u64) -> Self {
        Self { counted: Some(repetitions), ..self }
    }

    /// Its group, and its name in there.
    #[must_use]
    pub fn path(&self) -> (&str, &str) {
        self.name.rsplit_once('/').unwrap_or(("", &self.name))
    }

    /// Builds what it needs; the work does so many repetitions.
    #[must_use]
    pub fn work(&self) -> Work {
        (self.make)()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_those_that_reports_go_by() {
        let all = crate::all();
        let mut names: Vec<&str> = all.iter().map(|case| case.name.as_str()).collect();
        for stable in [
            "vehicle_step/planar/scalar",
            "vehicle_step/planar/lanes",
            "vehicle_step/spatial/scalar",
            "vehicle_step/spatial/lanes",
            "tyre/brush/scalar",
            "impact/kudlich-slibar-3d",
            "two_car/one",
            "two_car/sweep_10000",
            "pileup/100",
            "pileup/1000",
            "pileup/10000",
            "scene/parse",
            "scene/compile",
        ] {
            assert!(names.contains(&stable), "{stable}");
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }

    #[test]
    fn small_cases_do_their_work() {
        for case in crate::all() {
            let large = case.name.starts_with("pileup/1") || case.name.ends_with("sweep_10000");
            if !large {
                case.work()(1);
            }
        }
    }
}
