//! Families: households with children, at an address, in a language.

mod changes;
mod known;
mod letters;
mod rows;

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::Queryable;

use crate::basics::house::Dwelling;
use crate::basics::ids::{ChildId, FamilyId, OrganiserId};
use crate::basics::namesakes::{self, Listed};
use crate::basics::{EmailAddress, Instant, Place, day};
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::links::{self, Grant};
use crate::outbox::{self, Reach};
use crate::store::Connection;

pub use changes::{Change, Detail};
pub use known::KnownFamilies;

/// A household that asks for care.
#[derive(Clone, Debug, Queryable)]
pub struct Family {
    /// Its id.
    pub id: FamilyId,
    /// Whose installation.
    pub organiser_id: OrganiserId,
    /// Its proved address; a family without one is told everything on the telephone.
    pub email: Option<EmailAddress>,
    /// The address that it has given and not proved yet: on the telephone, or in place of the one it had.
    pub email_heard: Option<EmailAddress>,
    /// The name of who asks.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to.
    pub language: String,
    spoken_languages: String,
    /// Whether one parent is alone with the children.
    pub single_parent: bool,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Locality.
    pub locality: String,
    /// Degrees north of the locality's centre.
    pub latitude: f64,
    /// Degrees east of the locality's centre.
    pub longitude: f64,
    /// What a caregiver should know, in the family's own words.
    pub needs: String,
    /// Whether a trainee may come along.
    pub trainees_welcome: bool,
    /// When it first asked.
    pub created_at: Instant,
}

impl Family {
    /// How it is reached.
    pub fn reach(&self) -> Reach<'_> {
        self.email.as_ref().map_or(Reach::Telephone(&self.phone), Reach::Email)
    }

    /// Where it lives.
    pub fn dwelling(&self) -> Dwelling {
        Dwelling::new(&self.postcode, &self.locality, &self.street)
    }

    /// The languages spoken at home, as BCP 47 tags.
    pub fn speaks(&self) -> Vec<String> {
        self.spoken_languages.split(',').filter(|t| !t.is_empty()).map(str::to_owned).collect()
    }
}

/// A child, with no more than planning needs.
#[derive(Clone, Debug, PartialEq, Queryable)]
pub struct Child {
    /// Its id.
    pub id: ChildId,
    /// Its family.
    pub family_id: FamilyId,
    /// First name or initial.
    pub first_name: String,
    birth_month: String,
}

impl Child {
    /// The first day of the month of its birth.
    pub fn born(&self) -> Option<NaiveDate> {
        day::parse_month(&self.birth_month)
    }
}

/// What a family says of itself.
#[derive(Clone, Debug)]
pub struct Household {
    /// The address it gives; none for a family that has none.
    pub email: Option<EmailAddress>,
    /// The name of who asks.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// The language in which she is written to.
    pub language: String,
    /// The languages spoken at home.
    pub speaks: Vec<String>,
    /// Whether one parent is alone with the children.
    pub single_parent: bool,
    /// Street and number.
    pub street: String,
    /// The locality.
    pub place: &'static Place,
    /// What a caregiver should know.
    pub needs: String,
    /// Whether a trainee may come along.
    pub trainees_welcome: bool,
}

/// A child, as a form tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct NewChild {
    /// First name or initial.
    pub first_name: String,
    /// The first day of the month of its birth.
    pub born: NaiveDate,
}

/// What is known of a child, as a coordinator writes it down.
#[derive(Clone, Debug, PartialEq)]
pub struct ChildFacts {
    /// Which child; none: one that was not known.
    pub id: Option<ChildId>,
    /// First name or initial, and the first day of the month of its birth.
    pub told: NewChild,
}

/// A mark of what is known of a family: the same as long as nobody has changed it.
pub fn mark(family: &Family, children: &[Child]) -> String {
    crate::basics::mark::mark(&(family, children))
}

/// Changes what is known of a family and its children; its addresses stand.
pub fn change(
    context: &mut Context,
    id: &FamilyId,
    household: &Household,
    children: &[ChildFacts],
) -> anyhow::Result<()> {
    rows::update(context, id, household)?;
    for child in children {
        match &child.id {
            Some(known) => rows::set_child(context, id, known, &child.told)?,
            None => rows::insert_child(context, id, &child.told).map(drop)?,
        }
    }
    journal::record(context, &Entry::new(Kind::FamilyChanged).family(id))
}

