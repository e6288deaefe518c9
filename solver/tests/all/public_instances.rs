//! The bench's reader of public instances, and what it makes of published values.

#[path = "../../benches/public/published.rs"]
mod published;
#[path = "../../benches/public/smptsp.rs"]
mod smptsp;

use published::{Answer, Known, table};
use smptsp::{Instance, Question, WORTH, read};
use wijkopvang_solver::{Options, Solved, Watch, solve};

/// Four tasks, the first two at the same time and the other two after them; worker 0 knows nothing of the last.
const TEXT: &str = "# made up for this test\nType = 1\nJobs = 4\n 60 120\n 60 180\n 180 300\n 120 200\n\
    Qualifications = 3\n 3: 2 0 1\n 4: 0 1 2 3\n 2: 0 3\n";

fn instance() -> Instance {
    read(TEXT).unwrap()
}

fn best(question: Question) -> Solved {
    let week = instance().week(question).unwrap();
    let options = Options { gap: 0.0, ..Options::default() };
    let plan = solve(&wijkopvang_solver::Instance::new(week.clone()), &options, &Watch::idle(), &mut |_| {
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(wijkopvang_solver::Instance::new(week.clone()).check(&plan), []);
    plan
}

#[test]
fn an_instance_is_read_as_it_is_written() {
    let expected = Instance {
        tasks: vec![(60, 120), (60, 180), (180, 300), (120, 200)],
        workers: vec![vec![2, 0, 1], vec![0, 1, 2, 3], vec![0, 3]],
    };
    assert_eq!(instance(), expected);
}

#[test]
fn the_three_questions_have_the_answers_worked_out_by_hand() {
    // Worker 0 alone: tasks 0 or 1, and 2, which starts when task 1 ends; longest 120 + 120 minutes.
    assert_eq!(best(Question::MostTasks(1)).plan.score, 2.0);
    assert_eq!(best(Question::MostMinutes(1)).plan.score, 240.0);
    // Workers 0 and 1: all four, as 1 and 2 go one way, 0 and 3 the other.
    assert_eq!(best(Question::MostTasks(2)).plan.score, 4.0);
    let fewest = best(Question::FewestWorkers);
    let all = (WORTH * 4) as f64;
    assert_eq!((all - fewest.plan.score, all - fewest.proof.bound), (2.0, 2.0));
}

#[test]
fn a_faulty_text_is_refused_with_its_line_and_the_cause() {
    for (right, wrong, said) in [
        ("Jobs = 4", "Tasks = 4", "line 3: \"Tasks = 4\" should be \"Jobs = \""),
        ("Jobs = 4", "Jobs = 5", "line 8: \"Qualifications = 3\" should be the start and the end"),
        ("Jobs = 4", "Jobs = 3", "line 7: \"120 200\" should be \"Qualifications = \""),
        ("60 120", "120 60", "line 4: the task ends at 60, not after it starts at 120"),
        ("60 120", "60 120 5", "line 4: \"60 120 5\" should be the start and the end"),
        ("60 120", "60 late", "line 4: \"60 late\" should be the start and the end"),
        ("Qualifications = 3", "Qualifications = 2", "line 11: \"2: 0 3\" comes after the last worker"),
        ("Qualifications = 3", "Qualifications = 4", "the file ends where worker 3 of 4 should stand"),
        ("2: 0 3", "3: 0 3", "line 11: 3 tasks are announced and 2 are listed"),
        ("2: 0 3", "2: 0 4", "line 11: there is no task 4; tasks are numbered from 0 to 3"),
        ("2: 0 3", "2 0 3", "line 11: \"2 0 3\" should be a count, a colon"),
    ] {
        let found = read(&TEXT.replacen(right, wrong, 1)).unwrap_err();
        assert!(found.starts_with(said), "{wrong}: {found}");
    }
}

#[test]
fn tasks_that_do_not_fit_a_week_are_refused() {
    let short = read(&TEXT.replacen("60 120", "60 70", 1)).unwrap();
    assert!(short.week(Question::MostTasks(1)).unwrap_err().starts_with("cannot be written as a week: "));
    let apart = read(&TEXT.replacen("180 300", "1680 1700", 1)).unwrap();
    assert!(apart.week(Question::FewestWorkers).unwrap_err().starts_with("tasks start 1575 minutes apart"));
    assert!(apart.week(Question::MostTasks(1)).is_ok());
}

#[test]
fn published_tables_are_read_with_their_open_values() {
    let found = table("day,slots,most\na,3,\"[11,260]\"\nb,4,45\n");
    let known = |day: &str| found.get(&(day.to_owned(), "most".to_owned())).and_then(|value| Known::read(value));
    assert_eq!(known("a"), Some(Known { least: 11, most: 260 }));
    assert_eq!(known("b"), Some(Known { least: 45, most: 45 }));
    assert_eq!((known("c"), Known::read("")), (None, None));
    assert_eq!(known("a").map(Known::words), Some("11 to 260".to_owned()));
}

#[test]
fn answers_are_judged_by_what_is_published() {
    let judged = |found, proved, less_is_better, least, most| {
        Answer { found, proved, less_is_better }.judged(Some(Known { least, most })).0
    };
    assert_eq!(judged(Some(45), 45, false, 45, 45), "proved");
    assert_eq!(judged(Some(44), 46, false, 45, 45), "plan weak by 1, bound weak by 1");
    assert_eq!(judged(Some(45), 46, false, 45, 45), "plan as published, bound weak by 1");
    assert_eq!(judged(Some(50), 58, false, 45, 60), "plan better by 5, bound better by 2");
    assert_eq!(judged(Some(50), 50, false, 45, 60), "proved, which was open");
    assert_eq!(judged(Some(12), 10, true, 10, 11), "plan weak by 1, bound as published");
    assert_eq!(judged(None, 9, true, 10, 10), "plan: not everything served, bound weak by 1");
    let contradicts = |found, proved, less_is_better| {
        Answer { found: Some(found), proved, less_is_better }.judged(Some(Known { least: 45, most: 45 })).1
    };
    for (found, proved, less_is_better, expected) in [
        (46, 46, false, true),
        (44, 44, false, true),
        (44, 44, true, true),
        (46, 46, true, true),
        (44, 45, false, false),
        (46, 45, true, false),
    ] {
        assert_eq!(contradicts(found, proved, less_is_better), expected, "{found} {proved}");
    }
}
