//! `redwall-cli`: the desk's commands without a window.
//!
//! Answers are JSON Lines on stdout, in the order of the input; progress and messages go to stderr.
//! Exit codes: 0 all done; 1 some line was refused, or a donation of a reconciled day is against the
//! rules; 2 wrong usage; 3 the data are locked, damaged or newer than the program. [`arguments`]
//! holds what can be asked, [`lines`] how lines are read and answered, [`stateless`] the questions
//! that need no station, [`station`] those that do, [`staff`] who may ask them, [`records`],
//! [`deferral`], [`block`], [`identity`] and [`reconcile`] what is recorded and looked into beside the
//! main job, [`paper`] documents, prints and their proof, [`rulebook`] the rules, [`backup`] copies of
//! the station.

#![forbid(unsafe_code)]

mod arguments;
mod backup;
mod block;
mod deferral;
mod demonstration;
mod failure;
mod honours;
mod identity;
mod import;
mod lines;
mod login;
mod paper;
mod reconcile;
mod records;
mod rulebook;
mod staff;
mod stateless;
mod station;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = carry_out(Arguments::parse().command);
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            if let Some(message) = &failure.message {
                eprintln!("{message}");
            }
            ExitCode::from(failure.exit)
        }
    }
}

/// Carries a command out; false if some line was refused.
fn carry_out(command: Command) -> Result<bool, Failure> {
    match command {
        Command::Assess(rules) => stateless::assess(&rules),
        Command::Honours(rules) => stateless::honours(&rules),
        Command::Benefits(rules) => stateless::benefits(&rules),
        Command::IdCheck => stateless::id_check(),
        Command::Din { codes } => stateless::din(&codes),
        Command::Init { at, station, site } => station::init(&at, station, site),
        Command::Demo {
            at,
            donors,
            donations,
            seed,
        } => demonstration::make(&at, donors.zip(donations), seed),
        Command::WalkIn { at, out } => station::walk_in(&at, out.as_deref()),
        Command::LateEntry { at, out } => records::late_entry(&at, out.as_deref()),
        Command::Task { what } => records::task(&what),
        Command::Award {
            at,
            donor,
            level,
            cutoff,
            counted_after,
        } => records::award(&at, &donor, level, &cutoff, counted_after.as_deref()),
        Command::HonoursList { at, as_of, round } => honours::list(&at, as_of, round),
        Command::VolunteerHours {
            at,
            donor,
            since,
            hours,
        } => records::volunteer_hours(&at, &donor, &since, hours),
        Command::Changes { at, donor, in_full } => records::changes(&at, &donor, in_full),
        Command::Time { what } => records::time(&what),
        Command::Search { at, query } => station::search(&at, query),
        Command::Duplicates { at } => identity::duplicates(&at),
        Command::Merge(asked) => identity::merge(asked),
        Command::Unmerge(asked) => identity::unmerge(asked),
        Command::Import {
            at,
            file,
            dry_run,
            map,
            report,
            preview,
        } => import::carry_out(&at, file, map, preview, dry_run, report),
        Command::Export {
            at,
            what,
            format,
            out,
        } => station::export(&at, what, format, out),
        Command::Rulebook { command } => rulebook::carry_out(command),
        Command::Staff { what } => staff::carry_out(what),
        Command::Reconcile { at, day } => reconcile::day(&at, day),
        Command::Deferral(asked) => deferral::carry_out(asked),
        Command::Block(asked) => block::carry_out(asked),
        Command::Document { what } => paper::document(what),
        Command::Print { what } => paper::print(what),
        Command::Certificate { what } => paper::certificate(what),
        Command::Backup(asked) => backup::back_up(&asked),
        Command::Restore(asked) => backup::restore(&asked),
        Command::Drill { at } => backup::drill(&at),
        Command::Verify { at, quick, expect } => station::verify(&at, quick, expect),
        Command::Rebuild { at } => station::rebuild(&at),
    }
}
