//! The steps of a long task: each named, timed, and summed up at the end.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::problem::{Outcome, Problem};
use crate::process;

/// The steps so far.
pub struct Record {
    started: Instant,
    steps: Vec<Step>,
}

struct Step {
    name: String,
    took: Duration,
    end: End,
}

enum End {
    Passed,
    Failed,
    NotRun(String),
}

/// A step that ran beside others, with what it wrote.
pub struct Aside {
    name: String,
    took: Duration,
    wrote: String,
    outcome: Outcome,
}

impl Record {
    /// A record without steps; its time runs from now.
    pub fn new() -> Self {
        Self {
            started: Instant::now(),
            steps: Vec::new(),
        }
    }

    /// Does `work` under `name`, and notes its time and end.
    ///
    /// # Errors
    /// What `work` ends with.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        println!("\n── {name}");
        let started = Instant::now();
        let outcome = work();
        self.note(name, started.elapsed(), &outcome);
        outcome
    }

    /// Runs `command` as the step `name`.
    ///
    /// # Errors
    /// As [`process::run`].
    pub fn command(&mut self, name: &str, command: &mut Command) -> Outcome {
        self.step(name, || process::run(command))
    }

    /// Notes that `name` is not done here, and says `why`.
    pub fn leave_out(&mut self, name: &str, why: &str) {
        println!("\n── {name}\nNot run: {why}");
        let end = End::NotRun(why.to_owned());
        self.steps.push(Step {
            name: name.to_owned(),
            took: Duration::ZERO,
            end,
        });
    }

    /// Takes over a step that ran beside others, and shows what it wrote.
    ///
    /// # Errors
    /// What the step ended with.
    pub fn take_over(&mut self, aside: Aside) -> Outcome {
        println!(
            "\n── {} (ran beside the steps above)\n{}",
            aside.name,
            aside.wrote.trim_end()
        );
        self.note(&aside.name, aside.took, &aside.outcome);
        aside.outcome
    }

    /// Every step with its time, and the time of all together.
    pub fn summary(&self) -> String {
        let mut text = String::from("\nSteps and their times:\n");
        for step in &self.steps {
            let line = match &step.end {
                End::Passed => format!("  passed {:>10}  {}\n", told(step.took), step.name),
                End::Failed => format!("  FAILED {:>10}  {}\n", told(step.took), step.name),
                End::NotRun(why) => format!("  not run           {}: {why}\n", step.name),
            };
            text.push_str(&line);
        }
        text.push_str(&format!("  all    {:>10}\n", told(self.started.elapsed())));
        text
    }

    fn note(&mut self, name: &str, took: Duration, outcome: &Outcome) {
        let end = if outcome.is_ok() {
            End::Passed
        } else {
            End::Failed
        };
        self.steps.push(Step {
            name: name.to_owned(),
            took,
            end,
        });
    }
}

impl Aside {
    /// Runs `command` as the step `name`, keeping what it writes.
    pub fn run(name: &str, command: &mut Command) -> Self {
        let started = Instant::now();
        let output = process::collect(command.env("NO_COLOR", "1"));
        let took = started.elapsed();
        let (wrote, outcome) = match output {
            Err(problem) => (String::new(), Err(problem)),
            Ok(output) => {
                let mut wrote = String::from_utf8_lossy(&output.stdout).into_owned();
                wrote.push_str(&String::from_utf8_lossy(&output.stderr));
                let failed = || {
                    let told = process::told(command);
                    Err(Problem::new(format!(
                        "`{told}` failed ({}).",
                        output.status
                    )))
                };
                (
                    wrote,
                    if output.status.success() {
                        Ok(())
                    } else {
                        failed()
                    },
                )
            }
        };
        Self {
            name: name.to_owned(),
            took,
            wrote,
            outcome,
        }
    }

    /// Whether the step did not end well.
    pub fn has_failed(&self) -> bool {
        self.outcome.is_err()
    }
}

/// A time as a person reads it: `0.4 s`, `12.3 s`, `3 min 07 s`.
fn told(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{} min {:02} s", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(Duration::from_millis(40), "0.0 s")]
    #[case(Duration::from_millis(12_340), "12.3 s")]
    #[case(Duration::from_secs(60), "1 min 00 s")]
    #[case(Duration::from_secs(187), "3 min 07 s")]
    fn times_read_like_times(#[case] time: Duration, #[case] expected: &str) {
        assert_eq!(told(time), expected);
    }

    #[test]
    fn the_summary_names_what_passed_what_failed_and_what_was_left_out() {
        let mut record = Record::new();
        assert!(record.step("first", || Ok(())).is_ok());
        record.leave_out("second", "it needs a Linux.");
        assert!(
            record
                .step("third", || Err(Problem::new("It broke.")))
                .is_err()
        );
        let summary = record.summary();
        let lines: Vec<&str> = summary.trim().lines().collect();
        assert!(lines[1].starts_with("  passed") && lines[1].ends_with("first"));
        assert_eq!(lines[2], "  not run           second: it needs a Linux.");
        assert!(lines[3].starts_with("  FAILED") && lines[3].ends_with("third"));
        assert!(lines[4].starts_with("  all"));
    }

    #[test]
    fn a_step_beside_the_others_keeps_what_it_wrote_and_how_it_ended() {
        let aside = Aside::run(
            "cargo",
            Command::new(env!("CARGO")).arg("no-such-subcommand"),
        );
        assert!(aside.has_failed());
        assert!(aside.wrote.contains("no such command"), "{}", aside.wrote);
        let mut record = Record::new();
        assert!(record.take_over(aside).is_err());
    }
}
