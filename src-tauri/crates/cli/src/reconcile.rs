//! A day's donations, judged again.

use crate::arguments::Login;
use crate::failure::Failure;
use crate::station::with_progress;
use crate::{lines, login};
use chrono::NaiveDate;
use redwall_desk::command::Job;
use redwall_desk::reconcile::DayReconcile;

/// One line a donation; false if one of them is against the rules, then or now.
pub fn day(at: &Login, day: Option<NaiveDate>) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let job = Job::DayReconcile(Box::new(DayReconcile { day }));
    let reconciled = with_progress(|progress| job.carry_out(&desk, progress))?;
    let donations = reconciled["donations"].as_array().cloned();
    for donation in donations.unwrap_or_default() {
        lines::print(&donation)?;
    }
    Ok(reconciled["against"] == 0)
}
