use super::SmallOverlap;
use core::fmt::Write;

/// A table with a row a test: predicted beside measured.
#[must_use]
pub fn text(study: &SmallOverlap) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "{:<9}{:<22}{:<11}{:>6}{:>9}{:>16}{:>16}{:>18}{:>9}",
        "test", "vehicle", "contact", "e", "ratio %", "dvx m/s", "dvy m/s", "yaw rate deg/s", "mph off"
    );
    for row in &study.rows {
        let [x, y, turn] = [0, 1, 2].map(|k| (row.changes[k], row.test.measured[k]));
        let pair = |(p, m): (f64, f64), digits: usize| format!("{p:.digits$} / {m:.digits$}");
        let _ = writeln!(
            out,
            "{:<9}{:<22}{:<11}{:>6.2}{:>9.1}{:>16}{:>16}{:>18}{:>9.2}",
            row.test.name,
            row.test.vehicle,
            if row.test.sideswipe { "sideswipe" } else { "snag" },
            row.parameters.restitution,
            row.parameters.ratio_percent,
            pair(x, 2),
            pair(y, 2),
            pair((turn.0.to_degrees(), turn.1.to_degrees()), 1),
            row.error
        );
    }
    let _ = writeln!(
        out,
        "\npredicted / measured; parameters from the other sideswipes\nmedian of the sideswipes {:.2} mph; k² where it is \
         not known {:.3} m², the mean of {} measured four-door saloons",
        study.median, study.gyration.0, study.gyration.1
    );
    out
}
