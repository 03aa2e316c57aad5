//! The page's one style and one script, and the policy that admits nothing else.

use accuscene_core::document::sha256;

use super::base64;
use super::escape::css_string;

/// The script, as it stands in the page.
pub(super) const SCRIPT: &str = include_str!("../../assets/report.js");

/// The fixed part of the style.
const STYLE: &str = include_str!("../../assets/report.css");

/// The style with what depends on the case: text scales of the figures, running heads of the print.
pub(super) fn style(figures: &[(String, f64)], running: &[(&str, String)]) -> String {
    let mut style = String::from(STYLE);
    for (id, unit) in figures {
        style.push_str(&format!("#{id} {{ --u: {unit:.5}; --u0: {unit:.5}; }}\n"));
    }
    style.push_str("@page {");
    for (place, text) in running {
        style.push_str(&format!(
            " @{place} {{ content: {}; font: 7.5pt sans-serif; color: #55534d; }}",
            css_string(text)
        ));
    }
    style.push_str(
        " @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); font: 7.5pt sans-serif; color: #55534d; } }\n",
    );
    style
}

/// The content security policy: no network, no foreign script or style, images only from the page itself.
pub(super) fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| base64::encode(sha256(text.as_bytes()).as_bytes());
    format!(
        "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    )
}
