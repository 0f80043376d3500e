//! The printers of this computer, and how they are.

use std::io;
use std::ptr;

use windows_sys::Win32::Graphics::Printing::{
    EnumPrintersW, GetDefaultPrinterW, PRINTER_ATTRIBUTE_WORK_OFFLINE, PRINTER_ENUM_CONNECTIONS,
    PRINTER_ENUM_LOCAL, PRINTER_INFO_2W, PRINTER_STATUS_DOOR_OPEN, PRINTER_STATUS_ERROR,
    PRINTER_STATUS_NO_TONER, PRINTER_STATUS_NOT_AVAILABLE, PRINTER_STATUS_OFFLINE,
    PRINTER_STATUS_OUTPUT_BIN_FULL, PRINTER_STATUS_PAPER_JAM, PRINTER_STATUS_PAPER_OUT,
    PRINTER_STATUS_PAPER_PROBLEM, PRINTER_STATUS_PAUSED, PRINTER_STATUS_PENDING_DELETION,
    PRINTER_STATUS_SERVER_OFFLINE, PRINTER_STATUS_USER_INTERVENTION,
};

use crate::settings;
use crate::wide::{from_wide, pointed_at};

/// A printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// Its name.
    pub name: String,
    /// Whether Windows prints there when nobody says otherwise.
    pub is_default: bool,
    /// Whether it takes documents.
    pub takes_documents: bool,
    /// Whether it stands still.
    pub stopped: bool,
    /// What keeps it, in the words of IPP (RFC 8011, 5.4.12).
    pub reasons: Vec<&'static str>,
    /// Its trays.
    pub trays: Vec<String>,
    /// Whether it prints both sides.
    pub duplex: bool,
}

/// What Windows reports, and the word of IPP for it.
const REASONS: [(u32, &str); 9] = [
    (PRINTER_STATUS_PAPER_OUT, "media-empty"),
    (PRINTER_STATUS_PAPER_JAM, "media-jam"),
    (PRINTER_STATUS_PAPER_PROBLEM, "media-needed"),
    (PRINTER_STATUS_NO_TONER, "toner-empty"),
    (PRINTER_STATUS_DOOR_OPEN, "cover-open"),
    (PRINTER_STATUS_OUTPUT_BIN_FULL, "output-area-full"),
    (PRINTER_STATUS_OFFLINE, "offline"),
    (PRINTER_STATUS_SERVER_OFFLINE, "offline"),
    (PRINTER_STATUS_NOT_AVAILABLE, "offline"),
];
const STOPPED: u32 =
    PRINTER_STATUS_PAUSED | PRINTER_STATUS_ERROR | PRINTER_STATUS_USER_INTERVENTION;

/// The printers of this computer, and those of others that are connected to it.
///
/// # Errors
/// The spooler does not answer.
pub fn printers() -> io::Result<Vec<Printer>> {
    const LEVEL: u32 = 2;
    let which = PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS;
    let (mut bytes, mut count) = (0, 0);
    // SAFETY: without a buffer only its size is asked for.
    let answered = unsafe {
        EnumPrintersW(
            which,
            ptr::null(),
            LEVEL,
            ptr::null_mut(),
            0,
            &mut bytes,
            &mut count,
        )
    };
    if bytes == 0 {
        return match answered {
            0 => Err(io::Error::last_os_error()),
            _ => Ok(Vec::new()),
        };
    }
    // Of eight bytes each, so that what is in it is aligned.
    let mut buffer = vec![0_u64; (bytes as usize).div_ceil(8)];
    // SAFETY: the buffer has the size that is told.
    let answered = unsafe {
        EnumPrintersW(
            which,
            ptr::null(),
            LEVEL,
            buffer.as_mut_ptr().cast(),
            bytes,
            &mut bytes,
            &mut count,
        )
    };
    if answered == 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the spooler has written so many of them to the front of the buffer.
    let found = unsafe {
        std::slice::from_raw_parts(buffer.as_ptr().cast::<PRINTER_INFO_2W>(), count as usize)
    };
    let default = default_printer();
    Ok(found
        .iter()
        .map(|info| printer(info, default.as_deref()))
        .collect())
}

fn printer(info: &PRINTER_INFO_2W, default: Option<&str>) -> Printer {
    // SAFETY: the spooler's names end with a zero.
    let name = unsafe { pointed_at(info.pPrinterName) };
    let trays = settings::trays(&name);
    Printer {
        is_default: default == Some(name.as_str()),
        takes_documents: info.Status & PRINTER_STATUS_PENDING_DELETION == 0,
        stopped: info.Status & STOPPED != 0,
        reasons: reasons(info.Status, info.Attributes),
        trays: trays.into_iter().map(|(name, _)| name).collect(),
        duplex: settings::prints_both_sides(&name),
        name,
    }
}

fn reasons(status: u32, attributes: u32) -> Vec<&'static str> {
    let reported = REASONS.iter().filter(|(bit, _)| status & bit != 0);
    let mut words: Vec<_> = reported.map(|(_, word)| *word).collect();
    if attributes & PRINTER_ATTRIBUTE_WORK_OFFLINE != 0 {
        words.push("offline");
    }
    words.dedup();
    words
}

fn default_printer() -> Option<String> {
    let mut length = 0;
    // SAFETY: without a buffer only its length is asked for.
    unsafe { GetDefaultPrinterW(ptr::null_mut(), &mut length) };
    let mut name = vec![0; length as usize];
    // SAFETY: the buffer has the length that is told.
    match unsafe { GetDefaultPrinterW(name.as_mut_ptr(), &mut length) } {
        0 => None,
        _ => Some(from_wide(&name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_reports_has_a_word() {
        let status = PRINTER_STATUS_PAPER_OUT | PRINTER_STATUS_DOOR_OPEN | PRINTER_STATUS_PAUSED;
        assert_eq!(reasons(status, 0), ["media-empty", "cover-open"]);
        assert_eq!(
            reasons(PRINTER_STATUS_OFFLINE, PRINTER_ATTRIBUTE_WORK_OFFLINE),
            ["offline"]
        );
        assert!(reasons(0, 0).is_empty());
    }
}
