//! Score and bound over time, as two lines that meet when the plan is proved best.

use domain::planning::Moment;

/// The two lines, as points of a drawing that is 600 wide and 160 high.
pub struct Chart {
    /// The score, rising.
    pub score: String,
    /// The bound, falling.
    pub bound: String,
}

const WIDTH: f64 = 600.0;
const HEIGHT: f64 = 160.0;

impl Chart {
    /// Draws what a run knew over time; nothing while there is too little to see. What lies far below the bound is cut
    /// off, so that the end, where it matters, can be seen.
    pub fn of(moments: &[Moment]) -> Option<Self> {
        let known: Vec<(f64, f64, f64)> =
            moments.iter().filter_map(|m| Some((m.seconds, m.score?, m.bound?))).collect();
        let (first, last) = (known.first()?, known.last()?);
        if known.len() < 3 || last.0 <= first.0 {
            return None;
        }
        let mut spread: Vec<f64> = known.iter().map(|(_, score, bound)| bound - score).collect();
        spread.sort_by(f64::total_cmp);
        let room = (spread[spread.len() / 2] * 2.0).max(last.2.abs() * 1e-4).max(1.0);
        let (top, bottom) = (last.2 + room / 2.0, last.2 - room);
        let line = |value: &dyn Fn(&(f64, f64, f64)) -> f64| {
            let point = |moment: &(f64, f64, f64)| {
                let x = (moment.0 - first.0) / (last.0 - first.0) * WIDTH;
                let y = (top - value(moment).clamp(bottom, top)) / (top - bottom) * HEIGHT;
                format!("{x:.1},{y:.1}")
            };
            known.iter().map(point).collect::<Vec<_>>().join(" ")
        };
        Some(Chart { score: line(&|m| m.1), bound: line(&|m| m.2) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(seconds: f64, score: f64, bound: f64) -> Moment {
        Moment { seconds, phase: String::new(), score: Some(score), bound: Some(bound), gap: None }
    }

    #[test]
    fn the_score_rises_and_the_bound_falls() {
        let chart = Chart::of(&[moment(0.0, 50.0, 200.0), moment(1.0, 90.0, 110.0), moment(2.0, 99.0, 100.0)])
            .expect("enough to draw");
        let heights =
            |line: &str| line.split(' ').filter_map(|p| p.split_once(',')?.1.parse().ok()).collect::<Vec<f64>>();
        let (score, bound) = (heights(&chart.score), heights(&chart.bound));
        assert!(
            score.windows(2).all(|w| w[1] <= w[0]) && bound.windows(2).all(|w| w[1] >= w[0]),
            "{score:?} {bound:?}"
        );
        assert!(score.iter().zip(&bound).all(|(s, b)| s >= b), "the score is never above the bound");
    }

    #[test]
    fn too_little_is_not_drawn() {
        assert!(Chart::of(&[]).is_none());
        assert!(Chart::of(&[moment(0.0, 1.0, 2.0), moment(0.0, 1.0, 2.0), moment(0.0, 1.0, 2.0)]).is_none());
    }
}
