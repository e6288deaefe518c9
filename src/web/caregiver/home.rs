//! The first of her pages: everything about her at a glance.

use actix_web::web;
use askama::Template;

use domain::caregivers::{self, Absence, Caregiver, State, Tags};
use domain::vouchers::caps::{Cap, Caps, MinutesByMonth};
use domain::{offers, training, vouchers, words};

use super::access::CaregiverAccess;
use super::certificates::{ShownCertificate, ShownException, ShownStep};
use super::offer::said;
use super::offers::{self as her_offers, OfferCard};
use super::panel::{Said, ShownHours};
use crate::routes;
use crate::web::kit::absence::told;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal, caregiver_form};

routes! {
    Link get "/caregiver/{token}" => show,
    Link post "/caregiver/{token}/languages" => change_languages,
}

#[derive(Template)]
#[template(path = "caregiver_page/home.html")]
pub(super) struct HomePage {
    layout: Layout,
    base: String,
    caregiver: Caregiver,
    /// What came of a button, and its tone.
    said: Option<(String, &'static str)>,
    /// What is in the way of her yes.
    problems: Vec<String>,
    /// Where she stands today.
    state: State,
    /// When she is or will be away, in words.
    absences: Vec<String>,
    /// Whether she can take an absence back herself.
    can_come_back: bool,
    /// What waits for her answer.
    offers: Vec<OfferCard>,
    /// What she has accepted.
    shifts: Vec<OfferCard>,
    /// The days of her weekly pattern that have hours.
    days: Vec<(String, Vec<ShownHours>)>,
    /// How many dates are otherwise.
    exceptions: usize,
    caps: Caps,
    steps: Vec<ShownStep>,
    certificates: Vec<ShownCertificate>,
    /// What a coordinator has signed for.
    exceptions_signed: Vec<ShownException>,
    /// The last day of her path, in words.
    path_ends: Option<String>,
    fields: Fields,
    faults: Faults,
}

impl HomePage {
    pub(super) async fn new(her: &CaregiverAccess) -> Result<Self, Refusal> {
        let (today, caregiver, words) = (her.today(), her.person.clone(), her.visit.words.clone());
        let loaded = her.read(move |context| {
            let id = &caregiver.id;
            let said = Said::by(context, id, today)?;
            let held = training::held_by(context, id)?;
            let by_hand = caregivers::minutes_by_hand(context, id)?.into_iter();
            let by_hand: MinutesByMonth = by_hand.map(|(month, minutes)| (month, i64::from(minutes))).collect();
            let offers = her_offers::cards(context, &caregiver, &words)?;
            let absences = caregivers::absences_of(context, id)?;
            let planned: MinutesByMonth = offers::standing_minutes(context, id, today)?.into_iter().collect();
            Ok((said, held, by_hand, offers, planned, absences))
        });
        let (said, held, by_hand, offers, planned, absences) = loaded.await?;
        let (offers, shifts) = offers.into_iter().partition(|card: &OfferCard| card.state.is_awaited());
        let (words, figures) = (&her.visit.words, vouchers::figures(&her.organiser.scheme, today)?);
        let ladder = training::ladder(&her.organiser, today)?;
        Ok(HomePage {
            layout: her.layout("caregiver-page-title", ""),
            base: her.base.clone(),
            said: None,
            problems: Vec::new(),
            state: her.person.state(&absences, today),
            absences: absences.iter().map(|a| told(words, a.kind, a.from_day, a.until_day)).collect(),
            can_come_back: !absences.iter().any(Absence::ended_by_the_desk),
            offers,
            shifts,
            days: said.days(words),
            exceptions: said.exceptions.len(),
            caps: Caps::on(today, figures, &[&by_hand, &planned]),
            steps: training::steps(&ladder, &her.person, &held, today)
                .iter()
                .map(|step| ShownStep::new(words, step))
                .collect(),
            certificates: held.certificates.iter().map(|c| ShownCertificate::new(words, c, today)).collect(),
            exceptions_signed: held.exceptions.iter().map(|e| ShownException::new(words, e)).collect(),
            path_ends: training::path(&her.person, figures).map(|path| words.date(path.ends_on)),
            fields: caregiver_form::profile_fields(&her.person),
            faults: Faults::default(),
            caregiver: her.person.clone(),
        })
    }

    /// The same page with what came of a button, and what is in the way of her yes.
    pub(super) fn saying(self, said: Option<(String, &'static str)>, problems: Vec<String>) -> Self {
        HomePage { said, problems, ..self }
    }

    fn path_of(&self, offer: &OfferCard) -> String {
        format!("{}/offers/{}", self.base, offer.id)
    }

    /// Whether she has stopped.
    fn has_left(&self) -> bool {
        self.state == State::Left
    }

    fn waits(&self) -> bool {
        !self.caregiver.is_admitted()
    }

    /// The caps that are hers; none where she works on other terms than the scheme's.
    fn meters(&self) -> Vec<(&'static str, &Cap)> {
        let both = [("caregiver-page-month", &self.caps.month), ("caregiver-page-year", &self.caps.year)];
        both.into_iter().filter(|_| self.caregiver.terms.is_capped()).collect()
    }
}

/// Shows her page.
async fn show(her: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let done = Fields::from_pairs(query.into_inner());
    let kinds = [("proved", "welcome-done"), ("known", "welcome-before"), ("address", "new-address-done-proved")];
    let own = kinds.iter().find(|(kind, _)| done.has("done", kind)).map(|(_, key)| (her.visit.words.say(key), "good"));
    let said = own.or_else(|| said(done.get("done"), &her.visit.words));
    her.visit.show(&HomePage::new(&her).await?.saying(said, Vec::new()))
}

/// Changes the languages in which she is written to and which she speaks.
async fn change_languages(her: CaregiverAccess, fields: Fields) -> Answer {
    let mut faults = Faults::default();
    let language = faults.choice("language", fields.get("language"), words::language);
    let speaks = faults.languages("speaks", &fields.all("speaks"));
    let (Some(language), Some(speaks)) = (language, speaks) else {
        let page = HomePage { fields, faults, ..HomePage::new(&her).await? };
        return her.visit.show_again(&page);
    };
    let (id, speaks) = (her.person.id.clone(), Tags::new(&speaks));
    her.write(move |context| Ok(caregivers::change_languages(context, &id, &language.code, &speaks)?)).await?;
    her.visit.go(&her.base)
}
