//! `rulebook`: the rules in force, a file checked, tried on the station's donors, switched on.

use crate::arguments::{Login, RulebookCommand, RulebookFiles, SecondPerson};
use crate::failure::Failure;
use crate::{lines, login, station};
use redwall_desk::DeskError;
use redwall_desk::command::{Ask, Work};
use redwall_desk::rulebook::RulebookFile;
use redwall_desk::rulebook::activation::{RulebookActivate, RulebookWithdraw, TwoPasswords};
use redwall_desk::rulebook::difference::RulebookDiff;
use redwall_desk::rulebook::read::{self, RulebookCheck, RulebookPage, RulebookRead};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub fn carry_out(command: RulebookCommand) -> Result<bool, Failure> {
    match command {
        RulebookCommand::Show { at, on } => show(&at, RulebookRead { on }),
        RulebookCommand::Check { at, files } => check(at.login().as_ref(), &files),
        RulebookCommand::Diff { at, on, files } => {
            let files = read_all(&files)?;
            diff(&at, RulebookDiff { files, on })
        }
        RulebookCommand::Activate { at, second, file } => activate(&at, &second, &file),
        RulebookCommand::Withdraw {
            at,
            second,
            name,
            reason,
        } => withdraw(&at, &second, name, reason),
    }
}

fn show(at: &Login, request: RulebookRead) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let page = request.ask(&desk)?;
    print_rulebooks(&page)?;
    for setting in page.settings {
        lines::print(&json(setting)?)?;
    }
    Ok(true)
}

/// Checks files; over the station's own rules where a station is given.
fn check(at: Option<&Login>, files: &RulebookFiles) -> Result<bool, Failure> {
    let files = read_all(files)?;
    let checked = match at {
        None => read::check_shipped(&files),
        Some(at) => {
            let desk = login::open(at)?;
            RulebookCheck { files }.ask(&desk)
        }
    };
    told(checked.map(json))
}

fn diff(at: &Login, request: RulebookDiff) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let difference = station::with_progress(|progress| request.work(&desk, progress));
    told(difference.map(json))
}

fn activate(at: &Login, second: &SecondPerson, file: &Path) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let request = RulebookActivate {
        file: read_file(file)?,
        passwords: two_passwords(at, second)?,
    };
    told_rulebooks(request.ask(&desk))
}

fn withdraw(
    at: &Login,
    second: &SecondPerson,
    name: String,
    reason: String,
) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let request = RulebookWithdraw {
        name,
        reason,
        passwords: two_passwords(at, second)?,
    };
    told_rulebooks(request.ask(&desk))
}

fn told_rulebooks(page: Result<RulebookPage, DeskError>) -> Result<bool, Failure> {
    match page {
        Ok(page) => print_rulebooks(&page).map(|()| true),
        Err(error) => told(Err(error)),
    }
}

fn print_rulebooks(page: &RulebookPage) -> Result<(), Failure> {
    lines::print(&json!({ "on": page.on, "rulebooks": page.rulebooks }))?;
    Ok(())
}

/// Prints the answer; a file that is refused is an answer too.
fn told(answer: Result<Result<Value, Failure>, DeskError>) -> Result<bool, Failure> {
    match answer {
        Ok(answer) => lines::tell(Ok(vec![answer?])),
        Err(error) => lines::tell(Err(error)),
    }
}

fn two_passwords(at: &Login, second: &SecondPerson) -> Result<TwoPasswords, Failure> {
    Ok(TwoPasswords {
        password: login::password(at)?,
        second: second.second.clone(),
        second_password: login::second_password(second)?,
    })
}

fn read_all(files: &RulebookFiles) -> Result<Vec<RulebookFile>, Failure> {
    files.paths().map(read_file).collect()
}

/// A rulebook file, or a draft that the product comes with, by its name.
fn read_file(path: &Path) -> Result<RulebookFile, Failure> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path);
    let draft = RulebookFile::drafts()
        .into_iter()
        .find(|draft| draft.name == name || draft.name.strip_suffix(".toml") == Some(&name));
    match (text, draft) {
        (Ok(text), _) => Ok(RulebookFile { name, text }),
        (Err(_), Some(draft)) => Ok(draft),
        (Err(error), None) => Err(Failure::usage(format!("规则文件 {name} 打不开:{error}"))),
    }
}

fn json(answer: impl serde::Serialize) -> Result<Value, Failure> {
    Ok(serde_json::to_value(answer).map_err(std::io::Error::from)?)
}
