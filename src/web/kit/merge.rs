//! Two registrations of one family or one caregiver become one: the other is looked for, a preview shows what each knows,
//! what goes over and what is in the way, and only then there is a button. The same pages for families and caregivers.

use actix_web::web;
use askama::Template;

use domain::basics::text::{searchable, telephone};
use domain::context::Context;
use domain::merging::{InTheWay, Merged, Preview};
use domain::words::{Message, Words};

use crate::web::kit::reach::Reach;
use crate::web::kit::{Access, Answer, Fields, Layout, Person, PersonAccess, Refusal};

/// Somebody who can be registered twice.
pub trait Twice: Person + Sync {
    fn all(context: &mut Context) -> anyhow::Result<Vec<Self>>;
    fn id(&self) -> &Self::Id;
    /// What is known of her, as label and value, in the same order for everybody.
    fn facts(&self, words: &Words) -> Vec<(String, String)>;
    /// What else makes two of them alike: the e-mail address.
    fn email(&self) -> String;
    /// Where she lives.
    fn place(&self) -> String;
    fn preview(context: &mut Context, stays: &Self::Id, goes: &Self::Id) -> anyhow::Result<Option<Preview>>;
    fn merge(context: &mut Context, stays: &Self::Id, goes: &Self::Id, seen: &str) -> anyhow::Result<Merged>;
}

/// So many are proposed.
const MOST: usize = 20;

/// Somebody who may be the same.
struct Candidate {
    id: String,
    title: String,
    facts: String,
}

/// What both know, side by side, and what would happen.
struct Shown {
    goes: String,
    goes_name: String,
    /// Label, what the one that stays knows, what the other knows; and whether they differ.
    rows: Vec<(String, String, String, bool)>,
    moved: Vec<String>,
    in_the_way: Vec<String>,
    mark: String,
}

#[derive(Template)]
#[template(path = "web/merge.html")]
struct MergePage {
    layout: Layout,
    /// What the addresses of such people begin with.
    at_desk: &'static str,
    base: String,
    form_token: String,
    id: String,
    name: String,
    family: bool,
    q: String,
    candidates: Vec<Candidate>,
    shown: Option<Shown>,
    /// Whether it is another by now than what was seen.
    changed: bool,
}

impl MergePage {
    fn new<P: Twice>(access: &PersonAccess<P>) -> Result<Self, Refusal> {
        let desk = access.desk.as_ref().ok_or(Refusal::NotFound)?;
        let person = &access.person;
        let reach = Reach::of(desk, person.name(), person.phone(), person.language());
        let layout = desk.layout(person.name().to_owned(), P::AT_DESK).reaching(reach);
        Ok(MergePage {
            layout: layout.at(format!("{}/merge", access.base)),
            at_desk: P::AT_DESK,
            base: access.base.clone(),
            form_token: access.form_token(),
            id: person.id().to_string(),
            name: person.name().to_owned(),
            family: P::AT_DESK == "/families",
            q: String::new(),
            candidates: Vec::new(),
            shown: None,
            changed: false,
        })
    }
}

/// Shows who may be the same, or what would happen with one of them.
pub async fn show<P: Twice>(access: PersonAccess<P>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let query = Fields::from_pairs(query.into_inner());
    let page = match query.get("with") {
        "" => MergePage {
            q: query.get("q").to_owned(),
            candidates: alike(&access, query.get("q")).await?,
            ..MergePage::new(&access)?
        },
        with => MergePage { shown: Some(preview(&access, with).await?), ..MergePage::new(&access)? },
    };
    access.visit.show(&page)
}

/// Those who fit what is looked for; where nothing is, those with the same number, address or name.
async fn alike<P: Twice>(access: &PersonAccess<P>, q: &str) -> Result<Vec<Candidate>, Refusal> {
    let all = access.read(|context| Ok(P::all(context)?)).await?;
    let (me, wanted) = (&access.person, searchable(q));
    let same = |one: &P| {
        telephone(one.phone()) == telephone(me.phone())
            || (!me.email().is_empty() && one.email() == me.email())
            || searchable(one.name()) == searchable(me.name())
    };
    let asked = |one: &P| {
        let digits = telephone(q);
        [one.name().to_owned(), one.place(), one.email()].iter().any(|text| searchable(text).contains(&wanted))
            || (digits.len() >= 4 && telephone(one.phone()).contains(&digits))
    };
    let mine = me.id().to_string();
    let fits = |one: &&P| one.id().to_string() != mine && if wanted.is_empty() { same(one) } else { asked(one) };
    let candidate = |one: &P| Candidate {
        id: one.id().to_string(),
        title: one.name().to_owned(),
        facts: [one.place(), one.phone().to_owned(), one.email()].join(", "),
    };
    Ok(all.iter().filter(fits).take(MOST).map(candidate).collect())
}

/// What would happen if another went over into this one.
async fn preview<P: Twice>(access: &PersonAccess<P>, with: &str) -> Result<Shown, Refusal> {
    let (goes, words) = (P::parse_id(with).ok_or(Refusal::NotFound)?, access.visit.words.clone());
    let stays = access.person.clone();
    access
        .read(move |context| {
            let other = P::get(context, &goes)?.ok_or(Refusal::NotFound)?;
            let preview = P::preview(context, stays.id(), &goes)?.ok_or(Refusal::NotFound)?;
            let both = stays.facts(&words).into_iter().zip(other.facts(&words));
            let rows = both.map(|((label, one), (_, two))| (label, one.clone(), two.clone(), one != two));
            Ok(Shown {
                goes: goes.to_string(),
                goes_name: other.name().to_owned(),
                rows: rows.filter(|(_, one, two, _)| !one.is_empty() || !two.is_empty()).collect(),
                moved: preview.moved.iter().map(|(what, n)| moved(&words, what.as_str(), *n)).collect(),
                in_the_way: preview.in_the_way.iter().map(|one| in_the_way(&words, one)).collect(),
                mark: preview.mark(),
            })
        })
        .await
}

fn moved(words: &Words, what: &str, count: i64) -> String {
    words.tell(&Message::new(format!("merge-moved-{what}")).with("count", count))
}

fn in_the_way(words: &Words, one: &InTheWay) -> String {
    match one {
        InTheWay::SameTime(both) => {
            let when = |slot: &domain::requests::Slot| {
                let (start, end) = (slot.wall_start(), slot.wall_end());
                format!("{}, {}", words.day(start.date()), words.hours(start, end))
            };
            words.say2("merge-same-time", "one", when(&both.0), "other", when(&both.1))
        }
        InTheWay::OtherIsAdmitted => words.say("merge-other-admitted"),
        InTheWay::OtherIsProved => words.say("merge-other-proved"),
        InTheWay::Solving => words.say("merge-solving"),
    }
}

/// Makes them one, as it was seen.
pub async fn merge<P: Twice>(access: PersonAccess<P>, fields: Fields) -> Answer {
    access.expects(&fields)?;
    let goes = P::parse_id(fields.get("with")).ok_or(Refusal::NotFound)?;
    let (stays, seen) = (access.person.clone(), fields.get("seen").to_owned());
    match access.write(move |context| Ok(P::merge(context, stays.id(), &goes, &seen)?)).await? {
        Merged::Done => access.visit.go(&format!("{}?done=merged", access.base)),
        Merged::Unknown => Err(Refusal::NotFound),
        Merged::SeeAgain => {
            let shown = Some(preview(&access, fields.get("with")).await?);
            access.visit.show_again(&MergePage { shown, changed: true, ..MergePage::new(&access)? })
        }
    }
}
