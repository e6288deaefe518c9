//! Limits on trying: per address and per account, so that guessing is slow and nobody is locked out for long.

use std::num::NonZeroU32;

use governor::{DefaultKeyedRateLimiter, Quota};

/// Limits for one kind of try.
pub struct Throttle {
    limiter: DefaultKeyedRateLimiter<String>,
}

impl Throttle {
    /// At most `burst` tries at once, and then `burst` more in each minute.
    pub fn per_minute(burst: NonZeroU32) -> Self {
        Throttle { limiter: DefaultKeyedRateLimiter::keyed(Quota::per_minute(burst)) }
    }

    /// At most `burst` tries in a day.
    pub fn per_day(burst: NonZeroU32) -> Self {
        let pause = std::time::Duration::from_secs(24 * 3600) / burst.get();
        let quota = Quota::with_period(pause).map_or(Quota::per_hour(burst), |quota| quota.allow_burst(burst));
        Throttle { limiter: DefaultKeyedRateLimiter::keyed(quota) }
    }

    /// Whether this key may try now.
    pub fn allows(&self, key: &str) -> bool {
        if self.limiter.len() > 10_000 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&key.to_owned()).is_ok()
    }
}
