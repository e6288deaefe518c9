//! Going back never sends an answer again: what succeeds leads on, and shows there what came of it.

use super::offered;

#[actix_web::test]
async fn an_answer_leads_on_to_a_page_that_can_be_loaded_again() {
    let at = offered().await;
    let mut she = at.app.guest();
    let page = she.open(&at.link).await;
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    assert!(page.path.ends_with("?said=accepted"), "{}", page.path);
    let again = she.open(&page.path).await;
    assert_eq!(again.words(), page.words());
    assert_eq!(at.events("offer-accepted"), 1);
    at.app.deliver().await;
}

#[actix_web::test]
async fn the_address_is_shown_after_the_button_and_to_nobody_else() {
    let at = offered().await;
    at.answer(&at.link, "accept").await;
    let mut she = at.app.guest();
    let page = she.open(&at.link).await;
    let page = she.send(&page, "/address", &[]).await;
    assert!(
        page.words().contains("Vlasstraat 17") && !page.path.ends_with("/address"),
        "{} {}",
        page.path,
        page.words()
    );
    let again = she.open(&page.path).await;
    assert!(again.words().contains("Vlasstraat 17"), "loading it again sends nothing");
    assert_eq!(at.events("address-read"), 1, "it was read once");
    // A scanner that follows the same link, and her own browser later on, see none.
    let scanner = at.app.guest().open(&at.link).await;
    assert!(!scanner.words().contains("Vlasstraat"), "{}", scanner.words());
    at.app.pass(1).await;
    assert!(!she.open(&page.path).await.words().contains("Vlasstraat"));
}

#[actix_web::test]
async fn on_her_page_shifts_are_not_offers() {
    let at = offered().await;
    let mut she = at.app.guest();
    let page = she.open(&at.amina.page).await;
    assert!(page.words().contains("U hebt nu niets aangenomen."), "{}", page.words());
    let page = she.press(&page, "answer", ("answer", "accept")).await;
    assert!(page.path.ends_with("?done=accepted"), "{}", page.path);
    assert!(
        page.words().contains("Er is nu geen aanbod voor u.") && page.words().contains("Wanneer u komt maandag"),
        "{}",
        page.words()
    );
    let page = she.send(&page, "/address", &[]).await;
    assert!(
        page.path.ends_with("/address") && page.words().contains("Vlasstraat 17"),
        "{} {}",
        page.path,
        page.words()
    );
    assert_eq!(she.open(&page.path).await.words(), page.words());
    let other = at.app.guest().open(&page.path).await;
    assert!(!other.words().contains("Vlasstraat"), "{}", other.words());
    assert_eq!(at.events("address-read"), 1);
    at.app.deliver().await;
}
