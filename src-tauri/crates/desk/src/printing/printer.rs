//! Printers, with what a desk keeps of each: how far it is off, its usual tray, both sides or one.

use crate::Session;
use crate::error::DeskError;
use redwall_store::Reading;
use redwall_store::fact::SettingChanged;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The farthest that a page is moved, tenths of a millimetre.
const FARTHEST: i32 = 200;
/// The longest name of a printer or a tray.
const LONGEST: usize = 80;

/// Asks for the printers of this computer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrinterList {}

/// Keeps how a printer is used at this desk.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrinterSet {
    /// The printer.
    pub printer: String,
    /// From now on.
    pub settings: PrinterSettings,
}

/// How a printer is used at this desk.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrinterSettings {
    /// What is printed is moved so far to the right, tenths of a millimetre; less than 0 to the left.
    pub right_tenth_mm: i32,
    /// Likewise down; less than 0 up.
    pub down_tenth_mm: i32,
    /// The usual tray, as the system names it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub tray: Option<String>,
    /// Usually both sides of a sheet.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub duplex: bool,
}

/// A printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrinterRow {
    /// Its name, as the system has it.
    pub name: String,
    /// Whether the system prints there when nobody says otherwise.
    pub is_default: bool,
    /// What keeps it from printing and what to do, in Chinese; none if nothing does.
    pub problem: Option<String>,
    /// Its trays, as the system names them.
    pub trays: Vec<String>,
    /// Whether it prints both sides.
    pub duplex: bool,
    /// How it is used at this desk.
    pub settings: PrinterSettings,
}

/// The printers of this computer.
///
/// # Errors
/// `paper`, when the print system does not answer.
pub fn list(session: &Session, _: PrinterList) -> Result<Vec<PrinterRow>, DeskError> {
    let printers = session.print_system.printers()?;
    session.store.read(|read| {
        let rows = printers.into_iter().map(|printer| {
            Ok(PrinterRow {
                settings: kept(session, read, &printer.name)?,
                problem: printer.problem(),
                is_default: printer.is_default,
                trays: printer.trays,
                duplex: printer.duplex,
                name: printer.name,
            })
        });
        rows.collect()
    })
}

/// Keeps how a printer is used at this desk.
///
/// # Errors
/// `invalid` at `printer`, `settings.right_tenth_mm`, `settings.down_tenth_mm` or `settings.tray`.
pub fn set(session: &Session, request: PrinterSet) -> Result<PrinterSettings, DeskError> {
    let PrinterSet { printer, settings } = request;
    let printer = named(&printer)?;
    for (field, tenths) in [
        ("settings.right_tenth_mm", settings.right_tenth_mm),
        ("settings.down_tenth_mm", settings.down_tenth_mm),
    ] {
        if tenths.abs() > FARTHEST {
            let message = "偏移最多20毫米。请量准校准页后重新输入。";
            return Err(DeskError::invalid(field, message));
        }
    }
    if settings
        .tray
        .as_ref()
        .is_some_and(|tray| tray.chars().count() > LONGEST)
    {
        return Err(DeskError::invalid(
            "settings.tray",
            "没有这个纸盒。请从列表中选择。",
        ));
    }
    session.store.write(session.staff.id, |write| {
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        let changed = SettingChanged {
            key: key(session, printer),
            value: serde_json::to_value(&settings).map_err(|_| DeskError::internal())?,
        };
        write.append(station, changed)?;
        kept(session, write, printer)
    })
}

/// How a printer is used at this desk.
pub(crate) fn kept(
    session: &Session,
    read: &Reading<'_>,
    printer: &str,
) -> Result<PrinterSettings, DeskError> {
    let value = read.setting(&key(session, named(printer)?))?;
    let kept = value.and_then(|value| serde_json::from_value(value).ok());
    Ok(kept.unwrap_or_default())
}

/// # Errors
/// `invalid` at `printer`, without a name or with one that no system gives.
pub(crate) fn named(printer: &str) -> Result<&str, DeskError> {
    let printer = printer.trim();
    if printer.is_empty()
        || printer.chars().count() > LONGEST
        || printer.chars().any(char::is_control)
    {
        return Err(DeskError::invalid("printer", "请从列表中选择一台打印机。"));
    }
    Ok(printer)
}

/// Each desk has printers of its own.
fn key(session: &Session, printer: &str) -> String {
    format!("printer.{}.{printer}", session.store.desk())
}
