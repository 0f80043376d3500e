use super::*;
use proptest::prelude::*;
use rstest::rstest;

#[rstest]
#[case("黄小兰", "黄小兰", Some(Nearness::Same))]
#[case("黃小蘭", "黄小兰", Some(Nearness::Same))]
#[case("阿都·日以", "阿都日以", Some(Nearness::Same))]
#[case("阿都・日以", "阿都•日以", Some(Nearness::Same))]
#[case("Mary Ann", "MARYANN", Some(Nearness::Same))]
#[case("黄小兰", "黄晓岚", Some(Nearness::SameSound))]
#[case("单小兰", "善小兰", Some(Nearness::SameSound))]
#[case("单小兰", "丹小兰", Some(Nearness::SameSound))]
#[case("黄小兰", "黄兰小", Some(Nearness::Transposed))]
#[case("黄小兰", "黄小梅", Some(Nearness::OneDifferent))]
#[case("王𬭎", "王宏", Some(Nearness::SameSound))]
#[case("黄小兰", "黄兰", Some(Nearness::OneMissing))]
#[case("吉克·尔古·木乃", "吉克·尔古", None)]
#[case("黄兰", "黄", None)]
#[case("黄小兰", "刘大山", None)]
#[case("黄小兰", "兰小黄", None)]
#[case("黄小兰", "黄大山", None)]
fn names_are_near_or_not(
    #[case] one: &str,
    #[case] other: &str,
    #[case] nearness: Option<Nearness>,
) {
    assert_eq!(near(one, other), nearness);
}

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select("黄黃小晓兰蘭岚单仇曾王𬭎·A".chars().collect::<Vec<_>>()),
        1..6,
    )
    .prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn it_makes_no_difference_which_is_named_first(one in name(), other in name()) {
        prop_assert_eq!(near(&one, &other), near(&other, &one));
    }

    #[test]
    fn a_name_is_the_same_as_its_own_form(name in name()) {
        let form: String = form(&name).into_iter().collect();
        prop_assert_eq!(near(&name, &form), Some(Nearness::Same));
    }
}
