//! What became of a document.

use std::io;
use std::ptr;

use windows_sys::Win32::Foundation::{ERROR_INSUFFICIENT_BUFFER, ERROR_INVALID_PARAMETER};
use windows_sys::Win32::Graphics::Printing::{
    GetJobW, JOB_CONTROL_DELETE, JOB_CONTROL_RELEASE, JOB_CONTROL_RETAIN, JOB_INFO_1W,
    JOB_STATUS_DELETED, JOB_STATUS_DELETING, JOB_STATUS_PRINTED, SetJobW,
};

use crate::handle::Handle;

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It waits or is being printed.
    Waiting,
    /// It was printed.
    Printed,
    /// Somebody takes it out of the queue.
    Deleted,
    /// The spooler knows nothing of it.
    Unknown,
}

/// What became of a document; one that was printed is forgotten once it was told.
///
/// # Errors
/// The spooler does not answer, or there is no such printer.
pub fn state(printer: &str, job: u32) -> io::Result<State> {
    let printer = Handle::open(printer)?;
    let Some(status) = status(&printer, job)? else {
        return Ok(State::Unknown);
    };
    let state = meaning(status);
    if state == State::Printed {
        control(&printer, job, JOB_CONTROL_RELEASE);
    }
    Ok(state)
}

/// Takes a document out of the queue.
///
/// # Errors
/// There is no such printer.
pub fn delete(printer: &str, job: u32) -> io::Result<()> {
    control(&Handle::open(printer)?, job, JOB_CONTROL_DELETE);
    Ok(())
}

/// Asks the spooler to remember a document after it was printed. Where it does not, nobody will
/// know that it was printed, and a person is asked to look.
pub(crate) fn keep(printer: &Handle, job: u32) {
    control(printer, job, JOB_CONTROL_RETAIN);
}

fn control(printer: &Handle, job: u32, what: u32) {
    // SAFETY: the printer is open, and nothing is handed over.
    unsafe { SetJobW(printer.raw(), job, 0, ptr::null(), what) };
}

/// The bits of a job; none if there is no such job.
fn status(printer: &Handle, job: u32) -> io::Result<Option<u32>> {
    const LEVEL: u32 = 1;
    let mut bytes = 0;
    // SAFETY: without a buffer only its size is asked for.
    unsafe { GetJobW(printer.raw(), job, LEVEL, ptr::null_mut(), 0, &mut bytes) };
    let refused = io::Error::last_os_error();
    let says = |code: u32| refused.raw_os_error() == Some(code.cast_signed());
    if says(ERROR_INVALID_PARAMETER) {
        return Ok(None);
    }
    if !says(ERROR_INSUFFICIENT_BUFFER) {
        return Err(refused);
    }
    // Of eight bytes each, so that what is in it is aligned.
    let bytes_wide = (bytes as usize).max(size_of::<JOB_INFO_1W>());
    let mut buffer = vec![0_u64; bytes_wide.div_ceil(8)];
    // SAFETY: the buffer has the size that is told.
    let answered = unsafe {
        GetJobW(
            printer.raw(),
            job,
            LEVEL,
            buffer.as_mut_ptr().cast(),
            bytes,
            &mut bytes,
        )
    };
    if answered == 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the spooler has written it to the front of the buffer.
    Ok(Some(unsafe {
        (*buffer.as_ptr().cast::<JOB_INFO_1W>()).Status
    }))
}

/// A document that is merely sent is not yet printed.
fn meaning(status: u32) -> State {
    if status & JOB_STATUS_PRINTED != 0 {
        State::Printed
    } else if status & (JOB_STATUS_DELETED | JOB_STATUS_DELETING) != 0 {
        State::Deleted
    } else {
        State::Waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use windows_sys::Win32::Graphics::Printing::{
        JOB_STATUS_COMPLETE, JOB_STATUS_PAPEROUT, JOB_STATUS_PRINTING, JOB_STATUS_RETAINED,
    };

    #[test]
    fn only_what_was_printed_counts_as_printed() {
        assert_eq!(meaning(0), State::Waiting);
        assert_eq!(
            meaning(JOB_STATUS_PRINTING | JOB_STATUS_PAPEROUT),
            State::Waiting
        );
        assert_eq!(meaning(JOB_STATUS_COMPLETE), State::Waiting);
        assert_eq!(
            meaning(JOB_STATUS_PRINTED | JOB_STATUS_RETAINED),
            State::Printed
        );
        assert_eq!(
            meaning(JOB_STATUS_PRINTED | JOB_STATUS_DELETING),
            State::Printed
        );
        assert_eq!(
            meaning(JOB_STATUS_PRINTING | JOB_STATUS_DELETING),
            State::Deleted
        );
    }
}
