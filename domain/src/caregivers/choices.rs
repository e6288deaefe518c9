//! What is kept as text: stage, transport and shade as choices, languages as tags.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;

use crate::choices;

choices! {
    /// On which terms a caregiver works.
    Engagement {
        /// By *wijk-werken*: with its caps a month and a year, and its path.
        NeighbourhoodWorker => "neighbourhood-worker",
        /// Without pay.
        Volunteer => "volunteer",
        /// Employed by a company for service vouchers.
        VoucherEmployee => "voucher-employee",
    }
}

choices! {
    /// How far a caregiver is on the ladder, as the plan sees it.
    Stage {
        /// She learns: she comes along with a mentor and never serves alone.
        Trainee => "trainee",
        /// She serves alone whatever her certificates allow.
        Qualified => "qualified",
        /// She also takes trainees along.
        Mentor => "mentor",
    }
}

impl Stage {
    /// Whether somebody at this stage stands at least as high as at another.
    pub fn is_at_least(self, other: Stage) -> bool {
        let rank = |stage: Stage| Stage::ALL.iter().position(|s| *s == stage);
        rank(self) >= rank(other)
    }
}

choices! {
    /// How a caregiver travels.
    Transport {
        /// On foot.
        Foot => "foot",
        /// By bicycle.
        Bicycle => "bicycle",
        /// By bus or tram.
        Bus => "bus",
        /// By car.
        Car => "car",
    }
}

choices! {
    /// How gladly a caregiver works in a window.
    Shade {
        /// She would like to.
        Wanted => "wanted",
        /// It is fine.
        Ok => "ok",
        /// Only if nobody else can.
        IfNeeded => "if-needed",
    }
}

impl Shade {
    /// The class of the stylesheet that shows it.
    pub fn class(self) -> &'static str {
        match self {
            Shade::Wanted => "wanted",
            Shade::Ok => "fine",
            Shade::IfNeeded => "if-needed",
        }
    }
}

/// Languages as BCP 47 tags, kept as one text with commas between.
#[derive(Clone, Debug, Default, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Tags(String);

impl Tags {
    /// These tags, in this order.
    pub fn new<T: AsRef<str>>(tags: &[T]) -> Self {
        Tags(tags.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(","))
    }

    /// The tags, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(',').filter(|tag| !tag.is_empty())
    }
}

impl<DB: Backend> ToSql<Text, DB> for Tags
where
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_str().to_sql(out)
    }
}

impl<DB: Backend> FromSql<Text, DB> for Tags
where
    String: FromSql<Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
        String::from_sql(bytes).map(Tags)
    }
}
