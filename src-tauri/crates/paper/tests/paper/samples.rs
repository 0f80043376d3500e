//! One of each document, as it usually is and as long as it may be. All people are made up.

use chrono::{Days, NaiveDate};
use redwall_paper::{
    AdviceLeaflet, Amount, Answer, BenefitsStatement, CalibrationPage, DailySummary, DayDonation,
    DayLine, DeferralLetter, DeferralReason, Design, Document, DonationLabels, DonationRecord,
    GroupCertificate, HonourCertificate, JournalHead, Label, LabelCode, LabelStock, MaskedNumber,
    Measurement, NameLine, Nomination, NominationList, Occasion, RecordLine, Stock, ThankYou,
    ThankYouCertificate, Totals, VisitForm,
};
use redwall_rules::benefits::{DonorBenefit, FamilyBenefit};
use redwall_rules::{Benefits, DonationCode, Level};

pub const STATION: &str = "乐山市中心血站";
pub const LONG_STATION: &str = "峨边彝族自治县马边彝族自治县联合中心血站爱心献血总库";
pub const LONG_NAME: &str = "阿卜杜热合曼·买买提吐尔逊·阿不都克里木·努尔麦麦";
pub const CODE: &str = "G123498654321";

pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

pub fn thank_you() -> ThankYou {
    ThankYou {
        serial: "R-2026-000123".into(),
        name: "王敏".into(),
        donated_on: date(2026, 11, 8),
        amount: Amount::WholeBlood { ml: 400 },
        donation_code: CODE.into(),
        station: STATION.into(),
        totals: Totals {
            donations: 17,
            whole_blood_ml: 6800,
            platelet_units: 0,
        },
        issued_on: date(2026, 11, 22),
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
        name: "阿都·日以".into(),
        occasion,
        totals: Totals {
            donations: 14,
            whole_blood_ml: 3600,
            platelet_units: 2,
        },
        counted_to: date(2026, 11, 8),
        donation_code: CODE.into(),
        station: STATION.into(),
        issued_on: date(2026, 11, 22),
        name_line: NameLine::Printed,
    }
}

pub fn group(donors: u32) -> GroupCertificate {
    GroupCertificate {
        serial: "G-2026-000003".into(),
        group: "马边彝族自治县民建镇".into(),
        event: Some("2026年马边献血周".into()),
        from: date(2026, 8, 10),
        to: date(2026, 8, 16),
        donors,
        whole_blood_ml: donors * 360,
        platelet_units: 0,
        donation_codes: (1..=donors).map(code).collect(),
        station: STATION.into(),
        issued_on: date(2026, 8, 20),
    }
}

pub fn record(donations: u32) -> DonationRecord {
    let line = |n: u32| RecordLine {
        on: date(2008, 3, 4) + Days::new(u64::from(n) * 31),
        site: [
            "嘉州献血屋",
            "马边彝族自治县流动采血车",
            "峨眉山市绥山镇广场献血点",
        ][n as usize % 3]
            .into(),
        amount: if n.is_multiple_of(4) {
            Amount::WholeBlood { ml: 400 }
        } else {
            Amount::Platelets {
                units: 1 + n % 2,
                plasma_ml: n % 2 * 150,
            }
        },
        donation_code: code(n),
    };
    DonationRecord {
        serial: "P-2026-000045".into(),
        name: "陈秀兰".into(),
        sex: Some("女".into()),
        identity_number: MaskedNumber::of("11010519491231002X"),
        donor_number: "0042317".into(),
        blood_group: Some("O型 RhD(+)".into()),
        donations: (0..donations).map(line).collect(),
        totals: Totals {
            donations,
            whole_blood_ml: 400 * donations.div_ceil(4),
            platelet_units: donations,
        },
        station: STATION.into(),
        issued_on: date(2026, 11, 22),
    }
}

pub fn benefits(unlimited: bool) -> BenefitsStatement {
    let total_ml = if unlimited { 6800 } else { 400 };
    BenefitsStatement {
        serial: "Y-2026-000009".into(),
        name: "王敏".into(),
        identity_number: MaskedNumber::of("11010519491231002X"),
        donor_number: "0042317".into(),
        totals: Totals {
            donations: if unlimited { 17 } else { 1 },
            whole_blood_ml: total_ml,
            platelet_units: 0,
        },
        last_on: date(2026, 11, 8),
        donation_code: CODE.into(),
        benefits: Benefits {
            total_ml,
            donor: DonorBenefit {
                unlimited,
                ml: (!unlimited).then_some(3 * total_ml),
            },
            family: FamilyBenefit { ml: total_ml },
            clause: "四川省公民献血条例 第十五条".into(),
            zh: "见上".into(),
            en: "see above".into(),
        },
        papers: [
            "献血者本人的有效身份证件和无偿献血证",
            "用血者与献血者的关系证明（亲属用血时）",
            "医院用血收费票据和出院小结",
        ]
        .map(str::to_owned)
        .into(),
        phone: Some("0833-0000000".into()),
        station: STATION.into(),
        issued_on: date(2026, 11, 22),
    }
}

pub fn deferral(why: bool) -> DeferralLetter {
    DeferralLetter {
        serial: "L-2026-000031".into(),
        name: "阿都·日以".into(),
        address: Some("四川省乐山市马边彝族自治县民建镇光明大道1号3栋2单元501".into()),
        donation_code: Some(CODE.into()),
        until: Some(date(2027, 5, 8)),
        why: why.then(|| DeferralReason {
            reason: "施行纹身术后未满1年".into(),
            clause: Some("GB 18467-2011".into()),
        }),
        staff: "李建国".into(),
        phone: "0833-0000000".into(),
        station: STATION.into(),
        issued_on: date(2026, 11, 22),
    }
}

