//! Stages, certificates and faults of a ladder in words.

use domain::caregivers::Stage;
use domain::offers::{LadderChange, Struck, Touched};
use domain::training::LadderFault;
use domain::words::{Message, Words};

use crate::web::kit::missing::missing_list;

/// Certificates, by code.
pub fn certificates(words: &Words, codes: &[String]) -> String {
    words.list(codes.iter().map(|code| words.named("certificate", code)))
}

/// Age bands, by name.
pub fn ages<T: AsRef<str>>(words: &Words, bands: &[T]) -> String {
    words.list(bands.iter().map(|band| words.named("age-band", band.as_ref())))
}

/// From which stage on one stands on a rung.
pub fn stage(words: &Words, stage: Option<Stage>) -> String {
    stage.map_or_else(|| words.say("ladder-everybody"), |stage| words.named("stage", stage.as_str()))
}

/// What is wrong with a ladder, with the cure.
pub fn fault(words: &Words, fault: &LadderFault) -> String {
    let certificate = |code: &String| words.named("certificate", code);
    let rung = |code: &String| words.named("rung", code);
    let age = |band: &String| words.named("age-band", band);
    match fault {
        LadderFault::Empty => words.say("ladder-fault-empty"),
        LadderFault::TwoRungs(code) => words.say1("ladder-fault-two", "name", rung(code)),
        LadderFault::TwoCertificates(code) => words.say1("ladder-fault-two", "name", certificate(code)),
        LadderFault::OutOfOrder { rung: above, below } => {
            words.say2("ladder-fault-order", "stage", rung(above), "below", rung(below))
        }
        LadderFault::NoWayIn { rung: at, certificate: code } => {
            words.say2("ladder-fault-no-way", "where", rung(at), "what", certificate(code))
        }
        LadderFault::NoWayToAge { age: band, certificate: code } => {
            words.say2("ladder-fault-no-way", "where", age(band), "what", certificate(code))
        }
        LadderFault::OpenedOften(band) => words.say1("ladder-fault-opened", "age", age(band)),
        LadderFault::OpensNotAlone(code) => words.say1("ladder-fault-not-alone", "stage", rung(code)),
        LadderFault::Cycle(codes) => words.say1("ladder-fault-cycle", "what", certificates(words, codes)),
        LadderFault::BelowFloor { certificate: code, age: None } => {
            words.say1("ladder-fault-floor", "what", certificate(code))
        }
        LadderFault::BelowFloor { certificate: code, age: Some(band) } => {
            words.say2("ladder-fault-floor-age", "what", certificate(code), "age", age(band))
        }
        LadderFault::InsteadOfFloor(code) => words.say1("ladder-fault-instead", "what", certificate(code)),
        LadderFault::InUse { certificate: code, names } => {
            let message =
                Message::new("ladder-fault-in-use").with("what", certificate(code)).with("count", names.len());
            words.tell(&message.with("names", words.list(names.iter().cloned())))
        }
    }
}

/// Whom a change touches, in parts: what happens, and to whom.
pub fn touched(words: &Words, touched: &Touched) -> Vec<(String, Vec<String>)> {
    let of = |wanted: fn(&LadderChange) -> bool| -> Vec<String> {
        let changes = touched.people.iter().filter(|(_, _, change)| wanted(change));
        changes.map(|(_, name, change)| line(words, name, change)).collect()
    };
    let offers = |struck: &[Struck]| struck.iter().map(|one| offer(words, one)).collect::<Vec<_>>();
    let parts = [
        ("ladder-touches-stopped", of(|change| matches!(change, LadderChange::Stopped(_)))),
        ("ladder-touches-fewer", of(|change| matches!(change, LadderChange::Fewer(_)))),
        ("ladder-touches-mentors", of(|change| matches!(change, LadderChange::NoMentor))),
        ("ladder-touches-waiting", offers(&touched.waiting)),
        ("ladder-touches-accepted", offers(&touched.accepted)),
        ("ladder-touches-more", of(|change| matches!(change, LadderChange::More(_)))),
    ];
    let there = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    there.map(|(key, lines)| (words.say1(key, "count", lines.len()), lines)).collect()
}

fn line(words: &Words, name: &str, change: &LadderChange) -> String {
    let more = match change {
        LadderChange::Stopped(missing) => missing_list(words, missing),
        LadderChange::Fewer(bands) | LadderChange::More(bands) => ages(words, bands),
        LadderChange::NoMentor => String::new(),
    };
    if more.is_empty() { name.to_owned() } else { format!("{name}{}{more}", words.say("label-colon")) }
}

fn offer(words: &Words, struck: &Struck) -> String {
    let (from, until) = (struck.slot.wall_start(), struck.slot.wall_end());
    let when = format!("{}, {}", words.day(from.date()), words.hours(from, until));
    let message = Message::new("ladder-touches-offer").with("name", &struck.name).with("when", when);
    words.tell(&message.with("what", missing_list(words, &struck.missing)))
}
