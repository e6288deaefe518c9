//! Who may see and change what is a caregiver's: she herself by her link, or a coordinator at her desk.

use chrono::NaiveDate;
use domain::basics::ids::CaregiverId;
use domain::caregivers::{self, Caregiver};
use domain::context::{Actor, Context};
use domain::links::Grant;
use domain::merging::{self, Merged, Preview};
use domain::notes::About;
use domain::words::Words;

use crate::web::kit::layout::NavLink;
use crate::web::kit::merge::Twice;
use crate::web::kit::reach::Reach;
use crate::web::kit::{Desk, Layout, Person, PersonAccess};

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

    fn name(&self) -> &str {
        &self.profile.name
    }

    fn phone(&self) -> &str {
        &self.profile.phone
    }

    fn about(&self) -> About {
        About::Caregiver(self.id.clone())
    }
}

impl Twice for Caregiver {
    fn all(context: &mut Context) -> anyhow::Result<Vec<Caregiver>> {
        caregivers::all(context)
    }

    fn id(&self) -> &CaregiverId {
        &self.id
    }

    fn facts(&self, words: &Words) -> Vec<(String, String)> {
        let profile = &self.profile;
        let speaks: Vec<String> = profile.speaks().iter().map(|code| words.named("spoken", code)).collect();
        let admitted = if self.is_admitted() { "caregiver-state-active" } else { "caregiver-state-waiting" };
        vec![
            (words.say("join-name"), profile.name.clone()),
            (words.say("caregiver-email"), self.email.to_string()),
            (words.say("caregiver-phone"), profile.phone.clone()),
            (words.say("caregiver-place"), format!("{}, {} {}", profile.street, profile.postcode, profile.locality)),
            (words.say("label-speaks"), speaks.join(", ")),
            (words.say("caregivers-stage"), words.named("stage", self.terms.stage.as_str())),
            (words.say("caregiver-now"), words.say(admitted)),
        ]
    }

    fn email(&self) -> String {
        self.email.to_string()
    }

    fn place(&self) -> String {
        format!("{} {}", self.profile.postcode, self.profile.locality)
    }

    fn preview(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId) -> anyhow::Result<Option<Preview>> {
        merging::preview_caregivers(context, stays, goes)
    }

    fn merge(context: &mut Context, stays: &CaregiverId, goes: &CaregiverId, seen: &str) -> anyhow::Result<Merged> {
        merging::merge_caregivers(context, stays, goes, seen)
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
            Some(desk) => self.layout_at_desk(desk).at(here),
            None => self.layout_by_link(key, part).at(here),
        }
    }

    fn layout_at_desk(&self, desk: &Desk) -> Layout {
        let profile = &self.person.profile;
        let reach = Reach::of(desk, &profile.name, &profile.phone, &profile.language);
        desk.layout(profile.name.clone(), "/caregivers").reaching(reach)
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
