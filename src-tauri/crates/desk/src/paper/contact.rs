//! What a station has to say of itself on paper: its phone, and the papers that a refund needs.

use crate::Session;
use crate::error::DeskError;
use redwall_store::Reading;
use redwall_store::fact::SettingChanged;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

const KEY: &str = "station.contact";
/// The longest phone number, as it is written, and the longest line.
const LONGEST: usize = 40;
/// The most papers that a refund needs.
const MOST_PAPERS: usize = 12;

/// Asks for what the station says of itself on paper.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationContactRead {}

/// Changes what the station says of itself on paper.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationContactChange {
    /// From now on.
    pub contact: StationContact,
}

/// What the station says of itself on paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StationContact {
    /// The number to call, as it is written; letters and leaflets need it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub phone: Option<String>,
    /// The papers that a refund of blood needs, one a line.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub benefit_papers: Vec<String>,
}

/// What the station says of itself on paper.
///
/// # Errors
/// Those of the database.
pub fn read(session: &Session, _: StationContactRead) -> Result<StationContact, DeskError> {
    session.store.read(of)
}

/// Changes what the station says of itself on paper.
///
/// # Errors
/// `invalid` at `contact.phone` or `contact.benefit_papers`.
pub fn change(
    session: &Session,
    request: StationContactChange,
) -> Result<StationContact, DeskError> {
    let contact = tidy(request.contact)?;
    session.store.write(session.staff.id, |write| {
        let station = write.station_id()?.ok_or_else(DeskError::internal)?;
        let changed = SettingChanged {
            key: KEY.to_owned(),
            value: serde_json::to_value(&contact).map_err(|_| DeskError::internal())?,
        };
        write.append(station, changed)?;
        of(write)
    })
}

pub(super) fn of(read: &Reading<'_>) -> Result<StationContact, DeskError> {
    let kept = read.setting(KEY)?.unwrap_or(Value::Null);
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

/// The number to call.
///
/// # Errors
/// `invalid` at `phone`, while there is none.
pub(super) fn phone(read: &Reading<'_>) -> Result<String, DeskError> {
    of(read)?.phone.ok_or_else(|| {
        let message = "还没有登记血站的联系电话,不能打印。请管理员先在设置中填写联系电话。";
        DeskError::invalid("phone", message)
    })
}

fn tidy(contact: StationContact) -> Result<StationContact, DeskError> {
    let phone = contact.phone.map(|phone| phone.trim().to_owned());
    let phone = phone.filter(|phone| !phone.is_empty());
    let is_number = |phone: &String| {
        let known = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '/' | '+' | '(' | ')');
        phone.chars().count() <= LONGEST && phone.chars().all(known)
    };
    if !phone.as_ref().is_none_or(is_number) {
        let message = "电话只能有数字、空格和连字符,最多40个字符。请重新输入。";
        return Err(DeskError::invalid("contact.phone", message));
    }
    let papers = contact.benefit_papers.into_iter();
    let papers: Vec<String> = papers
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let too_long = papers.iter().any(|line| line.chars().count() > 2 * LONGEST);
    if papers.len() > MOST_PAPERS || too_long {
        let message = "报销材料最多12行,每行最多80个字。请精简。";
        return Err(DeskError::invalid("contact.benefit_papers", message));
    }
    Ok(StationContact {
        phone,
        benefit_papers: papers,
    })
}
