//! Every case of the contact oracles, at its tolerance.

#[path = "data/oracle.rs"]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a broken oracle file must stop the tests")]
mod oracle;

use accuscene_core::arith::{DEG, Vec2, atan2};
use accuscene_physics::contact::{
    Motion2, Obb, Outline, PlaneFound, PlaneRule, Pose2, engagement, overlap, separation, time_of_impact,
};
use oracle::{Case, cases, number, numbers};
use serde_json::Value;

const CONTACT: &str = include_str!("../../validation/oracles/08_contact.json");

fn vec2(v: &Value) -> Vec2 {
    let n = numbers(v);
    Vec2::new(n[0], n[1])
}

#[expect(clippy::unwrap_used, reason = "a broken oracle file must stop the tests")]
fn boxes(c: &Case) -> [Obb; 2] {
    ["p1", "p2"].map(|name| {
        let v = c.given(name);
        let pose = Pose2 { position: vec2(&v["c"]), heading: number(&v["psi"]) };
        Obb::new(pose, number(&v["L"]), number(&v["W"])).unwrap()
    })
}

#[expect(clippy::unwrap_used, reason = "a broken oracle file must stop the tests")]
fn polygon(b: &Obb) -> Outline {
    Outline::new(Obb { pose: Pose2::default(), ..*b }.corners().to_vec()).unwrap()
}

#[test]
fn overlap_of_boxes() {
    for c in cases(CONTACT, "obb_overlap", 4) {
        let [a, b] = boxes(&c);
        let o = a.overlap(&b);
        c.check_bool("overlapping", o.overlapping());
        c.check("penetration", &[o.penetration]);
        c.check("normal_1_to_2", &[o.normal.x, o.normal.y]);
        c.check("area", &[o.area]);
        assert_eq!(c.expected("centroid").is_null(), o.centroid.is_none());
        if let Some(p) = o.centroid {
            c.check("centroid", &[p.x, p.y]);
        }
        // The outlines as polygons agree.
        let (pa, pb) = (a.corners(), b.corners());
        let s = separation(&pa, &pb);
        c.check("penetration", &[-s.gap]);
        c.check("normal_1_to_2", &[s.normal.x, s.normal.y]);
        assert_eq!(overlap(&pa, &pb).map(|o| o.centroid), o.centroid);
    }
}

#[test]
fn time_of_impact_of_boxes() {
    for c in cases(CONTACT, "obb_time_of_impact", 2) {
        let [a, b] = boxes(&c);
        let motions = [(a, "1"), (b, "2")].map(|(o, i)| Motion2 {
            start: o.pose,
            velocity: vec2(c.given(&format!("v{i}"))),
            yaw_rate: c.num(&format!("w{i}")),
        });
        let horizon = c.num("tmax");
        let shapes = [polygon(&a), polygon(&b)];
        let bound = (motions[1].velocity - motions[0].velocity).norm() + a.radius() + b.radius();
        let hits = [
            time_of_impact::of_boxes(&a, &b, &motions, horizon).unwrap(),
            time_of_impact::of_polygons(&shapes[0], &shapes[1], &motions, horizon).unwrap(),
            time_of_impact::along_paths(
                (&shapes[0], |t| motions[0].at(t)),
                (&shapes[1], |t| motions[1].at(t)),
                bound,
                [0.0, horizon],
            )
            .unwrap(),
        ];
        for hit in hits {
            c.check_bool("hit", hit.is_some());
            let touch = hit.unwrap();
            c.check("time", &[touch.time]);
            for (pose, i) in touch.poses.iter().zip(["1", "2"]) {
                c.check(&format!("c{i}"), &[pose.position.x, pose.position.y]);
                c.check(&format!("psi{i}"), &[pose.heading]);
            }
            assert!(touch.separation.gap <= 0.0 && touch.separation.gap > -1e-9);
        }
    }
}

#[test]
fn point_of_impact() {
    for (k, c) in cases(CONTACT, "engagement_poi", 2).iter().enumerate() {
        let [a, b] = boxes(c);
        let velocities = [vec2(c.given("v1")), vec2(c.given("v2"))];
        let motions =
            [0, 1].map(|k| Motion2 { start: [a, b][k].pose, velocity: velocities[k], yaw_rate: 0.0 });
        let touch = time_of_impact::of_boxes(&a, &b, &motions, c.num("tmax")).unwrap().unwrap();
        c.check("first_contact", &[touch.time]);
        let time = touch.time + c.num("t_pen");
        c.check("impact_time", &[time]);
        let poses = motions.map(|m| m.at(time));
        c.check("c1", &[poses[0].position.x, poses[0].position.y]);
        c.check("c2", &[poses[1].position.x, poses[1].position.y]);
        let outlines = [polygon(&a).placed(&poses[0]), polygon(&b).placed(&poses[1])];
        let relative = |_| velocities[1] - velocities[0];
        let find =
            |rule| engagement([&outlines[0], &outlines[1]], rule, relative, Some(touch.separation.normal));
        // The oracle is geometry only: it takes the least translation, whether or not the bodies approach along it.
        let common = overlap(&outlines[0], &outlines[1]).unwrap();
        c.check("normal", &[common.normal.x, common.normal.y]);
        c.check("poi", &[common.centroid.x, common.centroid.y]);
        c.check("area", &[common.area]);
        c.check("penetration", &[common.penetration]);
        let least = find(PlaneRule::LeastTranslation).unwrap();
        c.check("poi", &[least.point.x, least.point.y]);
        let crossing = find(PlaneRule::CrossingPoints).unwrap();
        assert_eq!(crossing.plane, PlaneFound::CrossingPoints);
        assert!(crossing.normal.dot(relative(crossing.point)) < 0.0);
        let first = find(PlaneRule::FirstContact).unwrap();
        assert_eq!(first.plane, PlaneFound::FirstContact);
        assert_eq!(first.normal, touch.separation.normal);
        // Where first contact is not known the crossing points stand in.
        let unknown =
            engagement([&outlines[0], &outlines[1]], PlaneRule::FirstContact, relative, None).unwrap();
        assert_eq!(unknown.plane, PlaneFound::CrossingPoints);
        assert!(unknown.normal == crossing.normal);
        if k == 1 {
            // Head-on: first contact faces the travel direction, the crossing points lie between, and across the least
            // translation is nearly across the road.
            let deg = |n: Vec2| atan2(n.y, n.x) / DEG;
            assert!((deg(least.normal) - 82.0).abs() < 1.0, "{:?}", least.normal);
            assert!(deg(touch.separation.normal).abs() < 10.0, "{:?}", touch.separation);
            assert!((deg(crossing.normal) - 45.0).abs() < 10.0, "{:?}", crossing.normal);
        }
    }
}
