//! Labels of donation codes: of codes that a gun read, that are on record, or that the issuer gave.
//! None is made up here.

use super::order::{Composed, LabelPaper, LabelsIssue, Maker};
use super::range::next_number;
use super::station_name;
use crate::error::{DeskError, ErrorCode};
use crate::visit::entries::parse_code;
use chrono::NaiveDate;
use redwall_paper::{Document, DonationLabels, Label, LabelCode, LabelStock};
use redwall_rules::DonationCode;
use redwall_store::fact::PaperKind;
use redwall_store::{CodeRange, Reading, VisitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most labels of one making.
const MOST: usize = 1_000;

/// What is kept of labels.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    labels: Vec<KeptLabel>,
    stock: LabelPaper,
    station: String,
    printed_on: NaiveDate,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptLabel {
    code: String,
    print: u32,
}

pub(super) fn compose(maker: &Maker<'_>, order: &LabelsIssue) -> Result<Composed, DeskError> {
    let codes = codes(maker.read, order)?;
    let reason = order.reason.as_deref().map(str::trim);
    let reason = reason.filter(|said| !said.is_empty());
    let mut labels = Vec::new();
    for code in codes {
        let print = maker.read.labels_of(&code)? + 1;
        if print > 1 && reason.is_none() {
            let message = format!("献血码{code}的标签已经打印过。请写明再次打印的原因。");
            return Err(DeskError::invalid("reason", message));
        }
        labels.push(KeptLabel { code, print });
    }
    let kept = Kept {
        labels,
        stock: order.stock,
        station: station_name(maker.read)?,
        printed_on: maker.today,
    };
    let codes = kept.labels.iter().map(|label| label.code.clone()).collect();
    let says = serde_json::to_value(&kept).map_err(|_| DeskError::internal())?;
    let document = drawn(kept);
    let composed = Composed::new(PaperKind::Labels, maker.station()?, document, &says)?;
    Ok(Composed {
        codes,
        reason: reason.map(str::to_owned),
        ..composed
    })
}

/// Labels that were made, to be drawn again.
pub(super) fn document(says: serde_json::Value) -> Result<Document, DeskError> {
    let kept: Kept = serde_json::from_value(says).map_err(|_| DeskError::internal())?;
    Ok(drawn(kept))
}

fn drawn(kept: Kept) -> Document {
    let label = |label: KeptLabel| Label {
        code: match DonationCode::parse(&label.code) {
            Ok(code) => LabelCode::Isbt128(code),
            Err(_) => LabelCode::Station(label.code),
        },
        print: label.print,
    };
    Document::Labels(DonationLabels {
        labels: kept.labels.into_iter().map(label).collect(),
        stock: match kept.stock {
            LabelPaper::Roll => LabelStock::Roll,
            LabelPaper::Sheet => LabelStock::Sheet,
        },
        station: kept.station,
        printed_on: kept.printed_on,
    })
}

fn codes(read: &Reading<'_>, order: &LabelsIssue) -> Result<Vec<String>, DeskError> {
    let ranges = read.code_ranges()?;
    let mut codes = Vec::new();
    for typed in &order.codes {
        let code = parse_code(typed, "codes")?.as_str().to_owned();
        let scanned = typed.trim().starts_with('=');
        let given = ranges.iter().any(|range| range.number_of(&code).is_some());
        if !scanned && !given && !is_on_record(read, &code)? {
            let message = format!(
                "献血码{code}不在发放的号段里,也没有登记过。请用扫码枪扫描原标签,或由管理员先登记号段。"
            );
            return Err(DeskError::new(ErrorCode::Invalid, message).at("codes"));
        }
        codes.push(code);
    }
    codes.extend(next_codes(read, &ranges, order.next.unwrap_or(0))?);
    let once: BTreeSet<&String> = codes.iter().collect();
    if once.len() != codes.len() {
        let message = "同一个献血码出现了两次。请删去重复的。";
        return Err(DeskError::invalid("codes", message));
    }
    if !(1..=MOST).contains(&codes.len()) {
        let message = "一次可以打印1到1000枚标签。请选择献血码。";
        return Err(DeskError::invalid("codes", message));
    }
    Ok(codes)
}

fn next_codes(
    read: &Reading<'_>,
    ranges: &[CodeRange],
    count: u32,
) -> Result<Vec<String>, DeskError> {
    let wanted = usize::try_from(count).unwrap_or(usize::MAX);
    let mut codes = Vec::new();
    for range in ranges {
        let free = next_number(read, range)?..=range.last;
        let left = wanted.saturating_sub(codes.len()).min(MOST + 1);
        codes.extend(free.take(left).map(|number| range.code(number)));
    }
    if codes.len() < wanted.min(MOST + 1) {
        let message = format!(
            "发放的号段只剩{}个献血码。请管理员登记新的号段,或减少数量。",
            codes.len()
        );
        return Err(DeskError::new(ErrorCode::NumbersUsedUp, message).at("next"));
    }
    Ok(codes)
}

/// Whether a donation or a visit has the code.
fn is_on_record(read: &Reading<'_>, code: &str) -> Result<bool, DeskError> {
    let by_a_visit = read.code_is_used_elsewhere(code, VisitId::mint())?;
    Ok(by_a_visit || !read.donations_with_code(code)?.is_empty())
}
