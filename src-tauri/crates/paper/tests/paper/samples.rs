//! One of each document, as it usually is and as long as it may be. All people are made up.

use chrono::NaiveDate;
use redwall_paper::{
    AdviceLeaflet, Amount, Answer, BenefitsStatement, CalibrationPage, DailySummary,
    DeferralLetter, DeferralReason, Design, Document, DonationLabels, DonationRecord,
    GroupCertificate, HonourCertificate, Label, LabelCode, LabelStock, MaskedNumber, NameLine,
    Nomination, NominationList, Occasion, Stock, ThankYou, ThankYouCertificate, Totals, VisitForm,
    sample,
};
use redwall_rules::Level;

pub const CODE: &str = sample::CODE;
pub const STATION: &str = "乐山市中心血站";
pub const LONG_STATION: &str = "峨边彝族自治县马边彝族自治县联合中心血站爱心献血总库";
pub const LONG_NAME: &str = "阿卜杜热合曼·买买提吐尔逊·阿不都克里木·努尔麦麦";

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

pub fn thank_you() -> ThankYou {
    ThankYou {
        serial: "R-2026-000123".into(),
        ..sample::thank_you(STATION)
    }
}

pub fn longest_thank_you() -> ThankYou {
    ThankYou {
        serial: "R".repeat(32),
        name: LONG_NAME.into(),
        amount: Amount::Platelets {
            units: 2,
            plasma_ml: 200,
        },
        donation_code: "G".repeat(32),
        station: LONG_STATION.into(),
        totals: Totals {
            donations: 1234,
            whole_blood_ml: 123_456,
            platelet_units: 1234,
        },
        ..thank_you()
    }
}

pub fn certificate(certificate: ThankYou, design: Design, stock: Stock) -> Document {
    Document::ThankYou(ThankYouCertificate {
        certificate,
        design,
        stock,
        name_line: NameLine::Printed,
    })
}

pub fn honour(occasion: Occasion) -> HonourCertificate {
    HonourCertificate {
        serial: "H-2026-000017".into(),
        totals: Totals {
            donations: 14,
            whole_blood_ml: 3600,
            platelet_units: 2,
        },
        ..sample::honour(STATION, occasion)
    }
}

pub fn group(donors: u32) -> GroupCertificate {
    GroupCertificate {
        serial: "G-2026-000003".into(),
        ..sample::group(STATION, donors)
    }
}

pub fn record(donations: u32) -> DonationRecord {
    DonationRecord {
        serial: "P-2026-000045".into(),
        ..sample::record(STATION, donations)
    }
}

pub fn benefits(unlimited: bool) -> BenefitsStatement {
    BenefitsStatement {
        serial: "Y-2026-000009".into(),
        ..sample::benefits(STATION, unlimited)
    }
}

pub fn deferral(why: bool) -> DeferralLetter {
    DeferralLetter {
        serial: "L-2026-000031".into(),
        ..sample::deferral(STATION, why)
    }
}

pub fn leaflet() -> AdviceLeaflet {
    AdviceLeaflet {
        phone: "0833-0000000".into(),
        ..sample::leaflet(STATION)
    }
}

pub fn visit_form(signature: Option<Vec<u8>>) -> VisitForm {
    VisitForm {
        serial: "F-2026-001204".into(),
        ..sample::visit_form(STATION, signature)
    }
}

pub fn labels(stock: LabelStock, count: u32) -> DonationLabels {
    sample::labels(STATION, stock, count)
}

pub fn nominations(rows: u32) -> NominationList {
    let row = |n: u32| Nomination {
        name: if n == 3 { LONG_NAME } else { "黄兰" }.into(),
        ..sample::nomination(n)
    };
    NominationList {
        serial: "N-2027-000001".into(),
        rows: (0..rows).map(row).collect(),
        ..sample::nominations(STATION, 0)
    }
}

pub fn daily(donations: u32) -> DailySummary {
    DailySummary {
        desk: "嘉州献血屋 1号台".into(),
        staff: "王敏".into(),
        ..sample::daily(STATION, donations)
    }
}

pub fn calibration() -> CalibrationPage {
    CalibrationPage {
        printer: "HP LaserJet M405（2号窗）".into(),
        ..sample::calibration(STATION)
    }
}

