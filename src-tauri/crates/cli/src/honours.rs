//! The nomination list of a round.

use crate::arguments::Login;
use crate::failure::Failure;
use crate::station::with_progress;
use crate::{lines, login};
use chrono::NaiveDate;
use redwall_desk::award::HonoursList;
use redwall_desk::command::Work;
use serde_json::json;

/// One line a donor; false if the records of some donor contradict the awards.
pub fn list(at: &Login, as_of: NaiveDate, round: Option<String>) -> Result<bool, Failure> {
    let desk = login::open(at)?;
    let request = HonoursList {
        as_of,
        round,
        near: 0,
        in_full: true,
    };
    let listed = with_progress(|progress| request.work(&desk, progress))?;
    for row in &listed.rows {
        let mut line = serde_json::to_value(row).map_err(std::io::Error::from)?;
        line["as_of"] = json!(listed.as_of);
        line["round"] = json!(listed.round);
        lines::print(&line)?;
    }
    for uncounted in &listed.uncounted {
        let error = json!({
            "code": "records_missing",
            "message": uncounted.problem,
            "field": "awards",
        });
        lines::print(&json!({ "id": uncounted.donor_no, "error": error }))?;
    }
    Ok(listed.uncounted.is_empty())
}
