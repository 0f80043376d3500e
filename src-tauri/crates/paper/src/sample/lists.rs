//! What the station prints for itself: labels, lists, the day's summary, the calibration page.

use redwall_rules::{DonationCode, Level};

use super::{IDENTITY_NUMBER, SERIAL, code, day};
use crate::{
    Amount, CalibrationPage, DailySummary, DayDonation, DayLine, DonationLabels, JournalHead,
    Label, LabelCode, LabelStock, MaskedNumber, Nomination, NominationList,
};

/// So many labels; the second was printed before.
pub fn labels(station: &str, stock: LabelStock, count: u32) -> DonationLabels {
    let label = |n: u32| Label {
        code: match DonationCode::parse(&code(n)) {
            Ok(code) => LabelCode::Isbt128(code),
            Err(_) => LabelCode::Station(code(n)),
        },
        print: if n == 2 { 2 } else { 1 },
    };
    DonationLabels {
        labels: (1..=count).map(label).collect(),
        stock,
        station: station.into(),
        printed_on: day(2026, 11, 22),
    }
}

/// So many labels, of which the first says in letters that it is a sample.
pub(super) fn marked_labels(station: &str, stock: LabelStock, count: u32) -> DonationLabels {
    let mut labels = labels(station, stock, count.saturating_sub(1));
    let marked = Label {
        code: LabelCode::Station("SAMPLE-000001".into()),
        print: 1,
    };
    labels.labels.insert(0, marked);
    labels
}

/// The nomination of so many donors.
pub fn nominations(station: &str, rows: u32) -> NominationList {
    NominationList {
        serial: SERIAL.into(),
        round: "2026—2027年度".into(),
        as_of: day(2027, 12, 31),
        rows: (0..rows).map(nomination).collect(),
        station: station.into(),
        issued_on: day(2028, 3, 1),
    }
}

/// The `n`th who is nominated.
pub fn nomination(n: u32) -> Nomination {
    let (level, name) = match n % 6 {
        0 => (Level::Gold, "黄兰"),
        1 => (Level::Silver, "阿都·日以"),
        2 => (Level::Bronze, "陈秀兰"),
        3 => (Level::Gold, "王敏"),
        4 => (Level::Silver, "欧阳明月"),
        _ => (Level::Bronze, "周小燕"),
    };
    Nomination {
        level,
        name: name.into(),
        sex: Some("女".into()),
        identity_number: MaskedNumber::of(IDENTITY_NUMBER),
        donor_number: format!("{:07}", 42_000 + n),
        count: 20 + n % 25,
        lifetime_count: 60 + n,
        last_on: day(2027, 12, 1),
        donation_code: code(n),
    }
}

/// A day of so many donations.
pub fn daily(station: &str, donations: u32) -> DailySummary {
    let line = |(label, value): (&str, &str)| DayLine {
        label: label.into(),
        value: value.into(),
    };
    let donation = |n: u32| DayDonation {
        time: clock(8 * 60 + n * 8 * 60 / (donations + 1)),
        donation_code: code(n),
        amount: Amount::WholeBlood { ml: 400 },
        site: "嘉州献血屋".into(),
    };
    DailySummary {
        desk: SERIAL.into(),
        on: day(2026, 11, 22),
        lines: [
            ("登记", "41人"),
            ("全血", "37人次，13,600毫升"),
            ("单采血小板", "3人次，5个治疗单位"),
            ("暂缓", "4人"),
            ("证书", "打印38份"),
            ("献血反应", "1例"),
        ]
        .map(line)
        .into(),
        remarks: vec!["因特殊配型缩短单采间隔1例，由李建国医师批准。".into()],
        donations: (1..=donations).map(donation).collect(),
        head: JournalHead {
            seq: 18_204,
            hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        },
        staff: SERIAL.into(),
        station: station.into(),
    }
}

/// A time of day, by the minutes since midnight.
fn clock(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// The calibration page of a printer that is off.
pub fn calibration(station: &str) -> CalibrationPage {
    CalibrationPage {
        printer: SERIAL.into(),
        right_tenth_mm: 12,
        down_tenth_mm: -5,
        on: day(2026, 11, 22),
        station: station.into(),
    }
}
