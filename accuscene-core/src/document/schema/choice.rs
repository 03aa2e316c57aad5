use super::check::Checker;
use super::node::{Choice, Node, Types};
use crate::document::Problem;
use serde_json::Value;

impl<'a> Checker<'a> {
    /// The branch of a choice that the value is meant for, still to be checked; `None` if that is settled, with its
    /// problems noted.
    pub(super) fn choose(&mut self, choice: &'a Choice, value: &'a Value) -> Option<usize> {
        if let (Some((tag, values)), Value::Object(members)) = (&choice.tag, value) {
            return self.tagged(tag, values, members.get(tag));
        }
        let fits: Vec<usize> =
            choice.branches.iter().copied().filter(|b| self.may_be(self.node(*b), value)).collect();
        match fits.as_slice() {
            [] => {
                self.nothing_fits(choice, value);
                None
            }
            [only] => Some(*only),
            several => self.best_of(several, value),
        }
    }

    fn tagged(&mut self, tag: &str, values: &'a [(String, usize)], found: Option<&Value>) -> Option<usize> {
        let names = || values.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
        let Some(found) = found else {
            self.note_member(1011, tag, "the member is missing").limit = Some(names().join(", "));
            return None;
        };
        let text = found.as_str();
        if let Some((_, branch)) = values.iter().find(|(name, _)| Some(name.as_str()) == text) {
            return Some(*branch);
        }
        let before = self.problems.len();
        match text {
            Some(text) => self.unknown_variant(text, &names()),
            None => self.wrong_type("a text", found),
        }
        for problem in &mut self.problems[before..] {
            crate::document::path::append_name(&mut problem.path, tag);
        }
        None
    }

    /// True unless the JSON type, a constant or a required member rules the node out.
    fn may_be(&self, node: &Node, value: &Value) -> bool {
        if !node.types.admits(value) {
            return false;
        }
        if !node.constants.is_empty() && !node.constants.contains(value) {
            return false;
        }
        let part_rules_out = node.parts.iter().any(|p| !self.may_be(self.node(*p), value));
        let choice_rules_out = node
            .choice
            .as_ref()
            .is_some_and(|c| !c.branches.iter().any(|b| self.may_be(self.node(*b), value)));
        !part_rules_out && !choice_rules_out
    }

    /// Keeps the problems of the branch that has fewest; gives the branch back if an object has none there, because its
    /// members count as known then.
    fn best_of(&mut self, branches: &[usize], value: &'a Value) -> Option<usize> {
        let before = core::mem::take(&mut self.problems);
        let mut best: Option<(usize, Vec<Problem>)> = None;
        for branch in branches {
            self.value(*branch, value);
            let tried = core::mem::take(&mut self.problems);
            if best.as_ref().is_none_or(|(_, b)| tried.len() < b.len()) {
                best = Some((*branch, tried));
            }
            if best.as_ref().is_some_and(|(_, b)| b.is_empty()) {
                break;
            }
        }
        self.problems = before;
        let (branch, problems) = best?;
        let clean = problems.is_empty();
        self.problems.extend(problems);
        (clean && value.is_object()).then_some(branch)
    }

    fn nothing_fits(&mut self, choice: &Choice, value: &Value) {
        let mut names: Vec<&str> = Vec::new();
        let mut types = Types::NONE;
        for branch in &choice.branches {
            let node = self.node(*branch);
            names.extend(node.constants.iter().filter_map(Value::as_str));
            types = types.union(node.types);
        }
        match value {
            Value::String(text) if !names.is_empty() => self.unknown_variant(text, &names),
            value if types.admits(value) => {
                self.note(1021, "the value fits none of the accepted forms");
            }
            value => self.wrong_type(&types.wanted(), value),
        }
    }
}
