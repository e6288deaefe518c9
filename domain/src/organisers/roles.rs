//! What coordinators may do, and that somebody always remains who may do everything.

use super::{Coordinator, rows};
use crate::basics::EmailAddress;
use crate::basics::ids::CoordinatorId;
use crate::choices;
use crate::context::Context;
use crate::journal::{self, Entry, Kind};
use crate::store::Connection;

choices! {
    /// What a coordinator may do; each also what those after it may.
    Role {
        /// Plans, and also sets terms, takes lists in, and says who else may come here.
        Administrator => "administrator",
        /// Plans: families, caregivers, weeks, offers.
        Planner => "planner",
        /// Looks at everything and changes nothing.
        Reader => "reader",
    }
}

impl Role {
    /// Whether somebody in this role may do what another may.
    pub fn may(self, needed: Role) -> bool {
        let rank = |role: Role| Role::ALL.iter().position(|one| *one == role);
        rank(self) <= rank(needed)
    }
}

/// What came of giving a coordinator another role, or of removing her.
#[derive(Clone, Debug, PartialEq)]
pub enum RoleSet {
    /// It is done; who it was.
    Done(String),
    /// Nobody else could administer: nothing was changed.
    LastAdministrator(String),
    /// There is nobody of that kind.
    Unknown,
}

/// What may be done with a coordinator.
enum Change {
    Becomes(Role),
    Goes,
}

/// Whether somebody remains who may do everything, when one of these changes.
fn decide(all: &[Coordinator], id: &CoordinatorId, change: &Change) -> RoleSet {
    let Some(who) = all.iter().find(|one| one.id == *id) else { return RoleSet::Unknown };
    let stays = matches!(change, Change::Becomes(Role::Administrator));
    let others = all.iter().any(|one| one.id != *id && one.role == Role::Administrator);
    if who.role == Role::Administrator && !stays && !others {
        return RoleSet::LastAdministrator(who.name.clone());
    }
    RoleSet::Done(who.name.clone())
}

fn apply(connection: &mut Connection, who: &Coordinator, change: &Change) -> anyhow::Result<RoleSet> {
    let all = rows::coordinators(connection, &who.organiser_id)?;
    let decided = decide(&all, &who.id, change);
    if let RoleSet::Done(_) = decided {
        match change {
            Change::Becomes(role) => rows::set_role(connection, &who.id, *role)?,
            Change::Goes => rows::remove_coordinator(connection, &who.id)?,
        }
    }
    Ok(decided)
}

/// One who can log in for the organiser.
fn found(context: &mut Context, id: &CoordinatorId) -> anyhow::Result<Option<Coordinator>> {
    let all = rows::coordinators(context.connection, &context.organiser.id)?;
    Ok(all.into_iter().find(|one| one.id == *id))
}

/// Gives a coordinator another role. It holds from her next page on.
pub fn set_role(context: &mut Context, id: &CoordinatorId, role: Role) -> anyhow::Result<RoleSet> {
    let Some(who) = found(context, id)? else { return Ok(RoleSet::Unknown) };
    let decided = apply(context.connection, &who, &Change::Becomes(role))?;
    if matches!(decided, RoleSet::Done(_)) && who.role != role {
        let detail = format!("{} from {} to {}", who.id, who.role.as_str(), role.as_str());
        journal::record(context, &Entry::new(Kind::RoleChanged).detail(detail))?;
    }
    Ok(decided)
}

/// Removes a coordinator who leaves: her session ends, and nobody logs in with this address any more. The name stays
/// beside what was seen and decided until the register's period is over.
pub fn remove(context: &mut Context, id: &CoordinatorId) -> anyhow::Result<RoleSet> {
    let Some(who) = found(context, id)? else { return Ok(RoleSet::Unknown) };
    let decided = apply(context.connection, &who, &Change::Goes)?;
    if matches!(decided, RoleSet::Done(_)) {
        journal::record(context, &Entry::new(Kind::CoordinatorRemoved).detail(&who.id))?;
    }
    Ok(decided)
}

/// The same by command.
pub fn remove_coordinator(connection: &mut Connection, email: &EmailAddress) -> anyhow::Result<RoleSet> {
    match rows::coordinator_by_email(connection, email)? {
        Some((who, _)) => apply(connection, &who, &Change::Goes),
        None => Ok(RoleSet::Unknown),
    }
}

/// Gives a coordinator another role, by command.
pub fn set_role_by_email(connection: &mut Connection, email: &EmailAddress, role: Role) -> anyhow::Result<RoleSet> {
    match rows::coordinator_by_email(connection, email)? {
        Some((who, _)) => apply(connection, &who, &Change::Becomes(role)),
        None => Ok(RoleSet::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::ids::OrganiserId;

    fn somebody(name: &str, role: Role) -> Coordinator {
        let email = EmailAddress::parse(&format!("{name}@wijk.example")).expect("an address");
        Coordinator { id: CoordinatorId::new(), organiser_id: OrganiserId::new(), email, name: name.to_owned(), role }
    }

    #[test]
    fn each_may_do_what_those_below_may() {
        use Role::{Administrator, Planner, Reader};
        for (role, may) in
            [(Administrator, [true, true, true]), (Planner, [false, true, true]), (Reader, [false, false, true])]
        {
            assert_eq!([Administrator, Planner, Reader].map(|needed| role.may(needed)), may, "{role:?}");
        }
    }

    #[test]
    fn an_administrator_always_remains() {
        use Role::{Administrator, Planner, Reader};
        let (leen, jo) = (somebody("leen", Administrator), somebody("jo", Planner));
        let (done, last) = (RoleSet::Done("leen".into()), RoleSet::LastAdministrator("leen".into()));
        let another = somebody("an", Administrator);
        for (others, change, comes) in [
            (vec![], Change::Goes, &last),
            (vec![jo.clone()], Change::Goes, &last),
            (vec![jo.clone()], Change::Becomes(Planner), &last),
            (vec![jo.clone()], Change::Becomes(Administrator), &done),
            (vec![another.clone()], Change::Goes, &done),
            (vec![another.clone(), jo.clone()], Change::Becomes(Reader), &done),
        ] {
            let all = [vec![leen.clone()], others].concat();
            assert_eq!(decide(&all, &leen.id, &change), *comes);
        }
        assert_eq!(decide(&[leen.clone(), jo.clone()], &jo.id, &Change::Goes), RoleSet::Done("jo".into()));
        assert_eq!(decide(&[leen], &jo.id, &Change::Goes), RoleSet::Unknown);
    }
}
