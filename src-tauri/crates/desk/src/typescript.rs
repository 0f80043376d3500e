//! The screens' types, generated from the list of commands.
//!
//! `ui/src/backend/gen/types.ts` is this module's output; a test fails when the file is stale.

use std::collections::BTreeMap;
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

const HEAD: &str = "// Generated from the list of commands in redwall-desk: `cargo xtask gen`.\n";

/// Requests and answers by door, and every type that they name.
pub(crate) struct List {
    config: Config,
    doors: BTreeMap<&'static str, Vec<String>>,
    types: BTreeMap<String, String>,
}

impl Default for List {
    fn default() -> Self {
        Self {
            config: Config::new().with_large_int("number"),
            doors: BTreeMap::new(),
            types: BTreeMap::new(),
        }
    }
}

impl List {
    /// Adds a command with its answer.
    pub(crate) fn add<Request: TS + 'static, Answer: TS + 'static>(&mut self, door: &'static str) {
        self.collect::<Answer>();
        let answer = Answer::name(&self.config);
        self.line::<Request>(door, &format!("; answer: {answer}"));
    }

    /// Adds a command that is answered with a page of bytes.
    pub(crate) fn add_page<Request: TS + 'static>(&mut self) {
        self.line::<Request>("Page", "");
    }

    fn line<Request: TS + 'static>(&mut self, door: &'static str, answer: &str) {
        self.collect::<Request>();
        let request = Request::ident(&self.config);
        let command = snake_case(&request);
        let line = format!("  {command}: {{ request: {request}{answer} }};");
        self.doors.entry(door).or_default().push(line);
    }

    fn collect<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.types.contains_key(&name) {
                return;
            }
            let declaration = format!("export {}", T::decl(&self.config));
            let documented = format!("{}{declaration}", T::docs().unwrap_or_default());
            self.types.insert(name, documented);
        }
        T::visit_dependencies(&mut Collector(self));
        T::visit_generics(&mut Collector(self));
    }
}

struct Collector<'a>(&'a mut List);

impl TypeVisitor for Collector<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.0.collect::<T>();
    }
}

/// The whole file.
pub fn types() -> String {
    let mut list = List::of_commands();
    list.collect::<crate::DeskError>();
    list.collect::<crate::Step>();
    list.add_own_commands();
    let mut text = String::from(HEAD);
    for declaration in list.types.values() {
        // Writing to a string does not fail.
        let _ = write!(text, "\n{declaration}\n");
    }
    for (door, lines) in &list.doors {
        let _ = write!(
            text,
            "\nexport interface {door} {{\n{}\n}}\n",
            lines.join("\n")
        );
    }
    text
}

/// The name that a request type's command has.
pub fn snake_case(request: &str) -> String {
    let mut name = String::with_capacity(request.len() + 4);
    for (at, character) in request.chars().enumerate() {
        if character.is_ascii_uppercase() && at > 0 {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn the_types_of_the_screens_are_those_of_the_commands() {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/backend/gen/types.ts");
        let types = super::types();
        if std::env::var_os("REDWALL_REGENERATE").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &types).unwrap();
        }
        let kept = std::fs::read_to_string(&path)
            .unwrap_or_default()
            .replace("\r\n", "\n");
        assert!(
            kept == types,
            "ui/src/backend/gen/types.ts is stale: run `cargo xtask gen`"
        );
    }
}
