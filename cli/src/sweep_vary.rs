use accuscene::sweep::SweptParameter;
use accuscene_core::scene::BoundText;

/// Reads `PATH`, `PATH=own`, `PATH=40..60 km/h`, `PATH=40..60 km/h/5`, `PATH=0.4,0.6` or `PATH=50+-3 km/h`.
///
/// The unit of the last number holds for those before it that have none.
pub(crate) fn parameter(text: &str) -> Result<SweptParameter, String> {
    let (path, how) = text.split_once('=').unwrap_or((text, "own"));
    let mut parameter = SweptParameter::of(path.trim());
    let how = how.trim();
    if how == "own" {
        return Ok(parameter.by_itself());
    }
    if let Some((from, to)) = how.split_once("..") {
        let (to, steps) = steps(to);
        let [from, to] = numbers(&[from, to])?.try_into().map_err(|_| "two bounds are wanted".to_owned())?;
        (parameter.from, parameter.to, parameter.steps) = (Some(from), Some(to), steps);
        return Ok(parameter);
    }
    if let Some((value, sigma)) = how.split_once("+-").or_else(|| how.split_once('±')) {
        let two = numbers(&[value, sigma])?.try_into();
        let [value, sigma] = two.map_err(|_| "a value and a sigma are wanted".to_owned())?;
        (parameter.value, parameter.sigma) = (Some(value), Some(sigma));
        return Ok(parameter);
    }
    parameter.values = numbers(&how.split(',').collect::<Vec<&str>>())?;
    Ok(parameter)
}

/// True if the parameter wants a grid.
pub(crate) fn is_stepped(parameter: &SweptParameter) -> bool {
    parameter.steps.is_some() || !parameter.values.is_empty()
}

/// The number of steps behind the last slash: that of `60 km/h/5`, not that of `60 km/h`.
fn steps(to: &str) -> (&str, Option<u64>) {
    let split = to.rsplit_once('/').and_then(|(to, steps)| Some((to, steps.trim().parse().ok()?)));
    split.map_or((to, None), |(to, steps)| (to, Some(steps)))
}

fn numbers(texts: &[&str]) -> Result<Vec<BoundText>, String> {
    let read: Result<Vec<(f64, &str)>, String> = texts.iter().map(|text| split(text.trim())).collect();
    let read = read?;
    let common = read.last().map_or("", |(_, unit)| *unit);
    let each = read.iter().map(|(number, unit)| match if unit.is_empty() { common } else { unit } {
        "" => BoundText::Number(*number),
        unit => BoundText::Text(format!("{number} {unit}")),
    });
    Ok(each.collect())
}

/// The longest number at the begin, and the unit behind it.
fn split(text: &str) -> Result<(f64, &str), String> {
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let longest =
        ends.rev().find_map(|end| Some((text[..end].trim().parse::<f64>().ok()?, text[end..].trim())));
    longest.filter(|(number, _)| number.is_finite()).ok_or_else(|| {
        format!("`{text}` is no number; write own, 40..60 km/h, 40..60 km/h/5, 0.4,0.6 or 50+-3 km/h")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: &str) -> BoundText {
        BoundText::Text(number.to_owned())
    }

    #[test]
    fn every_way_to_vary_is_read() {
        let own = SweptParameter::of("a.b").by_itself();
        assert_eq!((parameter("a.b"), parameter("a.b=own")), (Ok(own.clone()), Ok(own)));
        let between = parameter("a.b=40..60 km/h").unwrap();
        assert_eq!(
            (between.from, between.to, between.steps),
            (Some(text("40 km/h")), Some(text("60 km/h")), None)
        );
        let stepped = parameter("a.b = 40 mph .. 60 km/h/5").unwrap();
        assert_eq!((stepped.from, stepped.steps), (Some(text("40 mph")), Some(5)));
        assert_eq!(parameter("a.b=0.3..0.9/4").unwrap(), SweptParameter::of("a.b").stepped(0.3, 0.9, 4));
        assert_eq!(parameter("a.b=-1e3,2").unwrap(), SweptParameter::of("a.b").with_values([-1e3, 2.0]));
        assert_eq!(parameter("a.b=50±3").unwrap(), SweptParameter::of("a.b").around(50.0, 3.0));
        let list = parameter("a.b=1,2,3 m/s2").unwrap();
        assert_eq!(list.values, ["1 m/s2", "2 m/s2", "3 m/s2"].map(text));
        for wrong in ["a=", "a=x..y", "a=1..", "a=,", "a=1,,2", "a=nan", "a=1+-", "a=km/h"] {
            assert!(parameter(wrong).is_err(), "{wrong}");
        }
    }
}
