use super::*;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
const GIVEN: &str = "小兰大山文静国强建华秀英丽芳明志军玉梅海燕伟杰雪晓春红云飞平安成龙";

/// Numbers that are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of(&mut self, characters: &[char]) -> char {
        characters[self.below(characters.len())]
    }
}

/// Donors with days of birth as close together as those of a million are in fifty years.
fn population(numbers: &mut Numbers, donors: usize) -> Vec<Known> {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let days = (donors / 55).max(1);
    let first = NaiveDate::from_ymd_opt(1960, 1, 1).unwrap();
    let one = |numbers: &mut Numbers| {
        let day = u64::try_from(numbers.below(days)).unwrap();
        let name = [
            numbers.of(&surnames),
            numbers.of(&given),
            numbers.of(&given),
        ];
        Known {
            id: DonorId::mint(),
            name: form(&String::from_iter(name)),
            born: (
                first + chrono::Days::new(day),
                Some(if numbers.below(2) == 0 {
                    "male"
                } else {
                    "female"
                }),
            ),
            phone: Some(format!("121{:08}", numbers.below(90_000_000))),
        }
    };
    (0..donors).map(|_| one(numbers)).collect()
}

/// The same person registered again, a little differently.
fn again(numbers: &mut Numbers, original: &Known, how: usize) -> Known {
    let mut name = original.name.clone();
    let mut born = original.born;
    match how {
        0 => {}
        1 => name.swap(1, 2),
        2 => name[2] = '某',
        3 => name = form(&name.iter().collect::<String>().replace(['小', '晓'], "筱")),
        // A birth date that was misread is found by the phone alone.
        _ => born.0 = born.0 + chrono::Days::new(1 + u64::try_from(numbers.below(9)).unwrap()),
    }
    let keeps_phone = how == 4 || numbers.below(2) == 0;
    Known {
        id: DonorId::mint(),
        name,
        born,
        phone: original.phone.clone().filter(|_| keeps_phone),
    }
}

#[test]
fn people_who_are_registered_twice_are_found() {
    let mut numbers = Numbers(7);
    let mut known = population(&mut numbers, 20_000);
    let mut seeded = BTreeSet::new();
    for how in 0..5 {
        for at in 0..100 {
            let twice = again(&mut numbers, &known[at * 150 + how], how);
            seeded.insert((known[at * 150 + how].id, twice.id));
            known.push(twice);
        }
    }
    let start = Instant::now();
    let alike = alike_among(&known);
    let took: Duration = start.elapsed();
    let found = seeded
        .iter()
        .filter(|pair| alike.contains_key(pair))
        .count();
    let strong = |alike: &&Alike| alike.nearness <= Nearness::Transposed || alike.same_phone;
    let likely = alike.values().filter(strong).count();
    let likely_right = alike
        .iter()
        .filter(|(pair, alike)| seeded.contains(pair) && strong(alike))
        .count();
    println!(
        "{} donors: {found} of {} seeded found, {likely_right} of {likely} likely pairs are seeded, \
         {} pairs in all, {} ns a donor",
        known.len(),
        seeded.len(),
        alike.len(),
        took.as_nanos() / known.len() as u128,
    );
    assert_eq!(found, seeded.len(), "recall");
    assert!(likely_right * 10 >= likely, "precision of the likely pairs");
}
