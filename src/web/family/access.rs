//! Who may see and change what is a family's: the family itself by its link, or a coordinator at her desk.

use domain::basics::ids::FamilyId;
use domain::context::{Actor, Context};
use domain::families::{self, Family};
use domain::links::Grant;

use crate::web::kit::{Layout, Person, PersonAccess};

/// A family, and who looks at it.
pub type FamilyAccess = PersonAccess<Family>;

impl Person for Family {
    type Id = FamilyId;
    const IN_ROUTES: &'static str = "family";
    const AT_DESK: &'static str = "/families";

    fn parse_id(text: &str) -> Option<FamilyId> {
        FamilyId::parse(text)
    }

    fn granted(grant: &Grant) -> Option<FamilyId> {
        if let Grant::FamilyPage(id) = grant { Some(id.clone()) } else { None }
    }

    fn get(context: &mut Context, id: &FamilyId) -> anyhow::Result<Option<Family>> {
        families::get(context, id)
    }

    fn language(&self) -> &str {
        &self.language
    }

    fn actor(&self) -> Actor {
        Actor::Family(self.id.clone())
    }
}

impl FamilyAccess {
    /// A layout for a page with the title that `key` names.
    pub fn layout(&self, key: &str) -> Layout {
        let title = self.visit.words.say(key);
        match &self.desk {
            Some(desk) => desk.layout(title, "/families"),
            None => self.visit.layout(title).of_organiser(&self.organiser),
        }
    }
}
