//! What a caregiver did, does and was asked for in any week or month, with her hours and caps; and her answer on the
//! telephone.

use actix_web::web;
use askama::Template;

use domain::basics::ids::OfferId;
use domain::caregivers;
use domain::offers::{self, Answered, Offer, State};
use domain::planning::Role;
use domain::requests::Slot;
use domain::vouchers::{self, caps::Cap, caps::Caps, caps::MinutesByMonth};
use domain::words::Words;

use super::access::CaregiverAccess;
use super::arrival::Arrival;
use super::offer::{kind, said};
use super::offers::hers;
use crate::routes;
use crate::web::kit::obstacles::in_her_way;
use crate::web::kit::period::Period;
use crate::web::kit::{Access, Answer, Fields, Layout, Refusal};

routes! {
    Desk get "/caregivers/{caregiver}/shifts" => show,
    Desk post "/caregivers/{caregiver}/offers/{offer}" => answer,
}

/// A slot of hers.
struct Row {
    title: String,
    href: String,
    state: &'static str,
    along: bool,
    minutes: String,
    /// The offer that her word on the telephone answers.
    answers: Option<String>,
    /// What she can say of her coming now, and where that goes.
    arrival: Option<(Arrival, String)>,
}

#[derive(Template)]
#[template(path = "caregivers/shifts.html")]
struct ShiftsPage {
    layout: Layout,
    base: String,
    form_token: String,
    id: String,
    name: String,
    period: String,
    /// The field that names the period, and its value.
    query: (String, String),
    ways: [(String, String, String); 3],
    rows: Vec<Row>,
    /// Hours that she did and that she will do.
    done: String,
    coming: String,
    /// What of her caps is used, in the month and the year that the period begins in.
    meters: Vec<(String, Cap)>,
    said: Option<(String, &'static str)>,
    problems: Vec<String>,
}

impl ShiftsPage {
    async fn new(access: &CaregiverAccess, query: &Fields) -> Result<Self, Refusal> {
        let (today, words) = (access.today(), &access.visit.words);
        let period = Period::read(query, today);
        let (from, until) = period.bounds(access.organiser.zone());
        let (id, first, spoken) = (access.person.id.clone(), period.first(), words.clone());
        let read = access.read(move |context| {
            let shifts = offers::between(context, &id, from, until)?;
            let planned: MinutesByMonth = offers::standing_minutes(context, &id, first)?.into_iter().collect();
            let by_hand = caregivers::minutes_by_hand(context, &id)?.into_iter();
            let by_hand: MinutesByMonth = by_hand.map(|(month, minutes)| (month, i64::from(minutes))).collect();
            let mut arrivals = Vec::new();
            for (offer, slot, _) in &shifts {
                arrivals.push(Arrival::of(context, &spoken, offer, slot)?);
            }
            Ok((shifts, arrivals, planned, by_hand))
        });
        let (shifts, arrivals, planned, by_hand) = read.await?;
        let figures = vouchers::figures(&access.organiser.scheme, first)?;
        let caps = Caps::on(first, figures, &[&by_hand, &planned]);
        let now = access.visit.now();
        let sum = |over: bool| {
            let counts = |(offer, slot, _): &&(Offer, Slot, String)| {
                offer.state == State::Accepted && slot.cancelled_at.is_none() && (slot.ends_at <= now) == over
            };
            words.duration(shifts.iter().filter(counts).map(|(_, slot, _)| slot.minutes()).sum())
        };
        let meters = [("caregiver-page-month", caps.month), ("caregiver-page-year", caps.year)];
        let meters = meters.into_iter().filter(|_| access.person.terms.is_capped());
        Ok(ShiftsPage {
            layout: access.layout("caregiver-part-shifts", "/shifts"),
            base: access.base.clone(),
            form_token: access.form_token(),
            id: access.person.id.to_string(),
            name: access.person.profile.name.clone(),
            period: period.name(words),
            query: period.field(),
            ways: period.ways(words),
            done: sum(true),
            coming: sum(false),
            meters: meters.map(|(label, cap)| (words.say(label), cap)).collect(),
            rows: shifts
                .iter()
                .zip(arrivals)
                .map(|((offer, slot, family), arrival)| Row {
                    arrival: arrival.map(|arrival| (arrival, format!("{}/offers/{}", access.base, offer.id))),
                    ..row(words, offer, slot, family, slot.starts_at > now)
                })
                .collect(),
            said: None,
            problems: Vec::new(),
        })
    }
}

fn row(words: &Words, offer: &Offer, slot: &Slot, family: &str, to_come: bool) -> Row {
    let (start, end) = (slot.wall_start(), slot.wall_end());
    let cancelled = slot.cancelled_at.is_some();
    Row {
        title: format!("{}, {} – {family}", words.day(start.date()), words.hours(start, end)),
        href: if cancelled {
            format!("/families/{}", slot.family_id)
        } else {
            format!("/weeks/{}/slots/{}", slot.week, slot.id)
        },
        state: offer.state.as_str(),
        along: offer.role == Role::Trainee,
        minutes: words.duration(slot.minutes()),
        answers: (offer.state.is_awaited() && to_come && !cancelled).then(|| offer.id.to_string()),
        arrival: None,
    }
}

async fn show(access: CaregiverAccess, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let said = said(query.get("done"), &access.visit.words);
    access.visit.show(&ShiftsPage { said, ..ShiftsPage::new(&access, &query).await? })
}

/// Takes her answer, given on the telephone.
async fn answer(access: CaregiverAccess, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let answer = offers::Answer::parse(fields.get("answer")).ok_or(Refusal::Unreadable)?;
    let (id, caregiver) = (OfferId::parse(&path.1).ok_or(Refusal::NotFound)?, access.person.id.clone());
    let words = access.visit.words.clone();
    let outcome = access.write(move |context| {
        let matter = hers(context, &id, &caregiver)?;
        let answered = offers::answer(context, &id, answer, true)?.ok_or(Refusal::NotFound)?;
        let problems = match &answered {
            Answered::InTheWay(obstacles) => in_her_way(context, &words, obstacles)?,
            _ => Vec::new(),
        };
        Ok((kind(&answered, matter.role, &matter.slot, context.now), problems))
    });
    let (kind, problems) = outcome.await?;
    let period = Period::read(&fields, access.today());
    if problems.is_empty() {
        return access.visit.go(&format!("{}/shifts{}&done={kind}", access.base, period.query()));
    }
    let said = said(kind, &access.visit.words);
    access.visit.show_again(&ShiftsPage { said, problems, ..ShiftsPage::new(&access, &fields).await? })
}
