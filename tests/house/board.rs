//! The board as a calendar: a slot stands where it begins and is as long as it lasts, whichever way the week is looked
//! at; filters stand in the address; faces are counted per family.

use scraper::{ElementRef, Html, Selector};
use town::visitor::Page;

use super::harness::{Carer, Guest, Household, TestApp};

/// Two families in two places, three slots that two people have, one that nobody has.
struct Town {
    app: TestApp,
    desk: Guest,
    fatma: Household,
    greet: Household,
    amina: Carer,
    board: String,
}

impl Town {
    async fn new() -> Self {
        let app = TestApp::start().await;
        app.tables().execute("UPDATE organisers SET run_weekday = 0");
        let mut desk = app.desk().await;
        let fatma =
            app.family("Fatma Yıldız", "Yara", &[(0, "09:00", "12:00"), (2, "13:30", "15:45"), (4, "07:15", "08:30")]);
        let fatma = fatma.await;
        let greet = app.family("Greet Claeys", "Daan", &[(0, "10:30", "14:00"), (5, "20:00", "23:30")]).await;
        app.tables()
            .execute("UPDATE families SET locality = 'Ledeberg', needs = 'rolstoel' WHERE name = 'Greet Claeys'");
        let amina = app.carer(&mut desk, "Amina Benali", &[1, 2, 3, 4, 5], "07:00", "18:00").await;
        let bieke = app.carer(&mut desk, "Bieke Baert", &[1, 3], "07:00", "19:00").await;
        let (hers, others) = (app.slots_of(&fatma), app.slots_of(&greet));
        for (slot, carer) in [(&hers[0], &amina), (&hers[1], &bieke), (&others[0], &bieke)] {
            app.give(&mut desk, slot, carer).await.ok().unwrap();
        }
        let board = format!("/weeks/{}/board", app.week());
        Town { app, desk, fatma, greet, amina, board }
    }

    async fn open(&mut self, query: &str) -> Page {
        let page = self.desk.open(&format!("{}{query}", self.board)).await;
        assert_eq!(page.status, 200, "{query}: {}", page.words());
        page
    }

    /// The slots that a page shows, by their ids.
    fn shown(page: &Page) -> Vec<String> {
        chips(page).into_iter().map(|chip| chip.slot).collect()
    }
}

/// A slot as it is drawn: its id, its words, and its minutes of the day where it stands in a calendar.
struct Drawn {
    slot: String,
    words: String,
    minutes: Option<(u32, u32)>,
}

fn texts(element: ElementRef) -> String {
    element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn span(cell: &ElementRef) -> u32 {
    cell.attr("colspan").map_or(1, |columns| columns.parse().unwrap())
}

/// Where a chip stands in its row, in minutes of the day, by the columns alone.
fn minutes(html: &Html, chip: ElementRef) -> Option<(u32, u32)> {
    let hours = Selector::parse("table.clock thead th[colspan]").unwrap();
    let first = html.select(&hours).next()?;
    let (start, hour) = (texts(first), span(&first));
    let cell = chip.ancestors().filter_map(ElementRef::wrap).find(|e| e.value().name() == "td")?;
    let before: u32 =
        cell.prev_siblings().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "td").map(|e| span(&e)).sum();
    let start: u32 = start[..2].parse::<u32>().unwrap() * 60;
    let at = start + before * 60 / hour;
    Some((at, at + span(&cell) * 60 / hour))
}

fn chips(page: &Page) -> Vec<Drawn> {
    let html = Html::parse_document(&page.html);
    let all = Selector::parse("a.chip").unwrap();
    let drawn = |chip: ElementRef| Drawn {
        slot: chip.attr("href").unwrap().rsplit('/').next().unwrap().to_owned(),
        words: texts(chip),
        minutes: minutes(&html, chip),
    };
    html.select(&all).map(drawn).collect()
}

#[actix_web::test]
async fn a_slot_is_drawn_where_it_begins_and_as_long_as_it_lasts() {
    let mut town = Town::new().await;
    let monday = town.app.week().monday();
    for query in ["?by=day".to_owned(), "?by=place".to_owned(), format!("?by=caregiver&day={monday}")] {
        let page = town.open(&query).await;
        let drawn = chips(&page);
        let hers = drawn.iter().find(|chip| chip.words.contains("09:00 – 12:00")).expect("it is there");
        if query != "?by=place" {
            assert_eq!(hers.minutes, Some((540, 720)), "{query}");
            let other = drawn.iter().find(|chip| chip.words.contains("10:30 – 14:00")).expect("it is there");
            assert_eq!(other.minutes, Some((630, 840)), "{query}");
        }
        assert!(hers.words.contains("gepland"), "its state is said, not only shown: {}", hers.words);
    }
    let page = town.open("?by=day").await;
    let short = chips(&page).into_iter().find(|chip| chip.words.contains("07:15 – 08:30")).unwrap();
    assert_eq!(short.minutes, Some((435, 510)), "quarters of an hour are told apart");
    assert_eq!(Town::shown(&page).len(), 5, "each once");
    assert!(!page.html.contains("style="), "the content policy allows no style of its own");
}

