//! The demonstration ends well whatever its people are like. `make stories` tells larger ones too.

use std::path::Path;

use town::stories;
use town::story::Size;

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
