//! The layout around every page: title, brand, navigation, language, the contact person.

use domain::context::Organiser;
use domain::words::{self, Language, Words};

use crate::web::kit::reach::Reach;
use crate::web::kit::{Visit, site_files};

/// One link of the navigation.
#[derive(Clone, Debug)]
pub struct NavLink {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether this page is under it.
    pub current: bool,
}

/// The one person to turn to.
#[derive(Clone, Debug)]
pub struct ContactPerson {
    /// Her name.
    pub name: String,
    /// Her telephone number.
    pub phone: String,
    /// Her e-mail address.
    pub email: String,
}

/// What the layout shows around a page.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The visitor's language.
    pub words: Words,
    /// The title of the page.
    pub title: String,
    /// The organiser's name, or the product's.
    pub brand: String,
    /// Where the brand leads.
    pub home: String,
    /// The navigation.
    pub nav: Vec<NavLink>,
    /// The contact person.
    pub contact: Option<ContactPerson>,
    /// Where it is told how this organiser plans.
    pub how: Option<String>,
    /// Whether everybody can be searched for from here.
    pub finds: bool,
    /// Who is logged in, and the form token that her forms carry.
    pub desk: Option<(String, String)>,
    /// Whether who looks may act here; a coordinator who only reads may not.
    pub acts: bool,
    /// Whether who looks may set terms and take lists in.
    pub administers: bool,
    /// How the person is reached whose page this is, at the desk.
    pub reach: Option<Reach>,
    /// The path where this page is shown again.
    pub here: String,
    /// Whether choosing a language sends the page's form along, so that what was typed stays.
    pub keeps_form: bool,
    /// Seconds after which the page loads itself again; for progress.
    pub refresh: Option<u32>,
    /// Where the e-mails are shown, in the demonstration.
    pub mailbox: Option<String>,
    /// Whether links in letters lead nowhere yet.
    pub nowhere: bool,
    /// Whether a button was pressed on this page in vain: nobody was logged in any more.
    pub nothing_done: bool,
    /// The address at which this site is meant to be opened, where it is opened at another.
    pub meant_at: Option<String>,
}

impl Layout {
    /// The address of a stylesheet, an icon or a script of this site.
    pub fn file(&self, name: &str) -> String {
        site_files::address(name)
    }

    /// A layout without an organiser.
    pub fn new(visit: &Visit, title: String) -> Self {
        Layout {
            words: visit.words.clone(),
            title,
            brand: "Wijkopvang".to_owned(),
            home: "/".to_owned(),
            nav: Vec::new(),
            contact: None,
            how: None,
            finds: false,
            desk: None,
            acts: true,
            administers: false,
            reach: None,
            here: visit.path.clone(),
            keeps_form: false,
            refresh: None,
            mailbox: visit.site.mailbox_url.clone(),
            nowhere: visit.site.leads_nowhere(),
            nothing_done: visit.nothing_done,
            meant_at: visit.elsewhere.then(|| visit.site.address.base_url.clone()),
        }
    }

    /// With the name and the contact person of the organiser that this page belongs to.
    pub fn of_organiser(mut self, organiser: &Organiser) -> Self {
        self.brand = organiser.name.clone();
        self.home = format!("/o/{}", organiser.slug);
        self.how = Some(format!("/o/{}/how-we-plan", organiser.slug));
        self.contact = Some(ContactPerson {
            name: organiser.contact_name.clone(),
            phone: organiser.contact_phone.clone(),
            email: organiser.contact_email.clone(),
        });
        self
    }

    /// With the way to reach the person whose page this is.
    pub fn reaching(mut self, reach: Reach) -> Self {
        self.reach = Some(reach);
        self
    }

    /// Shown again at this path: for pages that answer a button whose own path has no page.
    pub fn at(mut self, here: String) -> Self {
        self.here = here;
        self
    }

    /// With a form, whose id is `form`, that a choice of language leaves as it is.
    pub fn with_form(mut self) -> Self {
        self.keeps_form = true;
        self
    }

    /// The languages to choose from.
    pub fn languages(&self) -> &'static [Language] {
        words::languages()
    }
}
