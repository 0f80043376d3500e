//! Printing: a queue that outlives the program, the system's print path, the ledger, blank stock.
//!
//! [`queue`] orders, [`attend`](self) hands over and asks what became of it; nothing is printed before
//! the system says so. [`ledger`] tells every copy. [`system`] is what it asks of an operating system:
//! [`cups`](self), over IPP ([`ipp`](self)), on Linux and macOS, the spooler on [`windows`](self).
//! [`printer`] keeps what a station knows of a printer, [`blank`] the
//! book of numbered stock.

mod attend;
pub mod blank;
#[cfg(unix)]
mod cups;
#[cfg(unix)]
mod ipp;
pub mod ledger;
pub mod printer;
pub mod queue;
pub mod system;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use cups::Cups;
pub use system::{JobState, PrintSystem, Send, SystemPrinter};

use std::sync::Arc;

/// The print path of this computer's operating system.
pub(crate) fn of_this_computer() -> Arc<dyn PrintSystem> {
    #[cfg(unix)]
    return Arc::new(Cups::of_this_computer());
    #[cfg(windows)]
    return Arc::new(windows::Windows);
}
