//! How long is waited for a mail server: for one command, for one letter, and how long a letter is held for one
//! attempt.

use std::time::Duration;

use anyhow::bail;

/// The time-outs, each longer than those inside it: lease > job > body > command.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// One command and its answer. Connecting is one too; greeting with EHLO, STARTTLS and AUTH are two each, for each
    /// is two exchanges.
    pub command: Duration,
    /// The letter itself, until the server has answered for it: servers read a letter before they take it, and who
    /// hangs up meanwhile sends it twice.
    pub body: Duration,
    /// All that is done for one letter.
    pub job: Duration,
    /// How long nobody else sends a letter that was claimed, in seconds.
    pub lease: i64,
    /// A letter that takes longer no longer keeps the next one from being sent beside it.
    pub brisk: Duration,
    /// How long what is under way may go on after the worker was told to stop.
    pub drain: Duration,
    /// How soon after letters went the write-ahead log is shed, so that no link of theirs can be read there.
    pub shed: Duration,
}

impl Patience {
    /// The time-outs that follow from the one for a command.
    pub fn with_command(command: Duration) -> Self {
        Patience {
            command,
            body: command * 3,
            job: Duration::from_secs(100),
            lease: 120,
            brisk: Duration::from_secs(2).min(command),
            drain: Duration::from_secs(10),
            shed: Duration::from_secs(15),
        }
    }

    /// Refuses, in words, time-outs of which an inner one is not shorter than the one around it.
    pub fn check(&self) -> anyhow::Result<()> {
        let seconds = |d: Duration| d.as_secs_f64();
        if self.command >= self.body || self.body >= self.job {
            bail!(
                "mail_timeout: {} s for one command of the mail server makes {} s for the body of a letter, but all \
                 that is done for one letter ends after {} s; write at most {}",
                seconds(self.command),
                seconds(self.body),
                seconds(self.job),
                self.job.as_secs().saturating_sub(1) / 3
            );
        }
        if seconds(self.job) >= self.lease as f64 {
            bail!(
                "a letter is held for {} s, but sending it may take {} s: somebody else would send it too meanwhile",
                self.lease,
                seconds(self.job)
            );
        }
        Ok(())
    }
}

impl Default for Patience {
    fn default() -> Self {
        Self::with_command(Duration::from_secs(20))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inner_time_out_is_shorter_than_the_one_around_it() {
        Patience::default().check().expect("the default holds");
        Patience::with_command(Duration::from_secs(33)).check().expect("what the message allows is allowed");
        let words = Patience::with_command(Duration::from_secs(40)).check().expect_err("too long").to_string();
        assert!(words.contains("mail_timeout: 40 s") && words.contains("write at most 33"), "{words}");
        let words = Patience { lease: 60, ..Patience::default() }.check().expect_err("held too short").to_string();
        assert!(words.contains("held for 60 s"), "{words}");
    }
}
