//! Passwords: Argon2id with the parameters that OWASP names least (19 MiB, 2 passes, 1 lane), or stronger.

use anyhow::anyhow;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

/// The fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 12;

/// A hash of the password, with its own salt and parameters inside.
pub fn hash(password: &str) -> anyhow::Result<String> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|e| anyhow!("a password cannot be hashed: {e}"))?;
    Ok(hash.to_string())
}

/// Whether the password is the one that was hashed. Without a hash it takes just as long and is not.
pub fn is_right(password: &str, hash: Option<&str>) -> bool {
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$kJdXp7gp7qXWxgGuMYQsx5ZbTYf7bGyCKhBBcwnvKUk";
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY));
    let matches = parsed.is_ok_and(|h| Argon2::default().verify_password(password.as_bytes(), &h).is_ok());
    matches && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_is_right() {
        let kept = hash("een lang wachtwoord").expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("een lang wachtwoord", Some(&kept)));
        assert!(!is_right("een ander wachtwoord", Some(&kept)));
        assert!(!is_right("een lang wachtwoord", None));
    }

    #[test]
    fn a_stranger_costs_as_much_time_as_a_coordinator() {
        // The hash of nobody must be one that is really computed, or its absence could be timed.
        assert!(
            PasswordHash::new(
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$kJdXp7gp7qXWxgGuMYQsx5ZbTYf7bGyCKhBBcwnvKUk"
            )
            .is_ok()
        );
    }
}
