//! What one donor takes along or is sent, and the form of a visit.

use chrono::Days;
use redwall_rules::Benefits;
use redwall_rules::benefits::{DonorBenefit, FamilyBenefit};

use super::{CODE, IDENTITY_NUMBER, PHONE, SERIAL, code, day};
use crate::{
    AdviceLeaflet, Amount, Answer, BenefitsStatement, DeferralLetter, DeferralReason,
    DonationRecord, MaskedNumber, Measurement, RecordLine, Totals, VisitForm,
};

/// The proof of so many donations.
pub fn record(station: &str, donations: u32) -> DonationRecord {
    DonationRecord {
        serial: SERIAL.into(),
        name: "陈秀兰".into(),
        sex: Some("女".into()),
        identity_number: MaskedNumber::of(IDENTITY_NUMBER),
        donor_number: "0042317".into(),
        blood_group: Some("O型 RhD(+)".into()),
        donations: (0..donations).map(record_line).collect(),
        totals: Totals {
            donations,
            whole_blood_ml: 400 * donations.div_ceil(4),
            platelet_units: donations,
        },
        station: station.into(),
        issued_on: day(2026, 11, 22),
    }
}

fn record_line(n: u32) -> RecordLine {
    let site = match n % 3 {
        0 => "嘉州献血屋",
        1 => "马边彝族自治县流动采血车",
        _ => "峨眉山市绥山镇广场献血点",
    };
    RecordLine {
        on: day(2008, 3, 4) + Days::new(u64::from(n) * 31),
        site: site.into(),
        amount: if n.is_multiple_of(4) {
            Amount::WholeBlood { ml: 400 }
        } else {
            Amount::Platelets {
                units: 1 + n % 2,
                plasma_ml: n % 2 * 150,
            }
        },
        donation_code: code(n),
    }
}

/// The statement of blood-use benefits: without a limit for the donor, or three times what was given.
pub fn benefits(station: &str, unlimited: bool) -> BenefitsStatement {
    let total_ml = if unlimited { 6800 } else { 400 };
    let papers = [
        "献血者本人的有效身份证件和无偿献血证",
        "用血者与献血者的关系证明（亲属用血时）",
        "医院用血收费票据和出院小结",
    ];
    BenefitsStatement {
        serial: SERIAL.into(),
        name: "王敏".into(),
        identity_number: MaskedNumber::of(IDENTITY_NUMBER),
        donor_number: "0042317".into(),
        totals: Totals {
            donations: if unlimited { 17 } else { 1 },
            whole_blood_ml: total_ml,
            platelet_units: 0,
        },
        last_on: day(2026, 11, 8),
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
        papers: papers.map(str::to_owned).into(),
        phone: Some(PHONE.into()),
        station: station.into(),
        issued_on: day(2026, 11, 22),
    }
}

/// The letter about a deferral, with or without the reason.
pub fn deferral(station: &str, why: bool) -> DeferralLetter {
    DeferralLetter {
        serial: SERIAL.into(),
        name: "阿都·日以".into(),
        address: Some("四川省乐山市马边彝族自治县民建镇光明大道1号3栋2单元501".into()),
        donation_code: Some(CODE.into()),
        until: Some(day(2027, 5, 8)),
        why: why.then(|| DeferralReason {
            reason: "施行纹身术后未满1年".into(),
            clause: Some("GB 18467-2011".into()),
        }),
        staff: "李建国".into(),
        phone: PHONE.into(),
        station: station.into(),
        issued_on: day(2026, 11, 22),
    }
}

/// The letter that is handed over, where nothing is settled and nothing was given.
pub(super) fn deferral_left_open(station: &str) -> DeferralLetter {
    DeferralLetter {
        address: None,
        donation_code: None,
        until: None,
        ..deferral(station, false)
    }
}

/// The advice after a donation. It has no serial: the phone number says that it is a sample.
pub fn leaflet(station: &str) -> AdviceLeaflet {
    AdviceLeaflet {
        donation_code: CODE.into(),
        amount: Amount::WholeBlood { ml: 400 },
        donated_on: day(2026, 11, 22),
        next_whole_blood: Some(day(2027, 5, 22)),
        next_platelets: Some(day(2027, 2, 22)),
        phone: format!("{SERIAL} {PHONE}"),
        station: station.into(),
    }
}

