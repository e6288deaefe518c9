//! What keeps a coordinator's decision from being done, in words.

use domain::offers::by_hand::ByHand;
use domain::words::Words;

use super::missing::missing;
use super::obstacles::obstacle;

/// What is in the way, line by line; nothing where it was done.
pub fn problems(words: &Words, outcome: &ByHand) -> Vec<String> {
    let one = |key: &str| vec![words.say(key)];
    match outcome {
        ByHand::Done => Vec::new(),
        ByHand::InTheWay(obstacles) => obstacles.iter().map(|one| obstacle(words, one)).collect(),
        ByHand::Missing(all) => all.iter().map(|one| words.say1("slot-missing", "what", missing(words, one))).collect(),
        ByHand::TraineeAlone => one("slot-trainee-alone"),
        ByHand::AcceptedFirst => one("slot-accepted-first"),
        ByHand::Taken => one("slot-offer-taken"),
        ByHand::Over => one("replace-fault-begun"),
        ByHand::JustReminded => one("slot-just-reminded"),
        ByHand::Gone(_) => one("replace-fault-cancelled"),
        ByHand::Unknown => one("replace-fault-unknown"),
    }
}
