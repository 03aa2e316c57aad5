//! What every section of a comparison draws on.

use accuscene_core::event::CollisionEvent;
use accuscene_core::scene::ImpactModel;

use crate::compare::{Comparison, Figure, FigureName, ImpactComparison, Spread};
use crate::report::escape::Markup;
use crate::report::palette::of_model;
use crate::report::units::{ANGLE, DEGREES, ENERGY, INSTANT, LENGTH, SPEED, Unit, YAW_RATE, both, number};

/// The comparison with its ways of naming things.
pub(super) struct Board<'a> {
    pub(super) comparison: &'a Comparison,
}

impl Board<'_> {
    /// Number and name of a vehicle, or the id of another body.
    pub(super) fn body(&self, id: &str) -> Markup {
        match self.index(id) {
            Some(index) => Markup::raw(format!(
                "{}{}",
                vehicle_key(index),
                Markup::text(&self.comparison.vehicles[index].name)
            )),
            None => Markup::text(id),
        }
    }

    /// Place of a vehicle; its number in the report is one more.
    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.comparison.vehicles.iter().position(|vehicle| vehicle.id == id)
    }

    /// Points of the impacts, each under the first model that has it.
    pub(super) fn points(&self) -> Vec<Option<[f64; 2]>> {
        let point = |impact: &ImpactComparison| {
            let model = impact.under.first()?;
            let ran = self.comparison.models.iter().find(|ran| ran.model == *model)?;
            let pair = |collision: &&CollisionEvent| {
                impact.bodies.iter().all(|id| collision.bodies.iter().any(|side| side.body == *id))
            };
            let event = ran.collisions.iter().filter(pair).nth(impact.occurrence as usize - 1)?;
            Some([event.point[0], event.point[1]])
        };
        self.comparison.impacts.iter().map(point).collect()
    }

    /// An impact as a heading names it.
    pub(super) fn impact(&self, impact: &ImpactComparison) -> Markup {
        let again = match impact.occurrence {
            1 => String::new(),
            count => format!(", contact {count} of this pair"),
        };
        let [first, second] = &impact.bodies;
        Markup::raw(format!("{} and {}{again}", self.body(first), self.body(second)))
    }
}

/// A vehicle's number on ink: in a comparison, colours belong to the models.
pub(super) fn vehicle_key(index: usize) -> Markup {
    let number = index + 1;
    Markup::raw(format!(
        "<svg class=\"key\" viewBox=\"0 0 20 20\" role=\"img\" aria-label=\"Vehicle {number}\"><circle cx=\"10\" cy=\"10\" \
         r=\"9.5\" fill=\"#3b3a36\"/><text x=\"10\" y=\"14.6\">{number}</text></svg>"
    ))
}

/// A model's mark and line.
pub(super) fn swatch(model: ImpactModel) -> String {
    let style = of_model(model);
    format!(
        "<svg class=\"swatch\" viewBox=\"0 0 40 16\" aria-hidden=\"true\"><path d=\"M1 8H39\" stroke=\"{}\" \
         stroke-dasharray=\"{}\"/>{}</svg>",
        style.colour,
        style.dashes,
        mark(model, 20.0, 8.0, 5.0)
    )
}

/// A model's mark at a point of a drawing; `size` is its half width.
pub(super) fn mark(model: ImpactModel, x: f64, y: f64, size: f64) -> String {
    let style = of_model(model);
    format!(
        "<path class=\"spot\" fill=\"{}\" transform=\"translate({x:.2} {y:.2}) scale({size:.3})\" d=\"{}\"/>",
        style.colour, style.mark
    )
}

/// A model's name after its mark.
pub(super) fn model(model: ImpactModel) -> Markup {
    Markup::raw(format!("<span class=\"model-name\">{}{}</span>", swatch(model), model.name()))
}

/// What a figure is called.
pub(in crate::report) fn title(name: FigureName) -> &'static str {
    match name {
        FigureName::Time => "Instant of the impulse",
        FigureName::ClosingSpeed => "Closing speed",
        FigureName::EnergyLoss => "Energy loss",
        FigureName::ContactDuration => "Contact duration",
        FigureName::DeltaV => "Delta-V",
        FigureName::DeltaVForward => "Delta-V, forward",
        FigureName::DeltaVLeft => "Delta-V, leftward",
        FigureName::PdofDeg => "PDOF",
        FigureName::DeltaYawRate => "Change of yaw rate",
        FigureName::Ees => "EES",
        FigureName::EndX => "x at the end",
        FigureName::EndY => "y at the end",
        FigureName::EndHeading => "Heading at the end",
        FigureName::RestTime => "At rest at",
        FigureName::DistanceAfterSeparation => "Path after separation",
        FigureName::CumulativeDeltaV => "Sum of delta-V",
        FigureName::PeakSpeed => "Highest speed",
        FigureName::PeakYawRate => "Highest yaw rate",
    }
}

/// How a figure is written.
pub(super) fn unit(name: FigureName) -> Unit {
    match name {
        FigureName::Time | FigureName::ContactDuration | FigureName::RestTime => INSTANT,
        FigureName::ClosingSpeed
        | FigureName::DeltaV
        | FigureName::DeltaVForward
        | FigureName::DeltaVLeft
        | FigureName::Ees
        | FigureName::CumulativeDeltaV
        | FigureName::PeakSpeed => SPEED,
        FigureName::EnergyLoss => ENERGY,
        FigureName::PdofDeg => DEGREES,
        FigureName::DeltaYawRate | FigureName::PeakYawRate => YAW_RATE,
        FigureName::EndX | FigureName::EndY | FigureName::DistanceAfterSeparation => LENGTH,
        FigureName::EndHeading => ANGLE,
    }
}

/// A direction back between 0 and 360, where the one decimal shown would be 360.0 it is 0.0; all other figures as they are.
pub(super) fn shown(name: FigureName, value: f64) -> f64 {
    if name != FigureName::PdofDeg {
        return value;
    }
    let value = if value < 0.0 { value + 360.0 } else { value };
    if value >= 359.95 { value - 360.0 } else { value }
}

/// Lowest and highest value.
pub(super) fn range(figure: &Figure, spread: &Spread) -> Markup {
    let unit = unit(figure.figure);
    let [low, high] = [spread.lowest, spread.highest].map(|value| shown(figure.figure, value));
    let written =
        |scale: crate::report::units::Scale| format!("{} to {}", scale.digits(low), scale.write(high));
    if unit.si == unit.us {
        return Markup::text(&written(unit.si));
    }
    both(&written(unit.si), &written(unit.us))
}

/// Half of the range, and its share of the mean where that means something.
pub(super) fn half_range(figure: &Figure, spread: &Spread) -> Markup {
    let share = spread.relative.map_or_else(String::new, |share| format!(" ({})", per_cent(share)));
    Markup::raw(format!("±\u{a0}{}{share}", unit(figure.figure).show(spread.half_range)))
}

/// A share in per cent.
pub(super) fn per_cent(share: f64) -> String {
    format!("{}\u{a0}%", number(100.0 * share, if share < 0.0995 { 1 } else { 0 }))
}