/// Writes down a new family at an address that is proved.
pub fn welcome(context: &mut Context, household: &Household, proved: &EmailAddress) -> anyhow::Result<FamilyId> {
    rows::insert(context, household, Some(proved))
}

/// Writes down a new family that a coordinator has on the telephone. An address that it gives is asked to be proved;
/// until then it is told everything on the telephone.
pub fn hear(context: &mut Context, household: &Household) -> anyhow::Result<FamilyId> {
    let id = rows::insert(context, household, None)?;
    if let Some(email) = &household.email {
        ask_for_proof(context, &id, email)?;
    }
    Ok(id)
}

/// Writes down a family that came in by a file, with its children: as one that was heard on the telephone.
pub fn bring_in(context: &mut Context, household: &Household, children: &[NewChild]) -> anyhow::Result<()> {
    let id = hear(context, household)?;
    for child in children {
        rows::insert_child(context, &id, child)?;
    }
    journal::record(context, &Entry::new(Kind::FamilyAdded).family(&id).by_import())
}

/// The families, at most so many, that gave this address and have not proved it.
pub fn heard_at(context: &mut Context, email: &EmailAddress, most: i64) -> anyhow::Result<Vec<FamilyId>> {
    rows::ids_by_heard(context, email, most)
}

/// Brings a known family up to date. Its proved address stands.
pub fn update(context: &mut Context, id: &FamilyId, household: &Household) -> anyhow::Result<()> {
    rows::update(context, id, household)
}

/// What came of an e-mail address that a family gives.
#[derive(Clone, Debug)]
pub enum Heard {
    /// A letter asks whoever reads it whether it is hers.
    Asked,
    /// It is the family's address already.
    Same,
    /// These families have proved it: perhaps it is one of them.
    Shared(Vec<Family>),
    /// There is no such family.
    Unknown,
}

/// Notes an address that a family gives, and has it proved; until then the one it had stands. `shared`: it is known
/// that other families are written to there too. A family that writes it down by its link learns nothing of others.
pub fn hear_address(context: &mut Context, id: &FamilyId, email: &EmailAddress, shared: bool) -> anyhow::Result<Heard> {
    let shared = shared || context.actor.coordinator().is_none();
    let Some(family) = rows::get(context, id)? else { return Ok(Heard::Unknown) };
    if family.email.as_ref() == Some(email) {
        // What was given in between no longer holds.
        links::end_family_proofs(context, id)?;
        rows::set_heard(context, id, None)?;
        return Ok(Heard::Same);
    }
    let others = at_address(context, email)?;
    if !shared && !others.is_empty() {
        return Ok(Heard::Shared(others));
    }
    ask_for_proof(context, id, email)?;
    journal::record(context, &Entry::new(Kind::AddressHeard).family(id))?;
    Ok(Heard::Asked)
}

/// Writes to an address that a family gave, to have it proved. An earlier one can no longer be.
fn ask_for_proof(context: &mut Context, id: &FamilyId, email: &EmailAddress) -> anyhow::Result<()> {
    links::end_family_proofs(context, id)?;
    rows::set_heard(context, id, Some(email))?;
    let path = links::issue(context, &Grant::ProveFamily(id.clone()))?;
    match rows::get(context, id)? {
        Some(family) => letters::prove(context, &family, email, context.site.link(&path)),
        None => Ok(()),
    }
}

/// The address that a family gave is proved: it is the family's from now on. Whoever has an earlier one is told, and
/// the links that went there end. Until when a link to its page must live; none where no address of the family is proved.
pub fn prove_heard(context: &mut Context, family: &Family) -> anyhow::Result<Option<Instant>> {
    let lives = links::lives_until(context, &Grant::FamilyPage(family.id.clone()))?;
    let Some(email) = &family.email_heard else { return Ok(family.email.as_ref().map(|_| lives)) };
    rows::set_proved(context, &family.id, email)?;
    outbox::write_instead(context, &family.id, email)?;
    journal::record(context, &Entry::new(Kind::FamilyProved).family(&family.id))?;
    if let Some(before) = &family.email {
        links::end_family_pages(context, &family.id)?;
        letters::moved_mailbox(context, family, before)?;
    }
    Ok(Some(lives))
}

/// The way to a family's own page, for a letter; none for one that is told on the telephone.
pub fn page_link(context: &mut Context, family: &Family) -> anyhow::Result<Option<String>> {
    if family.email.is_none() {
        return Ok(None);
    }
    let path = links::issue(context, &Grant::FamilyPage(family.id.clone()))?;
    Ok(Some(context.site.link(&path)))
}