pub fn leaflet() -> AdviceLeaflet {
    AdviceLeaflet {
        donation_code: CODE.into(),
        amount: Amount::WholeBlood { ml: 400 },
        donated_on: date(2026, 11, 22),
        next_whole_blood: Some(date(2027, 5, 22)),
        next_platelets: Some(date(2027, 2, 22)),
        phone: "0833-0000000".into(),
        station: STATION.into(),
    }
}

pub fn visit_form(signature: Option<Vec<u8>>) -> VisitForm {
    let question = |question: &str, yes: Option<bool>, note: Option<&str>| Answer {
        question: question.into(),
        yes,
        note: note.map(str::to_owned),
    };
    let measurement = |label: &str, value: &str| Measurement {
        label: label.into(),
        value: value.into(),
    };
    VisitForm {
        serial: "F-2026-001204".into(),
        donation_code: Some(CODE.into()),
        on: date(2026, 11, 22),
        site: "嘉州献血屋".into(),
        name: "阿都·日以".into(),
        sex: "女".into(),
        birth_date: date(1990, 5, 1),
        document: "居民身份证".into(),
        identity_number: MaskedNumber::of("11010519491231002X"),
        donor_number: "0042317".into(),
        phone: Some("139****7214".into()),
        answers: vec![
            question(
                "今天身体是否有不适，昨晚睡眠是否不足5小时？",
                Some(false),
                None,
            ),
            question("一周内是否有发热、咳嗽、咽痛或腹泻？", Some(false), None),
            question(
                "三天内是否服用过阿司匹林等药物？",
                Some(true),
                Some("11月10日服用一片，停药已满5天"),
            ),
            question("半个月内是否拔牙或做过其他小手术？", Some(false), None),
            question(
                "一年内是否纹身、文眉、针刺或被血液污染的器械刺伤？",
                Some(false),
                None,
            ),
            question("一年内是否输过血，或接种过狂犬病疫苗？", Some(false), None),
            question(
                "是否患过肝炎、性病、结核、癫痫、心脏病、糖尿病等？",
                Some(false),
                None,
            ),
            question(
                "女性：是否在月经期及前后3天，或妊娠、哺乳期？",
                Some(false),
                None,
            ),
            question("是否有献血不良反应史？", Some(false), None),
            question("是否知道隐瞒高危行为可能危害用血者？", Some(true), None),
        ],
        measurements: vec![
            measurement("体重", "52.5 kg"),
            measurement("血压", "118/76 mmHg"),
            measurement("脉搏", "72 次/分"),
            measurement("体温", "36.5 ℃"),
            measurement("血红蛋白", "128 g/L"),
            measurement("血小板", "210×10⁹/L"),
            measurement("红细胞比容", "0.39"),
        ],
        finding: "可以献血".into(),
        amount: Some(Amount::Platelets {
            units: 1,
            plasma_ml: 200,
        }),
        physician: "李建国".into(),
        nurse: Some("周小燕".into()),
        signature,
        station: STATION.into(),
    }
}

pub fn labels(stock: LabelStock, count: u32) -> DonationLabels {
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
        station: STATION.into(),
        printed_on: date(2026, 11, 22),
    }
}

pub fn nominations(rows: u32) -> NominationList {
    let row = |n: u32| Nomination {
        level: [Level::Gold, Level::Silver, Level::Bronze][n as usize % 3],
        name: if n == 3 { LONG_NAME } else { "黄兰" }.into(),
        sex: Some("女".into()),
        identity_number: MaskedNumber::of("11010519491231002X"),
        donor_number: format!("{:07}", 42_000 + n),
        count: 20 + n % 25,
        lifetime_count: 60 + n,
        last_on: date(2027, 12, 1),
        donation_code: code(n),
    };
    NominationList {
        serial: "N-2027-000001".into(),
        round: "2026—2027年度".into(),
        as_of: date(2027, 12, 31),
        rows: (0..rows).map(row).collect(),
        station: STATION.into(),
        issued_on: date(2028, 3, 1),
    }
}

pub fn daily(donations: u32) -> DailySummary {
    let line = |label: &str, value: &str| DayLine {
        label: label.into(),
        value: value.into(),
    };
    let donation = |n: u32| DayDonation {
        time: format!("{:02}:{:02}", 8 + n / 40 % 10, n * 7 % 60),
        donation_code: code(n),
        amount: Amount::WholeBlood { ml: 400 },
        site: "嘉州献血屋".into(),
    };
    DailySummary {
        desk: "嘉州献血屋 1号台".into(),
        on: date(2026, 11, 22),
        lines: vec![
            line("登记", "41人"),
            line("全血", "37人次，13,600毫升"),
            line("单采血小板", "3人次，5个治疗单位"),
            line("暂缓", "4人"),
            line("证书", "打印38份"),
            line("献血反应", "1例"),
        ],
        remarks: vec!["因特殊配型缩短单采间隔1例，由李建国医师批准。".into()],
        donations: (1..=donations).map(donation).collect(),
        head: JournalHead {
            seq: 18_204,
            hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        },
        staff: "王敏".into(),
        station: STATION.into(),
    }
}

pub fn calibration() -> CalibrationPage {
    CalibrationPage {
        printer: "HP LaserJet M405（2号窗）".into(),
        right_tenth_mm: 12,
        down_tenth_mm: -5,
        on: date(2026, 11, 22),
        station: STATION.into(),
    }
}

pub fn code(n: u32) -> String {
    format!("G123426{:06}", 100_000 + n)
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
