use crate::measured::{Limit, MeasuredFile, MeasuredRow, VariantSet};
use crate::quantity::Quantity;
use crate::results::{Row, Verdict};
use crate::{ValidationError, observe, variant};
use accuscene::{Outcome, Scene, SimulateOptions, simulate};
use accuscene_core::arith::{DEG, Real};
use accuscene_core::document::{Format, Limits, read_text};
use accuscene_core::quantity::{self, Dimension};
use core::ops::ControlFlow;
use serde_json::Value;

/// A scene with what is known of its outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    name: String,
    scene: String,
    measured: MeasuredFile,
}

impl Case {
    /// A case from the texts of a scene and of its measured rows, both TOML; the scene is read when it runs.
    ///
    /// # Errors
    /// [`ValidationError::Form`] if the measured rows are not well formed.
    pub fn new(name: &str, scene: &str, measured: &str) -> Result<Self, ValidationError> {
        let path = format!("{name}.measured.toml");
        let measured = MeasuredFile::from_toml(&path, measured)?;
        let case = Self { name: name.to_owned(), scene: scene.to_owned(), measured };
        let known = |row: &MeasuredRow| row.variant.as_ref().is_none_or(|v| case.variant(v).is_some());
        for row in &case.measured.rows {
            case.values(row)?;
            if !known(row) {
                return Err(case.form(format!("{}: no variant {:?}", row.quantity, row.variant)));
            }
        }
        Ok(case)
    }

    /// Name of the case: that of its files.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Names of the scene's variants, in the order of the file.
    pub fn variants(&self) -> impl Iterator<Item = &str> {
        self.measured.variants.iter().map(|v| v.name.as_str())
    }

    /// The scene, or one of its variants.
    ///
    /// # Errors
    /// [`ValidationError`] if the scene has problems or a path of the variant leads nowhere.
    pub fn scene(&self, variant: Option<&str>) -> Result<Scene, ValidationError> {
        let wrong = |source| ValidationError::Scene { scene: self.title(variant), source };
        let mut document = read_text(&self.scene, Format::Toml, &Limits::default()).map_err(wrong)?;
        for set in variant.and_then(|v| self.variant(v)).into_iter().flat_map(|v| &v.set) {
            variant::set(&mut document, set.0, set.1)
                .ok_or_else(|| self.form(format!("{}: {} leads nowhere", self.title(variant), set.0)))?;
        }
        Scene::from_value(document).map_err(wrong)
    }

    /// Runs the scene or one of its variants.
    ///
    /// # Errors
    /// As [`scene`](Self::scene), and those of the engine.
    pub fn simulate(&self, variant: Option<&str>) -> Result<Outcome, ValidationError> {
        let scene = self.scene(variant)?;
        simulate(&scene, &SimulateOptions::default(), &mut |_| ControlFlow::Continue(()))
            .map_err(|source| ValidationError::Engine { scene: self.title(variant), source })
    }

    /// Runs the scene and its variants and compares: first the scene's rows, then those of each variant.
    ///
    /// # Errors
    /// As [`simulate`](Self::simulate).
    pub fn run(&self) -> Result<Vec<Row>, ValidationError> {
        let mut rows = Vec::new();
        let mut outcome = self.simulate(None)?;
        for row in self.measured.rows.iter().filter(|row| row.variant.is_none()) {
            rows.push(self.compare(row, &outcome, None, row.limit)?);
        }
        for set in &self.measured.variants {
            outcome = self.simulate(Some(&set.name))?;
            for row in &self.measured.rows {
                match &row.variant {
                    None if set.compare => rows.push(self.compare(row, &outcome, Some(set), None)?),
                    Some(name) if *name == set.name => {
                        rows.push(self.compare(row, &outcome, Some(set), row.limit)?);
                    }
                    _ => {}
                }
            }
        }
        Ok(rows)
    }

