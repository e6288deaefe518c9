//! One search over everybody, from every page of the desk.

use actix_web::web;
use askama::Template;

use domain::search::{self, Found, Group, Hit, Next};
use domain::words::{Message, Words};

use crate::routes;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout};

routes! {
    Desk get "/search" => find,
}

/// Somebody who was found, in words.
struct Row {
    href: String,
    name: String,
    phone: String,
    email: String,
    place: String,
    /// What comes next, with the way there.
    next: Option<(String, String)>,
}

/// Those of a kind.
struct Shown {
    id: &'static str,
    heading: String,
    rows: Vec<Row>,
    /// That there are more, and what to do about it.
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "search_page/search.html")]
struct SearchPage {
    layout: Layout,
    typed: String,
    /// Whether anything was looked for.
    asked: bool,
    groups: Vec<Shown>,
    /// A slot or a week whose number was typed: where it is, and what it is called.
    numbered: Vec<(String, String)>,
}

async fn find(desk: Desk, query: web::Query<Vec<(String, String)>>) -> Answer {
    let typed = Fields::from_pairs(query.into_inner()).get("q").to_owned();
    let wanted = typed.clone();
    let found = desk.read(move |context| Ok(search::search(context, &wanted)?)).await?;
    let words = &desk.visit.words;
    let here = serde_urlencoded::to_string([("q", &typed)]).map_err(anyhow::Error::from)?;
    let layout = desk.layout(words.say("search-title"), "/search").at(format!("/search?{here}"));
    let page = SearchPage { layout, typed, asked: found.is_some(), groups: Vec::new(), numbered: Vec::new() };
    match found {
        Some(found) => {
            desk.visit.show(&SearchPage { numbered: numbered(words, &found), groups: groups(words, found), ..page })
        }
        None => desk.visit.show(&page),
    }
}

fn groups(words: &Words, found: Found) -> Vec<Shown> {
    let mut groups = vec![
        shown(words, "search-families", "/families/", found.families),
        shown(words, "search-caregivers", "/caregivers/", found.caregivers),
        shown(words, "search-waiting", "/families/waiting/", found.waiting),
    ];
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn shown<Id: ToString>(words: &Words, id: &'static str, under: &str, group: Group<Id>) -> Shown {
    let more = group.all - group.hits.len();
    Shown {
        id,
        heading: words.say1(id, "count", group.all),
        more: (more > 0).then(|| words.say1("search-more", "count", more)),
        rows: group.hits.into_iter().map(|hit| row(words, under, hit)).collect(),
    }
}

fn row<Id: ToString>(words: &Words, under: &str, hit: Hit<Id>) -> Row {
    Row {
        href: format!("{under}{}", hit.id.to_string()),
        next: hit.next.map(|next| (format!("/weeks/{}/slots/{}", next.slot.week, next.slot.id), told(words, &next))),
        name: hit.name,
        phone: hit.phone,
        email: hit.email.unwrap_or_default(),
        place: hit.place,
    }
}

/// What comes next: `maandag 23 november, 09:00 – 12:00 – Amina Benali`.
fn told(words: &Words, next: &Next) -> String {
    let (start, end) = (next.slot.wall_start(), next.slot.wall_end());
    let when = format!("{}, {}", words.day(start.date()), words.hours(start, end));
    let key = match (&next.other, next.accepted) {
        (None, _) => return words.say1("search-next-nobody", "when", when),
        (Some(_), true) => "search-next",
        (Some(_), false) => "search-next-asked",
    };
    words.tell(&Message::new(key).with("when", when).with("name", next.other.clone().unwrap_or_default()))
}

fn numbered(words: &Words, found: &Found) -> Vec<(String, String)> {
    let slot = found.slot.as_ref().map(|slot| {
        let (start, end) = (slot.wall_start(), slot.wall_end());
        let name = format!("{}, {}", words.date(start.date()), words.hours(start, end));
        (format!("/weeks/{}/slots/{}", slot.week, slot.id), name)
    });
    let week = found.week.map(|week| (format!("/weeks/{week}"), words.week(week)));
    slot.into_iter().chain(week).collect()
}
