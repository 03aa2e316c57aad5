//! Events in their text form.

use accuscene_core::event::{
    CollisionEvent, CollisionSide, Event, ImpactAudit, ImpactForce, ImpactSensitivity, ImpactShift,
    SensorDeltaV, SiteVariation, VariedSite, Warning,
};
use accuscene_core::identity::EntityId;
use accuscene_core::scene::Side;

fn sensitivity() -> ImpactSensitivity {
    let shift = |delta_v: f64| ImpactShift { delta_v, delta_yaw_rate: 0.3, pdof_deg: -2.5, ees: 0.1 / 3.0 };
    let change = Some([shift(0.1), ImpactShift::default()]);
    ImpactSensitivity {
        variations: vec![
            SiteVariation { of: VariedSite::PointAlongPlane, by: 0.1, change, refusal: None },
            SiteVariation {
                of: VariedSite::Plane,
                by: -7.0 / 57.3,
                change: None,
                refusal: Some("they part".to_owned()),
            },
        ],
        uncertainty: change,
    }
}

fn collision() -> CollisionEvent {
    let sensor = SensorDeltaV { id: "acm".to_owned(), delta_v_body: [-5.1, 0.3], magnitude: 5.108 };
    let car = CollisionSide {
        mass: 1400.0,
        sensors: vec![sensor],
        ees: Some(6.5),
        ..CollisionSide::immovable("a".to_owned())
    };
    CollisionEvent {
        id: EntityId::derive("crossing", "collision 0"),
        index: 0,
        bodies: [CollisionSide { immovable: false, ..car }, CollisionSide::immovable("pole".to_owned())],
        first_contact: 0.98,
        time: 1.0 / 3.0 + 0.7,
        separation: 1.08,
        model: "kudlich-slibar".to_owned(),
        point: [1.0, 2.0, 0.5],
        normal: [1.0, 0.0, 0.0],
        plane_rule: "overlap".to_owned(),
        point_rule: "centroid".to_owned(),
        impulse: [7000.0, -0.0, 0.0],
        impulse_normal: 7000.0,
        impulse_tangential: 0.0,
        impact_force: Some(ImpactForce {
            mean: 7e4,
            peak: None,
            contact_duration: 0.1,
            origin: "given".to_owned(),
        }),
        restitution: 0.1,
        restitution_rule: "constant".to_owned(),
        friction: 0.5,
        impulse_ratio: None,
        full_impact: true,
        simultaneous: 2,
        closing_speed: 10.0,
        sliding_speed: 0.2,
        separation_speed: 1.0,
        energy_loss: 5e4,
        overlap_area: 0.1,
        penetration: 0.25,
        sensitivity: Some(sensitivity()),
        audit: ImpactAudit {
            momentum_residual: 1e-16,
            angular_momentum_residual: 0.0,
            energy_residual: 2e-16,
            holds: true,
        },
        warnings: vec![Warning {
            code: 2100,
            subject: "impacts".to_owned(),
            time: None,
            message: "restitution is assumed".to_owned(),
            source: Some("Kudlich 1966".to_owned()),
        }],
    }
}

#[test]
fn events_are_tagged_and_survive_text_to_the_last_bit() {
    let events = [
        (Event::Contact { time: 0.98, bodies: ["a".to_owned(), "pole".to_owned()] }, "contact", 0.98),
        (Event::Collision(Box::new(collision())), "collision", 1.0 / 3.0 + 0.7),
        (Event::WheelLift { body: "a".to_owned(), wheel: "fl".to_owned(), time: 1.2 }, "wheel-lift", 1.2),
        (
            Event::GroundContact { body: "a".to_owned(), time: 1.3, point: [1.0, -2.5, 0.1], speed: 4.2 },
            "ground-contact",
            1.3,
        ),
        (
            Event::Rollover { body: "a".to_owned(), time: 1.35, side: Side::Left, quarter_turns: 3 },
            "rollover",
            1.35,
        ),
        (
            Event::OutsideModel { body: "a".to_owned(), time: 1.4, reason: "rolls over".to_owned() },
            "outside-model",
            1.4,
        ),
    ];
    for (event, kind, time) in events {
        let text = serde_json::to_string(&event).unwrap();
        assert!(text.starts_with(&format!(r#"{{"kind":"{kind}","#)), "{text}");
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
        assert_eq!(event.time(), time);
    }
    assert!(serde_json::from_str::<Event>(r#"{"kind":"explosion","time":1.0}"#).is_err());
}
