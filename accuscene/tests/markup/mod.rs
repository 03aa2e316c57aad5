//! A reader of HTML that is strict about nesting.

/// Counts the elements of a page and panics where one is not closed in its turn.
pub(crate) fn tags(page: &str) -> usize {
    const VOID: [&str; 3] = ["meta", "input", "wbr"];
    let mut open: Vec<String> = Vec::new();
    let mut count = 0;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let name = closing.split('>').next().unwrap();
            assert_eq!(
                open.pop().as_deref(),
                Some(name),
                "before …{}",
                &rest.chars().take(60).collect::<String>()
            );
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            count += 1;
            let end = rest.find('>').expect("the element ends");
            let tag = &rest[..end];
            let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
            assert_eq!(tag.matches('"').count() % 2, 0, "quotes of <{tag}>");
            if (name == "script" || name == "style") && !tag.ends_with('/') {
                let close = format!("</{name}>");
                rest = &rest[rest.find(&close).expect("raw text ends") + close.len()..];
                continue;
            }
            if !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    count
}
