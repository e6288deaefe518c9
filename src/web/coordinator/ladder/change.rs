//! A change of the ladder: looked at, with whom it touches, and then made.

use actix_web::web;
use askama::Template;

use domain::basics::mark::mark;
use domain::context::Context;
use domain::offers::{self, LadderChanged, Touched};
use domain::training::{self, LadderEdit, LadderFault};
use domain::vouchers::{self, Ladder};

use super::forms::{Part, page};
use super::{HERE, in_force, wording};
use crate::web::kit::{Access, Answer, Desk, Faults, Fields, Layout, Refusal};

#[derive(Template)]
#[template(path = "settings_page/ladder_look.html")]
struct LookPage {
    layout: Layout,
    title: String,
    /// What would be wrong; then there is no button.
    problems: Vec<String>,
    /// Whom it touches: what happens, and to whom.
    touched: Vec<(String, Vec<String>)>,
    /// Whether it is another by now than what was seen.
    changed: bool,
    action: String,
    back: String,
    /// What the button sends along.
    fields: Vec<(String, String)>,
    /// Whether it is taken away rather than changed.
    removal: bool,
}

/// What would come of a change.
enum Proposed {
    Wrong(Faults),
    Unsound(Vec<LadderFault>),
    Ready(Touched),
    ChangedMeanwhile,
}

/// The ladder that a change makes of the one in force; none: the scheme's.
fn changed(context: &Context, edit: Option<&LadderEdit>) -> anyhow::Result<Result<Ladder, Faults>> {
    let today = context.today();
    match edit {
        Some(edit) => {
            let ladder = training::ladder(&context.organiser, today)?;
            Ok(edit.apply(&ladder))
        }
        None => Ok(Ok(vouchers::figures(&context.organiser.scheme, today)?.ladder.clone())),
    }
}

async fn proposed(desk: &Desk, edit: Option<LadderEdit>, opened: String) -> Result<Proposed, Refusal> {
    desk.read(move |context| {
        if mark(&training::ladder(&context.organiser, context.today())?) != opened {
            return Ok(Proposed::ChangedMeanwhile);
        }
        let new = match changed(context, edit.as_ref())? {
            Ok(new) => new,
            Err(faults) => return Ok(Proposed::Wrong(faults)),
        };
        let faults = training::ladder_faults(context, &new)?;
        if !faults.is_empty() {
            return Ok(Proposed::Unsound(faults));
        }
        Ok(Proposed::Ready(offers::touched(context, &new)?))
    })
    .await
}

impl LookPage {
    fn new(desk: &Desk, title: String, action: String, back: String) -> Self {
        LookPage {
            layout: desk.layout(title.clone(), "/settings"),
            title,
            problems: Vec::new(),
            touched: Vec::new(),
            changed: false,
            action,
            back,
            fields: Vec::new(),
            removal: false,
        }
    }

    /// With whom it touches, and what the button sends along.
    fn touching(mut self, touched: &Touched, mut fields: Fields) -> Self {
        fields.set("seen", mark(touched));
        self.touched = wording::touched(&self.layout.words, touched);
        self.fields = fields.into_pairs().into_iter().filter(|(name, _)| name != "form_token").collect();
        self
    }

    fn unsound(mut self, faults: &[LadderFault]) -> Self {
        self.problems = faults.iter().map(|fault| wording::fault(&self.layout.words, fault)).collect();
        self
    }
}

fn part_of(desk: &Desk, path: &(String, String)) -> Result<Part, Refusal> {
    let (ladder, figures) = in_force(desk)?;
    Part::parse((&path.0, &path.1), &ladder, figures)
}

fn look_of(desk: &Desk, part: &Part) -> LookPage {
    LookPage::new(desk, part.name(&desk.visit.words), part.path(), part.path())
}

/// Shows whom a change touches, and changes nothing.
pub(super) async fn look(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let part = part_of(&desk, &path)?;
    match proposed(&desk, Some(part.edit(&fields)), fields.get("opened").to_owned()).await? {
        Proposed::Wrong(faults) => desk.visit.show_again(&page(&desk, part, Some(fields), faults)?),
        Proposed::Unsound(faults) => {
            desk.visit.show_again(&page(&desk, part, Some(fields), Faults::default())?.unsound(&faults))
        }
        Proposed::ChangedMeanwhile => {
            desk.visit.show_again(&page(&desk, part, Some(fields), Faults::default())?.meanwhile())
        }
        Proposed::Ready(touched) => desk.visit.show(&look_of(&desk, &part).touching(&touched, fields)),
    }
}

