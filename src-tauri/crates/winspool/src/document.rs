//! A document on its way to the spooler, page after page.

use std::io;
use std::ptr;

use windows_sys::Win32::Graphics::Gdi::{
    BI_RGB, BITMAPINFO, BITMAPINFOHEADER, CreateDCW, DIB_RGB_COLORS, DeleteDC, GetDeviceCaps, HDC,
    LOGPIXELSX, LOGPIXELSY, PHYSICALOFFSETX, PHYSICALOFFSETY, SRCCOPY, StretchDIBits,
};
use windows_sys::Win32::Storage::Xps::{AbortDoc, DOCINFOW, EndDoc, EndPage, StartDocW, StartPage};

use crate::handle::Handle;
use crate::job;
use crate::settings::Settings;
use crate::wide::to_wide;

/// Rows that are handed over at once: a whole page at 600 dots would be 100 MB more.
const BAND: usize = 256;

/// How a document is printed.
#[derive(Debug, Clone, Copy)]
pub struct How<'a> {
    /// The printer.
    pub printer: &'a str,
    /// The tray; the usual one when none.
    pub tray: Option<&'a str>,
    /// Both sides of a sheet, turned at its longer edge.
    pub duplex: bool,
    /// The sheet; what lies in the printer, as its driver is set, when none.
    pub sheet: Option<Sheet>,
    /// Whether the sheet is read with its longer side across.
    pub landscape: bool,
}

/// A sheet that Windows has a name for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// 210 × 297 mm.
    A4,
    /// 105 × 148 mm.
    A6,
}

/// A page as a picture.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// Dots in a row.
    pub width: usize,
    /// Dots to an inch.
    pub dots_per_inch: u32,
    /// Red, green, blue and one byte that is not looked at, row by row from the top.
    pub rgba: &'a [u8],
}

/// A document on its way to the spooler; taken back if it is dropped before its end.
pub struct Document {
    paper: HDC,
    job: u32,
    is_at_its_end: bool,
}

impl Document {
    /// Begins a document; the spooler keeps it, once printed, until it was asked about.
    ///
    /// # Errors
    /// There is no such printer or tray; the spooler does not take it.
    pub fn start(title: &str, how: &How<'_>) -> io::Result<Self> {
        let printer = Handle::open(how.printer)?;
        let settings = Settings::of(&printer, how)?;
        let (driver, name, title) = (to_wide("WINSPOOL"), to_wide(how.printer), to_wide(title));
        // SAFETY: the names end with a zero; the driver has written the settings.
        let paper =
            unsafe { CreateDCW(driver.as_ptr(), name.as_ptr(), ptr::null(), settings.raw()) };
        if paper.is_null() {
            return Err(io::Error::last_os_error());
        }
        let mut document = Self {
            paper,
            job: 0,
            is_at_its_end: true,
        };
        let about = DOCINFOW {
            cbSize: i32::try_from(size_of::<DOCINFOW>()).unwrap_or_default(),
            lpszDocName: title.as_ptr(),
            ..DOCINFOW::default()
        };
        // SAFETY: the title ends with a zero and outlives the call.
        let job = unsafe { StartDocW(paper, &about) };
        if job <= 0 {
            return Err(io::Error::last_os_error());
        }
        document.is_at_its_end = false;
        document.job = job.unsigned_abs();
        job::keep(&printer, document.job);
        Ok(document)
    }

    /// The printer's own resolution.
    pub fn dots_per_inch(&self) -> u32 {
        let [across, down] = self.resolution();
        across.max(down).unsigned_abs()
    }

    /// Adds a page, with its upper left corner in that of the sheet.
    ///
    /// # Errors
    /// The spooler does not take it.
    pub fn page(&mut self, picture: &Picture<'_>) -> io::Result<()> {
        // SAFETY: a document was begun, and no page.
        taken(unsafe { StartPage(self.paper) })?;
        let row_bytes = picture.width * 4;
        for (at, rows) in picture.rgba.chunks(row_bytes * BAND).enumerate() {
            self.band(picture, at * BAND, rows)?;
        }
        // SAFETY: a page was begun.
        taken(unsafe { EndPage(self.paper) })
    }