/// The advice where it is not settled when to come again.
pub(super) fn leaflet_left_open(station: &str) -> AdviceLeaflet {
    AdviceLeaflet {
        amount: Amount::Platelets {
            units: 2,
            plasma_ml: 200,
        },
        next_whole_blood: None,
        next_platelets: None,
        ..leaflet(station)
    }
}

/// The form of a visit that ended with a donation, signed or to be signed by hand.
pub fn visit_form(station: &str, signature: Option<Vec<u8>>) -> VisitForm {
    VisitForm {
        serial: SERIAL.into(),
        donation_code: Some(CODE.into()),
        on: day(2026, 11, 22),
        site: "嘉州献血屋".into(),
        name: "阿都·日以".into(),
        sex: "女".into(),
        birth_date: day(1990, 5, 1),
        document: "居民身份证".into(),
        identity_number: MaskedNumber::of(IDENTITY_NUMBER),
        donor_number: "0042317".into(),
        phone: Some("139****7214".into()),
        answers: answers(),
        measurements: measurements(),
        finding: "可以献血".into(),
        amount: Some(Amount::Platelets {
            units: 1,
            plasma_ml: 200,
        }),
        physician: "李建国".into(),
        nurse: Some("周小燕".into()),
        signature,
        station: station.into(),
    }
}

/// The form of a visit at which nothing was collected, and a question was left out.
pub(super) fn visit_form_of_a_deferral(station: &str) -> VisitForm {
    let mut answers = answers();
    if let Some(last) = answers.last_mut() {
        last.yes = None;
    }
    VisitForm {
        donation_code: None,
        answers,
        measurements: Vec::new(),
        finding: "暂缓献血".into(),
        amount: None,
        nurse: None,
        ..visit_form(station, None)
    }
}

fn answers() -> Vec<Answer> {
    let answer = |question: &str, yes: bool, note: Option<&str>| Answer {
        question: question.into(),
        yes: Some(yes),
        note: note.map(str::to_owned),
    };
    let no = |question| answer(question, false, None);
    vec![
        no("今天身体是否有不适，昨晚睡眠是否不足5小时？"),
        no("一周内是否有发热、咳嗽、咽痛或腹泻？"),
        answer(
            "三天内是否服用过阿司匹林等药物？",
            true,
            Some("11月10日服用一片，停药已满5天"),
        ),
        no("半个月内是否拔牙或做过其他小手术？"),
        no("一年内是否纹身、文眉、针刺或被血液污染的器械刺伤？"),
        no("一年内是否输过血，或接种过狂犬病疫苗？"),
        no("是否患过肝炎、性病、结核、癫痫、心脏病、糖尿病等？"),
        no("女性：是否在月经期及前后3天，或妊娠、哺乳期？"),
        no("是否有献血不良反应史？"),
        answer("是否知道隐瞒高危行为可能危害用血者？", true, None),
    ]
}

fn measurements() -> Vec<Measurement> {
    [
        ("体重", "52.5 kg"),
        ("血压", "118/76 mmHg"),
        ("脉搏", "72 次/分"),
        ("体温", "36.5 ℃"),
        ("血红蛋白", "128 g/L"),
        ("血小板", "210×10⁹/L"),
        ("红细胞比容", "0.39"),
    ]
    .map(|(label, value)| Measurement {
        label: label.into(),
        value: value.into(),
    })
    .into()
}

/// A signature as the desk keeps one: strokes of a pen.
pub(super) fn signature() -> Vec<u8> {
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="M60 130C100 40 130 40 120 110S150 160 190 90 240 60 230 120 270 150 310 80 350 60 350 115 390 140 420 90 470 70 540 60M150 150C260 130 380 130 520 140" fill="none" stroke="#1C1A18" stroke-width="6" stroke-linecap="round"/></svg>"##
        .to_vec()
}
