//! The report as text: determinism, hostile names, well-formed HTML, nothing from outside.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking, in its helpers too")]

mod fixture;
mod markup;

use accuscene::report::{ReportOptions, html};
use markup::tags;

const HOSTILE: &str = "</script><b onmouseover=\"alert(1)\">'&<!--";

fn plain() -> String {
    html(
        &fixture::outcome(["Blue estate", "Red hatchback"], "Mill Lane", "2024-0117"),
        &ReportOptions::default(),
    )
}

fn hostile() -> String {
    html(
        &fixture::outcome(
            [HOSTILE, "</style><img src=x>"],
            "</title><script>alert(1)</script>",
            "\"}</style>\\",
        ),
        &ReportOptions::default(),
    )
}

#[test]
fn the_same_outcome_gives_the_same_bytes() {
    assert_eq!(plain(), plain());
}

#[test]
fn elements_balance_with_plain_and_hostile_names() {
    for page in [plain(), hostile()] {
        let tags = tags(&page);
        assert!(tags > 500, "only {tags} elements");
    }
}

#[test]
fn hostile_names_add_no_element_and_stay_readable() {
    let (plain, hostile) = (plain(), hostile());
    for tag in ["<script", "</script", "<style", "</style", "<img", "<b>", "<b ", "<title", "<!--"] {
        assert_eq!(hostile.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert!(hostile.contains("&lt;/script&gt;&lt;b onmouseover=&quot;alert(1)&quot;&gt;&#39;&amp;&lt;!--"));
}

#[test]
fn the_page_refers_to_nothing_outside_itself() {
    let page = plain();
    for foreign in ["http://", "https://", "src=", "@import", "url("] {
        assert!(!page.contains(foreign), "{foreign}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains(" style=\""), "an inline style would be refused by the page's own policy");
}

#[test]
fn what_an_expert_looks_for_is_there() {
    let page = plain();
    for wanted in [
        "2024-0117",
        "6.26\u{a0}m/s",
        "14.0\u{a0}mph",
        "25.4°",
        "1 o’clock",
        "weighbridge, report 118/24",
        "class=\"mark default\"",
        "class=\"mark estimated\"",
        "Steffan, Moser, SAE 960885, 1996",
        "where the brush model rests on few tests",
        "Pacejka 2012, section 3.3",
        "slides over it faster than 0.5 m/s",
        "3f1c9a7e5b2d4806f1e2d3c4b5a69788796a5b4c3d2e1f00112233445566778f",
        "class=\"tyremark\"",
    ] {
        assert!(page.contains(wanted), "{wanted} is missing");
    }
}

#[test]
fn how_much_an_impact_moves_with_point_and_plane_is_told() {
    let page = plain();
    for wanted in [
        "6.26\u{a0}±\u{a0}0.48\u{a0}m/s",
        "14.0\u{a0}±\u{a0}1.1\u{a0}mph",
        "25.4\u{a0}±\u{a0}2.9°",
        "point along the plane, ± ",
        "+18.9\u{a0}/\u{a0}−20.8°/s",
        "0.00\u{a0}/\u{a0}0.00\u{a0}m/s",
        "plane turned, ± 7.0°",
        "−0.42\u{a0}/\u{a0}–\u{a0}m/s",
        "No solution with plane turned by −7.0°: the bodies part along the normal at 0.2 m/s.",
    ] {
        assert!(page.contains(wanted), "{wanted} is missing");
    }
    let mut forces = fixture::outcome(["Blue estate", "Red hatchback"], "Mill Lane", "2024-0117");
    forces.collisions[0].sensitivity = None;
    assert!(!html(&forces, &ReportOptions::default()).contains("point along the plane"));
}