#[actix_web::test]
async fn the_week_is_looked_at_in_five_ways_with_the_same_filters() {
    let mut town = Town::new().await;
    let page = town.open("?by=caregiver&place=Ledeberg").await;
    let views: Vec<String> =
        page.links().into_iter().filter(|link| link.contains("/board?by=") && !link.contains("day=")).collect();
    for by in ["day", "caregiver", "family", "place", "unfilled"] {
        let link = views.iter().find(|link| link.contains(&format!("by={by}&"))).expect("a tab for each");
        assert!(link.contains("place=Ledeberg"), "{link}");
    }
    for by in ["day", "family", "place"] {
        let page = town.open(&format!("?by={by}&place=Ledeberg")).await;
        let mut shown = Town::shown(&page);
        shown.sort();
        let mut hers = town.app.slots_of(&town.greet);
        hers.sort();
        assert_eq!(shown, hers, "{by}");
        assert!(page.words().contains("2 momenten getoond"), "{}", page.words());
    }
    // In the lines of caregivers only the line that has one of them is left, and what nobody has.
    let words = page.words();
    assert!(words.contains("Bieke Baert") && !words.contains("Amina Benali"), "{words}");
}

#[actix_web::test]
async fn each_filter_narrows_and_all_of_them_together() {
    let mut town = Town::new().await;
    let (hers, others) = (town.app.slots_of(&town.fatma), town.app.slots_of(&town.greet));
    let pin = [("caregiver", town.amina.id.as_str())];
    town.app.decide(&mut town.desk, &hers[0], &pin, "lift").await.ok().unwrap();
    let open = vec![hers[2].clone(), others[1].clone()];
    let table = [
        ("state=unfilled", open.clone()),
        ("state=planned", vec![hers[0].clone(), hers[1].clone(), others[0].clone()]),
        ("state=accepted", vec![]),
        ("caregiver=bieke", vec![hers[1].clone(), others[0].clone()]),
        ("family=y%C4%B1ld%C4%B1z", hers.clone()),
        ("family=yildiz", hers.clone()),
        ("needs=special", others.clone()),
        ("needs=pinned", vec![hers[1].clone(), others[0].clone()]),
        ("needs=signed", vec![]),
        ("needs=along", vec![]),
        ("caregiver=bieke&family=claeys", vec![others[0].clone()]),
        ("state=unfilled&caregiver=bieke", vec![]),
    ];
    for (filter, mut wanted) in table {
        let page = town.open(&format!("?by=day&{filter}")).await;
        let mut shown = Town::shown(&page);
        shown.sort();
        wanted.sort();
        assert_eq!(shown, wanted, "{filter}");
        if wanted.is_empty() {
            assert!(page.words().contains("Geen enkel moment past bij deze filters."), "{filter}: {}", page.words());
        }
    }
    let page = town.open("?by=unfilled&family=claeys").await;
    assert!(page.words().contains("20:00 – 23:30") && !page.words().contains("07:15"), "{}", page.words());
}

#[actix_web::test]
async fn a_familys_line_counts_its_faces() {
    let mut town = Town::new().await;
    let page = town.open("?by=family").await;
    let words = page.words();
    assert!(words.contains("2 gezichten: Amina Benali (nieuw), Bieke Baert (nieuw)"), "{words}");
    assert!(words.contains("1 gezicht: Bieke Baert (nieuw)"), "{words}");
    // Whom a family wishes for is no new face to it.
    let family = town.app.tables().texts("SELECT id AS value FROM families WHERE name = 'Fatma Yıldız'").remove(0);
    let page = town.desk.open(&format!("/families/{family}")).await;
    let wish = [("caregiver", town.amina.id.as_str())];
    town.desk.try_send(&page, "caregiver", &wish, Some(("do", "usual"))).await.ok().unwrap();
    let page = town.open("?by=family").await;
    assert!(page.words().contains("2 gezichten: Amina Benali, Bieke Baert (nieuw)"), "{}", page.words());
    let stranger = chips(&page).into_iter().find(|chip| chip.words.contains("13:30")).unwrap();
    assert!(stranger.words.contains("nieuw gezicht"), "{}", stranger.words);
    let known = chips(&page).into_iter().find(|chip| chip.words.contains("09:00")).unwrap();
    assert!(!known.words.contains("nieuw gezicht"), "{}", known.words);
}

#[actix_web::test]
async fn whatever_stands_in_the_address_the_board_is_shown() {
    let mut town = Town::new().await;
    for query in [
        "?by=nobody&day=yesterday&page=-1",
        "?by=caregiver&page=99999999999999999999",
        "?by=family&day=2031-01-01",
        "?by=place&place=%3Cscript%3E&needs=speaks-&state=everything",
        "?by=unfilled&day=2026-11-23&caregiver=%F0%9F%A6%94",
        "?said=nothing&said=given&family=a&family=b",
    ] {
        let page = town.open(query).await;
        assert!(!page.html.contains("<script>"), "{query}");
    }
    let nobody = town.desk.look(&format!("/weeks/2026-W99/board{}", "?by=day")).await;
    assert_eq!(nobody.status, 404);
}

#[actix_web::test]
async fn every_caregiver_who_comes_has_a_sheet_of_her_own() {
    let mut town = Town::new().await;
    let page = town.open("?by=caregiver").await;
    let link = page.links().into_iter().find(|link| link.contains("/sheets")).expect("a way to the sheets");
    let page = town.desk.open(&link).await;
    let html = Html::parse_document(&page.html);
    let sheets: Vec<String> = html.select(&Selector::parse("section.sheet").unwrap()).map(texts).collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    assert!(sheets[0].contains("Amina Benali") && sheets[0].contains("09:00 – 12:00"), "{}", sheets[0]);
    assert!(sheets[1].contains("Bieke Baert") && sheets[1].contains("Ledeberg"), "{}", sheets[1]);
    assert!(!sheets[0].contains("Greet") && !page.words().contains("Vlasstraat"), "no address lies about on paper");
    let page = town.desk.open(&format!("/weeks/{}/sheets?caregiver=bieke", town.app.week())).await;
    assert!(!page.words().contains("Amina"), "{}", page.words());
}
