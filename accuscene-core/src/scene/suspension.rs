use super::record::record;
use super::{Position2, Tyre};
use crate::quantity::{Angle, AngularStiffness, Damping, Length, Mass, Quantity, Ratio, Stiffness};

record! {
    /// Springs and dampers of a two-axle vehicle.
    #[derive(Default)]
    Suspension {
        optional {
            /// Front axle.
            front: AxleSuspension,
            /// Rear axle.
            rear: AxleSuspension,
        }
    }

    /// Springs and dampers of one axle.
    #[derive(Default)]
    AxleSuspension {
        optional {
            /// Rate of one wheel's spring, at the wheel.
            ride_stiffness: Option<Quantity<Stiffness>> [0.1, 1000000000.0],
            /// Damping of one wheel when the spring is compressed.
            damping_bump: Option<Quantity<Damping>> [0.0, 100000000.0],
            /// Damping of one wheel when the spring extends.
            damping_rebound: Option<Quantity<Damping>> [0.0, 100000000.0],
            /// Moment of the anti-roll bar for a radian of axle roll.
            anti_roll: Option<Quantity<AngularStiffness>> [0.0, 100000000.0],
            /// Distance of the left and the right spring of a rigid axle; the track by default, as of independent wheels.
            spring_base: Option<Quantity<Length>> [0.0, 10.0],
            /// Height of the roll centre above the ground.
            roll_centre_height: Option<Quantity<Length>> [-1.0, 3.0],
            /// Travel from rest to the bump stop, either way.
            bump_travel: Option<Quantity<Length>> [0.001, 1.0],
            /// Angle by which the wheels give way to a side force as large as the axle's load at rest; 0 by default.
            compliance_steer: Option<Quantity<Angle>> [-0.5, 0.5],
            /// Mass that moves with one wheel.
            unsprung_mass: Option<Quantity<Mass>> [0.0001, 100000.0],
        }
    }

    /// One axle of a vehicle that has others than a front and a rear one.
    Axle {
        required {
            /// Distance behind the front axle; 0 for the first axle of a motor vehicle.
            behind_front_axle: Quantity<Length> [0.0, 40.0],
        }
        optional {
            /// Distance of the wheel centres; the vehicle's by default.
            track: Option<Quantity<Length>> [0.0, 10.0],
            /// Two tyres a side; false by default.
            dual: Option<bool>,
            /// Share of the steering angle that it follows: 1 a steered front axle, 0 a fixed one, negative counter-steered.
            steered: Option<Quantity<Ratio>> [-1.0, 1.0],
            /// Turned by the engine; by the vehicle's drive by default.
            driven: Option<bool>,
            /// Springs and dampers.
            suspension: AxleSuspension,
            /// Tyres.
            tyre: Tyre,
            /// Hub positions in body axes of the left and the right wheel, where they are not symmetric.
            hubs: Option<[Position2; 2]>,
        }
    }
}
