//! What became of a letter, down to the column.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub enum State {
    /// It goes out when it is due.
    Waiting,
    /// The mail server took it.
    Sent,
    /// The mail server will never take it, or did not in all its attempts.
    Failed,
    /// Its moment was past before it went.
    Dropped,
    /// A newer letter about the same matter went instead, or a new link did.
    Replaced,
    /// It was sent, and came back.
    Bounced,
    /// A coordinator has to tell what it says, on the telephone.
    ToCall,
    /// A coordinator told what it says.
    Told,
}

impl State {
    const ALL: [(State, &'static str); 8] = [
        (State::Waiting, "waiting"),
        (State::Sent, "sent"),
        (State::Failed, "failed"),
        (State::Dropped, "dropped"),
        (State::Replaced, "replaced"),
        (State::Bounced, "bounced"),
        (State::ToCall, "to-call"),
        (State::Told, "told"),
    ];

    /// Its name in the column and in the messages.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    /// The state of that name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(state, _)| *state)
    }
}

impl<DB: Backend> ToSql<Text, DB> for State
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.as_str().to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for State
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let text = String::from_sql(bytes)?;
        Self::parse(&text).ok_or_else(|| format!("{text:?} is no state of a letter").into())
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn every_state_has_a_name_of_its_own() {
        for (state, name) in State::ALL {
            assert_eq!((State::parse(state.as_str()), state.as_str()), (Some(state), name));
        }
        assert_eq!(State::parse("lost"), None);
    }
}
