//! Somebody with a browser: opens pages, fills in the forms that are on them, presses buttons, keeps cookies. The
//! demonstration has no other way in, and the tests use the same.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, bail, ensure};
use awc::http::{StatusCode, header};
use scraper::{ElementRef, Html, Selector};

/// A browser with its cookies.
#[derive(Clone)]
pub struct Visitor {
    client: awc::Client,
    base_url: String,
    cookies: BTreeMap<String, String>,
}

/// A page as it was received.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its path, after any forwarding.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Its HTML.
    pub html: String,
}

impl Visitor {
    /// A fresh browser for a site on this machine, at an address of its own: limits hold for each.
    pub fn new(base_url: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let [.., b, c] = COUNT.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        Visitor::at(base_url, IpAddr::V4(Ipv4Addr::new(127, 1, b, c.max(1))))
    }

    /// The same, coming from this address of the machine.
    pub fn at(base_url: &str, address: IpAddr) -> Self {
        // To publish a whole city takes a while in a build that is not optimised.
        let client = awc::Client::builder()
            .timeout(std::time::Duration::from_secs(300))
            .disable_redirects()
            .local_address(address)
            .finish();
        Visitor { client, base_url: base_url.to_owned(), cookies: BTreeMap::new() }
    }

    /// Opens a page, by path or by a whole address of this site.
    pub async fn open(&mut self, address: &str) -> anyhow::Result<Page> {
        let path = address.strip_prefix(&self.base_url).unwrap_or(address);
        self.go(path, None).await
    }

    /// Fills in the form of `page` whose address ends in `has` or that has a field or a button of that name (with
    /// nothing: the form that goes to the page itself, or the only one that the page is about), and sends it. `values`
    /// replace what the form holds; each must be a field of it. `button` is the name and value of the button that is
    /// pressed.
    pub async fn send(
        &mut self,
        page: &Page,
        has: &str,
        values: &[(&str, &str)],
        button: Option<(&str, &str)>,
    ) -> anyhow::Result<Page> {
        let (action, fields) = page.filled(has, values, button)?;
        self.go(&action, Some(form(&fields)?)).await
    }

