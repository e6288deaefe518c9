//! The first of her pages: everything about her at a glance.

use actix_web::web;
use askama::Template;

use domain::caregivers::{self, Caregiver, State, Tags};
use domain::vouchers::caps::{Cap, Caps, MinutesByMonth};
use domain::{offers, training, vouchers, words};

use super::access::CaregiverAccess;
use super::certificates::{ShownCertificate, ShownStep};
use super::offers::{self as her_offers, OfferCard, Offers};
use super::panel::{Said, ShownHours};
use crate::routes;
use crate::web::kit::{Access, Answer, Faults, Fields, Layout, Refusal, caregiver_form};

routes! {
    Link get "/caregiver/{token}" => show,
    Link post "/caregiver/{token}/languages" => change_languages,
}

#[derive(Template)]
#[template(path = "caregiver_page/home.html")]
struct HomePage {
    layout: Layout,
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
    async fn new(her: &CaregiverAccess) -> Result<Self, Refusal> {
        let (today, caregiver) = (her.today(), her.caregiver.clone());
        let loaded = her.read(move |context| {
            let id = &caregiver.id;
            let said = Said::by(context, id, today)?;
            let held = training::certificates_of(context, id)?;
            let by_hand = caregivers::minutes_by_hand(context, id)?.into_iter();
            let by_hand: MinutesByMonth = by_hand.map(|(month, minutes)| (month, i64::from(minutes))).collect();
            let offers = Offers::of(context, &caregiver)?;
            let planned: MinutesByMonth = offers::standing_minutes(context, id, today)?.into_iter().collect();
            Ok((said, held, by_hand, offers, planned))
        });
        let (said, held, by_hand, offers, planned) = loaded.await?;
        let (words, figures) = (&her.visit.words, vouchers::figures(&her.organiser.scheme, today)?);
        Ok(HomePage {
            layout: her.layout("caregiver-page-title", ""),
            base: her.base.clone(),
            said: None,
            offers: offers.cards(words, &her.organiser),
            days: said.days(words),
            exceptions: said.exceptions.len(),
            caps: Caps::on(today, figures, &[&by_hand, &planned]),
            steps: training::ladder(&her.caregiver, &held, today).iter().map(|step| ShownStep::new(words, step)).collect(),
            certificates: held.iter().map(|c| ShownCertificate::new(words, c, today)).collect(),
            path_ends: training::path(&her.caregiver, figures).map(|path| words.date(path.ends_on)),
            fields: caregiver_form::profile_fields(&her.caregiver),
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
async fn show(her: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let done = Fields::from_pairs(query.into_inner());
    let said = her_offers::said(done.get("done"), &her.visit.words);
    her.visit.show(&HomePage { said, ..HomePage::new(&her).await? })
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
    let (id, speaks) = (her.caregiver.id.clone(), Tags::new(&speaks));
    her.write(move |context| Ok(caregivers::change_languages(context, &id, &language.code, &speaks)?)).await?;
    her.visit.go(&her.base)
}
