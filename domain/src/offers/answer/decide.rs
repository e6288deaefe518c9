//! What comes of an answer, from what is known at that instant. Nothing is read or written here.

use super::super::State;
use super::{Answer, Answered};
use crate::basics::Instant;
use crate::planning::Obstacle;
use crate::training::Missing;

/// What is known when an answer comes.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: Instant,
    /// How the offer stands.
    pub state: State,
    pub answer_by: Instant,
    /// When the slot begins.
    pub starts_at: Instant,
    /// Whether the slot was cancelled.
    pub cancelled: bool,
    /// Whether a no to what was accepted is asked about first, because it begins soon and she has not been told what
    /// that means.
    pub asked_first: bool,
    /// Whether somebody else has a living offer for the same part.
    pub taken: bool,
    /// Whether she would not be alone; a caregiver never is.
    pub accompanied: bool,
    /// Whether a coordinator has forbidden her the slot.
    pub forbidden: bool,
    /// What she misses of what the organiser's ladder asks.
    pub missing: Vec<Missing>,
    /// Rules in the way of her yes.
    pub obstacles: Vec<Obstacle>,
}

/// What comes of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Nothing changes; this is what she hears.
    Stays(Answered),
    /// It is so from now on.
    Changes,
}

/// What comes of an answer.
pub fn decide(facts: &Facts, answer: Answer) -> Verdict {
    let stays = match facts.state {
        state if state == answer.state() => Answered::Now(state),
        state if facts.starts_at <= facts.now || facts.cancelled => Answered::Over(state),
        state @ (State::Expired | State::Withdrawn) => Answered::Over(state),
        State::Thanked => Answered::Taken,
        State::Offered | State::Asked if facts.answer_by <= facts.now => Answered::Over(State::Expired),
        State::Accepted if facts.asked_first => Answered::Confirm,
        State::Declined | State::Asked if facts.taken && answer == Answer::Accept => Answered::Taken,
        State::Declined | State::Asked if facts.forbidden => Answered::Over(State::Withdrawn),
        State::Offered | State::Asked | State::Declined if answer == Answer::Accept && !facts.accompanied => {
            Answered::Over(State::Withdrawn)
        }
        State::Offered | State::Asked | State::Declined if answer == Answer::Accept && !facts.missing.is_empty() => {
            Answered::Missing(facts.missing.clone())
        }
        State::Offered | State::Asked | State::Declined if answer == Answer::Accept && !facts.obstacles.is_empty() => {
            Answered::InTheWay(facts.obstacles.clone())
        }
        State::Offered | State::Asked | State::Accepted | State::Declined => return Verdict::Changes,
    };
    Verdict::Stays(stays)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    /// Hours after the moment at which the offer was made; it is to be answered within 24, and the slot begins after
    /// 72.
    fn at(hours: i64) -> Instant {
        Instant::from_utc(DateTime::UNIX_EPOCH).plus_hours(hours)
    }

    fn facts(state: State, now: i64) -> Facts {
        Facts {
            now: at(now),
            state,
            answer_by: at(24),
            starts_at: at(72),
            cancelled: false,
            asked_first: false,
            taken: false,
            accompanied: true,
            forbidden: false,
            missing: Vec::new(),
            obstacles: Vec::new(),
        }
    }

    fn clash() -> Vec<Obstacle> {
        vec![Obstacle { rule: "no-overlap".to_owned(), found: -120, limit: 15, other: None }]
    }

    fn untrained() -> Vec<Missing> {
        vec![Missing::Certificate("care-0-3".to_owned())]
    }

    #[test]
    fn every_answer_has_its_verdict() {
        use Answer::{Accept, Decline};
        use Answered::{Confirm, InTheWay, Missing, Now, Over, Taken};
        use State::{Accepted, Asked, Declined, Expired, Offered, Thanked, Withdrawn};
        use Verdict::{Changes, Stays};
        let with = |state, now, change: fn(&mut Facts)| {
            let mut facts = facts(state, now);
            change(&mut facts);
            facts
        };
        let plain: fn(&mut Facts) = |_| {};
        let table = [
            ("a first yes", with(Offered, 1, plain), Accept, Changes),
            ("a first no", with(Offered, 1, plain), Decline, Changes),
            ("yes again", with(Accepted, 1, plain), Accept, Stays(Now(Accepted))),
            ("no again", with(Declined, 1, plain), Decline, Stays(Now(Declined))),
            ("yes again, when it has begun", with(Accepted, 72, plain), Accept, Stays(Now(Accepted))),
            ("a yes at the last minute of the time to answer", with(Offered, 24, plain), Accept, Stays(Over(Expired))),
            ("a no after the time to answer", with(Offered, 25, plain), Decline, Stays(Over(Expired))),
            ("an answer to what ran out", with(Expired, 25, plain), Accept, Stays(Over(Expired))),
            ("an answer to what was taken back", with(Withdrawn, 1, plain), Accept, Stays(Over(Withdrawn))),
            ("a no to what was taken back", with(Withdrawn, 1, plain), Decline, Stays(Over(Withdrawn))),
            ("a yes to what was cancelled", with(Offered, 1, |f| f.cancelled = true), Accept, Stays(Over(Offered))),
            ("a no after a yes", with(Accepted, 30, plain), Decline, Changes),
            ("a late no after a yes", with(Accepted, 60, |f| f.asked_first = true), Decline, Stays(Confirm)),
            ("a late no that is meant", with(Accepted, 60, plain), Decline, Changes),
            ("a no when it has begun", with(Accepted, 72, plain), Decline, Stays(Over(Accepted))),
            ("a yes after a no", with(Declined, 30, plain), Accept, Changes),
            (
                "a yes after a no, when somebody else has it",
                with(Declined, 30, |f| f.taken = true),
                Accept,
                Stays(Taken),
            ),
            (
                "a yes after a no, forbidden since",
                with(Declined, 30, |f| f.forbidden = true),
                Accept,
                Stays(Over(Withdrawn)),
            ),
            ("a yes in two places", with(Offered, 1, |f| f.obstacles = clash()), Accept, Stays(InTheWay(clash()))),
            (
                "a yes after a no in two places",
                with(Declined, 1, |f| f.obstacles = clash()),
                Accept,
                Stays(InTheWay(clash())),
            ),
            (
                "a yes without what is asked",
                with(Offered, 1, |f| f.missing = untrained()),
                Accept,
                Stays(Missing(untrained())),
            ),
            ("a no without what is asked", with(Offered, 1, |f| f.missing = untrained()), Decline, Changes),
            ("a no in two places", with(Offered, 1, |f| f.obstacles = clash()), Decline, Changes),
            (
                "a trainee's yes without a mentor",
                with(Offered, 1, |f| f.accompanied = false),
                Accept,
                Stays(Over(Withdrawn)),
            ),
            (
                "a trainee's second thought without a mentor",
                with(Declined, 1, |f| f.accompanied = false),
                Accept,
                Stays(Over(Withdrawn)),
            ),
            ("a first yes among several", with(Asked, 1, plain), Accept, Changes),
            ("a no among several", with(Asked, 1, plain), Decline, Changes),
            ("a yes after the first", with(Asked, 1, |f| f.taken = true), Accept, Stays(Taken)),
            ("a no after the first yes", with(Asked, 1, |f| f.taken = true), Decline, Changes),
            ("a yes of whoever was thanked", with(Thanked, 1, |f| f.taken = true), Accept, Stays(Taken)),
            ("a no of whoever was thanked", with(Thanked, 1, plain), Decline, Stays(Taken)),
            ("a yes among several, too late", with(Asked, 25, plain), Accept, Stays(Over(Expired))),
            (
                "a yes among several to what was cancelled",
                with(Asked, 1, |f| f.cancelled = true),
                Accept,
                Stays(Over(Asked)),
            ),
            (
                "a yes among several in two places",
                with(Asked, 1, |f| f.obstacles = clash()),
                Accept,
                Stays(InTheWay(clash())),
            ),
            (
                "a yes among several without what is asked",
                with(Asked, 1, |f| f.missing = untrained()),
                Accept,
                Stays(Missing(untrained())),
            ),
            ("a trainee's no without a mentor", with(Offered, 1, |f| f.accompanied = false), Decline, Changes),
        ];
        for (name, facts, answer, verdict) in table {
            assert_eq!(decide(&facts, answer), verdict, "{name}");
        }
    }
}
