//! `cargo xtask test`: every test there is, in order, until the first that fails.
//!
//! The screens are built first, because the window carries them. Their own
//! checks then run beside cargo's; what they write is shown when cargo is
//! done, so that the two never mix. Last come the tests of the whole app, in
//! a browser and in the real window.

use std::ffi::OsString;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::problem::{Outcome, Problem};
use crate::record::{Aside, Record};
use crate::system::{self, Purpose};
use crate::workspace::Workspace;
use crate::{browser, fonts, node, process, screens};

/// The groups that can be named, as the help shows them.
pub const GROUPS: &str = "[rust] [ui] [browser] [window]";

/// Prepares the machine and runs the tests of the groups named, or of all.
///
/// # Errors
/// Set-up fails, or the first failing step.
pub fn test(workspace: &Workspace, arguments: &[String]) -> Outcome {
    let groups = Groups::named(arguments)?;
    let mut record = Record::new();
    let outcome = steps(workspace, &groups, &mut record);
    println!("{}", record.summary());
    outcome.map_err(|problem| Problem::new(format!("Stopped at the first failure. {problem}")))?;
    println!("Every test that was run has passed.");
    Ok(())
}

fn steps(workspace: &Workspace, groups: &Groups, record: &mut Record) -> Outcome {
    record.step("set-up: system", || {
        node::check()?;
        system::prepare(workspace, Purpose::Tests)
    })?;
    record.step("set-up: Node packages", || {
        node::install(&workspace.ui())?;
        node::install(&workspace.tests())
    })?;
    record.step("set-up: fonts", || {
        fonts::place(workspace, &workspace.programs()).map(|_| ())
    })?;
    let tools = Tools::find(workspace, record)?;
    record.step("screens: build", || screens::build(workspace))?;
    rust_beside_screens(workspace, groups, &tools, record)?;
    if groups.browser {
        let mut tests = whole_app_tests(workspace, "browser");
        record.command("browser tests", tools.told_to(&mut tests))?;
    }
    if groups.window {
        window_tests(workspace, &tools, record)?;
    }
    Ok(())
}

fn rust_beside_screens(
    workspace: &Workspace,
    groups: &Groups,
    tools: &Tools,
    record: &mut Record,
) -> Outcome {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let screens = groups
            .ui
            .then(|| scope.spawn(|| screen_checks(workspace, &stop)));
        let mut outcome = rust_steps(workspace, groups, tools, &stop, record);
        stop.fetch_or(outcome.is_err(), Ordering::Relaxed);
        let Some(screens) = screens else {
            return outcome;
        };
        let asides = screens
            .join()
            .map_err(|_| Problem::new("The checks of the screens ended unexpectedly."))?;
        for aside in asides {
            outcome = outcome.and(record.take_over(aside));
        }
        outcome
    })
}

fn screen_checks(workspace: &Workspace, stop: &AtomicBool) -> Vec<Aside> {
    let (ui, tests) = (workspace.ui(), workspace.tests());
    let checks = [
        ("screens: types", node::script(&ui, "check")),
        ("screens: tests", node::script(&ui, "test")),
        ("whole-app tests: types", node::script(&tests, "check")),
    ];
    let mut asides = Vec::new();
    for (name, mut check) in checks {
        if stop.load(Ordering::Relaxed) {
            break;
        }
        let aside = Aside::run(name, &mut check);
        stop.fetch_or(aside.has_failed(), Ordering::Relaxed);
        asides.push(aside);
    }
    asides
}

/// Formatting, lints, programs, tests; ends early and without a word if another step has failed.
fn rust_steps(
    workspace: &Workspace,
    groups: &Groups,
    tools: &Tools,
    stop: &AtomicBool,
    record: &mut Record,
) -> Outcome {
    if groups.rust {
        format_and_lint(workspace, record)?;
    }
    if stop.load(Ordering::Relaxed) || !groups.need_programs() {
        return Ok(());
    }
    // Tests and programs in one build: the same features, so nothing is compiled twice. But not
    // the program that runs now: Windows would not let its file be replaced.
    let mut build = workspace.cargo();
    build.args([
        "build",
        "--workspace",
        "--exclude",
        "xtask",
        "--bins",
        "--tests",
    ]);
    record.command("rust: build", &mut build)?;
    if stop.load(Ordering::Relaxed) || !groups.rust {
        return Ok(());
    }
    let mut tests = workspace.cargo();
    tests.args(["test", "--workspace"]);
    record.command("rust: tests", tools.told_to(&mut tests))
}

fn format_and_lint(workspace: &Workspace, record: &mut Record) -> Outcome {
    if process::succeeds(workspace.cargo().args(["fmt", "--version"])) {
        record.command(
            "rust: format",
            workspace.cargo().args(["fmt", "--all", "--check"]),
        )?;
    } else {
        record.leave_out(
            "rust: format",
            "call `rustup component add rustfmt` to have it.",
        );
    }
    if !process::succeeds(workspace.cargo().args(["clippy", "--version"])) {
        record.leave_out(
            "rust: lints",
            "call `rustup component add clippy` to have them.",
        );
        return Ok(());
    }
    let mut clippy = workspace.cargo();
    clippy.args(["clippy", "--workspace", "--all-targets"]);
    record.command("rust: lints", clippy.args(["--", "--deny", "warnings"]))
}

