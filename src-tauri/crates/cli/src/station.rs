//! The commands on a station's data.

use crate::arguments::{Format, Login, What};
use crate::failure::Failure;
use crate::{lines, login};
use redwall_desk::certificate::{self, CertificatePdf};
use redwall_desk::command::Callers;
use redwall_desk::export::{self, ExportFormat, ExportWhat, ExportWrite};
use redwall_desk::search::{self, DonorSearch};
use redwall_desk::stateless::{Id, LineError, read_line};
use redwall_desk::station::{self, StationCreate, StationCreated, StationDemonstrate};
use redwall_desk::verify::{self, JournalVerify};
use redwall_desk::walk_in::{self, WalkIn};
use redwall_desk::{Desk, DeskError, Progress, Session, Step, file};
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
    tell_created(at, &station::create(&desk, request)?)
}

pub fn demo(at: &Login) -> Result<bool, Failure> {
    let desk = Desk::at(at.data.clone())?;
    let request = StationDemonstrate {
        staff: at.staff.clone(),
        password: login::password(at)?,
    };
    let created = with_progress(|progress| station::demonstrate(&desk, request, progress))?;
    tell_created(at, &created)
}

fn tell_created(at: &Login, created: &StationCreated) -> Result<bool, Failure> {
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
    let session = desk.session(Callers::Anyone)?;
    if let Some(folder) = out {
        fs::create_dir_all(folder)?;
    }
    Ok(lines::answer_each(|line| {
        let request: WalkIn = read_line(line)?;
        let id = request.id.clone();
        one_walk_in(&session, request, out).map_err(|error| refused(id, error))
    })?)
}

/// Records a walk-in and leaves its certificate in the folder. The answer is given after both: a
/// line that was answered has its file.
fn one_walk_in(session: &Session, request: WalkIn, out: Option<&Path>) -> Result<Value, DeskError> {
    let mut answer = walk_in::record(session, request)?;
    if let (Some(folder), Some(issued)) = (out, &mut answer.certificate) {
        let sheet = certificate::pdf(
            session,
            CertificatePdf {
                certificate: issued.id,
            },
        )?;
        let path = folder.join(&sheet.file_name);
        file::save(&path, &sheet.bytes)?;
        issued.file = Some(path.display().to_string());
    }
    serde_json::to_value(answer).map_err(|_| DeskError::internal())
}

fn refused(id: Id, error: DeskError) -> LineError {
    let code = serde_json::to_value(error.code).ok();
    let code = code.as_ref().and_then(Value::as_str).unwrap_or("internal");
    LineError::new(id, code, error.message, error.field.as_deref())
}

pub fn search(at: &Login, query: String) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let found = search::find(&*desk.session(Callers::Anyone)?, DonorSearch { query })?;
    for hit in found.hits {
        lines::print(&serde_json::to_value(hit).map_err(std::io::Error::from)?)?;
    }
    Ok(true)
}

pub fn export(at: &Login, what: What, format: Format, out: PathBuf) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let what = match what {
        What::Donors => ExportWhat::Donors,
        What::Donations => ExportWhat::Donations,
    };
    let format = match format {
        Format::Xlsx => ExportFormat::Xlsx,
        Format::Csv => ExportFormat::Csv,
        Format::Jsonl => ExportFormat::Jsonl,
    };
    let session = desk.session(Callers::Anyone)?;
    let request = ExportWrite { what, format, out };
    let report = with_progress(|progress| export::write(&session, request, progress))?;
    lines::print(&json!({ "rows": report.rows }))?;
    Ok(true)
}

pub fn verify(at: &Login, quick: bool, expect: Option<String>) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let session = desk.session(Callers::Anyone)?;
    let request = JournalVerify { quick, expect };
    let verified = with_progress(|progress| verify::journal(&session, request, progress))?;
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
fn with_progress<T>(
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
