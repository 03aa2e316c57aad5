//! The whole resolved input, each value with its unit, basis and source.

use serde_json::{Map, Value};

use super::escape::Markup;
use super::listing::{Cell, Listing, caption};
use super::schema::Place;
use super::sheet::Sheet;
use super::units::{customary, exact};

/// Values of a list that are written in one cell; the result file has all of them.
const SHOWN: usize = 24;

/// Sections in the order a reader looks for them.
const ORDER: [&str; 8] =
    ["options", "terrain", "georeference", "backdrop", "vehicles", "impacts", "obstacles", "couplings"];

/// The table of all inputs: `input` is the resolved scene, `schema` its JSON Schema.
pub(super) fn echo(sheet: &Sheet<'_>, input: &Value, schema: &Value) -> String {
    let heads = ["Input", "Value", "Basis", "Source, note"].map(Markup::text);
    let text =
        "Every value the simulation used. What the author left open is marked as a default or an estimate.";
    let mut listing = Listing::new(caption(text), &heads);
    let root = Place::root(schema);
    let Some(scene) = input.as_object() else { return listing.finish() };
    let mut general = Map::new();
    for (name, value) in scene {
        if holds_values(value) {
            continue;
        }
        general.insert(name.clone(), value.clone());
    }
    if !general.is_empty() {
        listing.group(&Markup::text("Scene"));
        rows(&mut listing, "", &Value::Object(general), &root);
    }
    let mut sections: Vec<_> = scene.iter().filter(|(_, value)| holds_values(value)).collect();
    // The sort is stable: what is not in the list follows in the order of the document.
    sections.sort_by_key(|(name, _)| ORDER.iter().position(|known| known == name).unwrap_or(ORDER.len()));
    for (name, value) in sections {
        let place = root.member(name);
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    listing.group(&title(sheet, name, index, item));
                    rows(&mut listing, "", item, &place.item(index));
                }
            }
            other => {
                listing.group(&Markup::text(&words(name)));
                rows(&mut listing, "", other, &place);
            }
        }
    }
    listing.finish()
}

/// Counts of values by basis: measured, estimated, assumed, default, given without a basis.
pub(super) fn census(input: &Value) -> [usize; 5] {
    let mut counts = [0; 5];
    count(input, &mut counts);
    counts
}

fn count(value: &Value, counts: &mut [usize; 5]) {
    match value {
        Value::Object(members) if is_quantity(members) => {
            let bases = ["measured", "estimated", "assumed", "default"];
            let basis = members.get("basis").and_then(Value::as_str).unwrap_or("");
            counts[bases.iter().position(|known| *known == basis).unwrap_or(4)] += 1;
        }
        Value::Object(members) => members.values().for_each(|member| count(member, counts)),
        Value::Array(items) => items.iter().for_each(|item| count(item, counts)),
        Value::Number(_) => counts[4] += 1,
        Value::String(_) | Value::Bool(_) | Value::Null => {}
    }
}

fn rows(listing: &mut Listing, path: &str, value: &Value, place: &Place<'_>) {
    let name = code(path);
    match value {
        Value::Null => {}
        Value::Object(members) if is_quantity(members) => {
            let cells = [
                Cell::Text(spread(members, place)),
                Cell::Text(basis(members.get("basis").and_then(Value::as_str))),
                Cell::Text(origin(&source(members))),
            ];
            listing.row(&name, &cells);
        }
        Value::Object(members) => {
            for (key, member) in members {
                rows(listing, &join(path, key), member, &place.member(key));
            }
        }
        Value::Array(items) if items.iter().any(holds_objects) => {
            for (index, item) in items.iter().enumerate() {
                let id = item.get("id").and_then(Value::as_str).map(str::to_owned);
                let step = id.map_or_else(|| format!("{path}[{index}]"), |id| join(path, &id));
                rows(listing, &step, item, &place.item(index));
            }
        }
        Value::Array(items) => {
            let (bases, sources) = origins(items);
            let marks: Vec<String> = bases.iter().map(|name| basis(*name).to_string()).collect();
            let cells = [
                Cell::Text(plain(value, place)),
                Cell::Text(Markup::raw(marks.join(" "))),
                Cell::Text(origin(&sources.join("; "))),
            ];
            listing.row(&name, &cells);
        }
        simple => {
            let given = simple.is_number();
            let cells = [
                Cell::Text(plain(simple, place)),
                Cell::Text(if given { basis(None) } else { Markup::default() }),
                Cell::Text(Markup::default()),
            ];
            listing.row(&name, &cells);
        }
    }
}

fn source(members: &Map<String, Value>) -> String {
    let texts = ["source", "note"].iter().filter_map(|key| members.get(*key)).filter_map(Value::as_str);
    texts.collect::<Vec<_>>().join("; ")
}

fn origin(source: &str) -> Markup {
    Markup::raw(format!("<span class=\"src\">{}</span>", Markup::text(source)))
}