fn window_tests(workspace: &Workspace, tools: &Tools, record: &mut Record) -> Outcome {
    let name = "window tests";
    if !system::runs_linux() {
        record.leave_out(
            name,
            "only Linux has a driver for the window's WebKit; run them there.",
        );
        return Ok(());
    }
    let tests = whole_app_tests(workspace, "window");
    let mut command = if system::has_display() {
        tests
    } else {
        on_a_display_of_its_own(&tests)
    };
    record.command(name, tools.told_to(&mut command))
}

/// The tests in one folder of `tests`.
fn whole_app_tests(workspace: &Workspace, folder: &str) -> Command {
    let mut tests = node::script(&workspace.tests(), "test");
    tests.args(["--", &format!("{folder}/")]);
    tests
}

/// `command` with an invisible screen and a session bus that end with it.
fn on_a_display_of_its_own(command: &Command) -> Command {
    let mut wrapped = Command::new("xvfb-run");
    wrapped.args(["--auto-servernum", "--server-args=-screen 0 1366x768x24"]);
    wrapped.args(["dbus-run-session", "--"]);
    wrapped.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        wrapped.current_dir(folder);
    }
    wrapped
}

/// What the whole-app tests are told: where each program is.
struct Tools {
    variables: Vec<(&'static str, OsString)>,
}

impl Tools {
    fn find(workspace: &Workspace, record: &mut Record) -> Result<Self, Problem> {
        let mut chromium = OsString::new();
        record.step("set-up: Chromium", || {
            chromium = browser::provide(workspace)?.into();
            Ok(())
        })?;
        let variables = vec![
            ("REDWALL_APP", workspace.program("redwall").into()),
            ("REDWALL_CLI", workspace.program("redwall-cli").into()),
            ("REDWALL_WEB", workspace.program("redwall-web").into()),
            (browser::VARIABLE, chromium),
            ("PATH", system::path_with_administration()),
        ];
        Ok(Self { variables })
    }

    fn told_to<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.envs(self.variables.iter().map(|(name, value)| (*name, value)))
    }
}

/// Which tests to run.
#[derive(Debug, PartialEq, Eq)]
struct Groups {
    rust: bool,
    ui: bool,
    browser: bool,
    window: bool,
}

impl Groups {
    fn named(names: &[String]) -> Result<Self, Problem> {
        let all = names.is_empty();
        let mut groups = Self {
            rust: all,
            ui: all,
            browser: all,
            window: all,
        };
        for name in names {
            match name.as_str() {
                "rust" => groups.rust = true,
                "ui" => groups.ui = true,
                "browser" => groups.browser = true,
                "window" => groups.window = true,
                _ => {
                    return Err(Problem::new(format!(
                        "There is no group of tests `{name}`. Those there are: {GROUPS}"
                    )));
                }
            }
        }
        Ok(groups)
    }

    fn need_programs(&self) -> bool {
        self.rust || self.browser || self.window
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(names: &[&str]) -> Result<Groups, Problem> {
        Groups::named(
            &names
                .iter()
                .map(|name| (*name).to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn without_a_name_every_group_runs() {
        let all = Groups {
            rust: true,
            ui: true,
            browser: true,
            window: true,
        };
        assert_eq!(groups(&[]).unwrap(), all);
        assert_eq!(groups(&["window", "ui", "rust", "browser"]).unwrap(), all);
    }

    #[test]
    fn only_the_groups_named_run() {
        let some = groups(&["ui"]).unwrap();
        assert_eq!(
            some,
            Groups {
                rust: false,
                ui: true,
                browser: false,
                window: false
            }
        );
        assert!(!some.need_programs());
        assert!(groups(&["browser"]).unwrap().need_programs());
    }

    #[test]
    fn a_misspelt_group_is_refused_rather_than_passing_without_tests() {
        let problem = groups(&["brwoser"]).unwrap_err().to_string();
        assert!(problem.contains("`brwoser`"));
        assert!(problem.contains("[browser]"));
    }

    #[test]
    fn a_wrapped_command_keeps_its_words_and_its_folder() {
        let mut command = Command::new("npm");
        command
            .args(["run", "test:window"])
            .current_dir("/clone/tests");
        let wrapped = on_a_display_of_its_own(&command);
        let words = process::told(&wrapped);
        assert!(words.starts_with("xvfb-run "), "{words}");
        assert!(
            words.ends_with("dbus-run-session -- npm run test:window"),
            "{words}"
        );
        assert_eq!(
            wrapped.get_current_dir(),
            Some(std::path::Path::new("/clone/tests"))
        );
    }
}
