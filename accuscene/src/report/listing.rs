//! Tables of the report.

use super::escape::Markup;

/// A table under construction.
pub(super) struct Listing {
    caption: Markup,
    head: String,
    body: String,
    columns: usize,
    grouped: bool,
}

impl Listing {
    /// A table with its caption and column heads; a head that begins with `#` stands over numbers.
    pub(super) fn new(caption: Markup, heads: &[Markup]) -> Self {
        let head = heads
            .iter()
            .map(|head| match head.as_str().strip_prefix('#') {
                Some(numeric) => format!("<th scope=\"col\" class=\"n\">{numeric}</th>"),
                None => format!("<th scope=\"col\">{head}</th>"),
            })
            .collect();
        Self { caption, head, body: String::new(), columns: heads.len(), grouped: false }
    }

    /// Begins a group of rows under a title of its own.
    pub(super) fn group(&mut self, title: &Markup) {
        self.body.push_str(if self.grouped { "</tbody>" } else { "" });
        self.body.push_str(&format!(
            "<tbody class=\"group\"><tr><th scope=\"rowgroup\" colspan=\"{}\">{title}</th></tr>",
            self.columns
        ));
        self.grouped = true;
    }

    /// Adds a row: its head and its cells.
    pub(super) fn row(&mut self, head: &Markup, cells: &[Cell]) {
        self.open();
        let cells: String = cells.iter().map(Cell::html).collect();
        self.body.push_str(&format!("<tr><th scope=\"row\">{head}</th>{cells}</tr>"));
    }

    /// Adds a row whose text stands across all columns.
    pub(super) fn across(&mut self, head: &Markup, text: &Markup) {
        self.open();
        self.body.push_str(&format!(
            "<tr><th scope=\"row\">{head}</th><td class=\"text\" colspan=\"{}\">{text}</td></tr>",
            self.columns - 1
        ));
    }

    /// Adds a row only where some cell knows something.
    pub(super) fn row_if(&mut self, head: &str, cells: &[Cell]) {
        if cells.iter().any(|cell| !matches!(cell.markup().as_str(), "–" | "")) {
            self.row(&Markup::text(head), cells);
        }
    }

    /// The finished table.
    pub(super) fn finish(mut self) -> String {
        self.open();
        let caption = match self.caption.as_str() {
            "" => String::new(),
            text => format!("<caption>{text}</caption>"),
        };
        let head = if self.head.is_empty() {
            String::new()
        } else {
            format!("<thead><tr>{}</tr></thead>", self.head)
        };
        format!("<div class=\"scroll\"><table>{caption}{head}{}</tbody></table></div>", self.body)
    }

    fn open(&mut self) {
        if !self.grouped {
            self.body.push_str("<tbody>");
            self.grouped = true;
        }
    }
}

/// One cell: numbers stand at the right, text at the left.
pub(super) enum Cell {
    /// A value.
    Number(Markup),
    /// What stands for the values of so many columns.
    Wide(Markup, usize),
    /// Prose.
    Text(Markup),
}

impl Cell {
    /// The number of an error or a warning, which never breaks.
    pub(super) fn code(code: u32) -> Self {
        Self::Text(Markup::raw(format!("<span class=\"code\">{code}</span>")))
    }

    fn markup(&self) -> &Markup {
        match self {
            Self::Number(markup) | Self::Wide(markup, _) | Self::Text(markup) => markup,
        }
    }

    fn html(&self) -> String {
        match self {
            Self::Number(markup) => format!("<td class=\"n\">{markup}</td>"),
            Self::Wide(markup, columns) => {
                format!("<td class=\"n over\" colspan=\"{columns}\">{markup}</td>")
            }
            Self::Text(markup) => format!("<td class=\"text\">{markup}</td>"),
        }
    }
}

/// A heading of a column of numbers.
pub(super) fn over_numbers(head: &Markup) -> Markup {
    Markup::raw(format!("#{head}"))
}

/// What stands before a caption until the tables of its page are numbered.
const NUMBER: &str = "<b>Table .</b>";

/// A caption "Table n. text".
pub(super) fn caption(text: &str) -> Markup {
    Markup::raw(format!("{NUMBER} {}", Markup::text(text)))
}

/// A page with its tables numbered in their order.
pub(super) fn numbered(page: &str) -> String {
    let mut parts = page.split(NUMBER);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.enumerate().fold(first, |page, (index, part)| page + &format!("<b>Table {}.</b>", index + 1) + part)
}
