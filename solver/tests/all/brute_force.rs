//! Small weeks against the enumeration of every plan: score ≤ optimum ≤ bound, and nearly always all three the same.
//! The enumeration asks the checker and the objective alone, which know nothing of the model.

use crate::small_week::*;
use std::ops::ControlFlow;
use wijkopvang_solver::*;

/// Numbers that look random (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % count
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn home(&mut self) -> Home {
        away(1.0 + self.below(25) as f64)
    }
}

fn caregiver(dice: &mut Dice, id: &str) -> Caregiver {
    let mut c = match dice.below(3) {
        0 => person(id),
        1 => mentor(id),
        _ if id == "c0" => mentor(id),
        _ => trainee(id),
    };
    c.home = dice.home();
    c.max_travel_minutes = 10 + dice.below(25) as u32;
    c.languages = vec![["nl", "fr"][dice.below(2) as usize].to_owned()];
    c.target_minutes = dice.below(800) as u32;
    c.learning_minutes = dice.below(600) as u32;
    let shades = [Preference::Wanted, Preference::Ok, Preference::IfNeeded];
    let cut = at(dice.below(3) as i64, "12:00");
    let mut shade = || shades[dice.below(3) as usize];
    c.availability = vec![
        Availability { start: at(-1, "0:00"), end: cut, preference: shade() },
        Availability { start: cut, end: at(8, "0:00"), preference: shade() },
    ];
    if dice.chance(20) {
        c.availability.remove(0);
    }
    if dice.chance(30) {
        c.max_minutes_per_day = 120 + 15 * dice.below(20) as u32;
    }
    if dice.chance(40) {
        c.max_minutes_per_week = 200 + 15 * dice.below(30) as u32;
    }
    if dice.chance(25) {
        c.remaining_minutes_per_month = [("2026-11".to_owned(), 60 * dice.below(10) as u32)].into();
    }
    if dice.chance(30) {
        c.max_days = dice.below(3) as u32;
    }
    if dice.chance(30) {
        c.min_minutes_per_day = 60 + 30 * dice.below(10) as u32;
    }
    if dice.chance(70) {
        let code = "care".to_owned();
        c.certificates = vec![Certificate { code, valid_from: "2026-11-24".parse().unwrap(), valid_until: None }];
    }
    c
}

pub fn random_week(seed: u64) -> Week {
    let mut dice = Dice(seed * 7919 + 104_729);
    for _ in 0..10 {
        dice.below(2);
    }
    let people: Vec<Caregiver> = (0..3).map(|index| caregiver(&mut dice, &format!("c{index}"))).collect();
    let servers: Vec<String> = people.iter().filter(|c| c.stage != Stage::Trainee).map(|c| c.id.clone()).collect();
    let mut slots = Vec::new();
    for index in 0..5 {
        let from = 15 * dice.below(80) as i64;
        let length = 60 + 15 * dice.below(24) as i64;
        let time = |minutes: i64| format!("{}:{:02}", minutes / 60, minutes % 60);
        let mut one = slot(&format!("s{index}"), dice.below(3) as i64, &time(from), &time(from + length));
        one.household = format!("h{}", dice.below(3));
        one.home = dice.home();
        one.priority = 1 + dice.below(5) as u8;
        one.languages = if dice.chance(60) { vec!["nl".to_owned()] } else { Vec::new() };
        one.requires = if dice.chance(25) { vec!["care".to_owned()] } else { Vec::new() };
        let any = |dice: &mut Dice| servers[dice.below(servers.len() as u64) as usize].clone();
        one.usual = if dice.chance(40) { vec![any(&mut dice)] } else { Vec::new() };
        one.blocked = if dice.chance(15) { vec![format!("c{}", dice.below(3))] } else { Vec::new() };
        one.published = dice.chance(30).then(|| any(&mut dice));
        one.pinned = dice.chance(8).then(|| any(&mut dice));
        slots.push(one);
    }
    let mut made = week(people, slots);
    if dice.chance(35) {
        made.weights = Weights {
            served_per_slot: dice.below(300) as f64,
            served_per_minute: dice.below(40) as f64 / 7.0,
            household_first: dice.below(900) as f64 + 0.3,
            travel_per_minute: dice.below(60) as f64 / 3.0,
            shortfall_per_minute: dice.below(30) as f64 / 9.0,
            learning_per_minute: dice.below(50) as f64 / 11.0,
            change: dice.below(2000) as f64,
            ..made.weights
        };
    }
    if dice.chance(35) {
        made.rules.daily_rest_minutes = 60 * dice.below(16) as u32;
        made.rules.weekly_rest_minutes = 60 * dice.below(140) as u32;
        made.rules.handover_minutes = dice.below(60) as u32;
    }
    if dice.chance(30) {
        measure(&mut made, &mut dice);
    }
    made
}

