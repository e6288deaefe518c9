//! Routes as data: one for each thing that can be looked at or done. What is served, and the tests of who may do what,
//! are made from the same list.

use std::collections::HashMap;

use actix_web::http::Method;
use domain::organisers::Role;

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// Whoever holds a link of an e-mail.
    Link,
    /// A coordinator who is logged in: every one may look, and whoever plans may also act.
    Desk,
    /// A coordinator who is logged in, for herself.
    Own,
    /// A coordinator who administers.
    Administrator,
}

/// One route.
pub struct Route {
    /// Who may use it.
    pub who: Who,
    /// `get` shows and changes nothing; `post` acts.
    pub method: &'static str,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// What serves it.
    pub serve: fn() -> actix_web::Route,
}

impl Route {
    /// The role that a coordinator needs for it; none where it is not for coordinators.
    pub fn needs(&self) -> Option<Role> {
        match (self.who, self.method) {
            (Who::Anyone | Who::Link, _) => None,
            (Who::Own, _) | (Who::Desk, "get") => Some(Role::Reader),
            (Who::Desk, _) => Some(Role::Planner),
            (Who::Administrator, _) => Some(Role::Administrator),
        }
    }
}

/// The roles that the desk's routes need: the one place where rights are looked up.
pub struct Rights(HashMap<(&'static str, &'static str), Role>);

impl Rights {
    /// Those of a list of routes.
    pub fn of(routes: impl Iterator<Item = &'static Route>) -> Self {
        Rights(routes.filter_map(|route| Some(((route.method, route.path), route.needs()?))).collect())
    }

    /// The role that is needed to use a path of this pattern by this method. What no route declares is for nobody but
    /// whoever may do everything.
    pub fn needed(&self, method: &Method, pattern: &str) -> Role {
        // A page answers HEAD as it answers GET.
        let method = if method.is_safe() { "get" } else { "post" };
        self.0.get(&(method, pattern)).copied().unwrap_or(Role::Administrator)
    }
}

/// The paths of all pages that can be looked at, with their parameters in braces.
pub struct Shown(pub Vec<&'static str>);

impl Shown {
    /// The page on which a button stands that was pressed here: the nearest above it that can be looked at.
    pub fn above(&self, pattern: &str, path: &str) -> Option<String> {
        let (mut pattern, mut path) = (pattern, path);
        while !pattern.is_empty() {
            if self.0.contains(&pattern) {
                return Some(path.to_owned());
            }
            (pattern, path) = (pattern.rsplit_once('/')?.0, path.rsplit_once('/')?.0);
        }
        None
    }
}

/// Lists the routes of a page: `Desk get "/weeks" => weeks`.
#[macro_export]
macro_rules! routes {
    ($($who:ident $method:ident $path:literal => $handler:expr),+ $(,)?) => {
        /// The routes of this page.
        pub const ROUTES: &[$crate::web::kit::route::Route] = &[$(
            $crate::web::kit::route::Route {
                who: $crate::web::kit::route::Who::$who,
                method: stringify!($method),
                path: $path,
                serve: || actix_web::web::$method().to($handler),
            }
        ),+];
    };
}

#[cfg(test)]
mod tests {
    use super::Shown;

    #[test]
    fn a_button_stands_on_the_nearest_page_above_it() {
        let shown = Shown(vec!["/weeks", "/weeks/{week}", "/settings"]);
        for (pattern, path, above) in [
            ("/weeks/{week}/solve", "/weeks/2026-W50/solve", Some("/weeks/2026-W50")),
            ("/weeks/{week}/slots/{slot}/give", "/weeks/2026-W50/slots/x/give", Some("/weeks/2026-W50")),
            ("/settings", "/settings", Some("/settings")),
            ("/logout", "/logout", None),
        ] {
            assert_eq!(shown.above(pattern, path).as_deref(), above, "{path}");
        }
    }
}
