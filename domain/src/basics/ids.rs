//! Ids: UUIDs of version 7, so that rows sort by the order in which they came, each with a type of its own.

/// Declares id types that the databases keep as text.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
                 diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub struct $name(String);

        impl $name {
            /// A new id, later than all before it.
            #[allow(clippy::new_without_default)]
            pub fn new() -> Self {
                $name(uuid::Uuid::now_v7().to_string())
            }

            /// The id that `text` holds, if it is one; the row it names need not exist.
            pub fn parse(text: &str) -> Option<Self> {
                uuid::Uuid::try_parse(text).ok().map(|id| $name(id.to_string()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.0.as_str().to_sql(out)
            }
        }

        impl<DB: diesel::backend::Backend> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                String::from_sql(bytes).map($name)
            }
        }
    )+};
}

ids! {
    /// The municipality, welfare office or company that organises the care.
    OrganiserId,
    /// A person who plans for an organiser.
    CoordinatorId,
    /// Somebody who was asked to become a coordinator.
    InvitationId,
    /// A household that asks for care.
    FamilyId,
    /// A child of a family.
    ChildId,
    /// A person who cares for children.
    CaregiverId,
    /// A certificate that a caregiver holds.
    CertificateId,
    /// What a coordinator signed for.
    ExceptionId,
    /// A time in which a caregiver is away.
    AbsenceId,
    /// One line of a weekly pattern, or one exception to it.
    AvailabilityId,
    /// What came in by the open form, before the address is proved.
    EnquiryId,
    /// What a family asked for in one form.
    RequestId,
    /// One stretch of care at one address.
    SlotId,
    /// Slots that come again every week.
    SeriesId,
    /// A step by hand that can be taken back.
    StepId,
    /// One run of the solver.
    RunId,
    /// One published plan of a week.
    PublicationId,
    /// A slot offered to a caregiver or trainee.
    OfferId,
    /// An e-mail that is to be sent.
    LetterId,
    /// Something that happened.
    EventId,
    /// What a coordinator wrote down about somebody.
    NoteId,
}