    /// Sends a form as it is, without looking for it on a page: what a program would do that knows no manners.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<Page> {
        self.go(path, Some(form(&fields)?)).await
    }

    /// The same with a form that brings a file: `file` is what is chosen in its field `file`, or stands in it already.
    pub async fn send_file(
        &mut self,
        page: &Page,
        has: &str,
        values: &[(&str, &str)],
        file: Option<&[u8]>,
    ) -> anyhow::Result<Page> {
        let (action, fields) = page.filled(has, values, None)?;
        let mut body = Vec::new();
        let chosen = fields.iter().filter(|(name, _)| file.is_none() || name != "file");
        for (name, value) in chosen {
            let head = format!("--{PARTS}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            // Browsers send every end of a line so.
            let value = value.replace("\r\n", "\n").replace('\n', "\r\n");
            body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
        }
        if let Some(file) = file {
            let head =
                "content-disposition: form-data; name=\"file\"; filename=\"lijst.csv\"\r\ncontent-type: text/csv";
            body.extend([format!("--{PARTS}\r\n{head}\r\n\r\n").as_bytes(), file, b"\r\n"].concat());
        }
        body.extend(format!("--{PARTS}--\r\n").as_bytes());
        self.go(&action, Some((format!("multipart/form-data; boundary={PARTS}"), body))).await
    }

    /// The cookies, as a browser sends them.
    pub fn cookies(&self) -> String {
        self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ")
    }

    /// Takes a cookie away, as a browser does whose history is cleared.
    pub fn forget_cookie(&mut self, name: &str) {
        self.cookies.remove(name);
    }

    async fn go(&mut self, path: &str, form: Option<(String, Vec<u8>)>) -> anyhow::Result<Page> {
        let (mut path, mut form) = (path.to_owned(), form);
        for _ in 0..6 {
            let url = format!("{}{path}", self.base_url);
            let cookies = self.cookies();
            let request = match &form {
                Some(_) => self
                    .client
                    .post(&url)
                    .insert_header(("origin", self.base_url.clone()))
                    .insert_header(("sec-fetch-site", "same-origin")),
                None => self.client.get(&url),
            };
            let request = if cookies.is_empty() { request } else { request.insert_header((header::COOKIE, cookies)) };
            let sent = match form.take() {
                Some((kind, body)) => request.insert_header((header::CONTENT_TYPE, kind)).send_body(body).await,
                None => request.send().await,
            };
            let mut response = sent.map_err(|error| anyhow::anyhow!("{url} cannot be reached: {error}"))?;
            for cookie in response.headers().get_all(header::SET_COOKIE).filter_map(|c| c.to_str().ok()) {
                let (name, value) = cookie
                    .split(';')
                    .next()
                    .and_then(|c| c.split_once('='))
                    .context("a cookie has a name and a value")?;
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
            let forward = response.headers().get(header::LOCATION).and_then(|l| l.to_str().ok()).map(str::to_owned);
            match forward.filter(|_| response.status().is_redirection()) {
                // What stands behind # is the browser's own: where it looks on the page.
                Some(next) => path = next.split('#').next().unwrap_or_default().to_owned(),
                None => {
                    let body =
                        response.body().limit(8 << 20).await.map_err(|error| anyhow::anyhow!("{url}: {error}"))?;
                    return Ok(Page {
                        path,
                        status: response.status(),
                        html: String::from_utf8_lossy(&body).into_owned(),
                    });
                }
            }
        }
        bail!("{path} forwards without end")
    }
}

impl Page {
    /// This page, if it was shown without trouble.
    pub fn ok(self) -> anyhow::Result<Self> {
        ensure!(self.status.is_success(), "{} answered {}: {}", self.path, self.status, self.words());
        Ok(self)
    }

    /// What the page says, without its tags.
    pub fn words(&self) -> String {
        let html = Html::parse_document(&self.html);
        let main = Selector::parse("main")
            .ok()
            .and_then(|s| html.select(&s).next().map(|m| m.text().collect::<Vec<_>>().join(" ")));
        main.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where the links of the page lead.
    pub fn links(&self) -> Vec<String> {
        self.addresses("a[href]")
    }

    /// Where the links lead that show a page, and do not keep a file.
    pub fn links_to_pages(&self) -> Vec<String> {
        self.addresses("a[href]:not([download])")
    }

    fn addresses(&self, of: &str) -> Vec<String> {
        let html = Html::parse_document(&self.html);
        let Ok(anchors) = Selector::parse(of) else { return Vec::new() };
        html.select(&anchors).filter_map(|a| a.value().attr("href").map(str::to_owned)).collect()
    }

    /// Whether there is a button of this name and value to press.
    pub fn has_button(&self, name: &str, value: &str) -> bool {
        let html = Html::parse_document(&self.html);
        let Ok(buttons) = Selector::parse("form[method=post] button[name]") else { return false };
        html.select(&buttons)
            .any(|b| b.value().attr("name") == Some(name) && b.value().attr("value").unwrap_or_default() == value)
    }

    /// The form that has a field or button named `has`: where it goes, and its fields with `values` in them.
    fn filled(
        &self,
        has: &str,
        values: &[(&str, &str)],
        button: Option<(&str, &str)>,
    ) -> anyhow::Result<(String, Vec<(String, String)>)> {
        let html = Html::parse_document(&self.html);
        let (forms, controls) = (selector("form[method=post]")?, selector("input, select, textarea, button")?);
        let name = |e: &ElementRef<'_>| e.value().attr("name").unwrap_or_default().to_owned();
        let matches = |form: &ElementRef<'_>| match form.value().attr("action") {
            None if has.is_empty() => true,
            Some(action) if !has.is_empty() && action.ends_with(has) => true,
            _ => !has.is_empty() && form.select(&controls).any(|e| name(&e) == has),
        };
        let own = selector("main form[method=post]")?;
        let only = || html.select(&own).next().filter(|_| has.is_empty() && html.select(&own).count() == 1);
        let form = html
            .select(&forms)
            .find(matches)
            .or_else(only)
            .with_context(|| format!("{} has no form with {has:?}: {}", self.path, self.words()))?;
        let names: Vec<String> = form.select(&controls).map(|e| name(&e)).collect();
        for (wanted, _) in values.iter().chain(button.iter()) {
            ensure!(
                names.iter().any(|n| n == wanted),
                "the form with {has:?} on {} has no field {wanted:?}",
                self.path
            );
        }
        let mut fields: Vec<(String, String)> =
            form.select(&controls).filter_map(held).filter(|(n, _)| !values.iter().any(|(w, _)| w == n)).collect();
        fields.extend(values.iter().chain(button.iter()).map(|(n, v)| ((*n).to_owned(), (*v).to_owned())));
        let action = form.value().attr("action").map_or_else(|| self.path.clone(), str::to_owned);
        Ok((action, fields))
    }
}

/// What stands between the parts of a form with a file.
const PARTS: &str = "----wijkopvang-form-part";

/// A form as a browser sends it, with its kind.
fn form(fields: &impl serde::Serialize) -> anyhow::Result<(String, Vec<u8>)> {
    Ok(("application/x-www-form-urlencoded".to_owned(), serde_urlencoded::to_string(fields)?.into_bytes()))
}

fn selector(text: &str) -> anyhow::Result<Selector> {
    Selector::parse(text).map_err(|error| anyhow::anyhow!("{text}: {error}"))
}

/// What a control of a form would send if nothing were changed.
fn held(control: ElementRef<'_>) -> Option<(String, String)> {
    let value = control.value();
    let name = value.attr("name")?.to_owned();
    let given = || value.attr("value").unwrap_or_default().to_owned();
    match (value.name(), value.attr("type").unwrap_or("text")) {
        ("button", _) | ("input", "submit") => None,
        ("input", "checkbox" | "radio") => {
            value.attr("checked").map(|_| (name, value.attr("value").unwrap_or("on").to_owned()))
        }
        ("input", _) => Some((name, given())),
        ("textarea", _) => Some((name, control.text().collect())),
        _ => {
            let options = Selector::parse("option").ok()?;
            let chosen = control
                .select(&options)
                .find(|o| o.value().attr("selected").is_some())
                .or_else(|| control.select(&options).next());
            chosen.map(|o| (name, o.value().attr("value").unwrap_or_default().to_owned()))
        }
    }
}
