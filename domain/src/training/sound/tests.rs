use super::*;
use crate::vouchers::{self, CertificateKind};

fn figures() -> &'static Figures {
    vouchers::figures("wijk-werken", "2026-11-25".parse().expect("a date")).expect("the scheme is there")
}

fn changed(change: impl FnOnce(&mut Ladder)) -> Vec<LadderFault> {
    let mut ladder = figures().ladder.clone();
    change(&mut ladder);
    faults(&ladder, figures())
}

fn place(ladder: &Ladder, code: &str) -> usize {
    ladder.rungs.iter().position(|rung| rung.code == code).expect("the rung is there")
}

#[test]
fn every_scheme_begins_with_a_ladder_that_can_be_climbed() {
    for scheme in vouchers::names() {
        let figures = vouchers::figures(scheme, "2026-11-25".parse().expect("a date")).expect("the scheme is there");
        assert_eq!(faults(&figures.ladder, figures), [], "{scheme}");
        assert_eq!(figures.ladder.clone().raised_to(&figures.floor), figures.ladder, "{scheme} begins above its floor");
    }
}

#[test]
fn what_nobody_can_climb_is_no_ladder() {
    let all = changed(|ladder| ladder.rungs.clear());
    assert!(all.contains(&LadderFault::Empty), "{all:?}");
    let twice = changed(|ladder| ladder.rungs.push(ladder.rungs[4].clone()));
    assert_eq!(twice, [LadderFault::TwoRungs("mentor".into())]);
    let twice = changed(|ladder| ladder.kinds.push(ladder.kinds[2].clone()));
    assert_eq!(twice, [LadderFault::TwoCertificates("dutch-b1".into())]);
    let turned = changed(|ladder| ladder.rungs.swap(3, 4));
    let fault = LadderFault::OutOfOrder { rung: "youngest".into(), below: "mentor".into() };
    assert_eq!(turned, [fault]);
    let last = changed(|ladder| {
        let joined = ladder.rungs.remove(0);
        ladder.rungs.push(joined);
    });
    assert!(matches!(last[0], LadderFault::OutOfOrder { .. }), "{last:?}");
}

#[test]
fn a_stage_that_asks_what_nobody_can_get_any_more_has_no_way_in() {
    let retire = |ladder: &mut Ladder, code: &str| {
        ladder.kinds.iter_mut().filter(|kind| kind.code == code).for_each(|kind| kind.retired = true);
    };
    let fault = changed(|ladder| retire(ladder, "medical-fitness"));
    let (rung, certificate) = ("accompanied".to_owned(), "medical-fitness".to_owned());
    assert_eq!(fault, [LadderFault::NoWayIn { rung, certificate }]);
    assert_eq!(changed(|ladder| retire(ladder, "dutch-b1")), [], "another arrangement counts in its place");
    let fault = changed(|ladder| {
        ladder.ages.insert("primary".into(), vec!["never-heard-of".into()]);
    });
    assert_eq!(fault, [LadderFault::NoWayToAge { age: "primary".into(), certificate: "never-heard-of".into() }]);
}

#[test]
fn each_age_is_opened_once_by_a_rung_on_which_one_serves_alone() {
    let none = changed(|ladder| ladder.rungs[3].age_bands.clear());
    assert_eq!(none, [LadderFault::OpenedOften("baby".into()), LadderFault::OpenedOften("toddler".into())]);
    let both = changed(|ladder| ladder.rungs[2].age_bands.push("baby".into()));
    assert_eq!(both, [LadderFault::OpenedOften("baby".into())]);
    let by_mentors = changed(|ladder| {
        let bands = std::mem::take(&mut ladder.rungs[3].age_bands);
        let mentor = place(ladder, "mentor");
        ladder.rungs[mentor].age_bands = bands;
    });
    assert_eq!(by_mentors, [LadderFault::OpensNotAlone("mentor".into())]);
}

#[test]
fn certificates_that_stand_for_each_other_are_a_cycle() {
    let instead = |ladder: &mut Ladder, code: &str, of: &str| {
        let kind = ladder.kinds.iter_mut().find(|kind| kind.code == code).expect("the kind is there");
        kind.instead_of.push(of.to_owned());
    };
    let round = changed(|ladder| {
        instead(ladder, "dutch-b1", "care-0-3");
        instead(ladder, "care-0-3", "language-arrangement");
    });
    let codes = ["dutch-b1", "care-0-3", "language-arrangement"].map(str::to_owned).to_vec();
    assert_eq!(round, [LadderFault::Cycle(codes)]);
    assert_eq!(changed(|ladder| instead(ladder, "care-0-3", "care-0-3")).len(), 1, "nor does one stand for itself");
    assert_eq!(changed(|ladder| instead(ladder, "care-0-3", "care-3-12")), []);
}

#[test]
fn nobody_goes_below_the_floor() {
    let below = |certificate: &str, age: Option<&str>| LadderFault::BelowFloor {
        certificate: certificate.to_owned(),
        age: age.map(str::to_owned),
    };
    let extract = "criminal-record-extract";
    assert_eq!(changed(|ladder| ladder.rungs[1].certificates.clear()), [below(extract, None)]);
    let later = changed(|ladder| {
        ladder.rungs[1].certificates.retain(|code| code != extract);
        ladder.rungs[2].certificates.push(extract.into());
    });
    assert_eq!(later, [below(extract, None)], "along with a mentor she comes to children too");
    let untaught = changed(|ladder| {
        ladder.ages.insert("baby".into(), Vec::new());
    });
    assert_eq!(untaught, [below("infant-first-aid", Some("baby"))]);
    assert_eq!(changed(|ladder| ladder.rungs[3].certificates.push("infant-first-aid".into())), []);
    let instead = changed(|ladder| {
        let instead_of = vec![extract.to_owned()];
        ladder.kinds.push(CertificateKind { code: "her-word".into(), instead_of, ..CertificateKind::default() });
    });
    assert_eq!(instead, [LadderFault::InsteadOfFloor(extract.into())]);
}

#[test]
fn a_ladder_written_down_before_the_floor_rose_asks_as_much_as_the_floor() {
    let mut low = figures().ladder.clone();
    low.rungs[1].certificates.clear();
    low.ages.insert("toddler".into(), Vec::new());
    low.kinds.retain(|kind| kind.code != "infant-first-aid");
    let raised = low.raised_to(&figures().floor);
    assert_eq!(raised.rungs[1].certificates, ["criminal-record-extract"]);
    assert_eq!(raised.ages["toddler"], ["infant-first-aid"]);
    assert_eq!(faults(&raised, figures()), []);
}