/// Makes a change that touches those who were shown.
async fn made(desk: &Desk, edit: Option<LadderEdit>, fields: &Fields) -> Result<LadderChanged, Refusal> {
    let (opened, seen) = (fields.get("opened").to_owned(), fields.get("seen").to_owned());
    desk.write(move |context| {
        let Ok(new) = changed(context, edit.as_ref())? else { return Ok(LadderChanged::ChangedMeanwhile) };
        Ok(offers::change_ladder(context, edit.is_some().then_some(&new), &opened, &seen)?)
    })
    .await
}

pub(super) async fn save(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let part = part_of(&desk, &path)?;
    match made(&desk, Some(part.edit(&fields)), &fields).await? {
        LadderChanged::Changed => desk.visit.go(&format!("{HERE}?said=saved")),
        LadderChanged::ChangedMeanwhile => {
            desk.visit.show_again(&page(&desk, part, Some(fields), Faults::default())?.meanwhile())
        }
        LadderChanged::Unsound(faults) => {
            desk.visit.show_again(&page(&desk, part, Some(fields), Faults::default())?.unsound(&faults))
        }
        LadderChanged::Touches(touched) => {
            let look = look_of(&desk, &part).touching(&touched, fields);
            desk.visit.show_again(&LookPage { changed: true, ..look })
        }
    }
}

/// What stands in an address for the ladder of the scheme.
fn look_of_start(desk: &Desk) -> LookPage {
    let title = desk.visit.words.say("ladder-start");
    LookPage::new(desk, title, format!("{HERE}/start"), HERE.to_owned())
}

fn look_of_removal(desk: &Desk, part: &Part) -> LookPage {
    let title = desk.visit.words.say1("ladder-remove-title", "name", part.name(&desk.visit.words));
    let look = LookPage::new(desk, title, format!("{}/remove", part.path()), part.path());
    LookPage { removal: true, ..look }
}

/// Shows whom a change without a form touches.
async fn look_at(desk: &Desk, look: LookPage, edit: Option<LadderEdit>) -> Answer {
    let opened = mark(&in_force(desk)?.0);
    match proposed(desk, edit, opened.clone()).await? {
        Proposed::Unsound(faults) => desk.visit.show(&look.unsound(&faults)),
        Proposed::Ready(touched) => desk.visit.show(&look.touching(&touched, Fields::from_pairs([("opened", opened)]))),
        Proposed::Wrong(_) | Proposed::ChangedMeanwhile => desk.visit.go(HERE),
    }
}

async fn make(desk: &Desk, look: LookPage, edit: Option<LadderEdit>, fields: &Fields) -> Answer {
    match made(desk, edit, fields).await? {
        LadderChanged::Changed => desk.visit.go(&format!("{HERE}?said=saved")),
        LadderChanged::ChangedMeanwhile => desk.visit.go(&look.back),
        LadderChanged::Unsound(faults) => desk.visit.show_again(&look.unsound(&faults)),
        LadderChanged::Touches(touched) => {
            let opened = mark(&in_force(desk)?.0);
            let look = look.touching(&touched, Fields::from_pairs([("opened", opened)]));
            desk.visit.show_again(&LookPage { changed: true, ..look })
        }
    }
}

pub(super) async fn start(desk: Desk) -> Answer {
    look_at(&desk, look_of_start(&desk), None).await
}

/// Sets the ladder of the scheme again.
pub(super) async fn begin_again(desk: Desk, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    make(&desk, look_of_start(&desk), None, &fields).await
}

pub(super) async fn removal(desk: Desk, path: web::Path<(String, String)>) -> Answer {
    let part = part_of(&desk, &path)?;
    look_at(&desk, look_of_removal(&desk, &part), Some(part.without()?)).await
}

pub(super) async fn remove(desk: Desk, path: web::Path<(String, String)>, fields: Fields) -> Answer {
    desk.expects(&fields)?;
    let part = part_of(&desk, &path)?;
    make(&desk, look_of_removal(&desk, &part), Some(part.without()?), &fields).await
}
