//! How a printer is set for a document: sheet, tray, sides.

use std::io;
use std::ptr;

use windows_sys::Win32::Graphics::Gdi::{
    DEVMODEW, DM_COPIES, DM_DEFAULTSOURCE, DM_DUPLEX, DM_IN_BUFFER, DM_ORIENTATION, DM_OUT_BUFFER,
    DM_PAPERSIZE, DMDUP_SIMPLEX, DMDUP_VERTICAL, DMORIENT_LANDSCAPE, DMORIENT_PORTRAIT, DMPAPER_A4,
    DMPAPER_A6,
};
use windows_sys::Win32::Graphics::Printing::DocumentPropertiesW;
use windows_sys::Win32::Storage::Xps::{
    DC_BINNAMES, DC_BINS, DC_DUPLEX, DeviceCapabilitiesW, PRINTER_DEVICE_CAPABILITIES,
};

use crate::document::{How, Sheet};
use crate::handle::Handle;
use crate::wide::{from_wide, to_wide};

/// What `DocumentPropertiesW` says when all is well.
const OK: i32 = 1;

/// What a printer's driver keeps of a document, its own part included.
pub(crate) struct Settings(Vec<u64>);

impl Settings {
    /// The printer's usual ones, changed to what a document needs, and checked by the driver.
    ///
    /// # Errors
    /// There is no such tray; the driver refuses.
    pub(crate) fn of(printer: &Handle, how: &How<'_>) -> io::Result<Self> {
        let name = to_wide(how.printer);
        let ask = |out: *mut DEVMODEW, given: *const DEVMODEW, mode: u32| {
            // SAFETY: the printer is open; both buffers are null, or as large as the driver said.
            unsafe {
                DocumentPropertiesW(
                    ptr::null_mut(),
                    printer.raw(),
                    name.as_ptr(),
                    out,
                    given,
                    mode,
                )
            }
        };
        let bytes = usize::try_from(ask(ptr::null_mut(), ptr::null(), 0))
            .map_err(|_| io::Error::last_os_error())?;
        let bytes = bytes.max(size_of::<DEVMODEW>());
        let mut settings = Self(vec![0; bytes.div_ceil(8)]);
        if ask(settings.out(), ptr::null(), DM_OUT_BUFFER) != OK {
            return Err(io::Error::last_os_error());
        }
        settings.change(how)?;
        let changed = Self(settings.0.clone());
        if ask(settings.out(), changed.raw(), DM_IN_BUFFER | DM_OUT_BUFFER) != OK {
            return Err(io::Error::last_os_error());
        }
        Ok(settings)
    }

    fn change(&mut self, how: &How<'_>) -> io::Result<()> {
        let tray = how.tray.map(|tray| bin(how.printer, tray)).transpose()?;
        // SAFETY: the buffer holds the settings that the driver has written.
        let mode = unsafe { &mut *self.out() };
        let mut fields = DM_COPIES | DM_DUPLEX;
        mode.dmDuplex = if how.duplex {
            DMDUP_VERTICAL
        } else {
            DMDUP_SIMPLEX
        };
        // SAFETY: of a printer's settings this part of the union holds.
        let settings = unsafe { &mut mode.Anonymous1.Anonymous1 };
        settings.dmCopies = 1;
        if let Some(sheet) = how.sheet {
            fields |= DM_ORIENTATION | DM_PAPERSIZE;
            settings.dmPaperSize = short_of(match sheet {
                Sheet::A4 => DMPAPER_A4,
                Sheet::A6 => DMPAPER_A6,
            });
            settings.dmOrientation = short_of(if how.landscape {
                DMORIENT_LANDSCAPE
            } else {
                DMORIENT_PORTRAIT
            });
        }
        if let Some(bin) = tray {
            fields |= DM_DEFAULTSOURCE;
            settings.dmDefaultSource = bin;
        }
        mode.dmFields |= fields;
        Ok(())
    }

    /// To be read.
    pub(crate) fn raw(&self) -> *const DEVMODEW {
        self.0.as_ptr().cast()
    }

    fn out(&mut self) -> *mut DEVMODEW {
        self.0.as_mut_ptr().cast()
    }
}

/// A number of Windows that is kept in 16 bits.
fn short_of(number: u32) -> i16 {
    i16::try_from(number).unwrap_or_default()
}

/// # Errors
/// The printer has no such tray.
fn bin(printer: &str, tray: &str) -> io::Result<i16> {
    let mut trays = trays(printer).into_iter();
    let found = trays.find(|(name, _)| name == tray);
    found
        .map(|(_, bin)| bin)
        .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
}

/// The trays of a printer, with the number of each.
pub(crate) fn trays(printer: &str) -> Vec<(String, i16)> {
    const UNITS: usize = 24;
    let Ok(count) = usize::try_from(capability(printer, DC_BINNAMES, ptr::null_mut())) else {
        return Vec::new();
    };
    let mut names = vec![0_u16; count * UNITS];
    let mut bins = vec![0_i16; count];
    if count == 0
        || capability(printer, DC_BINS, ptr::null_mut())
            != capability(printer, DC_BINNAMES, names.as_mut_ptr())
        || capability(printer, DC_BINS, bins.as_mut_ptr().cast()) < 0
    {
        return Vec::new();
    }
    names.chunks(UNITS).map(from_wide).zip(bins).collect()
}

pub(crate) fn prints_both_sides(printer: &str) -> bool {
    capability(printer, DC_DUPLEX, ptr::null_mut()) == 1
}

/// What the driver says; less than 0 if it does not know. `out` is null or as large as the
/// answer to null demands.
fn capability(printer: &str, which: PRINTER_DEVICE_CAPABILITIES, out: *mut u16) -> i32 {
    let name = to_wide(printer);
    // SAFETY: the name ends with a zero; what is written has room.
    unsafe { DeviceCapabilitiesW(name.as_ptr(), ptr::null(), which, out, ptr::null()) }
}