/// Gives everyone a place, with travel times that obey nothing.
fn measure(week: &mut Week, dice: &mut Dice) {
    let homes = week.caregivers.iter_mut().map(|c| &mut c.home).chain(week.slots.iter_mut().map(|s| &mut s.home));
    let mut count = 0;
    for home in homes {
        home.place = Some(count);
        count += 1;
    }
    let mut row = |from: usize| (0..count).map(|to| if from == to { 0 } else { dice.below(60) as u32 }).collect();
    let rows: Vec<Vec<u32>> = (0..count).map(&mut row).collect();
    week.travel = Some(Travel {
        places: vec![Coordinates { lat: 51.0, lon: 3.7 }; count],
        minutes: [("bicycle".to_owned(), rows)].into(),
    });
}

/// The best score of all plans that keep every rule; none when no plan does.
fn optimum(week: &Week) -> Option<f64> {
    type Way = Option<(String, Option<String>)>;
    let mut options: Vec<Vec<Way>> = Vec::new();
    for slot in &week.slots {
        let mut ways = vec![None];
        for one in week.caregivers.iter().filter(|c| c.stage != Stage::Trainee) {
            let seconds = week.caregivers.iter().filter(|c| c.stage == Stage::Trainee && one.stage == Stage::Mentor);
            for second in [None].into_iter().chain(seconds.map(|c| Some(c.id.clone()))) {
                let alone = [Assignment { slot: slot.id.clone(), caregiver: one.id.clone(), trainee: second.clone() }];
                // What breaks a rule of single slots does so in every plan.
                let hard = |broken: &Broken| broken.rule < Rule::NoOverlap || broken.rule == Rule::Accompanied;
                let found = instance(week).broken_by(&alone, &slot.id, &one.id, second.as_deref());
                if !found.iter().any(hard) {
                    ways.push(Some((one.id.clone(), second)));
                }
            }
        }
        options.push(ways);
    }
    let total: usize = options.iter().map(Vec::len).product();
    let mut best: Option<f64> = None;
    for mut number in 0..total {
        let mut assignments = Vec::new();
        for (slot, ways) in week.slots.iter().zip(&options) {
            if let Some((caregiver, trainee)) = ways[number % ways.len()].clone() {
                assignments.push(Assignment { slot: slot.id.clone(), caregiver, trainee });
            }
            number /= ways.len();
        }
        let (points, _) = instance(week).score(&assignments);
        if best.is_some_and(|best| points <= best) {
            continue;
        }
        if instance(week).check_rules(&assignments).is_empty() {
            best = Some(points);
        }
    }
    best
}

#[test]
fn score_optimum_bound_on_generated_weeks() {
    let (mut proved, mut solved, mut contradicting) = (0, 0, 0);
    for seed in 1..=160 {
        let week = random_week(seed);
        let best = optimum(&week);
        match (solve(&instance(&week), &asked(0.0), &Watch::idle(), &mut |_| ControlFlow::Continue(())), best) {
            (Err(found), None) => {
                assert!(matches!(&found, Unsolved::Contradictions(named) if !named.is_empty()), "{found}");
                contradicting += 1;
            }
            (Ok(plan), Some(best)) => {
                assert!(instance(&week).check(&plan).is_empty(), "seed {seed}: {:?}", instance(&week).check(&plan));
                assert!(
                    plan.plan.score <= best + 0.01,
                    "seed {seed}: score {} above the optimum {best}",
                    plan.plan.score
                );
                assert!(
                    plan.proof.bound >= best - 0.01,
                    "seed {seed}: bound {} below the optimum {best}",
                    plan.proof.bound
                );
                solved += 1;
                proved += usize::from(plan.proof.status == Status::Optimal);
            }
            (Ok(_), None) => panic!("seed {seed}: a plan where there is none"),
            (Err(found), Some(best)) => panic!("seed {seed}: refused ({found}) though {best} is possible"),
        }
    }
    assert!(contradicting > 3 && solved > 100, "{contradicting} {solved}");
    assert!(proved * 10 >= solved * 9, "{proved} of {solved} proved optimal");
}
