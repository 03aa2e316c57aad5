use super::record::record;
use super::{Position2, Side};
use crate::arith::FRAC_PI_2;
use crate::quantity::{Angle, CrushStiffnessA, CrushStiffnessB, Length, Quantity, Ratio, Stiffness};

record! {
    /// Stiffness of the bodywork.
    #[derive(Default)]
    Structure {
        optional {
            /// Front.
            front: FaceStructure,
            /// Either side.
            side: FaceStructure,
            /// Rear.
            rear: FaceStructure,
            /// Friction of bodywork that slides on the scene's ground, outside its zones: 0.6 of the tyres' by
            /// default, at most 0.5. In a zone and on a kerb it changes as the tyres' friction does.
            ground_friction: Option<Quantity<Ratio>> [0.0, 2.0],
        }
    }

    /// Stiffness of one face of the bodywork.
    #[derive(Default)]
    FaceStructure {
        optional {
            /// Force for a metre of crush over the whole face; the energies of two partners are as its inverse.
            stiffness: Option<Quantity<Stiffness>> [1000.0, 100000000.0],
            /// Force for a metre of width where damage begins (CRASH3 A).
            a: Option<Quantity<CrushStiffnessA>> [0.0, 10000000.0],
            /// Rise of that force with the depth of crush (CRASH3 B).
            b: Option<Quantity<CrushStiffnessB>> [1.0, 100000000.0],
            /// Where its stiff members are: bumper beam and rails, sills. By class; none where the class has none
            /// known, and A and B act in full.
            heights: Option<StructureHeights>,
        }
    }

    /// Heights at which a face is stiff. A and B act in full where the main structure of what it meets covers them
    /// (crush-force model).
    StructureHeights {
        required {
            /// Lower edge over the ground, standing.
            low: Quantity<Length> [0.0, 8.0],
            /// Upper edge over the ground, standing.
            high: Quantity<Length> [0.001, 8.0],
        }
        optional {
            /// Share of A and B that remains where what it meets covers none of these heights; 0.5 by default.
            missed: Option<Quantity<Ratio>> [0.05, 1.0],
        }
    }

    /// Damage that a vehicle has from the start, and what is known of that which impacts leave.
    #[derive(Default)]
    Damage {
        optional {
            /// Wheels that are damaged from the start.
            #[schemars(length(max = 24))]
            wheels: Vec<WheelDamage>,
            /// What impacts leave, where it is known.
            #[schemars(length(max = 100))]
            impacts: Vec<ImpactDamage>,
        }
    }

    /// What one impact of a vehicle leaves, in place of the rule in `impacts.aftermath`.
    ImpactDamage {
        required {
            /// Which impact of this vehicle, 1 for its first.
            #[schemars(range(min = 1, max = 1000))]
            impact: u32,
        }
        optional {
            /// Wheels as they are after it; a wheel that is named here without any damage stays whole. Those that are not
            /// named follow the rule.
            #[schemars(length(max = 24))]
            wheels: Vec<WheelDamage>,
            /// The outline after it, seen from above, counter-clockwise, in body axes from the centre of gravity; not
            /// used under crush-force.
            #[schemars(length(min = 3, max = 64))]
            outline: Option<Vec<Position2>>,
        }
    }

    /// A damaged wheel.
    WheelDamage {
        required {
            /// Axle, 1 in front.
            #[schemars(range(min = 1, max = 12))]
            axle: u32,
            /// Which of its wheels.
            side: Side,
        }
        optional {
            /// How far it is locked: 0 turns freely, 1 not at all.
            lock: Option<Quantity<Ratio>> [0.0, 1.0],
            /// Angle it is bent to, beside what is steered; positive to the left.
            steer: Option<Quantity<Angle>> [-FRAC_PI_2, FRAC_PI_2],
            /// Without air; false by default.
            deflated: Option<bool>,
            /// Torn off: hub or brake disc drags on the ground; false by default.
            missing: Option<bool>,
            /// Displacement of the hub in body axes, backwards negative.
            setback: Option<Quantity<Length>> [-3.0, 3.0],
        }
    }
}
