//! What somebody still misses, in words.

use domain::training::{GateException, Missing};
use domain::words::{Message, Words};

/// Something that is missing.
pub fn missing(words: &Words, missing: &Missing) -> String {
    match missing {
        Missing::Talk => words.say("rung-missing-talk"),
        Missing::Certificate(code) => words.named("certificate", code),
        Missing::Minutes(minutes) => {
            words.tell(&Message::new("rung-missing-hours").with("time", words.duration(i64::from(*minutes))))
        }
        Missing::Word => words.say("rung-missing-word"),
        Missing::Presence(Some(day)) => words.say1("missing-presence-until", "day", words.date(*day)),
        Missing::Presence(None) => words.say("missing-presence"),
    }
}

/// All that is missing, one after the other.
pub fn missing_list(words: &Words, all: &[Missing]) -> String {
    words.list(all.iter().map(|one| missing(words, one)))
}

/// What was signed for: which requirement, until when, by whom.
pub fn exception(words: &Words, signed: &GateException) -> String {
    let what = words.named("certificate", &signed.requirement);
    let message = Message::new("exception-line").with("what", what).with("day", words.date(signed.valid_until));
    words.tell(&message.with("name", &signed.signed_by))
}
