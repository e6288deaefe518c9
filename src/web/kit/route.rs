//! Routes as data: one for each thing that can be looked at or done. What is served, and the tests of who may do what,
//! are made from the same list.

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    Anyone,
    /// Whoever holds a link of an e-mail.
    Link,
    /// A coordinator who is logged in.
    Desk,
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
