//! The front door.

use actix_web::HttpResponse;
use actix_web::http::header;
use askama::Template;
use domain::organisers::{self, Organiser};
use domain::words;

use crate::routes;
use crate::web::kit::visit::own_path;
use crate::web::kit::{Answer, Fields, Layout, Public, Refusal, Visit};

routes! {
    Anyone get "/" => front,
    Anyone get "/o/{organiser}" => home,
    Anyone post "/language" => choose_language,
}

#[derive(Template)]
#[template(path = "organisers/front.html")]
struct FrontPage {
    layout: Layout,
    organisers: Vec<Organiser>,
}

async fn front(visit: Visit) -> Answer {
    let organisers = visit.database.read(organisers::all).await?;
    if let [only] = organisers.as_slice() {
        return visit.go(&format!("/o/{}", only.slug));
    }
    visit.show(&FrontPage { layout: visit.layout("Wijkopvang".to_owned()), organisers })
}

#[derive(Template)]
#[template(path = "organisers/home.html")]
struct HomePage<'a> {
    layout: Layout,
    organiser: &'a Organiser,
}

async fn home(public: Public) -> Answer {
    let layout = public.visit.layout(public.organiser.name.clone()).of_organiser(&public.organiser);
    public.visit.show(&HomePage { layout, organiser: &public.organiser })
}

async fn choose_language(visit: Visit, fields: Fields) -> Answer {
    let back = own_path(fields.get("back")).unwrap_or("/");
    let language = words::language(fields.get("language")).ok_or(Refusal::NotFound)?;
    let cookie = visit.language_cookie(&language.code);
    Ok(HttpResponse::SeeOther().cookie(cookie).insert_header((header::LOCATION, back)).finish())
}
