//! A printer that is open.

use std::io;
use std::ptr;

use windows_sys::Win32::Graphics::Printing::{ClosePrinter, OpenPrinterW, PRINTER_HANDLE};

use crate::wide::to_wide;

/// Closed when it is dropped.
pub(crate) struct Handle(PRINTER_HANDLE);

impl Handle {
    /// # Errors
    /// There is no such printer, or it may not be used.
    pub(crate) fn open(printer: &str) -> io::Result<Self> {
        let name = to_wide(printer);
        let mut handle = PRINTER_HANDLE::default();
        // SAFETY: the name ends with a zero, and the handle outlives the call.
        match unsafe { OpenPrinterW(name.as_ptr(), &mut handle, ptr::null()) } {
            0 => Err(io::Error::last_os_error()),
            _ => Ok(Self(handle)),
        }
    }

    pub(crate) fn raw(&self) -> PRINTER_HANDLE {
        self.0
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: it was opened, and nobody closed it.
        unsafe { ClosePrinter(self.0) };
    }
}
