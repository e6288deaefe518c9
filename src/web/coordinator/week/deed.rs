//! A slot given by hand, looked at before it is done: each rule in the way with its figures and on what it stands, what
//! it costs in points and in words, what would clear the way. A policy may be set aside for a reason, a rule may not.

use actix_web::web;
use askama::Template;

use domain::basics::IsoWeek;
use domain::basics::ids::{CaregiverId, FamilyId, SlotId};
use domain::basics::text;
use domain::offers::by_hand::{self, Agreed, Assigned, ByHand};
use domain::planning::{Deed, Ground, Hindrance, Weighed};
use domain::words::{Message, Words};

use super::board::mark;
use super::{Seen, look};
use crate::routes;
use crate::web::kit::by_hand::problems;
use crate::web::kit::visit::own_path;
use crate::web::kit::{Access, Answer, Desk, Fields, Layout, Refusal};

routes! {
    Desk get "/weeks/{week}/slots/{slot}/assign" => show,
    Desk post "/weeks/{week}/slots/{slot}/assign" => assign,
}

/// The most characters of a reason.
const LONGEST_REASON: usize = 200;

/// The page on which a deed is looked at before it is done.
pub fn address(week: IsoWeek, slot: &str, caregiver: &str, gives_up: &[&str], to: Option<&str>) -> String {
    let mut pairs = vec![("caregiver", caregiver)];
    pairs.extend(gives_up.iter().map(|slot| ("give_up", *slot)));
    pairs.extend(to.map(|to| ("to", to)));
    format!("/weeks/{week}/slots/{slot}/assign?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

/// A rule in the way.
struct Rule {
    text: String,
    ground: String,
}

/// A way on: what would be given up so that the rest is possible.
struct WayOut {
    href: String,
    slots: Vec<String>,
    price: Price,
}

/// What a deed costs.
struct Price {
    words: Vec<String>,
    points: String,
    parts: Vec<String>,
}

#[derive(Template)]
#[template(path = "week_page/deed.html")]
struct DeedPage {
    layout: Layout,
    path: String,
    slot_page: String,
    back: String,
    heading: String,
    family: String,
    who: String,
    carried: Vec<(&'static str, String)>,
    given_up: Vec<String>,
    rules: Vec<Rule>,
    policies: Vec<Rule>,
    price: Price,
    way_out: Option<WayOut>,
    problems: Vec<String>,
    reason: String,
    no_reason: bool,
}

async fn show(desk: Desk, path: web::Path<(String, String)>, query: web::Query<Vec<(String, String)>>) -> Answer {
    let fields = Fields::from_pairs(query.into_inner());
    let page = page(&desk, &path, &fields, Vec::new(), false).await?;
    desk.visit.show(&page)
}

/// The deed that an address or a form names.
fn deed_of(slot: &str, fields: &Fields) -> Result<Deed, Refusal> {
    by_hand::deed(slot, fields.get("caregiver"), &fields.all("give_up"), fields.get("to")).ok_or(Refusal::NotFound)
}

async fn page(
    desk: &Desk,
    (week, slot): &(String, String),
    fields: &Fields,
    problems: Vec<String>,
    no_reason: bool,
) -> Result<DeedPage, Refusal> {
    let deed = deed_of(slot, fields)?;
    let seen = look(desk, week).await?;
    let found = seen.slot(&deed.slot).ok_or(Refusal::NotFound)?;
    if !seen.view.caregivers.contains_key(&deed.caregiver) {
        return Err(Refusal::NotFound);
    }
    let words = &desk.visit.words;
    let weighed = seen.view.weigh(&deed);
    let (policies, rules): (Vec<&Hindrance>, Vec<&Hindrance>) =
        weighed.hindrances.iter().partition(|found| found.ground == Ground::Policy);
    let told = |all: Vec<&Hindrance>| all.into_iter().map(|found| rule(&seen, words, found)).collect();
    let settled = settled(&seen, words, &deed, found.starts_at <= desk.now());
    let slot_page = format!("/weeks/{week}/slots/{slot}");
    let mut layout = desk.layout(words.say("deed-title"), "/weeks");
    let given_up: Vec<&str> = deed.gives_up.iter().map(SlotId::as_str).collect();
    let to = deed.to.as_ref().map(CaregiverId::as_str);
    layout.here = address(seen.week, slot, deed.caregiver.as_str(), &given_up, to);
    Ok(DeedPage {
        layout,
        path: format!("{slot_page}/assign"),
        back: back(week, fields),
        slot_page,
        heading: seen.time(slot, words),
        family: format!("{}, {}", seen.family(found), seen.place(found)),
        who: seen.name(deed.caregiver.as_str()),
        given_up: deed.gives_up.iter().map(|slot| given(&seen, words, slot, deed.to.as_ref())).collect(),
        carried: carried(&deed, &policies),
        way_out: way_out(&seen, words, &deed, &weighed, fields).filter(|_| settled.is_none()),
        rules: settled.map_or_else(|| told(rules), |rule| vec![rule]),
        policies: told(policies),
        price: price(&seen, words, &deed, &weighed),
        problems,
        reason: fields.get("reason").to_owned(),
        no_reason,
    })
}

/// What the form of a deed carries.
fn carried(deed: &Deed, policies: &[&Hindrance]) -> Vec<(&'static str, String)> {
    let mut carried = vec![("caregiver", deed.caregiver.to_string())];
    carried.extend(deed.gives_up.iter().map(|slot| ("give_up", slot.to_string())));
    carried.extend(deed.to.iter().map(|to| ("to", to.to_string())));
    carried.extend(policies.iter().map(|found| ("policy", found.obstacle.rule.clone())));
    carried
}

/// Why nothing can be weighed at all: it has begun, or somebody has accepted what would be given.
fn settled(seen: &Seen, words: &Words, deed: &Deed, begun: bool) -> Option<Rule> {
    let taken = std::iter::once(&deed.slot).chain(&deed.gives_up).any(|slot| seen.view.is_settled(slot));
    let (key, ground) = match (begun, taken) {
        (true, _) => ("slot-offer-over", Ground::Nature),
        (_, true) => ("slot-accepted-first", Ground::Word),
        _ => return None,
    };
    Some(Rule { text: words.say(key), ground: words.named("ground", ground.as_str()) })
}

/// A slot that is given up, and who takes it over.
fn given(seen: &Seen, words: &Words, slot: &SlotId, to: Option<&CaregiverId>) -> String {
    let named = named(seen, words, slot);
    match to {
        Some(to) => words.say2("deed-handed-on", "slot", named, "who", seen.name(to.as_str())),
        None => named,
    }
}

/// A slot by its time and its family.
fn named(seen: &Seen, words: &Words, slot: &SlotId) -> String {
    let family = seen.slot(slot).map(|slot| seen.family(slot)).unwrap_or_default();
    format!("{} – {family}", seen.time(slot.as_str(), words))
}

fn rule(seen: &Seen, words: &Words, found: &Hindrance) -> Rule {
    let what = seen.obstacle_of(words, &found.slot, &found.caregiver, &found.obstacle);
    let (time, who) = (seen.time(found.slot.as_str(), words), seen.name(found.caregiver.as_str()));
    let mut text = format!("{time} – {who}{}{what}", words.say("label-colon"));
    if let Some(other) = &found.obstacle.other {
        text.push_str(&format!(" ({})", named(seen, words, other)));
    }
    Rule { text, ground: words.named("ground", found.ground.as_str()) }
}

/// What a deed costs, in words and in points.
fn price(seen: &Seen, words: &Words, deed: &Deed, weighed: &Weighed) -> Price {
    let mut told = Vec::new();
    match &weighed.from {
        Some(from) => told.push(words.say1("deed-from", "who", seen.name(from.as_str()))),
        None if seen.view.holder(&deed.slot).is_none() => told.push(words.say("deed-fills")),
        None => {}
    }
    if weighed.lifts_ban {
        told.push(words.say1("deed-lifts-ban", "who", seen.name(deed.caregiver.as_str())));
    }
    let emptied: Vec<String> = weighed.emptied.iter().map(|slot| named(seen, words, slot)).collect();
    told.push(match emptied.len() {
        0 => words.say("deed-nobody-loses"),
        count => words.say2("deed-emptied", "count", count, "slots", words.list(emptied)),
    });
    let signed = |points: f64| format!("{}{}", if points > 0.0 { "+" } else { "" }, words.number(points));
    let points = Message::new("deed-points")
        .with("change", signed(weighed.change))
        .with("before", words.number(weighed.score))
        .with("after", words.number(weighed.score + weighed.change));
    let parts = weighed.parts.named();
    let worth_saying = parts.iter().filter(|(_, points)| points.abs() >= 0.5);
    Price {
        words: told,
        points: words.tell(&points),
        parts: worth_saying
            .map(|(name, points)| format!("{} {}", words.named("part", name), signed(*points)))
            .collect(),
    }
}

fn way_out(seen: &Seen, words: &Words, deed: &Deed, weighed: &Weighed, fields: &Fields) -> Option<WayOut> {
    if weighed.would_help.is_empty() {
        return None;
    }
    let given_up: Vec<&str> = weighed.would_help.iter().map(SlotId::as_str).collect();
    let mut href = address(seen.week, deed.slot.as_str(), deed.caregiver.as_str(), &given_up, None);
    let back = back(&seen.week.to_string(), fields);
    if !back.is_empty() {
        href.push_str(&format!("&{}", serde_urlencoded::to_string([("back", back)]).unwrap_or_default()));
    }
    let other = Deed { gives_up: weighed.would_help.clone(), ..deed.clone() };
    Some(WayOut {
        href,
        slots: weighed.would_help.iter().map(|slot| named(seen, words, slot)).collect(),
        price: price(seen, words, &other, &seen.view.weigh(&other)),
    })
}

/// The view of the board from which somebody came; empty where it is none.
pub(super) fn back(week: &str, fields: &Fields) -> String {
    let board = format!("/weeks/{week}/board");
    let own = own_path(fields.get("back")).filter(|path| path.split('?').next() == Some(board.as_str()));
    own.unwrap_or_default().to_owned()
}

/// The same view, which says what was done, with the focus on the slot.
pub(super) fn saying(back: &str, said: &str, slot: &str) -> String {
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("said=")).collect();
    let said = format!("said={said}");
    let query = kept.into_iter().chain([said.as_str()]).collect::<Vec<_>>().join("&");
    SlotId::parse(slot).map_or_else(|| format!("{path}?{query}"), |slot| format!("{path}?{query}#{}", mark(&slot)))
}

async fn assign(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let deed = deed_of(&path.1, &fields)?;
    let words = &desk.visit.words;
    let Ok(reason) = text::optional_line(fields.get("reason"), LONGEST_REASON) else {
        let page = page(&desk, &path, &fields, vec![words.say("deed-reason-long")], true).await?;
        return desk.visit.show_again(&page);
    };
    let agreed = Agreed { policies: fields.all("policy").into_iter().map(str::to_owned).collect(), reason };
    let outcome = desk.write(move |context| Ok(by_hand::assign(context, &deed, &agreed)?)).await?;
    let no_reason = matches!(outcome, Assigned::NeedsReason(_));
    let problems = match outcome {
        Assigned::Done => {
            return match back(&path.0, &fields) {
                none if none.is_empty() => {
                    desk.visit.go(&format!("/weeks/{}/slots/{}?said=given#said", path.0, path.1))
                }
                board => desk.visit.go(&saying(&board, "given", &path.1)),
            };
        }
        Assigned::NeedsReason(_) => vec![words.say("deed-needs-reason")],
        Assigned::Changed => vec![words.say("deed-changed")],
        Assigned::Refused(ByHand::Over) => vec![words.say("slot-offer-over")],
        Assigned::Refused(why) => match said(words, why) {
            Ok(problems) => problems,
            Err(Elsewhere::Family(family)) => return desk.visit.go(&format!("/families/{family}?said=gone")),
            Err(Elsewhere::Nowhere) => return Err(Refusal::NotFound),
        },
    };
    desk.visit.show_again(&page(&desk, &path, &fields, problems, no_reason).await?)
}

/// Where it is told why a decision was not carried out, if not on the page itself.
pub(super) enum Elsewhere {
    /// On the page of the family, which has cancelled.
    Family(FamilyId),
    /// There is no such slot.
    Nowhere,
}

/// Why a decision by hand was not carried out; or where it is told instead.
pub(super) fn said(words: &Words, outcome: ByHand) -> Result<Vec<String>, Elsewhere> {
    match outcome {
        ByHand::Gone(family) => Err(Elsewhere::Family(family)),
        ByHand::Unknown => Err(Elsewhere::Nowhere),
        ByHand::Over => Ok(vec![words.say("slot-answer-over")]),
        other => Ok(problems(words, &other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_a_board_of_this_week_and_nothing_else() {
        let back = |path: &str| back("2026-W48", &Fields::from_pairs([("back", path)]));
        assert_eq!(back("/weeks/2026-W48/board?by=caregiver"), "/weeks/2026-W48/board?by=caregiver");
        for path in
            ["", "/weeks/2026-W49/board", "//evil.example/weeks/2026-W48/board", "https://evil.example", "/weeks"]
        {
            assert_eq!(back(path), "", "{path}");
        }
        assert_eq!(saying("/weeks/2026-W48/board", "given", ""), "/weeks/2026-W48/board?said=given");
        assert_eq!(saying("/b?by=day&said=undone&page=2", "given", ""), "/b?by=day&page=2&said=given");
        let slot = "019a0000-0000-7000-8000-000000000000";
        assert_eq!(saying("/b", "given", slot), format!("/b?said=given#s-{slot}"));
    }
}
