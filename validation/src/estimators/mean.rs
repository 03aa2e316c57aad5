use super::sample::{axle_loads, indices};
use crate::ValidationError;
use accuscene_core::estimate::Known;
use accuscene_core::scene::VehicleClass;

/// A mean over measured vehicles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// Mean and standard deviation of a vehicle.
    pub value: Known,
    /// Vehicles.
    pub count: usize,
}

/// Dynamic index of cars, or of light trucks for any other class.
///
/// # Errors
/// [`ValidationError`] if the data are not there.
pub fn dynamic_index(class: VehicleClass) -> Result<Mean, ValidationError> {
    let is_car = class == VehicleClass::Car;
    Ok(mean(indices()?.into_iter().filter(|(own, _)| (*own == VehicleClass::Car) == is_car)))
}

/// Place of the centre of gravity behind the front axle as a share of the wheelbase.
///
/// # Errors
/// [`ValidationError`] if the data are not there.
pub fn cg_share(class: VehicleClass) -> Result<Mean, ValidationError> {
    Ok(mean(axle_loads()?.into_iter().filter(|(own, _)| *own == class)))
}

fn mean(rows: impl Iterator<Item = (VehicleClass, f64)>) -> Mean {
    let values: Vec<f64> = rows.map(|(_, value)| value).collect();
    let count = values.len() as f64;
    let value = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
    Mean { value: Known { value, sigma: (squares / (count - 1.0)).sqrt() }, count: values.len() }
}
