//! Somebody with a browser who also looks whether what she is shown is whole.

use std::net::IpAddr;

use town::visitor::{Page, Visitor};

/// A visitor; every page that she sees must be in words. A clone is another window of the same browser.
#[derive(Clone)]
pub struct Guest(Visitor);

impl Guest {
    /// A fresh browser at an address of this machine.
    pub fn new(base_url: &str, address: IpAddr) -> Self {
        Guest(Visitor::at(base_url, address))
    }

    /// Opens a page, whatever it answers.
    pub async fn look(&mut self, address: &str) -> Page {
        whole(self.0.open(address).await.unwrap())
    }

    /// Opens a page that must be there.
    pub async fn open(&mut self, address: &str) -> Page {
        self.look(address).await.ok().unwrap()
    }

    /// Sends a form of a page, whatever it answers.
    pub async fn try_send(
        &mut self,
        page: &Page,
        has: &str,
        values: &[(&str, &str)],
        button: Option<(&str, &str)>,
    ) -> Page {
        whole(self.0.send(page, has, values, button).await.unwrap())
    }

    /// Sends a form of a page, which must be taken.
    pub async fn send(&mut self, page: &Page, has: &str, values: &[(&str, &str)]) -> Page {
        self.try_send(page, has, values, None).await.ok().unwrap()
    }

    /// Sends a form with a file, whatever it answers; without one with what stands in its field already.
    pub async fn send_file(&mut self, page: &Page, has: &str, values: &[(&str, &str)], file: Option<&[u8]>) -> Page {
        whole(self.0.send_file(page, has, values, file).await.unwrap())
    }

    /// Presses a button of a form, which must be taken.
    pub async fn press(&mut self, page: &Page, has: &str, button: (&str, &str)) -> Page {
        self.try_send(page, has, &[], Some(button)).await.ok().unwrap()
    }

    /// Sends fields that no page holds.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        whole(self.0.post(path, fields).await.unwrap())
    }

    /// The cookies that she has, as a header.
    pub fn cookies(&self) -> String {
        self.0.cookies()
    }

    /// Takes the cookie of this name away.
    pub fn forget_cookie(&mut self, name: &str) {
        self.0.forget_cookie(name);
    }

    /// The form token that a coordinator's pages carry.
    pub fn token(&self, page: &Page) -> String {
        let after = page
            .html
            .split("name=\"form_token\" value=\"")
            .nth(1)
            .unwrap_or_else(|| panic!("{} has no form token", page.path));
        after.split('"').next().unwrap().to_owned()
    }

    /// Chooses a language as people do: at the top of a page.
    pub async fn choose_language(&mut self, page: &Page, code: &str) -> Page {
        if page.html.contains("name=\"switch\"") {
            // Beside a form, the button would send the form along.
            return self.post("/language", &[("language", code), ("back", &page.path)]).await;
        }
        self.press(page, "/language", ("language", code)).await
    }
}

/// The page as the eye sees it (without Fluent's invisible marks), if every text of it is there and nothing unexpected
/// happened.
fn whole(mut page: Page) -> Page {
    page.html = page.html.replace(['\u{2068}', '\u{2069}'], "");
    assert!(!page.status.is_server_error(), "{} answered {}: {}", page.path, page.status, page.words());
    if let Some(key) = untold(&page.html) {
        panic!("{} shows a message without a text: [{key}]", page.path);
    }
    page
}

/// The first message key that a text shows between brackets, for want of a text.
pub fn untold(text: &str) -> Option<&str> {
    text.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(inside, _)| inside).find(|inside| {
        inside.len() > 2
            && inside.starts_with(|c: char| c.is_ascii_lowercase())
            && inside.chars().all(|c| c.is_ascii_lowercase() || "-_0123456789".contains(c))
    })
}