/// Every document by a name for files.
pub fn all() -> Vec<(&'static str, Document)> {
    use Document as D;
    let towards = Occasion::Towards {
        counts: 17,
        level: Level::Bronze,
        needs: 3,
    };
    let reached = |counts, level| Occasion::Reached { counts, level };
    vec![
        (
            "thank-you-rules",
            certificate(thank_you(), Design::Rules, Stock::A4),
        ),
        (
            "thank-you-waves",
            certificate(thank_you(), Design::Waves, Stock::A4),
        ),
        (
            "thank-you-column",
            certificate(thank_you(), Design::Column, Stock::A4),
        ),
        (
            "card-rules",
            certificate(thank_you(), Design::Rules, Stock::Card),
        ),
        (
            "card-waves",
            certificate(thank_you(), Design::Waves, Stock::Card),
        ),
        (
            "card-column",
            certificate(thank_you(), Design::Column, Stock::Card),
        ),
        ("honour-towards", D::Honour(honour(towards))),
        (
            "honour-bronze",
            D::Honour(honour(reached(20, Level::Bronze))),
        ),
        (
            "honour-silver",
            D::Honour(honour(reached(30, Level::Silver))),
        ),
        ("honour-gold", D::Honour(honour(reached(41, Level::Gold)))),
        (
            "honour-round",
            D::Honour(honour(Occasion::Round { counts: 100 })),
        ),
        ("group", D::Group(group(87))),
        ("record", D::Record(record(100))),
        ("benefits", D::Benefits(benefits(true))),
        ("deferral", D::Deferral(deferral(true))),
        ("leaflet", D::Leaflet(leaflet())),
        ("visit-form", D::VisitForm(visit_form(None))),
        ("labels-roll", D::Labels(labels(LabelStock::Roll, 2))),
        ("labels-sheet", D::Labels(labels(LabelStock::Sheet, 43))),
        ("nominations", D::Nominations(nominations(40))),
        ("daily", D::Daily(daily(60))),
        ("calibration", D::Calibration(calibration())),
    ]
}

/// The longest and strangest of each kind, by a name for files.
pub fn longest() -> Vec<(&'static str, Document)> {
    use Document as D;
    let long = longest_thank_you;
    let round = Occasion::Round { counts: 12_345 };
    vec![
        (
            "thank-you-rules",
            certificate(long(), Design::Rules, Stock::A4),
        ),
        (
            "thank-you-waves",
            certificate(long(), Design::Waves, Stock::A4),
        ),
        (
            "thank-you-column",
            certificate(long(), Design::Column, Stock::A4),
        ),
        (
            "card-rules",
            certificate(long(), Design::Rules, Stock::Card),
        ),
        (
            "card-waves",
            certificate(long(), Design::Waves, Stock::Card),
        ),
        (
            "card-column",
            certificate(long(), Design::Column, Stock::Card),
        ),
        (
            "honour",
            D::Honour(HonourCertificate {
                serial: "R".repeat(32),
                name: LONG_NAME.into(),
                totals: long().totals,
                donation_code: "G".repeat(32),
                station: LONG_STATION.into(),
                ..honour(round)
            }),
        ),
        (
            "group",
            D::Group(GroupCertificate {
                group: "四川省马边彝族自治县民建镇光明大道社区居民委员会联合工会和志愿服务总队"
                    .into(),
                event: Some("庆祝彝族年暨2026年冬季无偿献血宣传活动周".into()),
                donation_codes: (1..=400).map(|n| format!("G{n:031}")).collect(),
                donors: 12_345,
                whole_blood_ml: 4_888_000,
                platelet_units: 1234,
                station: LONG_STATION.into(),
                ..group(1)
            }),
        ),
        (
            "record",
            D::Record(DonationRecord {
                name: LONG_NAME.into(),
                identity_number: MaskedNumber::of(&"8".repeat(32)),
                donor_number: "0".repeat(24),
                station: LONG_STATION.into(),
                ..record(400)
            }),
        ),
        (
            "benefits",
            D::Benefits(BenefitsStatement {
                name: LONG_NAME.into(),
                station: LONG_STATION.into(),
                donor_number: "0".repeat(24),
                papers: vec!["凭证".repeat(40); 6],
                ..benefits(false)
            }),
        ),
        (
            "deferral",
            D::Deferral(DeferralLetter {
                name: LONG_NAME.into(),
                address: Some("四川省乐山市峨边彝族自治县沙坪镇".repeat(5)),
                donation_code: Some("G".repeat(32)),
                why: Some(DeferralReason {
                    reason: "医护人员认为目前不宜献血的情形".repeat(8),
                    clause: Some("条款待核".repeat(20)),
                }),
                staff: LONG_NAME.into(),
                station: LONG_STATION.into(),
                ..deferral(true)
            }),
        ),
        (
            "leaflet",
            D::Leaflet(AdviceLeaflet {
                donation_code: "G".repeat(32),
                amount: long().amount,
                next_platelets: None,
                phone: "0833-0000000 / 0833-0000001 / 13900000000"
                    .chars()
                    .take(40)
                    .collect(),
                station: LONG_STATION.into(),
                ..leaflet()
            }),
        ),
        (
            "visit-form",
            D::VisitForm(VisitForm {
                name: LONG_NAME.into(),
                site: "马边彝族自治县".repeat(5),
                donation_code: Some("G".repeat(32)),
                answers: vec![
                    Answer {
                        question: "近来是否有不适".repeat(17),
                        yes: None,
                        note: Some("没有什么".repeat(50)),
                    };
                    20
                ],
                physician: LONG_NAME.into(),
                nurse: Some(LONG_NAME.into()),
                station: LONG_STATION.into(),
                ..visit_form(None)
            }),
        ),
        (
            "labels",
            D::Labels(DonationLabels {
                labels: vec![
                    Label {
                        code: LabelCode::Station("LS-2026-11-22-000001".into()),
                        print: 100,
                    };
                    5
                ],
                station: LONG_STATION.into(),
                ..labels(LabelStock::Roll, 1)
            }),
        ),
        ("nominations", D::Nominations(nominations(500))),
        ("daily", D::Daily(daily(450))),
    ]
}
