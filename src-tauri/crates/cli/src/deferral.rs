//! A donor's deferrals on the command line: one line a record, newest first.

use crate::arguments::{Deferral, DonorNo};
use crate::failure::Failure;
use crate::{lines, login};
use redwall_desk::{Desk, DeskError, ErrorCode};
use serde_json::{Value, json};

pub fn carry_out(asked: Deferral) -> Result<bool, Failure> {
    match asked {
        Deferral::Set {
            at,
            donor,
            code,
            event,
            from,
            until,
            permanent,
            source,
        } => {
            let desk = login::open(&at)?;
            let deferral = json!({
                "code": code, "event": event, "from": from, "until": until, "permanent": permanent,
            });
            lines::tell(donor_of(&desk, &donor).and_then(|donor| {
                let request = json!({ "donor": donor, "deferral": deferral, "source": source });
                rows(&desk, "deferral_set", request)
            }))
        }
        Deferral::End {
            at,
            id,
            from,
            reason,
        } => {
            let desk = login::open(&at)?;
            let request = json!({ "deferral": id, "from": from, "reason": reason });
            lines::tell(rows(&desk, "deferral_end", request))
        }
        Deferral::Void { at, id, reason } => {
            let desk = login::open(&at)?;
            let request = json!({ "deferral": id, "reason": reason });
            lines::tell(rows(&desk, "deferral_void", request))
        }
        Deferral::List { at, donor } => {
            let desk = login::open(&at)?;
            lines::tell(
                donor_of(&desk, &donor)
                    .and_then(|donor| rows(&desk, "donor_open", json!({ "donor": donor }))),
            )
        }
    }
}

/// The deferrals of the page that a command answers with.
fn rows(desk: &Desk, command: &str, request: Value) -> Result<Vec<Value>, DeskError> {
    let page = desk.rpc(json!({ "command": command, "request": request }))?;
    Ok(page["deferrals"].as_array().cloned().unwrap_or_default())
}

fn donor_of(desk: &Desk, donor: &DonorNo) -> Result<Value, DeskError> {
    let number = format!("{:07}", donor.no);
    let found = desk.rpc(json!({ "command": "donor_search", "request": { "query": number } }))?;
    let hits = found["hits"].as_array().cloned().unwrap_or_default();
    hits.into_iter()
        .find(|hit| hit["donor_no"] == number.as_str())
        .map(|hit| hit["donor"].clone())
        .ok_or_else(|| {
            let message = "没有这个献血者号。请核对七位编号。";
            DeskError::new(ErrorCode::NotFound, message).at("donor")
        })
}