/// Every basis and every source of the numbers of a list, once.
fn origins(items: &[Value]) -> (Vec<Option<&str>>, Vec<String>) {
    let (mut bases, mut sources) = (Vec::new(), Vec::new());
    for item in items {
        let (own, texts) = match item {
            Value::Array(items) => origins(items),
            Value::Object(members) => {
                (vec![members.get("basis").and_then(Value::as_str)], vec![source(members)])
            }
            Value::Number(_) => (vec![None], Vec::new()),
            _ => continue,
        };
        own.into_iter().for_each(|basis| {
            if !bases.contains(&basis) {
                bases.push(basis);
            }
        });
        for text in texts.into_iter().filter(|text| !text.is_empty()) {
            if !sources.contains(&text) {
                sources.push(text);
            }
        }
    }
    (bases, sources)
}

/// A value without further facts.
fn plain(value: &Value, place: &Place<'_>) -> Markup {
    match value {
        Value::Number(number) => scalar(number.as_f64().unwrap_or(f64::NAN), place.unit()),
        Value::String(text) => Markup::text(&shortened(text)),
        Value::Bool(yes) => Markup::text(if *yes { "yes" } else { "no" }),
        Value::Array(items) => {
            let shown = items.iter().take(SHOWN).enumerate().map(|(index, item)| match item {
                Value::Array(_) => format!("({})", plain(item, &place.item(index))),
                item => plain(item, &place.item(index)).to_string(),
            });
            let more = items.len().saturating_sub(SHOWN);
            let tail = if more > 0 { format!(" … and {more} more") } else { String::new() };
            Markup::raw(shown.collect::<Vec<_>>().join(", ") + &tail)
        }
        Value::Object(members) => match members.get("value") {
            Some(value) if is_quantity(members) => plain(value, place),
            _ => Markup::text(&shortened(&Value::Object(members.clone()).to_string())),
        },
        Value::Null => Markup::default(),
    }
}

/// A quantity with its uncertainty.
fn spread(members: &Map<String, Value>, place: &Place<'_>) -> Markup {
    let value = members.get("value").map_or_else(Markup::default, |value| plain(value, place));
    let sigma = members.get("sigma").and_then(Value::as_f64).map(|sigma| scalar(sigma, place.unit()));
    let dist = members.get("dist").map(|dist| match dist.get("kind").and_then(Value::as_str) {
        Some(kind) => Markup::text(kind),
        None => plain(dist, place),
    });
    let mut markup = value.to_string();
    if let Some(sigma) = sigma {
        markup.push_str(&format!(", σ {sigma}"));
    }
    if let Some(dist) = dist {
        markup.push_str(&format!(", {dist}"));
    }
    Markup::raw(markup)
}

fn scalar(value: f64, symbol: Option<&str>) -> Markup {
    let symbol = symbol.filter(|symbol| *symbol != "1").unwrap_or("");
    let gap = if symbol.is_empty() { "" } else { "\u{a0}" };
    let si = Markup::text(&format!("{}{gap}{}", exact(value), pretty(symbol)));
    // Readers think of angles in degrees; the radian stays beside them as the value used.
    match customary(value, symbol) {
        Some(degrees) if symbol.starts_with("rad") => Markup::text(&format!("{degrees} = {si}")),
        Some(us) => super::units::both(si.as_str(), &us),
        None => si,
    }
}

/// Exponents of a unit symbol raised.
fn pretty(symbol: &str) -> String {
    symbol
        .replace("^2", "²")
        .replace("m2", "m²")
        .replace("s2", "s²")
        .replace("^3", "³")
        .replace("m3", "m³")
        .replace(' ', "\u{a0}")
}

fn basis(name: Option<&str>) -> Markup {
    match name {
        Some(name @ ("measured" | "estimated" | "assumed" | "default")) => {
            Markup::raw(format!("<span class=\"mark {name}\">{name}</span>"))
        }
        Some(other) => Markup::text(other),
        None => Markup::raw("<span class=\"mark given\">as given</span>"),
    }
}

fn is_quantity(members: &Map<String, Value>) -> bool {
    members.get("value").is_some_and(Value::is_number)
        && members
            .keys()
            .all(|key| ["value", "dist", "sigma", "source", "basis", "note"].contains(&key.as_str()))
}

fn holds_objects(value: &Value) -> bool {
    value.as_object().is_some_and(|members| !is_quantity(members))
}

fn holds_values(value: &Value) -> bool {
    match value {
        Value::Object(members) => !is_quantity(members),
        Value::Array(items) => items.iter().any(holds_objects),
        _ => false,
    }
}

fn title(sheet: &Sheet<'_>, section: &str, index: usize, item: &Value) -> Markup {
    let id = item.get("id").and_then(Value::as_str);
    if section == "vehicles" && id.is_some_and(|id| sheet.index(id).is_some()) {
        let name = sheet.name(id.unwrap_or_default());
        return Markup::raw(format!("{name} {}", code(&join(section, id.unwrap_or_default()))));
    }
    let id = id.map_or_else(|| format!("[{index}]"), |id| format!(".{id}"));
    Markup::text(&format!("{}{id}", words(section)))
}

/// A path in fixed-width type that may break behind its dots and underscores.
fn code(path: &str) -> Markup {
    let broken = Markup::text(path).as_str().replace('.', ".<wbr>").replace('_', "_<wbr>");
    Markup::raw(format!("<span class=\"path\">{broken}</span>"))
}

fn words(name: &str) -> String {
    let spaced = name.replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn shortened(text: &str) -> String {
    const MOST: usize = 300;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain("…".chars()).collect()
}
