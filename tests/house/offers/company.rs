//! A mentor, a trainee and a family: each knows who comes, whatever changes, and who has accepted stays.

use super::Calendar;
use super::trainees::Along;
use crate::house::harness::Carer;

impl Along {
    async fn page(&self, carer: &Carer) -> String {
        let link = self.app.offer_link(carer, "09:00 – 12:00").await;
        self.app.guest().open(&link).await.words()
    }

    async fn last(&self, email: &str) -> String {
        let mail = self.app.last_mail(email).await;
        format!("{}\n{}", mail.subject, mail.text)
    }

    async fn calendar(&self) -> Calendar {
        let mails = self.app.mails(&self.family.email).await;
        mails.iter().filter_map(Calendar::of).max_by_key(|c| c.sequence).expect("an entry")
    }
}

#[actix_web::test]
async fn both_are_named_when_they_are_asked() {
    let at = Along::offered().await;
    assert!(at.last(&at.mentor.email).await.contains("Bieke wordt gevraagd om mee te gaan"));
    assert!(at.last(&at.trainee.email).await.contains("mee met Amina"));
    let board = at.app.desk().await.open(&format!("/weeks/{}/board?by=day", at.app.week())).await.words();
    assert!(board.contains("Amina Benali, Bieke Baert gaat mee"), "{board}");
    assert!(at.page(&at.mentor).await.contains("Bieke wordt gevraagd om met u mee te gaan"));
    assert!(at.page(&at.trainee).await.contains("U gaat mee met Amina, om te leren. Amina heeft nog niet geantwoord."));
}

#[actix_web::test]
async fn the_trainee_says_yes_first() {
    let at = Along::offered().await;
    at.answer(&at.trainee, "accept").await;
    assert!(at.app.mails(&at.family.email).await.iter().all(|mail| mail.calendar.is_none()), "nobody comes yet");
    at.answer(&at.mentor, "accept").await;
    at.all_know().await;
    assert!(at.last(&at.trainee.email).await.contains("Amina komt, en u gaat mee"), "she hears that it goes on");
}

#[actix_web::test]
async fn the_trainee_says_yes_last() {
    let at = Along::offered().await;
    at.answer(&at.mentor, "accept").await;
    assert_eq!(at.calendar().await.summary, "Opvang thuis: Amina Benali komt");
    at.answer(&at.trainee, "accept").await;
    at.all_know().await;
}

impl Along {
    /// In the letter, on the page and in the calendar.
    async fn all_know(&self) {
        let family = self.last(&self.family.email).await;
        assert!(
            family.contains("Amina Benali") && family.contains("Bieke gaat mee") && family.contains("cheque"),
            "{family}"
        );
        let page = self.app.guest().open(&self.family.page).await.words();
        assert!(page.contains("Amina Benali. Bieke gaat mee"), "{page}");
        assert!(self.calendar().await.summary.contains("Bieke gaat mee"));
        assert!(self.last(&self.mentor.email).await.contains("Bieke gaat met u mee"));
        assert!(self.page(&self.mentor).await.contains("Bieke gaat met u mee, om te leren."));
        assert!(self.page(&self.trainee).await.contains("U gaat mee met Amina, om te leren."));
        let shifts = self.app.guest().open(&self.mentor.page).await.words();
        assert!(shifts.contains("Bieke gaat met u mee"), "{shifts}");
    }
}

#[actix_web::test]
async fn a_trainee_who_stays_away_after_all() {
    let at = Along::offered().await;
    at.answer(&at.mentor, "accept").await;
    at.answer(&at.trainee, "accept").await;
    let before = at.calendar().await;
    at.answer(&at.trainee, "decline").await;
    let family = at.last(&at.family.email).await;
    assert!(family.contains("Bieke komt niet mee. Amina Benali komt zoals afgesproken."), "{family}");
    let after = at.calendar().await;
    assert_eq!((after.method.as_str(), after.summary.as_str()), ("REQUEST", "Opvang thuis: Amina Benali komt"));
    assert!(after.uid == before.uid && after.sequence > before.sequence);
    assert!(at.last(&at.mentor.email).await.contains("Bieke gaat niet met u mee"));
    assert!(!at.app.guest().open(&at.family.page).await.words().contains("Bieke"));
}

