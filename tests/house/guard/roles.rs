//! What coordinators may do by their role: a matrix of the routes, made from the list of them.

use domain::organisers::Role;
use wijkopvang::app;

use super::has_shape;
use super::town::{Town, town};
use crate::house::harness::Guest;

/// The role that an address needs, by the route that declares it.
fn needed(address: &str, method: &str) -> Role {
    let path = address.split('?').next().unwrap();
    let mut found = app::routes().filter(|route| route.method == method && has_shape(path, route.path));
    // What has a name of its own is looked for before what has an id.
    let route = found.next().unwrap_or_else(|| panic!("no route declares {method} {address}"));
    route.needs().unwrap_or_else(|| panic!("{address} is not of the desk"))
}

/// What somebody in a role can look at and do.
async fn keeps_to(town: &Town, who: &mut Guest, role: Role) {
    let page = who.open("/weeks").await;
    let token = who.token(&page);
    let before = town.app.tables().everything();
    for page in town.desk_pages() {
        // Not everything can be looked at twice; what nobody is refused is not refused here.
        let seen = who.look(&page).await;
        let refused = seen.status == 403;
        assert_eq!(refused, !role.may(needed(&page, "get")), "{role:?} looks at {page}: {}", seen.status);
    }
    let (mut tried, mut refused) = (0, 0);
    for path in town.desk_posts().into_iter().chain(["/settings", "/letters/link"].map(str::to_owned)) {
        if role.may(needed(&path, "post")) {
            continue;
        }
        tried += 1;
        let seen =
            who.post(&path, &[("form_token", &token), ("role", "administrator"), ("email", "x@y.example")]).await;
        refused += usize::from(seen.status == 403);
        let cure = if needed(&path, "post") == Role::Administrator {
            "Dit is voor beheerders"
        } else {
            "Dit kunt u niet veranderen"
        };
        assert!(seen.words().contains(cure), "{role:?} posts to {path}: {} {}", seen.status, seen.words());
    }
    assert!(tried > 5 && refused == tried, "{role:?}: {refused} of {tried}");
    let after = town.app.tables().everything();
    for (table, rows) in after.into_iter().filter(|(table, _)| table != "events" && table != "sessions") {
        assert_eq!(rows, before[&table], "{role:?} changed {table}");
    }
}

#[actix_web::test]
async fn whoever_reads_changes_nothing_and_whoever_plans_sets_no_terms() {
    let mut town = town().await;
    let (mut reader, mut planner) = (town.reader.clone(), town.planner.clone());
    keeps_to(&town, &mut reader, Role::Reader).await;
    keeps_to(&town, &mut planner, Role::Planner).await;
    // What nobody is shown she is not led to, and who reads is told so.
    let page = reader.open("/families").await;
    assert!(page.words().contains("U kunt alles bekijken en niets veranderen.") && page.html.contains("reads"));
    for guest in [&mut reader, &mut planner] {
        let page = guest.open("/families").await;
        assert!(!page.html.contains("href=\"/settings\"") && !page.html.contains("/import"), "{}", page.html);
    }
    let page = town.desk.open("/families").await;
    assert!(page.html.contains("href=\"/settings\"") && page.html.contains("/import/families"));
    // Everybody can log out.
    let page = reader.open("/weeks").await;
    assert_eq!(reader.send(&page, "/logout", &[]).await.path, "/login");
}

#[test]
fn what_changes_something_is_never_for_whoever_only_reads() {
    for route in app::routes().filter(|route| route.method == "post" && route.path != "/logout") {
        assert!(route.needs().is_none_or(|role| role != Role::Reader), "{} can be pressed by a reader", route.path);
    }
}