    /// Adds a page with nothing on it.
    ///
    /// # Errors
    /// The spooler does not take it.
    pub fn empty_page(&mut self) -> io::Result<()> {
        // SAFETY: a document was begun, and no page.
        taken(unsafe { StartPage(self.paper) })?;
        // SAFETY: a page was begun.
        taken(unsafe { EndPage(self.paper) })
    }

    /// Ends the document; the spooler's number of it.
    ///
    /// # Errors
    /// The spooler does not take it.
    pub fn end(mut self) -> io::Result<u32> {
        // SAFETY: a document was begun, and every page ended.
        taken(unsafe { EndDoc(self.paper) })?;
        self.is_at_its_end = true;
        Ok(self.job)
    }

    /// Lays rows of a picture, from row `top` on, at their place.
    fn band(&self, picture: &Picture<'_>, top: usize, rows: &[u8]) -> io::Result<()> {
        let count = rows.len() / (picture.width * 4);
        let dots = i64::from(picture.dots_per_inch.max(1));
        let [across, down] = self.resolution();
        let place = |at: usize, of: i32| {
            let scaled = i64::try_from(at)
                .unwrap_or(i64::MAX)
                .saturating_mul(of.into())
                / dots;
            i32::try_from(scaled).unwrap_or(i32::MAX)
        };
        let [left, above] = [PHYSICALOFFSETX, PHYSICALOFFSETY].map(|edge| self.capability(edge));
        let first = place(top, down);
        let bytes = bottom_up(rows, picture.width);
        let header = BITMAPINFO {
            bmiHeader: BITMAPINFOHEADER {
                biSize: u32::try_from(size_of::<BITMAPINFOHEADER>()).unwrap_or_default(),
                biWidth: length(picture.width),
                biHeight: length(count),
                biPlanes: 1,
                biBitCount: 24,
                biCompression: BI_RGB,
                ..BITMAPINFOHEADER::default()
            },
            ..BITMAPINFO::default()
        };
        // SAFETY: the bytes are as many as the header says.
        let drawn = unsafe {
            StretchDIBits(
                self.paper,
                -left,
                first - above,
                place(picture.width, across),
                place(top + count, down) - first,
                0,
                0,
                length(picture.width),
                length(count),
                bytes.as_ptr().cast(),
                &header,
                DIB_RGB_COLORS,
                SRCCOPY,
            )
        };
        taken(drawn)
    }

    fn resolution(&self) -> [i32; 2] {
        [LOGPIXELSX, LOGPIXELSY].map(|index| self.capability(index).max(1))
    }

    fn capability(&self, index: u32) -> i32 {
        // SAFETY: the paper is there as long as the document is.
        unsafe { GetDeviceCaps(self.paper, index.cast_signed()) }
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        // SAFETY: a document that was begun and did not end is taken back; the paper is there.
        unsafe {
            if !self.is_at_its_end {
                AbortDoc(self.paper);
            }
            DeleteDC(self.paper);
        }
    }
}

/// # Errors
/// Windows says with 0 or less that it did not do it.
fn taken(said: i32) -> io::Result<()> {
    match said > 0 {
        true => Ok(()),
        false => Err(io::Error::last_os_error()),
    }
}

/// Rows from the bottom to the top, blue before red, each of a multiple of four bytes: as every
/// driver takes them.
fn bottom_up(rows: &[u8], width: usize) -> Vec<u8> {
    let padding = (width * 3).next_multiple_of(4) - width * 3;
    let mut bytes = Vec::with_capacity(rows.len());
    for row in rows.chunks_exact(width * 4).rev() {
        for dot in row.chunks_exact(4) {
            bytes.extend([dot[2], dot[1], dot[0]]);
        }
        bytes.extend(std::iter::repeat_n(0, padding));
    }
    bytes
}

fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_turned_and_filled_up() {
        let above = [[1, 2, 3, 255], [4, 5, 6, 255]].concat();
        let below = [[7, 8, 9, 255], [10, 11, 12, 255]].concat();
        let turned = bottom_up(&[above, below].concat(), 2);
        assert_eq!(turned, [9, 8, 7, 12, 11, 10, 0, 0, 3, 2, 1, 6, 5, 4, 0, 0]);
    }
}
