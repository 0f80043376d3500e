//! Set-up and chores of the workspace: `cargo xtask <task>`.
//!
//! Two tasks are all that a newcomer needs, [`run`] and [`test`]; each first
//! prepares the machine. To follow them, read [`system`] (what the machine
//! must have), [`node`] and [`browser`], [`fonts`] and [`screens`], then
//! [`run`] and [`test`] themselves. [`workspace`] knows the folders,
//! [`process`] starts programs, [`problem`] is the one kind of failure.
//!
//! Nothing here needs a library of the system, so that this program can be
//! built on a machine on which nothing else can be built yet.
#![forbid(unsafe_code)]

mod audit;
mod bench;
mod browser;
mod bundle;
mod demonstration;
mod fonts;
mod generate;
mod icons;
mod node;
mod problem;
mod process;
mod record;
mod run;
mod screens;
mod set_up;
mod system;
mod test;
mod workspace;

use std::process::ExitCode;

use problem::{Outcome, Problem};
use workspace::Workspace;

/// What can be asked for on the command line.
struct Task {
    name: &'static str,
    about: &'static str,
    arguments: &'static str,
    run: fn(&Workspace, &[String]) -> Outcome,
}

const TASKS: &[Task] = &[
    Task {
        name: "run",
        about: "set up, build and open the desktop window; without a display, the demonstration",
        arguments: "",
        run: run::run,
    },
    Task {
        name: "test",
        about: "set up and run every test there is, or only the groups named",
        arguments: test::GROUPS,
        run: test::test,
    },
    Task {
        name: "setup",
        about: "only prepare the machine: system packages, Node packages, fonts",
        arguments: "",
        run: set_up::set_up,
    },
    Task {
        name: "fonts",
        about: "put the certificate fonts where the programs look for them",
        arguments: "",
        run: fonts::fonts,
    },
    Task {
        name: "gen",
        about: "write the generated files again from what they are generated from",
        arguments: "",
        run: generate::generate,
    },
    Task {
        name: "bench",
        about: "run the benchmarks (release build)",
        arguments: "[FILTER]",
        run: bench::bench,
    },
    Task {
        name: "audit",
        about: "known holes, licences and sources of the packages we depend on",
        arguments: "",
        run: audit::audit,
    },
    Task {
        name: "bundle",
        about: "build the installers for this kind of machine (release build)",
        arguments: "",
        run: bundle::bundle,
    },
    Task {
        name: "icons",
        about: "draw the application icons again from icons/icon.svg",
        arguments: "",
        run: icons::icons,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", usage());
        return Ok(());
    };
    if is_help(name) || rest.iter().any(|argument| is_help(argument)) {
        print!("{}", usage());
        return Ok(());
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        return Err(Problem::new(format!(
            "There is no task `{name}`.\n\n{}",
            usage()
        )));
    };
    if task.arguments.is_empty() && !rest.is_empty() {
        return Err(Problem::new(format!(
            "`cargo xtask {name}` takes no arguments, but was given: {}",
            rest.join(" ")
        )));
    }
    (task.run)(&Workspace::find()?, rest)
}

fn is_help(argument: &str) -> bool {
    matches!(argument, "help" | "--help" | "-h")
}

fn usage() -> String {
    let mut text = String::from("Usage: cargo xtask <task>\n\n");
    for task in TASKS {
        text.push_str(&format!("  {:<8} {}\n", task.name, task.about));
        if !task.arguments.is_empty() {
            text.push_str(&format!("           {}\n", task.arguments));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_lists_every_task() {
        let text = usage();
        for task in TASKS {
            assert!(
                text.contains(&format!("\n  {:<8} {}", task.name, task.about)),
                "{}",
                task.name
            );
        }
    }

    #[test]
    fn a_misspelt_task_is_refused_with_the_list_of_tasks() {
        let problem = dispatch(&["tset".to_owned()]).unwrap_err().to_string();
        assert!(problem.starts_with("There is no task `tset`."));
        assert!(problem.contains("  test "));
    }

    #[test]
    fn a_task_without_arguments_refuses_them_before_it_does_anything() {
        let problem = dispatch(&["run".to_owned(), "--release".to_owned()]).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "`cargo xtask run` takes no arguments, but was given: --release"
        );
    }
}
