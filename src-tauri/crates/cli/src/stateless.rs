//! The questions that need no station.

use crate::arguments::Rulebooks;
use crate::failure::Failure;
use crate::lines;
use redwall_desk::stateless::{self, Rules};
use std::fs;

pub fn assess(rulebooks: &Rulebooks) -> Result<bool, Failure> {
    let rules = read(rulebooks)?;
    Ok(lines::answer_each(|line| rules.assess(line))?)
}

pub fn honours(rulebooks: &Rulebooks) -> Result<bool, Failure> {
    let rules = read(rulebooks)?;
    Ok(lines::answer_each(|line| rules.honours(line))?)
}

pub fn benefits(rulebooks: &Rulebooks) -> Result<bool, Failure> {
    let rules = read(rulebooks)?;
    Ok(lines::answer_each(|line| rules.benefits(line))?)
}

pub fn id_check() -> Result<bool, Failure> {
    Ok(lines::answer_each(stateless::id_check)?)
}

pub fn din(codes: &[String]) -> Result<bool, Failure> {
    for code in codes {
        let answer = stateless::din(code).map_err(|error| Failure::usage(error.message))?;
        lines::print(&answer)?;
    }
    Ok(true)
}

fn read(rulebooks: &Rulebooks) -> Result<Rules, Failure> {
    let files = rulebooks.files.iter().map(|path| {
        let name = path.display().to_string();
        match fs::read_to_string(path) {
            Ok(text) => Ok((name, text)),
            Err(error) => Err(Failure::usage(format!("规则文件 {name} 打不开:{error}"))),
        }
    });
    Ok(Rules::with_layers(&files.collect::<Result<Vec<_>, _>>()?)?)
}
