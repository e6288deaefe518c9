//! One size of a made-up week, solved and measured.

use std::fs;
use std::ops::ControlFlow;
use std::process::{Command, Stdio};
use std::time::Instant;
use wijkopvang_solver::*;

/// Shares of time below this are noise, seconds.
const SHORTEST: f64 = 0.01;
/// The gaps whose first moments are told.
const WITHIN: [f64; 2] = [0.05, 0.01];

/// What one process found out. Seconds; NaN for what did not come about.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    caregivers: f64,
    slots: f64,
    first: f64,
    within: [f64; 2],
    end: f64,
    score: f64,
    bound: f64,
    gap: f64,
    peak_mb: f64,
}

/// A made-up week and the plan that this many seconds give, with the seconds to the first plan and to each gap.
pub fn solved(limit: f64, caregivers: usize, slots: usize) -> (Week, Solved, f64, [f64; 2]) {
    let week =
        generate(&Wanted { caregivers, slots, seed: 1, week: "2026-W48".to_owned(), ..Wanted::default() }).unwrap();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let start = Instant::now();
    let elapsed = || start.elapsed().as_secs_f64();
    let (mut first, mut within) = (f64::NAN, [f64::NAN; 2]);
    let options = Options { threads, time_limit: limit, ..Options::default() };
    let plan =
        solve(&Instance::new(week.clone()), &options, &Watch { elapsed: &elapsed, stop: &|| false }, &mut |progress| {
            if first.is_nan() && progress.score.is_some() {
                first = progress.seconds;
            }
            for (moment, asked) in within.iter_mut().zip(WITHIN) {
                if moment.is_nan() && progress.gap.is_some_and(|gap| gap <= asked) {
                    *moment = progress.seconds;
                }
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    (week, plan, first, within)
}

/// Solves one size here and now.
pub fn measure(limit: f64, caregivers: usize, slots: usize) -> Measured {
    let start = Instant::now();
    let (week, plan, first, within) = solved(limit, caregivers, slots);
    let end = start.elapsed().as_secs_f64();
    let peak_mb = peak_mb();
    let differences = Instance::new(week.clone()).check(&plan);
    assert!(differences.is_empty(), "{}", differences[0]);
    let (caregivers, slots) = (caregivers as f64, slots as f64);
    Measured {
        caregivers,
        slots,
        first,
        within,
        end,
        score: plan.plan.score,
        bound: plan.proof.bound,
        gap: plan.proof.gap,
        peak_mb,
    }
}

/// The most memory that this process has had, in megabytes; NaN where the system does not tell.
fn peak_mb() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<f64>().ok())
        .map_or(f64::NAN, |kilobytes| kilobytes / 1000.0)
}

/// Runs this program again with other words, and gives what it says.
pub fn child(words: &[String]) -> String {
    let program = std::env::current_exe().unwrap();
    let ended = Command::new(program).args(words).stderr(Stdio::inherit()).output().unwrap();
    assert!(ended.status.success(), "{} ended with {}", words.join(" "), ended.status);
    String::from_utf8(ended.stdout).unwrap()
}

impl Measured {
    /// For [`Measured::read`] in another process.
    pub fn line(&self) -> String {
        let [five, one] = self.within;
        let all = [
            self.caregivers,
            self.slots,
            self.first,
            five,
            one,
            self.end,
            self.score,
            self.bound,
            self.gap,
            self.peak_mb,
        ];
        all.map(|figure| figure.to_string()).join(" ")
    }

    /// What [`Measured::line`] wrote.
    pub fn read(line: &str) -> Self {
        let all: Vec<f64> = line.split_whitespace().map(|word| word.parse().unwrap()).collect();
        let [caregivers, slots, first, five, one, end, score, bound, gap, peak_mb] = all[..] else {
            panic!("not ten figures: {line:?}")
        };
        let within = [five, one];
        Measured { caregivers, slots, first, within, end, score, bound, gap, peak_mb }
    }

    /// The row of the first table.
    pub fn row(&self) -> String {
        let Measured { caregivers, slots, end, score, bound, peak_mb, .. } = self;
        let (first, [five, one], gap) = (seconds(self.first), self.within.map(seconds), 100.0 * self.gap);
        format!(
            "| {caregivers} × {slots} | {first} | {five} | {one} | {end:.1} | {score:.1} | {bound:.1} | {gap:.3} | {peak_mb:.0} |"
        )
    }

    /// The row of the second: exponents over the slots.
    pub fn growth_from(&self, smaller: &Measured) -> String {
        let size = (self.slots / smaller.slots).ln();
        let exponent = |small: f64, large: f64| (large / small).ln() / size;
        let of_times = |small: f64, large: f64| {
            let known = small >= SHORTEST && large >= SHORTEST;
            if known { format!("{:.1}", exponent(small, large)) } else { "–".to_owned() }
        };
        let [first, five, one] = [0, 1, 2].map(|at| of_times(smaller.times()[at], self.times()[at]));
        let memory = exponent(smaller.peak_mb, self.peak_mb);
        format!("| {} → {} | {first} | {five} | {one} | {memory:.1} |", smaller.slots, self.slots)
    }

    fn times(&self) -> [f64; 3] {
        [self.first, self.within[0], self.within[1]]
    }
}

fn seconds(figure: f64) -> String {
    if figure.is_nan() { "not reached".to_owned() } else { format!("{figure:.2}") }
}
