//! Every figure of the search that was chosen rather than derived, in one place.
//!
//! Chosen on `town`, `city` and `province` of the contract (November 2026) unless a figure says otherwise; those of
//! lists and of the model that balances prices (`balance_…`, `list…`, `plunge…`, `triple…`, `branching_candidates`) on
//! made-up towns of format 2, seeds 101 to 120, on 1 December 2026. What weeks they were *not* chosen on reach with
//! them stands in `BENCHMARKS.md`. None of them can make a bound wrong: they say how long to look, never what counts.

/// The figures in force.
pub const PARAMS: Params = Params {
    first_step_size: 0.2,
    deflection: 0.6,
    most_wishes: 3.0,
    known_columns: 8,
    node: Schedule { steps: 40, step_size: 0.03, keep: 0.88 },
    node_restart_keep: 0.95,
    refining: Schedule { steps: 40, step_size: 0.004, keep: 0.95 },
    dive: Schedule { steps: 12, step_size: 0.012, keep: 0.93 },
    dive_batch: 0.12,
    dive_least: 0.04,
    dive_every: 2,
    whole_charges: 120,
    large_week: 400,
    idle_rounds: 40,
    branch_from_round: 2,
    open_nodes: 3000,
    balance_people: 400,
    listed_people: 120,
    balance_rounds: 80,
    balance_share: 0.4,
    listed_weeks: 2_000_000,
    plunges: 80,
    plunge_sure: 0.9,
    listing_shares: &[0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 1.0],
    listed_at_first: 12,
    listed_at_once: 4,
    branching_candidates: 8,
    triple_breach: 0.02,
    triples_at_once: 30,
    temperature: 120.0,
    column_distance: 1500.0,
    dense_work: 600_000,
    dense_work_alone: 3_000_000,
    slope_mends: 40,
    people_of_a_day: 5,
    dense: Schedule { steps: 180, step_size: 0.06, keep: 0.975 },
    dense_rounds: 8_000,
    slope_minutes: 60.0,
    listed_rounds: 200,
    listed_uneven_rounds: 4000,
    day_labels: 100,
    day_paths: 60_000,
    week_choices: 400,
    week_labels: 120,
    rest_branches: 60,
    face_branches: 40,
    minute_states: 160,
    minute_work: 4_500_000,
    charge_guesses: 2,
    fillings_of_a_day: 4000,
    pin_steps: 20_000,
    pins_tried_alone: 40,
    refill_checks: 60_000,
};

/// Some steps of the subgradient method.
#[derive(Debug, Clone, Copy)]
pub struct Schedule {
    /// How many.
    pub steps: usize,
    /// The first step, as a share of what a slot is worth.
    pub step_size: f64,
    /// What is left of the step size after each step.
    pub keep: f64,
}

