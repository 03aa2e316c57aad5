use super::{AnalysisCase, Link};
use accuscene_physics::analysis::{Analysable, AnalysisWarning, Input};
use core::ops::Range;

/// The formulas of a case as one function of its uncertain inputs.
pub(super) struct Chain {
    items: Vec<Ring>,
    /// Where each uncertain input goes: item and place.
    places: Vec<(usize, usize)>,
    /// For each formula itself and those that it hangs on, in their order.
    upstream: Vec<Vec<usize>>,
    figures: Vec<f64>,
    scratch: Vec<f64>,
    warnings: Vec<AnalysisWarning>,
}

/// One formula of a chain.
struct Ring {
    formula: Box<dyn Analysable>,
    values: Vec<f64>,
    links: Vec<Link>,
    /// Its figures among those of the chain.
    figures: Range<usize>,
}

impl Chain {
    pub(super) fn of(case: &AnalysisCase) -> Self {
        let mut items: Vec<Ring> = Vec::with_capacity(case.items.len());
        let mut places = Vec::new();
        let mut count = 0;
        for (place, item) in case.items.iter().enumerate() {
            let inputs = item.formula.inputs();
            let linked = |at: usize| item.links.iter().any(|link| link.input == at);
            let uncertain = |at: &usize| !linked(*at) && is_uncertain(&inputs[*at].1);
            places.extend((0..inputs.len()).filter(uncertain).map(|at| (place, at)));
            let own = item.formula.figures().map_or(0, |figures| figures.len());
            items.push(Ring {
                formula: item.formula.copy(),
                values: inputs.iter().map(|(_, input)| input.value).collect(),
                links: item.links.clone(),
                figures: count..count + own,
            });
            count += own;
        }
        let upstream = upstream(&items);
        let figures = vec![f64::NAN; count];
        Self { items, places, upstream, figures, scratch: Vec::new(), warnings: Vec::new() }
    }

    /// The uncertain inputs, each by item and place.
    pub(super) fn places(&self) -> &[(usize, usize)] {
        &self.places
    }

    /// Number of figures of all formulas.
    pub(super) fn figure_count(&self) -> usize {
        self.figures.len()
    }

    /// The uncertain inputs that a figure hangs on, as places among them, in their order.
    pub(super) fn reaching(&self, figure: usize) -> Vec<usize> {
        let upstream = &self.upstream[self.owner(figure)];
        (0..self.places.len()).filter(|at| upstream.contains(&self.places[*at].0)).collect()
    }

    /// One figure with these values of the inputs that it hangs on, the other formulas left alone.
    pub(super) fn figure(&mut self, figure: usize, reaching: &[usize], values: &[f64]) -> f64 {
        for (&at, value) in reaching.iter().zip(values) {
            let (item, place) = self.places[at];
            self.items[item].values[place] = *value;
        }
        let owner = self.owner(figure);
        for at in 0..self.upstream[owner].len() {
            self.run(self.upstream[owner][at]);
        }
        self.figures[figure]
    }

    /// All figures with these values of the uncertain inputs; NaN for those of a formula that has no answer then.
    pub(super) fn evaluate(&mut self, values: &[f64], out: &mut [f64]) {
        for (&(item, at), value) in self.places.iter().zip(values) {
            self.items[item].values[at] = *value;
        }
        (0..self.items.len()).for_each(|index| self.run(index));
        out.copy_from_slice(&self.figures);
    }

    /// One formula, after those that it hangs on.
    fn run(&mut self, index: usize) {
        for link in 0..self.items[index].links.len() {
            let Link { input, item, figure } = self.items[index].links[link];
            let value = self.figures[self.items[item].figures.start + figure];
            self.items[index].values[input] = value;
        }
        let ring = &mut self.items[index];
        ring.formula.set(&ring.values);
        self.scratch.clear();
        self.warnings.clear();
        let answered = ring.formula.append_figures(&mut self.scratch, &mut self.warnings).is_ok();
        let own = &mut self.figures[ring.figures.clone()];
        if answered && own.len() == self.scratch.len() {
            own.copy_from_slice(&self.scratch);
        } else {
            own.fill(f64::NAN);
        }
    }

    /// The formula that gives a figure.
    fn owner(&self, figure: usize) -> usize {
        self.items.partition_point(|ring| ring.figures.end <= figure)
    }
}

/// For each formula itself and those that it hangs on; links lead upwards only.
fn upstream(items: &[Ring]) -> Vec<Vec<usize>> {
    let mut all: Vec<Vec<usize>> = Vec::with_capacity(items.len());
    for (index, ring) in items.iter().enumerate() {
        let mut own: Vec<usize> = ring.links.iter().flat_map(|link| all[link.item].iter().copied()).collect();
        own.push(index);
        own.sort_unstable();
        own.dedup();
        all.push(own);
    }
    all
}

/// True if a value has a width.
pub(super) fn is_uncertain(input: &Input) -> bool {
    input.sigma.is_some_and(|sigma| sigma > 0.0) || input.dist.is_some_and(|dist| dist.bounds().is_some())
}
