//! Every column of every table has an entry in the register of what is kept about people.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use domain::privacy;
use domain::store::{Database, DatabaseUrl, migrate};

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    name: String,
}

#[test]
fn every_column_is_registered_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let database =
        Database::open(DatabaseUrl::Sqlite(folder.path().join("register.db").display().to_string())).unwrap();
    migrate::run(&database).unwrap();
    let found: BTreeSet<String> = database
        .read_now(|c| {
            let columns: Vec<Column> = diesel::sql_query(
                "SELECT m.name || '.' || p.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) p
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'",
            )
            .load(c)?;
            Ok(columns.into_iter().map(|c| c.name).collect())
        })
        .unwrap();
    let registered: BTreeSet<String> = privacy::register()
        .iter()
        .flat_map(|(table, entry)| entry.columns().map(move |column| format!("{table}.{column}")))
        .collect();
    assert!(found.len() > 100, "the schema was read");
    assert_eq!(found.difference(&registered).collect::<Vec<_>>(), Vec::<&String>::new(), "columns without an entry");
    assert_eq!(registered.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "entries without a column");
}