    fn compare(
        &self,
        row: &MeasuredRow,
        outcome: &Outcome,
        variant: Option<&VariantSet>,
        limit: Option<Limit>,
    ) -> Result<Row, ValidationError> {
        let (quantity, measured, sigma) = self.values(row)?;
        let predicted = observe(outcome, &quantity);
        let error = predicted
            .map(|p| if quantity.is_direction() { nearest_turn(p - measured) } else { p - measured });
        let verdict = match (limit, error) {
            (None, _) => Verdict::Info,
            (Some(l), Some(e)) if e.abs() <= Real::max(l.abs, l.rel * measured.abs()) => Verdict::Pass,
            (Some(_), _) => Verdict::Fail,
        };
        Ok(Row {
            scene: self.name.clone(),
            variant: variant.map_or_else(String::new, |v| v.name.clone()),
            quantity: row.quantity.clone(),
            unit: quantity.unit(),
            predicted,
            measured,
            sigma,
            error,
            error_percent: error.filter(|_| measured != 0.0).map(|e| 100.0 * e / measured.abs()),
            limit,
            verdict,
            kind: row.kind,
            source: row.source.clone(),
            note: row.note.clone(),
        })
    }

    fn values(&self, row: &MeasuredRow) -> Result<(Quantity, f64, Option<f64>), ValidationError> {
        let quantity: Quantity = row.quantity.parse().map_err(|e| self.form(format!("{e}")))?;
        let number = |value: &Value| {
            number(&quantity, value).map_err(|problem| self.form(format!("{}: {problem}", row.quantity)))
        };
        let (measured, sigma) = (number(&row.value)?, row.sigma.as_ref().map(number).transpose()?);
        Ok((quantity, measured, sigma))
    }

    fn variant(&self, name: &str) -> Option<&VariantSet> {
        self.measured.variants.iter().find(|v| v.name == name)
    }

    fn title(&self, variant: Option<&str>) -> String {
        variant.map_or_else(|| self.name.clone(), |v| format!("{} ({v})", self.name))
    }

    fn form(&self, problem: String) -> ValidationError {
        ValidationError::Form {
            path: format!("{}.measured.toml", self.name),
            problem,
            hint: "the vocabulary of quantities is in the documentation of Quantity",
        }
    }
}

/// A measured value in the quantity's unit.
fn number(quantity: &Quantity, value: &Value) -> Result<f64, String> {
    if let Some(number) = value.as_f64() {
        return Ok(number);
    }
    let text = value.as_str().ok_or("a value is a number, or a text with a unit")?;
    match quantity.unit() {
        "s" => with_unit::<quantity::Time>(text),
        "m" => with_unit::<quantity::Length>(text),
        "m/s" => with_unit::<quantity::Speed>(text),
        "m/s^2" => with_unit::<quantity::Acceleration>(text),
        "deg" => with_unit::<quantity::Angle>(text).map(|v| v / DEG),
        "deg/s" => with_unit::<quantity::AngularRate>(text).map(|v| v / DEG),
        _ => with_unit::<quantity::Energy>(text),
    }
}

fn with_unit<D: Dimension>(text: &str) -> Result<f64, String> {
    text.parse::<quantity::Quantity<D>>().map(|q| q.value).map_err(|e| e.to_string())
}

/// A difference of directions, degrees, within half a turn.
fn nearest_turn(deg: f64) -> f64 {
    deg - 360.0 * (deg / 360.0 + 0.5).floor()
}

#[cfg(test)]
mod tests {
    use super::{Case, nearest_turn, number};
    use serde_json::json;

    #[test]
    fn measured_values_take_units() {
        let value = |quantity: &str, value| number(&quantity.parse().unwrap(), &value);
        assert_eq!(value("a.speed@1", json!("35 mph")), Ok(15.6464));
        assert_eq!(value("a.speed@1", json!(2)), Ok(2.0));
        assert!(value("a.rest.heading_deg", json!("12 deg")).is_ok_and(|v| (v - 12.0).abs() < 1e-12));
        assert!(value("a.speed@1", json!("3 kg")).is_err() && value("a.speed@1", json!(true)).is_err());
    }

    #[test]
    fn directions_differ_by_half_a_turn_at_most() {
        assert_eq!([358.0, -358.0, 10.0, 180.0].map(nearest_turn), [-2.0, 2.0, 10.0, -180.0]);
    }

    #[test]
    fn a_row_needs_a_known_quantity_and_variant() {
        let rows =
            |text: &str| Case::new("x", "", &format!("[[rows]]\nkind = \"exact\"\nsource = \"s\"\n{text}"));
        assert!(rows("quantity = \"a.distance\"\nvalue = 1").is_ok());
        for text in [
            "quantity = \"a.colour\"\nvalue = 1",
            "quantity = \"a.distance\"\nvalue = \"1 kg\"",
            "quantity = \"a.distance\"\nvalue = 1\nvariant = \"none\"",
        ] {
            assert!(rows(text).is_err(), "{text}");
        }
    }
}
