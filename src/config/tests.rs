use super::fields::base_url;
use super::*;

#[test]
fn without_file_and_environment_the_defaults_hold() {
    let config = Config::read(None, |_| None).expect("the defaults are usable");
    assert_eq!(config.base_url, "http://127.0.0.1:8080");
    assert!(config.worker && config.mailbox_url.is_none());
}

#[test]
fn every_wrong_value_is_named_with_the_place_it_came_from() {
    let environment = |name: &str| match name {
        "WIJKOPVANG_DATABASE" => Some("postgres:typo".to_owned()),
        "WIJKOPVANG_MAIL" => Some("pigeon".to_owned()),
        "WIJKOPVANG_MAILBOX_URL" => Some("javascript:alert(1)".to_owned()),
        _ => None,
    };
    let message = Config::read(None, environment).expect_err("three values are wrong").to_string();
    assert!(message.contains("environment variable WIJKOPVANG_DATABASE: \"postgres:typo\" cannot"), "{message}");
    assert!(message.contains("environment variable WIJKOPVANG_MAIL:"), "{message}");
    assert!(message.contains("environment variable WIJKOPVANG_MAILBOX_URL"), "{message}");
}

#[test]
fn no_fault_tells_a_password() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wijkopvang.toml");
    for written in [
        "database = \"postgre://wijk:geheim@db/wijk\"",
        "database = \"postgres:wijk:geheim@db/wijk\"",
        "database = \"wijk:geheim@db/wijk\"",
        "database = \"geheim://\"",
        "mail = \"smtp:wijk:geheim@post.example\"",
        "mail = \"smpt://wijk:geheim@post.example\"",
        "mail = \"smtps://wijk:geheim@post.example",
        "databas = \"postgres://wijk:geheim@db/wijk\"",
        "database = postgres://wijk:geheim@db/wijk",
        "database = [\"geheim\"]",
    ] {
        std::fs::write(&path, format!("listen = \"127.0.0.1:1\"\n{written}\n")).expect("written");
        let Err(error) = Config::read(Some(&path), |_| None) else { panic!("{written} is taken") };
        let (message, debug) = (error.to_string(), format!("{error:?}"));
        assert!(!message.contains("geheim") && !debug.contains("geheim"), "{written}: {message} {debug}");
        assert!(message.contains("wijkopvang.toml"), "{message}");
    }
}

#[test]
fn what_links_begin_with_is_one_plain_line() {
    for bad in [
        "https://wijk.example\nx",
        "https://wijk.example\r",
        "https://wijk\t.example",
        "https://wijk.example/pad",
        "ftp://x",
        "https://ü.be",
    ] {
        assert_eq!(base_url(bad), None, "{bad:?}");
    }
    assert_eq!(base_url("https://wijk.example:8443/").as_deref(), Some("https://wijk.example:8443"));
}

#[test]
fn a_variable_that_sets_nothing_is_named_without_its_value() {
    let names = ["PATH", "WIJKOPVANG_MAIL", "WIJKOPVANG_CONFIG", "WIJKOPVANG_DATABSE"].map(str::to_owned);
    let faults = unknown_variables(names.into_iter());
    assert_eq!(faults.len(), 1, "{faults:?}");
    let said = faults[0].to_string();
    assert!(
        said.starts_with("environment variable WIJKOPVANG_DATABSE:") && said.contains("WIJKOPVANG_DATABASE"),
        "{said}"
    );
}

#[test]
fn every_field_can_be_set_by_a_variable() {
    for field in NAMES {
        let asked = std::cell::Cell::new(false);
        let variable = format!("WIJKOPVANG_{}", field.to_uppercase());
        let read = Config::read(None, |name| {
            asked.set(asked.get() || name == variable);
            None
        });
        assert!(read.is_ok() && asked.get(), "nobody asks for {variable}");
    }
}

#[test]
fn a_field_that_does_not_exist_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wijkopvang.toml");
    std::fs::write(&path, "lisen = \"127.0.0.1:1\"").expect("written");
    let message = Config::read(Some(&path), |_| None).expect_err("a typing error").to_string();
    assert!(message.contains("lisen") && message.contains("wijkopvang.toml"), "{message}");
}
