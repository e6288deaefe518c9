//! Three people and many presses at the same moment: exactly one comes, whoever it is, and everybody hears the same.

use super::Week;
use crate::house::harness::Kind;

#[actix_web::test]
async fn of_many_yeses_at_once_one_wins_on_sqlite() {
    of_many_yeses_at_once_one_wins(Kind::Sqlite).await;
}

#[actix_web::test]
async fn of_many_yeses_at_once_one_wins_on_postgresql() {
    of_many_yeses_at_once_one_wins(Kind::Postgres).await;
}

async fn of_many_yeses_at_once_one_wins(kind: Kind) {
    let mut week = Week::with(kind, &[0]).await;
    week.ill().await;
    let mut links = Vec::new();
    for carer in &week.others {
        links.push(week.link(carer, "maandag 23 november").await);
    }
    let mut running = Vec::new();
    for round in 0..30 {
        let path = links[round % 3].strip_prefix(&week.app.base_url).unwrap().to_owned();
        let mut she = week.app.guest();
        running.push(actix_web::rt::spawn(async move {
            (round % 3, she.post(&path, &[("answer", "accept")]).await.ok().unwrap().words())
        }));
    }
    let mut told = Vec::new();
    for one in running {
        told.push(one.await.unwrap());
    }
    assert_eq!((week.count("accepted"), week.count("thanked"), week.count("asked")), (1, 2, 0));
    assert_eq!(week.events("offer-accepted"), 2, "Amina's before, and one now");
    assert_eq!(week.events("offer-thanked"), 2);
    let winner = week.app.holder(&week.slots[0]).unwrap();
    for (who, words) in &told {
        let first = week.others[*who].name == winner;
        let said = if first { "Dank u. Het gezin weet dat u komt." } else { "Er komt al iemand anders. Toch bedankt." };
        assert!(words.contains(said), "{}: {words}", week.others[*who].name);
    }
    let mails = week.app.mails(&week.family.email).await;
    let comes: Vec<_> = mails.iter().filter(|mail| mail.subject.starts_with("Er komt een opvanger")).collect();
    assert_eq!(comes.len(), 2, "Amina first, and then the one who comes now");
    assert!(comes[1].text.contains(&winner), "{}", comes[1].text);
    for carer in week.others.iter().filter(|carer| carer.name != winner) {
        let thanks = week.app.mails(&carer.email).await;
        assert_eq!(thanks.iter().filter(|mail| mail.subject.contains("Er is iemand gevonden")).count(), 1);
    }
}

#[actix_web::test]
async fn two_presses_of_the_same_questions_ask_once() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut week = Week::with(kind, &[0]).await;
        let page = week.question().await;
        let mut both = [week.desk.clone(), week.desk.clone()];
        let [one, other] = &mut both;
        let (one, other) = tokio::join!(
            one.press(&page, "/absence", ("sure", "yes")),
            other.press(&page, "/absence", ("sure", "yes"))
        );
        assert!(one.status.is_success() && other.status.is_success());
        assert_eq!((week.count("asked"), week.count("withdrawn")), (3, 1));
        for carer in &week.others {
            let mails = week.app.mails(&carer.email).await;
            assert_eq!(mails.iter().filter(|mail| mail.subject.contains("Wij zoeken iemand")).count(), 1);
        }
    }
}

#[actix_web::test]
async fn a_yes_racing_the_cancellation_ends_one_way() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let mut week = Week::with(kind, &[0]).await;
        week.ill().await;
        let link = week.link(&week.others[0], "maandag 23 november").await;
        let path = link.strip_prefix(&week.app.base_url).unwrap().to_owned();
        let cancel = format!("/families/{}/cancel/{}", family_id(&week), week.slots[0]);
        let token = {
            let page = week.desk.open("/today").await;
            week.desk.token(&page)
        };
        let (mut she, mut desk) = (week.app.guest(), week.desk.clone());
        let (yes, fields) = ([("answer", "accept")], [("form_token", token.as_str())]);
        let (answered, cancelled) = tokio::join!(she.post(&path, &yes), desk.post(&cancel, &fields));
        assert!(answered.status.is_success() && cancelled.status.is_success());
        let stands = week.states(&week.slots[0]);
        assert!(stands.iter().all(|state| !state.ends_with("accepted") && !state.ends_with("asked")), "{stands:?}");
        // Whoever came too late reads why, and what to do.
        let page = week.answers(&link, "accept").await;
        assert!(page.words().contains("Het gezin heeft dit moment intussen afgezegd"), "{}", page.words());
        week.app.deliver().await;
    }
}

fn family_id(week: &Week) -> String {
    week.app.tables().texts("SELECT id AS value FROM families").remove(0)
}
