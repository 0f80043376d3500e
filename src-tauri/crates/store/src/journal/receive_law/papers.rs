//! Facts about documents, prints and blank stock.

use super::facts::{VISITS, id};
use crate::id::{CertificateId, DeskId, PrintId};
use crate::journal::fact::*;
use chrono::NaiveDate;
use serde_json::json;

/// How many kinds there are.
pub(super) const KINDS: u8 = 10;
/// Those that are about the station.
pub(super) const OF_STATION: [u8; 4] = [6, 7, 8, 9];

pub(super) fn fact(desk: DeskId, what: u8, whom: u128, salt: u128) -> Fact {
    let of_donor = whom * VISITS + salt % VISITS;
    let fresh: CertificateId = id(11, desk.uuid().as_u128() << 32 | salt);
    let print: PrintId = id(12, of_donor);
    let number = u32::try_from(salt).unwrap();
    let text = format!("文字{number}");
    let blanks = BlankNumbers {
        stock: "感谢证书".into(),
        first: number,
        last: number + 9,
    };
    match what {
        0 => PaperIssued {
            paper: fresh,
            kind: PaperKind::Labels,
            serial: Some(number),
            issued_on: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            codes: vec![format!("Z{}", number % 3)],
            reason: None,
            says: json!({ "text": text }),
        }
        .into(),
        1 => CertificateVoided {
            certificate: id(11, of_donor),
            reason: text,
            replaced_by: None,
        }
        .into(),
        2 => PrintQueued {
            print,
            paper: json!({}),
            title: text,
            certificates: Vec::new(),
            printer: "P".into(),
            tray: None,
            copies: 1,
            duplex: false,
            reason: None,
            blanks: None,
        }
        .into(),
        3 => PrintSent {
            print,
            job: salt.is_multiple_of(2).then_some(text),
        }
        .into(),
        4 => PrintEnded {
            print,
            how: [PrintEnd::Printed, PrintEnd::Failed, PrintEnd::Cancelled][number as usize % 3],
            reason: Some(text),
        }
        .into(),
        5 => PrintCollected { print, by: text }.into(),
        6 => BlanksReceived { blanks }.into(),
        7 => BlanksSpent {
            blanks,
            print: salt.is_multiple_of(2).then_some(print),
            reason: None,
        }
        .into(),
        8 => SigningKeyMade {
            public_key: format!("key{}", number % 2),
        }
        .into(),
        _ => CodeRangeGiven {
            prefix: text,
            first: 1,
            last: 9,
            digits: 6,
        }
        .into(),
    }
}
