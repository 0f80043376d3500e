//! The commands on a station's data.

use crate::arguments::{Format, Login, What};
use crate::failure::Failure;
use crate::{lines, login};
use clap::ValueEnum;
use clap::builder::PossibleValue;
use redwall_desk::command::{Ask, Draw, Work};
use redwall_desk::paper::{CertificateLook, Paper, PaperPdf};
use redwall_desk::search::DonorSearch;
use redwall_desk::stateless::{Id, LineError, read_line};
use redwall_desk::station::{StationCreate, StationCreated};
use redwall_desk::verify::JournalVerify;
use redwall_desk::walk_in::{WalkIn, WalkInCertificate};
use redwall_desk::{Desk, DeskError, Progress, Step, file};
use serde_json::{Value, json};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

pub fn init(at: &Login, station: String, site: Option<String>) -> Result<bool, Failure> {
    let desk = Desk::at(at.data.clone())?;
    let site = site.unwrap_or_else(|| station.clone());
    let password = login::password(at)?;
    let request = StationCreate {
        station,
        site,
        staff: at.staff.clone(),
        password,
    };
    tell_created(at, &request.ask(&desk)?)
}

pub fn tell_created(at: &Login, created: &StationCreated) -> Result<bool, Failure> {
    eprintln!("请把恢复密钥抄写或打印后锁好:它只显示这一次,有它就能打开全部数据。");
    lines::print(&json!({
        "station": created.station,
        "staff": at.staff,
        "recovery_key": created.recovery_key,
        "donors": created.donors,
        "donations": created.donations,
    }))?;
    Ok(true)
}

pub fn walk_in(at: &Login, out: Option<&Path>) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    if let Some(folder) = out {
        fs::create_dir_all(folder)?;
    }
    Ok(lines::answer_each(|line| {
        let request: WalkIn = read_line(line)?;
        let id = request.id.clone();
        one_walk_in(&desk, request, out).map_err(|error| refused(id, error))
    })?)
}

/// Records a walk-in and leaves its certificate in the folder. The answer is given after both: a
/// line that was answered has its file.
fn one_walk_in(desk: &Desk, request: WalkIn, out: Option<&Path>) -> Result<Value, DeskError> {
    let mut answer = request.ask(desk)?;
    if answer.late && answer.donation.is_none() {
        eprintln!(
            "{}:这次采血不符合当天的规定,没有登记。如果血已经采了,请用 late-entry 补录。",
            answer.donor_no
        );
    }
    save_certificate(desk, out, answer.certificate.as_mut())?;
    serde_json::to_value(answer).map_err(|_| DeskError::internal())
}

/// Leaves a certificate as PDF in the folder that was asked for.
pub fn save_certificate(
    desk: &Desk,
    folder: Option<&Path>,
    certificate: Option<&mut WalkInCertificate>,
) -> Result<(), DeskError> {
    let (Some(folder), Some(issued)) = (folder, certificate) else {
        return Ok(());
    };
    let paper = Paper::ThankYou {
        certificates: vec![issued.id],
        look: CertificateLook::default(),
    };
    let sheet = PaperPdf { paper }.draw(desk)?;
    let path = folder.join(&sheet.file_name);
    file::save(&path, &sheet.bytes)?;
    issued.file = Some(path.display().to_string());
    Ok(())
}

/// The answer to a line that was refused.
pub fn refused(id: Id, error: DeskError) -> LineError {
    let code = serde_json::to_value(error.code).ok();
    let code = code.as_ref().and_then(Value::as_str).unwrap_or("internal");
    LineError::new(id, code, error.message, error.field.as_deref())
}

pub fn search(at: &Login, query: String) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let found = DonorSearch { query }.ask(&desk)?;
    for hit in found.hits {
        lines::print(&serde_json::to_value(hit).map_err(std::io::Error::from)?)?;
    }
    Ok(true)
}

pub fn export(at: &Login, what: What, format: Format, out: PathBuf) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let what = what.to_possible_value();
    let format = format.to_possible_value();
    let name = |value: &Option<PossibleValue>| {
        let name = value.as_ref().map(PossibleValue::get_name);
        json!(name)
    };
    let request = json!({ "what": name(&what), "format": name(&format), "out": out });
    let request = json!({ "command": "export_write", "request": request });
    let report = with_progress(|progress| desk.job(request, progress))?;
    lines::print(&report)?;
    Ok(true)
}

pub fn verify(at: &Login, quick: bool, expect: Option<String>) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let request = JournalVerify { quick, expect };
    let verified = with_progress(|progress| request.work(&desk, progress))?;
    let sound = verified.differences.is_empty();
    lines::print(&serde_json::to_value(verified).map_err(std::io::Error::from)?)?;
    sound_or_damaged(sound)
}

pub fn rebuild(at: &Login) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let request = json!({ "command": "journal_rebuild", "request": {} });
    let rebuilt = with_progress(|progress| desk.job(request, progress))?;
    lines::print(&rebuilt)?;
    sound_or_damaged(rebuilt["differences"] == json!([]))
}

fn sound_or_damaged(sound: bool) -> Result<bool, Failure> {
    if sound {
        Ok(true)
    } else {
        Err(Failure::data())
    }
}

/// Runs a long command, telling on stderr how far it is.
pub fn with_progress<T>(
    work: impl FnOnce(&mut Progress<'_>) -> Result<T, DeskError>,
) -> Result<T, DeskError> {
    let mut tell = |Step { done, total }: Step| {
        match total {
            0 => eprintln!("{done}"),
            total => eprintln!("{done}/{total}"),
        }
        ControlFlow::Continue(())
    };
    work(&mut Progress::new(&mut tell))
}
