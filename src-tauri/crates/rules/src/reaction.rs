//! The classes of reactions to a donation (献血不良反应分类).
//!
//! Source: WS/T 551-2017 《献血不良反应分类指南》; which members were read in a source and which are
//! from memory stands in [`ReactionMember::found`].

use serde::{Deserialize, Serialize};

use crate::{DonationKind, Reaction};

macro_rules! reactions {
    ($($name:ident = $class:literal $group_zh:literal, $zh:literal, $en:literal, $found:literal;)*) => {
        /// A reaction of the standard's list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        pub enum ReactionClass {
            $(
                #[doc = concat!($class, " ", $zh, ".")]
                $name,
            )*
        }

        /// Every member of the list, in its order.
        pub const REACTIONS: &[ReactionMember] = &[$(
            ReactionMember {
                class: ReactionClass::$name,
                letter: $class,
                group_zh: $group_zh,
                zh: $zh,
                en: $en,
                found: $found,
            },
        )*];
    };
}

/// A member of the list of reactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReactionMember {
    /// Which.
    pub class: ReactionClass,
    /// The class, such as `A1`.
    pub letter: &'static str,
    /// The group in Chinese.
    pub group_zh: &'static str,
    /// Its name in Chinese.
    pub zh: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Whether it was read in a source.
    pub found: bool,
}

reactions! {
    Haematoma = "A1" "局部:出血", "血肿(瘀斑)", "Haematoma (bruise)", true;
    ArterialPuncture = "A1" "局部:出血", "刺入动脉", "Arterial puncture", true;
    DelayedBleeding = "A1" "局部:出血", "迟发型出血", "Delayed bleeding", true;
    NerveIrritation = "A2" "局部:疼痛", "神经刺激", "Nerve irritation", true;
    NerveInjury = "A2" "局部:疼痛", "神经损伤", "Nerve injury", false;
    ArmPain = "A2" "局部:疼痛", "手臂疼痛", "Painful arm", false;
    Thrombophlebitis = "A3" "局部:炎症", "血栓性静脉炎", "Thrombophlebitis", false;
    Cellulitis = "A3" "局部:炎症", "蜂窝组织炎", "Cellulitis", false;
    DeepVeinThrombosis = "A4" "局部:其他血管损伤", "深静脉血栓", "Deep vein thrombosis", false;
    ArteriovenousFistula = "A4" "局部:其他血管损伤", "动静脉瘘", "Arteriovenous fistula", false;
    CompartmentSyndrome = "A4" "局部:其他血管损伤", "骨筋膜室综合征", "Compartment syndrome", false;
    Pseudoaneurysm = "A4" "局部:其他血管损伤", "假性动脉瘤", "Pseudoaneurysm", false;
    Vasovagal = "B" "全身:血管迷走神经反应", "无意识丧失、无损伤", "Vasovagal, no loss of consciousness, no injury", false;
    VasovagalInjured = "B" "全身:血管迷走神经反应", "无意识丧失、有损伤", "Vasovagal, no loss of consciousness, with injury", false;
    VasovagalFainted = "B" "全身:血管迷走神经反应", "意识丧失、无损伤", "Vasovagal, loss of consciousness, no injury", false;
    VasovagalFaintedInjured = "B" "全身:血管迷走神经反应", "意识丧失、有损伤", "Vasovagal, loss of consciousness, with injury", false;
    Citrate = "C" "单采相关", "枸橼酸盐反应", "Citrate reaction", false;
    Haemolysis = "C" "单采相关", "溶血", "Haemolysis", false;
    AirEmbolism = "C" "单采相关", "空气栓塞", "Air embolism", false;
    AllergyLocal = "D" "过敏", "局部过敏", "Allergy, local", false;
    AllergySystemic = "D" "过敏", "全身过敏", "Allergy, systemic", false;
    Cardiac = "E" "其他严重", "心脏事件", "Cardiac event", false;
    Cerebrovascular = "E" "其他严重", "脑血管事件", "Cerebrovascular event", false;
    Death = "E" "其他严重", "死亡", "Death", false;
    OtherReaction = "" "其他", "其他反应", "Other", false;
}

impl ReactionClass {
    /// Its line of the list.
    #[must_use]
    pub fn member(self) -> &'static ReactionMember {
        // The list and the enum are made from one table, in one order.
        &REACTIONS[self as usize]
    }

    /// Whether it can follow a donation of this kind: class C comes of apheresis.
    #[must_use]
    pub fn can_follow(self, kind: DonationKind) -> bool {
        self.member().letter != "C" || kind == DonationKind::Platelets
    }

    /// Whether it can be as mild as this: class E is severe by its name.
    #[must_use]
    pub fn can_be(self, reaction: Reaction) -> bool {
        match reaction {
            Reaction::None => false,
            Reaction::Mild | Reaction::Moderate => self.member().letter != "E",
            Reaction::Severe => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reaction_stands_at_its_own_place_in_the_list() {
        for member in REACTIONS {
            assert_eq!(member.class.member(), member);
        }
    }

    #[test]
    fn what_comes_of_apheresis_follows_no_whole_blood_and_what_is_severe_is_never_mild() {
        use DonationKind::{Platelets, WholeBlood};
        assert!(!ReactionClass::Citrate.can_follow(WholeBlood));
        assert!(ReactionClass::Citrate.can_follow(Platelets));
        assert!(ReactionClass::Vasovagal.can_follow(WholeBlood));
        assert!(!ReactionClass::Cardiac.can_be(Reaction::Moderate));
        assert!(ReactionClass::Cardiac.can_be(Reaction::Severe));
        assert!(!ReactionClass::Haematoma.can_be(Reaction::None));
        assert!(ReactionClass::Haematoma.can_be(Reaction::Mild));
    }
}
