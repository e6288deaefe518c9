//! Who may see and change what is a family's: the family itself by its link, or a coordinator at her desk.

use domain::basics::ids::FamilyId;
use domain::context::{Actor, Context};
use domain::families::{self, Family};
use domain::links::Grant;
use domain::merging::{self, Merged, Preview};
use domain::notes::About;
use domain::words::Words;

use crate::web::kit::merge::Twice;
use crate::web::kit::reach::Reach;
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

    fn name(&self) -> &str {
        &self.name
    }

    fn phone(&self) -> &str {
        &self.phone
    }

    fn about(&self) -> About {
        About::Family(self.id.clone())
    }
}

impl Twice for Family {
    fn all(context: &mut Context) -> anyhow::Result<Vec<Family>> {
        families::all(context)
    }

    fn id(&self) -> &FamilyId {
        &self.id
    }

    fn facts(&self, words: &Words) -> Vec<(String, String)> {
        let mut facts = vec![(words.say("family-name"), self.name.clone())];
        facts.extend(super::household::reached(self, words));
        facts.push((words.say("family-language"), words.named("spoken", &self.language)));
        facts
    }

    fn email(&self) -> String {
        self.email.as_ref().or(self.email_heard.as_ref()).map(ToString::to_string).unwrap_or_default()
    }

    fn place(&self) -> String {
        format!("{} {}", self.postcode, self.locality)
    }

    fn preview(context: &mut Context, stays: &FamilyId, goes: &FamilyId) -> anyhow::Result<Option<Preview>> {
        merging::preview_families(context, stays, goes)
    }

    fn merge(context: &mut Context, stays: &FamilyId, goes: &FamilyId, seen: &str) -> anyhow::Result<Merged> {
        merging::merge_families(context, stays, goes, seen)
    }
}

impl FamilyAccess {
    /// A layout for a page with the title that `key` names.
    pub fn layout(&self, key: &str) -> Layout {
        let title = self.visit.words.say(key);
        let family = &self.person;
        match &self.desk {
            Some(desk) => {
                desk.layout(title, "/families").reaching(Reach::of(desk, &family.name, &family.phone, &family.language))
            }
            None => self.visit.layout(title).of_organiser(&self.organiser),
        }
    }
}
