//! Certificates: of thanks, of honour, of thanks to a group.

use super::{CODE, SERIAL, code, day};
use crate::{Amount, GroupCertificate, HonourCertificate, NameLine, Occasion, ThankYou, Totals};

/// What a certificate of thanks says.
pub fn thank_you(station: &str) -> ThankYou {
    ThankYou {
        serial: SERIAL.into(),
        name: "王敏".into(),
        donated_on: day(2026, 11, 8),
        amount: Amount::WholeBlood { ml: 400 },
        donation_code: CODE.into(),
        station: station.into(),
        totals: Totals {
            donations: 17,
            whole_blood_ml: 6800,
            platelet_units: 0,
        },
        issued_on: day(2026, 11, 22),
    }
}

/// A certificate of honour, for an occasion.
pub fn honour(station: &str, occasion: Occasion) -> HonourCertificate {
    HonourCertificate {
        serial: SERIAL.into(),
        name: "阿都·日以".into(),
        occasion,
        totals: adding_up_to(occasion),
        counted_to: day(2026, 11, 8),
        donation_code: CODE.into(),
        station: station.into(),
        issued_on: day(2026, 11, 22),
        name_line: NameLine::Printed,
    }
}

/// Donations with as many counts as the occasion has: 200 ml each, and two units of platelets.
fn adding_up_to(occasion: Occasion) -> Totals {
    let (Occasion::Towards { counts, .. }
    | Occasion::Reached { counts, .. }
    | Occasion::Round { counts }) = occasion;
    let platelet_units = counts.min(2);
    let of_whole_blood = counts - platelet_units;
    Totals {
        donations: of_whole_blood.div_ceil(2) + 1,
        whole_blood_ml: 200 * of_whole_blood,
        platelet_units,
    }
}

/// The thanks to a group of so many donors.
pub fn group(station: &str, donors: u32) -> GroupCertificate {
    GroupCertificate {
        serial: SERIAL.into(),
        group: "马边彝族自治县民建镇".into(),
        event: Some("2026年马边献血周".into()),
        from: day(2026, 8, 10),
        to: day(2026, 8, 16),
        donors,
        whole_blood_ml: donors * 360,
        platelet_units: 0,
        donation_codes: (1..=donors).map(code).collect(),
        station: station.into(),
        issued_on: day(2026, 8, 20),
    }
}
