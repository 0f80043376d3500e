//! Printing: a queue that outlives the program, the system's print path, the ledger, blank stock.
//!
//! [`queue`] orders, [`attend`](self) hands over and asks what became of it; nothing is printed before
//! the system says so. [`ledger`] tells every copy. [`system`] is what it asks of an operating system, [`cups`](self) the one of Linux and
//! macOS, over IPP ([`ipp`](self)). [`printer`] keeps what a station knows of a printer, [`blank`] the
//! book of numbered stock.

mod attend;
pub mod blank;
#[cfg(not(unix))]
mod by_hand;
#[cfg(unix)]
mod cups;
#[cfg(unix)]
mod ipp;
pub mod ledger;
pub mod printer;
pub mod queue;
pub mod system;

#[cfg(unix)]
pub use cups::Cups;
pub use system::{JobState, PrintSystem, Send, SystemPrinter};

use std::sync::Arc;

/// The print path of this computer's operating system.
pub(crate) fn of_this_computer() -> Arc<dyn PrintSystem> {
    #[cfg(unix)]
    return Arc::new(Cups::of_this_computer());
    #[cfg(not(unix))]
    return Arc::new(by_hand::ByHand);
}
