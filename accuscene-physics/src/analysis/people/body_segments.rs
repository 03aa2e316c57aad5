use crate::analysis::formula::{formula, itself};
use crate::analysis::{AnalysisError, AnalysisWarning, Formula};
use accuscene_core::quantity::{Length, Mass, Quantity};

formula! {
    /// Masses and lengths of the parts of a body.
    ///
    /// ```
    /// use accuscene_physics::analysis::{BodySegments, Formula};
    ///
    /// let found = BodySegments::new("75 kg".parse()?, "1.75 m".parse()?).solve()?.found;
    /// assert!((found.thigh_mass - 7.5).abs() < 1e-12 && (found.total_mass - 75.0).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    BodySegments {
        name: "body-segments",
        title: "Segments of a body",
        source: "Winter, Biomechanics and Motor Control of Human Movement (2009)",
        valid: "adults of usual build; children have larger heads and shorter legs",
    }
    required {
        /// Mass of the body.
        mass: Quantity<Mass> [2.0, 300.0],
        /// Height of the body.
        height: Quantity<Length> [0.5, 2.5],
    }
    optional {}
    /// The parts; one limb each.
    BodySegmentsFound {
        /// Head and neck.
        head_neck_mass: f64 as Mass,
        /// Trunk.
        trunk_mass: f64 as Mass,
        /// Upper arm.
        upper_arm_mass: f64 as Mass,
        /// Forearm.
        forearm_mass: f64 as Mass,
        /// Hand.
        hand_mass: f64 as Mass,
        /// Thigh.
        thigh_mass: f64 as Mass,
        /// Shank.
        shank_mass: f64 as Mass,
        /// Foot.
        foot_mass: f64 as Mass,
        /// Sum of all parts, limbs twice.
        total_mass: f64 as Mass,
        /// Upper arm.
        upper_arm_length: f64 as Length,
        /// Forearm.
        forearm_length: f64 as Length,
        /// Hand.
        hand_length: f64 as Length,
        /// Thigh.
        thigh_length: f64 as Length,
        /// Shank.
        shank_length: f64 as Length,
        /// Radius of gyration of the upper arm about its centre of gravity.
        upper_arm_gyration: f64 as Length,
        /// That of the forearm.
        forearm_gyration: f64 as Length,
        /// That of the thigh.
        thigh_gyration: f64 as Length,
        /// That of the shank.
        shank_gyration: f64 as Length,
    }
}

/// Height below which a body is a child's, m.
const CHILD: f64 = 1.4;

impl Formula for BodySegments {
    itself!(BodySegmentsFound);

    fn evaluate(&self, warnings: &mut Vec<AnalysisWarning>) -> Result<Self::Found, AnalysisError> {
        let (mass, height) = (self.mass.value, self.height.value);
        if height < CHILD {
            let limit = "adults, from about 1.4 m";
            warnings.push(AnalysisWarning::BeyondData { term: "height", value: height, limit });
        }
        let limbs = [0.028, 0.016, 0.006, 0.100, 0.0465, 0.0145].map(|share| share * mass);
        let [upper_arm_mass, forearm_mass, hand_mass, thigh_mass, shank_mass, foot_mass] = limbs;
        let (head_neck_mass, trunk_mass) = (0.081 * mass, 0.497 * mass);
        let total_mass = limbs.iter().fold(head_neck_mass + trunk_mass, |sum, limb| sum + 2.0 * limb);
        let [upper_arm_length, forearm_length, hand_length, thigh_length, shank_length] =
            [0.186, 0.146, 0.108, 0.245, 0.246].map(|share| share * height);
        Ok(BodySegmentsFound {
            head_neck_mass,
            trunk_mass,
            upper_arm_mass,
            forearm_mass,
            hand_mass,
            thigh_mass,
            shank_mass,
            foot_mass,
            total_mass,
            upper_arm_length,
            forearm_length,
            hand_length,
            thigh_length,
            shank_length,
            upper_arm_gyration: 0.322 * upper_arm_length,
            forearm_gyration: 0.303 * forearm_length,
            thigh_gyration: 0.323 * thigh_length,
            shank_gyration: 0.302 * shank_length,
        })
    }
}
