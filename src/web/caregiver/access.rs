//! Who may see and change what is a caregiver's: she herself by her link, or a coordinator at her desk.

use chrono::NaiveDate;
use domain::basics::ids::CaregiverId;
use domain::caregivers::{self, Caregiver};
use domain::context::{Actor, Context};
use domain::links::Grant;

use crate::web::kit::layout::NavLink;
use crate::web::kit::{Layout, Person, PersonAccess};

/// A caregiver, and who looks at her pages.
pub type CaregiverAccess = PersonAccess<Caregiver>;

impl Person for Caregiver {
    type Id = CaregiverId;
    const IN_ROUTES: &'static str = "caregiver";
    const AT_DESK: &'static str = "/caregivers";

    fn parse_id(text: &str) -> Option<CaregiverId> {
        CaregiverId::parse(text)
    }

    fn granted(grant: &Grant) -> Option<CaregiverId> {
        if let Grant::CaregiverPage(id) = grant { Some(id.clone()) } else { None }
    }

    fn get(context: &mut Context, id: &CaregiverId) -> anyhow::Result<Option<Caregiver>> {
        caregivers::get(context, id)
    }

    fn language(&self) -> &str {
        &self.profile.language
    }

    fn actor(&self) -> Actor {
        Actor::Caregiver(self.id.clone())
    }
}

impl CaregiverAccess {
    /// Today, where the organiser is.
    pub fn today(&self) -> NaiveDate {
        self.visit.now().local(&self.organiser.zone()).date_naive()
    }

    /// A layout for the part of her pages that stands at `part` under her address. By link it bears the title that
    /// `key` names and her navigation; at the desk her name and the desk's.
    pub fn layout(&self, key: &str, part: &str) -> Layout {
        let here = format!("{}{part}", self.base);
        match &self.desk {
            Some(desk) => desk.layout(self.person.profile.name.clone(), "/caregivers").at(here),
            None => self.layout_by_link(key, part).at(here),
        }
    }

    fn layout_by_link(&self, key: &str, part: &str) -> Layout {
        let words = &self.visit.words;
        let mut layout = self.visit.layout(words.say(key)).of_organiser(&self.organiser);
        layout.home = self.base.clone();
        layout.nav = [("", "caregiver-page-nav"), ("/availability", "caregiver-page-nav-availability")]
            .iter()
            .map(|(to, label)| NavLink {
                href: format!("{}{to}", self.base),
                label: words.say(label),
                current: *to == part,
            })
            .collect();
        layout
    }
}