/// The family's children with these names and months of birth; those not yet known are added.
pub fn children_named(context: &mut Context, family: &FamilyId, named: &[NewChild]) -> anyhow::Result<Vec<ChildId>> {
    let mut known = rows::children_of(context, family)?;
    let mut ids = Vec::new();
    for child in named {
        let same_month = |k: &Child| k.born() == Some(child.born);
        let same = |k: &Child| same_month(k) && k.first_name.to_lowercase() == child.first_name.to_lowercase();
        // Its name may have been forgotten since the family last asked.
        let forgotten = |k: &Child| same_month(k) && k.first_name.is_empty();
        ids.push(match known.iter().position(same).or_else(|| known.iter().position(forgotten)) {
            Some(place) if known[place].first_name.is_empty() => {
                let child_known = known.swap_remove(place);
                rows::name_child(context, &child_known.id, &child.first_name)?;
                child_known.id
            }
            Some(place) => known[place].id.clone(),
            None => rows::insert_child(context, family, child)?,
        });
    }
    Ok(ids)
}

/// One family of an organiser.
pub fn get(context: &mut Context, id: &FamilyId) -> anyhow::Result<Option<Family>> {
    rows::get(context, id)
}

/// The families with this proved address, the oldest first: a social worker asks for many.
pub fn at_address(context: &mut Context, email: &EmailAddress) -> anyhow::Result<Vec<Family>> {
    rows::by_email(context, email)
}

/// The families that a household may be which has proved its address: those who have it, and those who gave it on the
/// telephone and are otherwise the same. Of others nothing is told.
pub fn at_proved(context: &mut Context, told: &Household) -> anyhow::Result<Vec<Family>> {
    let Some(email) = &told.email else { return Ok(Vec::new()) };
    let mut found = at_address(context, email)?;
    let heard = rows::by_heard(context, email)?;
    found.extend(heard.into_iter().filter(|family| family.email.is_none() && family.agrees(told) == 3));
    Ok(found)
}

/// The families that a household may be which a coordinator has on the telephone: those with its address, proved or
/// not, and those with two of its name, telephone and house.
pub fn alike(context: &mut Context, told: &Household) -> anyhow::Result<Vec<Family>> {
    let mut all = rows::all(context)?;
    let hers =
        |family: &Family| told.email.is_some() && (family.email == told.email || family.email_heard == told.email);
    all.retain(|family| hers(family) || family.agrees(told) >= 2);
    Ok(all)
}

/// All families of an organiser, by name.
pub fn all(context: &mut Context) -> anyhow::Result<Vec<Family>> {
    rows::all(context)
}

/// The families with these ids.
pub fn by_ids(context: &mut Context, ids: &[FamilyId]) -> anyhow::Result<HashMap<FamilyId, Family>> {
    Ok(rows::by_ids(context, ids)?.into_iter().map(|f| (f.id.clone(), f)).collect())
}

/// How each of these families is called where it is listed.
pub fn names<'a>(families: impl IntoIterator<Item = &'a Family>) -> HashMap<FamilyId, String> {
    let listed = |f: &'a Family| (f.id.clone(), Listed { name: &f.name, place: &f.locality, phone: &f.phone });
    namesakes::told_apart(families.into_iter().map(listed))
}

/// The children of a family.
pub fn children(context: &mut Context, family: &FamilyId) -> anyhow::Result<Vec<Child>> {
    rows::children_of(context, family)
}

/// Families that were made before a moment.
pub fn made_before(connection: &mut Connection, before: Instant) -> anyhow::Result<Vec<FamilyId>> {
    rows::made_before(connection, before)
}

/// Forgets what only whoever comes to these families needed: the street, the needs, the children's first names.
/// How many families and children knew any.
pub fn forget_details(connection: &mut Connection, families: &[FamilyId]) -> anyhow::Result<usize> {
    Ok(rows::empty_details(connection, families)? + rows::empty_first_names(connection, families)?)
}

/// Forgets a family and its children, once nothing else hangs on them.
pub fn forget(connection: &mut Connection, family: &FamilyId) -> anyhow::Result<()> {
    rows::delete(connection, family)
}

/// Forgets addresses that were heard on the telephone before a moment and that nobody proved; `asked_since` have been
/// asked later.
pub fn forget_heard(connection: &mut Connection, before: Instant, asked_since: &[FamilyId]) -> anyhow::Result<usize> {
    rows::forget_heard(connection, before, asked_since)
}