#[actix_web::test]
async fn a_trainee_who_says_yes_and_no_before_the_family_read_of_her_was_never_there() {
    let at = Along::offered().await;
    let before = at.app.mails(&at.family.email).await.len();
    let mentor = at.app.link(&at.mentor.email, "/offer/").await;
    let trainee = at.app.link(&at.trainee.email, "/offer/").await;
    // To look for a link lets letters go: these were looked up before.
    for (link, answer) in [(&mentor, "accept"), (&trainee, "accept"), (&trainee, "decline")] {
        let path = link.strip_prefix(&at.app.base_url).unwrap();
        at.app.guest().post(path, &[("answer", answer), ("sure", "yes")]).await.ok().unwrap();
    }
    let mails = at.app.mails(&at.family.email).await;
    let [letter] = &mails[before..] else { panic!("{:?}", mails.iter().map(|m| &m.subject).collect::<Vec<_>>()) };
    assert!(letter.subject.starts_with("Er komt een opvanger") && !letter.text.contains("Bieke"), "{}", letter.text);
}

#[actix_web::test]
async fn a_mentor_who_does_not_come_ends_it_for_all_three() {
    let at = Along::offered().await;
    at.answer(&at.trainee, "accept").await;
    at.answer(&at.mentor, "accept").await;
    at.app.deliver().await;
    at.answer(&at.mentor, "decline").await;
    assert!(at.last(&at.trainee.email).await.contains("De mentor met wie u zou meegaan, kan niet komen."));
    assert!(at.last(&at.family.email).await.contains("Amina Benali kan toch niet komen."));
    assert_eq!(at.calendar().await.method, "CANCEL");
}

#[actix_web::test]
async fn the_desk_decides_about_the_mentor_and_both_are_told() {
    let mut at = Along::offered().await;
    at.answer(&at.trainee, "accept").await;
    let slot = at.app.slots_of(&at.family).remove(0);
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &at.mentor.id)], "forbid").await.ok().unwrap();
    assert_eq!(at.states(), ["caregiver withdrawn", "trainee withdrawn"]);
    assert!(at.last(&at.mentor.email).await.contains("U hoeft niet te komen"));
    assert!(at.last(&at.trainee.email).await.contains("U hoeft dus ook niet te komen"));
    at.app.solve(&mut at.desk).await;
}

#[actix_web::test]
async fn the_desk_forbids_the_trainee_and_the_mentor_still_comes() {
    let mut at = Along::offered().await;
    at.answer(&at.mentor, "accept").await;
    let slot = at.app.slots_of(&at.family).remove(0);
    at.app.decide(&mut at.desk, &slot, &[("caregiver", &at.trainee.id)], "forbid").await.ok().unwrap();
    assert_eq!(at.states(), ["caregiver accepted", "trainee withdrawn"]);
    assert!(at.last(&at.mentor.email).await.contains("Bieke gaat niet met u mee"));
    at.app.solve(&mut at.desk).await;
    assert_eq!(
        at.app.tables().number("SELECT count(*) AS value FROM draft_assignments WHERE trainee_id IS NOT NULL"),
        0
    );
}

#[actix_web::test]
async fn nobody_who_has_accepted_is_sent_home() {
    let mut at = Along::with_more(5).await;
    let offers = at.app.tables().number("SELECT count(*) AS value FROM offers");
    assert_eq!(offers, 12, "six pairs");
    at.everybody_accepts().await;
    // One unrelated slot, on the day that most of them work, and the week is planned anew.
    at.app.family("Greet Claeys", "Daan", &[(4, "09:00", "12:00")]).await;
    at.app.solve(&mut at.desk).await;
    let page = at.desk.open(&format!("/weeks/{}/publish", at.app.week())).await;
    assert!(page.words().contains("2 opvangers krijgen een e-mail"), "{}", page.words());
    assert!(!page.words().contains("hoeft niet te komen"), "{}", page.words());
    at.desk.send(&page, "", &[]).await;
    assert_eq!(at.app.tables().number("SELECT count(*) AS value FROM offers WHERE state = 'accepted'"), 12);
    assert_eq!(at.app.tables().number("SELECT count(*) AS value FROM offers WHERE state = 'withdrawn'"), 0);
}
