//! The sample of a template: made-up documents in the station's own templates, unsigned.

use super::{Made, press, station_name};
use crate::Session;
use crate::error::DeskError;
use redwall_paper::sample;

/// Sets the sample of a template, under the station's name.
///
/// # Errors
/// `invalid` at `template`, when there is no such template; `paper`.
pub(super) fn sheets(session: &Session, template: &str) -> Result<Made, DeskError> {
    let station = session.store.read(station_name)?;
    let documents = sample::of(template, &station).ok_or_else(|| {
        let message = "没有这个模板。请从列表中选择。";
        DeskError::invalid("template", message)
    })?;
    Ok(Made {
        name: sample::SERIAL.to_owned(),
        sheets: press::set_unsigned(session, &documents)?,
    })
}