/// See [`PARAMS`].
#[derive(Debug, Clone, Copy)]
pub struct Params {
    /// The very first step of the subgradient method, as a share of what a slot is worth.
    pub first_step_size: f64,
    /// How much of the former direction a step keeps (Camerini, Fratta, Maffioli 1975).
    pub deflection: f64,
    /// More wishes than this for one slot count as this many.
    pub most_wishes: f64,
    /// Columns remembered of each person; they are floors for later pricing.
    pub known_columns: usize,
    /// At each node of branch and bound.
    pub node: Schedule,
    /// `keep` at a node that has nothing to branch on.
    pub node_restart_keep: f64,
    /// Between two rounds of local search; its step size shrinks when the bound stands still.
    pub refining: Schedule,
    /// Between two decisions of a dive.
    pub dive: Schedule,
    /// Decisions made at once in a dive, as a part of what is wanted.
    pub dive_batch: f64,
    /// The least part of what is wanted that is decided at once, steady or not.
    pub dive_least: f64,
    /// With at most so many people dives see the whole charges of new faces, otherwise their shares.
    pub whole_charges: usize,
    /// Every so many rounds of local search begin with a dive.
    pub dive_every: usize,
    /// With more people than this a week is large: no branch and bound, and plans are put together less often at first.
    pub large_week: usize,
    /// Rounds without any gain after which the search ends.
    pub idle_rounds: usize,
    /// Rounds before branch and bound begins.
    pub branch_from_round: usize,
    /// Open nodes beyond which branch and bound is given up.
    pub open_nodes: usize,
    /// With at most so many people column generation goes on where the first search for prices ends.
    pub balance_people: usize,
    /// The same where charges of new faces count; and with at most so many weeks are listed.
    pub listed_people: usize,
    /// Rounds of column generation after the first search for prices.
    pub balance_rounds: usize,
    /// How far prices go from the best ones towards those of the model at first.
    pub balance_share: f64,
    /// Weeks that are listed at most where that can close the gap.
    pub listed_weeks: usize,
    /// Decisions in a row, at most, by which a plan is put together out of a list.
    pub plunges: usize,
    /// How much of a slot must be chosen to be decided together with others.
    pub plunge_sure: f64,
    /// Shares of the distance between plan and bound within which weeks are listed, as long as there are not too many.
    pub listing_shares: &'static [f64],
    /// Weeks of each person that the model over a list begins with.
    pub listed_at_first: usize,
    /// Weeks of each person that it is given at once later.
    pub listed_at_once: usize,
    /// Slots in dispute of which both decisions are tried out before one is made.
    pub branching_candidates: usize,
    /// How much more than one week may hold two of a triple before it is asked for.
    pub triple_breach: f64,
    /// Triples that are asked for at once.
    pub triples_at_once: usize,
    /// Points: how much a plan may lose at first in local search.
    pub temperature: f64,
    /// Points by which a column may be worse than a person's best one and still be offered to the restricted master.
    pub column_distance: f64,
    /// Arcs times states of a person's days above which minutes get a price instead of a state, where most people have
    /// more.
    pub dense_work: usize,
    /// The same where most people have less: then the others' weeks are exact as well, which takes longer and makes
    /// the bound lower. Chosen on `province`, in which 5 of 1000 people have 600,000 to 1,200,000.
    pub dense_work_alone: usize,
    /// Times that a week priced by a slope is mended before it is given up.
    pub slope_mends: usize,
    /// People, and one more, whose rounds of a day are planned anew at once.
    pub people_of_a_day: usize,
    /// Minutes too many or too few at which the price of a minute moves by a whole step.
    pub slope_minutes: f64,
    /// The first search for prices of a dense week. Chosen on W41 of the contract's folder.
    pub dense: Schedule,
    /// Times that days are planned anew in one round of local search of a dense week.
    pub dense_rounds: usize,
    /// Days with more rounds than this are not listed; their rounds are found by labelling.
    pub listed_rounds: usize,
    /// The same where a path of arcs need not be a round, so that only a list is exact.
    pub listed_uneven_rounds: usize,
    /// Labels kept at one slot of a day; beyond it they are merged for a bound and cut for a plan.
    pub day_labels: usize,
    /// Steps of the labelling of one day, beyond which it is given up.
    pub day_paths: usize,
    /// Rounds of a day that the labelling of the week follows up.
    pub week_choices: usize,
    /// Labels after a day that the labelling of the week follows up.
    pub week_labels: usize,
    /// Cases looked at where the relaxed week breaks a rest, before labelling takes over.
    pub rest_branches: usize,
    /// Cases looked at where the relaxed week pays charges of new faces only in part; beyond, it counts as it is.
    pub face_branches: usize,
    /// States of a day above which minutes are counted in coarser steps.
    pub minute_states: i64,
    /// Arcs times states of a day above which minutes are counted in coarser steps.
    pub minute_work: i64,
    /// Times that a person is asked again with the charges of new faces shared out anew.
    pub charge_guesses: usize,
    /// Minimal fillings of a day with pins that are listed.
    pub fillings_of_a_day: usize,
    /// Steps of the search for a way to keep all pins.
    pub pin_steps: usize,
    /// Days with pins that contradict each other, up to which each is tried to be left out of the set.
    pub pins_tried_alone: usize,
    /// Times that the rules are asked whether somebody may take a slot, to refill those of one absence. Chosen on a
    /// made-up city, where it suffices for nearly every absence; a dense week, where it often does not, takes half a
    /// minute.
    pub refill_checks: usize,
}
