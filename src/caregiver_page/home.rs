//! The first of her pages: everything about her at a glance.

use actix_web::web;
use askama::Template;

use super::Her;
use super::caps::{Cap, Caps, MinutesByMonth};
use super::offers::{self as her_offers, OfferCard, Offers};
use crate::caregivers::panel::{Said, ShownHours};
use crate::caregivers::{self, Caregiver, State, Tags};
use crate::offers;
use crate::training::{self, ShownCertificate, ShownStep};
use crate::vouchers;
use crate::web::{Answer, Faults, Fields, Frame, Refusal};
use crate::words;

#[derive(Template)]
#[template(path = "caregiver_page/home.html")]
struct HomePage {
    frame: Frame,
    base: String,
    caregiver: Caregiver,
    /// What came of a button, and its tone.
    said: Option<(String, &'static str)>,
    offers: Vec<OfferCard>,
    /// The days of her weekly pattern that have hours.
    days: Vec<(String, Vec<ShownHours>)>,
    /// How many dates are otherwise.
    exceptions: usize,
    caps: Caps,
    steps: Vec<ShownStep>,
    certificates: Vec<ShownCertificate>,
    /// The last day of her path, in words.
    path_ends: Option<String>,
    fields: Fields,
    faults: Faults,
}

impl HomePage {
    async fn new(her: &Her) -> Result<Self, Refusal> {
        let (today, now, caregiver, at) = (her.today(), her.visit.now(), her.caregiver.clone(), her.organiser.clone());
        let loaded = her.visit.database.read(move |c| {
            let (organiser, id) = (&caregiver.organiser_id, &caregiver.id);
            let said = Said::by(c, organiser, id, today)?;
            let held = training::certificates_of(c, organiser, id)?;
            let by_hand = caregivers::minutes_by_hand(c, organiser)?.into_iter().filter(|((whose, _), _)| whose == id);
            let by_hand: MinutesByMonth = by_hand.map(|((_, month), minutes)| (month, i64::from(minutes))).collect();
            let offers = Offers::of(c, now, &at, &caregiver)?;
            let planned: MinutesByMonth = offers::standing_minutes(c, &at, id, today)?.into_iter().collect();
            Ok((said, held, by_hand, offers, planned))
        });
        let (said, held, by_hand, offers, planned) = loaded.await?;
        let (words, figures) = (&her.visit.words, vouchers::figures(&her.organiser.scheme, today)?);
        Ok(HomePage {
            frame: her.frame("caregiver-page-title", ""),
            base: her.base.clone(),
            said: None,
            offers: offers.cards(words, &her.organiser),
            days: said.days(words),
            exceptions: said.exceptions.len(),
            caps: Caps::on(today, figures, &[&by_hand, &planned]),
            steps: training::ladder(&her.caregiver, &held, today).iter().map(|step| ShownStep::new(words, step)).collect(),
            certificates: held.iter().map(|c| ShownCertificate::new(words, c, today)).collect(),
            path_ends: training::path(&her.caregiver, figures).map(|path| words.date(path.ends_on)),
            fields: caregivers::form::profile_fields(&her.caregiver),
            faults: Faults::default(),
            caregiver: her.caregiver.clone(),
        })
    }

    fn waits(&self) -> bool {
        self.caregiver.state() != State::Active
    }

    /// The caps that are hers; none where she works on other terms than the scheme's.
    fn meters(&self) -> Vec<(&'static str, &Cap)> {
        let both = [("caregiver-page-month", &self.caps.month), ("caregiver-page-year", &self.caps.year)];
        both.into_iter().filter(|_| self.caregiver.is_capped()).collect()
    }
}

/// Shows her page.
pub async fn show(her: Her, query: web::Query<Vec<(String, String)>>) -> Answer {
    let done = Fields::from_pairs(query.into_inner());
    let said = her_offers::said(done.get("done"), &her.visit.words);
    her.visit.show(&HomePage { said, ..HomePage::new(&her).await? })
}

/// Changes the languages in which she is written to and which she speaks.
pub async fn change_languages(her: Her, fields: Fields) -> Answer {
    let mut faults = Faults::default();
    let language = faults.choice(&fields, "language", words::language);
    let speaks = faults.languages(&fields, "speaks");
    let (Some(language), Some(speaks)) = (language, speaks) else {
        let page = HomePage { fields, faults, ..HomePage::new(&her).await? };
        return her.visit.show_again(&page);
    };
    let (now, actor, caregiver, speaks) = (her.visit.now(), her.actor(), her.caregiver, Tags::new(&speaks));
    her.visit
        .database
        .write(move |c| caregivers::change_languages(c, now, &actor, &caregiver.organiser_id, &caregiver.id, &language.code, &speaks))
        .await?;
    her.visit.go(&her.base)
}
