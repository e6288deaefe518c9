//! How a slot stands on the board: its plan held against its last offer.

use domain::offers::State;

/// What a coordinator reads of a slot; its messages are `board-…`, and the classes have the same names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Whoever is planned has accepted.
    Accepted,
    /// Whoever is planned has an offer that waits.
    Offered,
    /// Somebody is planned, and nobody knows yet.
    Planned,
    /// Somebody is planned, and somebody else was offered it.
    Changed,
    /// Several were asked at once, and none has said yes.
    Asked,
    /// Nobody.
    Unfilled,
    /// Nobody: the last one said no.
    Declined,
    /// Nobody: the last one did not answer in time.
    Expired,
    /// Nobody is planned, and an offer lives.
    Dropped,
}

impl Standing {
    /// In the order of the key and of the filter.
    pub const ALL: [Standing; 9] = [
        Standing::Accepted,
        Standing::Offered,
        Standing::Planned,
        Standing::Changed,
        Standing::Asked,
        Standing::Unfilled,
        Standing::Declined,
        Standing::Expired,
        Standing::Dropped,
    ];

    /// From the last offer and to whom it went, and who is planned.
    pub fn of(offer: Option<(State, &str)>, planned: Option<&str>) -> Self {
        match (offer, planned) {
            (Some((State::Accepted, who)), Some(planned)) if who == planned => Standing::Accepted,
            (Some((State::Offered, who)), Some(planned)) if who == planned => Standing::Offered,
            (Some((State::Accepted | State::Offered, _)), Some(_)) => Standing::Changed,
            (Some((State::Accepted | State::Offered, _)), None) => Standing::Dropped,
            (_, Some(_)) => Standing::Planned,
            (Some((State::Asked, _)), None) => Standing::Asked,
            (Some((State::Declined, _)), None) => Standing::Declined,
            (Some((State::Expired, _)), None) => Standing::Expired,
            (_, None) => Standing::Unfilled,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Standing::Accepted => "accepted",
            Standing::Offered => "offered",
            Standing::Planned => "planned",
            Standing::Changed => "changed",
            Standing::Asked => "asked-several",
            Standing::Unfilled => "unfilled",
            Standing::Declined => "declined",
            Standing::Expired => "expired",
            Standing::Dropped => "dropped",
        }
    }

    /// Whether publishing would send or take back an offer.
    pub fn is_unpublished(self) -> bool {
        matches!(self, Standing::Changed | Standing::Dropped | Standing::Planned)
    }

    /// Whether somebody was to come and does not any more.
    pub fn has_fallen(self) -> bool {
        matches!(self, Standing::Declined | Standing::Expired | Standing::Dropped)
    }
}
