use super::clause::Fault;
use crate::port::Key;

/// Keys that file systems, databases and shells stumble over, all different.
pub(super) fn odd_keys() -> Result<Vec<Key>, Fault> {
    let texts = [
        "a",
        "A",
        "a/b",
        "a/b/c",
        "a.b",
        "a b",
        " a",
        "a ",
        "...",
        ".hidden",
        "-rf",
        "~",
        "con",
        "NUL.txt",
        "a:b",
        "a\\b",
        "%2F",
        "%",
        "_",
        "*",
        "?",
        "a?b=c&d#e",
        "'",
        "\"",
        "`$(x)`",
        "; drop table blobs; --",
        "{}[]|<>",
        "\u{e9}",
        "e\u{301}",
        "\u{1f697}",
        "\u{441}\u{446}\u{435}\u{43d}\u{430}/1",
        "\u{202e}abc",
        "\u{feff}",
    ];
    let mut keys = texts.into_iter().map(Key::new).collect::<Result<Vec<_>, _>>()?;
    keys.push(Key::new("x".repeat(Key::MAX_BYTES))?);
    keys.push(Key::new("y".repeat(Key::MAX_BYTES - 1))?);
    keys.push(Key::new("\u{e9}".repeat(Key::MAX_BYTES / 2))?);
    keys.push(Key::new("d/".repeat(Key::MAX_BYTES / 2 - 1) + "e")?);
    Ok(keys)
}
