//! The demonstration ends well whatever its people are like. `make stories` tells larger ones too.

use std::path::Path;

use chrono::Utc;
use town::history::{self, HistoryArgs};
use town::stories;
use town::story::{self, Size};
use town::visitor::Visitor;
use town::week::Week;

use super::harness::Place;

#[test]
fn small_stories_end_well_for_ten_seeds() {
    let program = Path::new(env!("CARGO_BIN_EXE_wijkopvang"));
    let told = |seed: u64| {
        let size = Size { caregivers: 12, slots: 30, seed };
        let examples = actix_web::rt::System::new().block_on(stories::one(Some(program), size));
        examples.unwrap_or_else(|error| panic!("seed {seed}: {error:#}"))
    };
    // Two at a time: most of what they do is waiting for letters.
    std::thread::scope(|scope| {
        for half in [1..=5, 6..=10] {
            scope.spawn(move || half.for_each(|seed| assert!(told(seed).week.is_some())));
        }
    });
}

#[actix_web::test]
async fn every_page_of_the_desk_is_shown_where_much_has_happened() {
    let place = Place::new();
    let args = HistoryArgs {
        database: format!("sqlite:{}", place.database().display()),
        caregivers: 20,
        slots: 40,
        weeks: 3,
        seed: 1,
        program: Some(env!("CARGO_BIN_EXE_wijkopvang").into()),
    };
    history::make(&args).await.unwrap();
    let week = Week::of(Utc::now().date_naive());
    place.run_well(&["plan", story::TOWN, &week.plus(1).to_string()], "");
    let _serving = place.serve(&[]);
    let mut desk = Visitor::new(&place.base_url());
    story::log_in(&mut desk).await.unwrap();
    // Each is opened, and ends the test unless it is shown.
    let kinds = town::bench::find(&mut desk, week).await.unwrap();
    for kind in ["/weeks/{week}", "/weeks/{week}/slots/{id}", "/families/{id}", "/caregivers/{id}/training"] {
        assert!(kinds.contains_key(kind), "no page leads to {kind}: {:?}", kinds.keys());
    }
    let past = desk.open(&format!("/weeks/{}", week.plus(-2))).await.unwrap().ok().unwrap();
    assert!(past.words().contains("40"), "two weeks ago 40 slots were asked: {}", past.words());
}
