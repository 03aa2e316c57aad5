use super::check::{Checker, Step};
use super::messages;
use super::node::Rest;
use serde_json::{Map, Value};

/// Names that a message lists at most.
const MOST_NAMES: usize = 24;

impl<'a> Checker<'a> {
    /// Checks an object against its node and all that apply beside it (references, the chosen branch): together they say
    /// which members there are.
    pub(super) fn object(&mut self, index: usize, value: &'a Value, members: &'a Map<String, Value>) {
        let node = self.node(index);
        if node.parts.is_empty() && node.choice.is_none() {
            return self.members(&[index], members);
        }
        let mut group = Vec::new();
        // Without its kind nothing can be said about the rest of the object.
        if self.gather(index, value, &mut group) {
            self.members(&group, members);
        }
    }

    fn members(&mut self, group: &[usize], members: &'a Map<String, Value>) {
        for index in group {
            let node = self.node(*index);
            for name in node.required.iter().filter(|name| !members.contains_key(*name)) {
                self.note_member(1011, name, "the member is missing");
            }
        }
        for (name, member) in members {
            let mut known = false;
            for index in group {
                if let Some(property) = self.node(*index).properties.get(name) {
                    known = true;
                    self.below(Step::Name(name), *property, member);
                }
            }
            if !known {
                self.unnamed(group, name, member);
            }
        }
    }

    /// Collects the nodes that hold for an object; false if none of a choice does.
    fn gather(&mut self, index: usize, value: &'a Value, group: &mut Vec<usize>) -> bool {
        if group.contains(&index) {
            return true;
        }
        group.push(index);
        let node = self.node(index);
        if node.quantity.is_some() {
            // The object form of a quantity: it checks itself.
            self.value(index, value);
            return false;
        }
        if !node.types.admits(value) {
            self.wrong_type(&node.types.wanted(), value);
            return false;
        }
        let parts = node.parts.iter().all(|part| self.gather(*part, value, group));
        parts
            && match &node.choice {
                Some(choice) => match self.choose(choice, value) {
                    Some(branch) => self.gather(branch, value, group),
                    None => false,
                },
                None => true,
            }
    }

    fn unnamed(&mut self, group: &[usize], name: &'a str, member: &'a Value) {
        let mut closed = false;
        for index in group {
            match self.node(*index).additional {
                Rest::Node(index) => return self.below(Step::Name(name), index, member),
                Rest::Nothing => closed = true,
                Rest::Anything => {}
            }
        }
        if !closed {
            return;
        }
        let known: Vec<&str> =
            group.iter().flat_map(|i| self.node(*i).properties.keys().map(String::as_str)).collect();
        let hint = messages::did_you_mean(name, known.iter().copied());
        let problem = self.note_member(1010, name, "there is no such member");
        problem.hint = hint;
        if known.len() <= MOST_NAMES {
            problem.limit = Some(known.join(", "));
        }
    }
}
