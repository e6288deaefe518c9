//! The database as it is, whatever the rooms make of it: to see that something changed nothing.

use std::collections::BTreeMap;

use diesel::sql_types::{BigInt, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use domain::on_either;
use domain::store::{Connection, Database};

/// Looks at the tables of a database.
pub struct Tables<'a>(pub &'a Database);

#[derive(QueryableByName)]
struct One {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    value: i64,
}

fn texts(connection: &mut Connection, sql: &str) -> Vec<String> {
    let found: Vec<One> = on_either!(connection, |c| sql_query(sql).load(c)).unwrap_or_else(|e| panic!("{sql}: {e}"));
    found.into_iter().map(|one| one.value).collect()
}

fn number(connection: &mut Connection, sql: &str) -> i64 {
    let found: Count =
        on_either!(connection, |c| sql_query(sql).get_result(c)).unwrap_or_else(|e| panic!("{sql}: {e}"));
    found.value
}

impl Tables<'_> {
    /// Our tables and their columns.
    pub fn columns(&self) -> BTreeMap<String, Vec<String>> {
        let sql = if self.0.url().is_sqlite() {
            "SELECT m.name || '.' || c.name AS value FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'
             AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY c.cid"
        } else {
            "SELECT table_name || '.' || column_name AS value FROM information_schema.columns WHERE table_schema = 'public'
             ORDER BY ordinal_position"
        };
        let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in self.0.read_now(|c| Ok(texts(c, sql))).unwrap() {
            let (table, column) = name.split_once('.').unwrap();
            if table != "__diesel_schema_migrations" {
                columns.entry(table.to_owned()).or_default().push(column.to_owned());
            }
        }
        columns
    }

    /// How many rows each table has.
    pub fn counts(&self) -> BTreeMap<String, i64> {
        let tables: Vec<String> = self.columns().into_keys().collect();
        let count = |c: &mut Connection, table: &String| number(c, &format!("SELECT count(*) AS value FROM {table}"));
        self.0.read_now(|c| Ok(tables.iter().map(|table| (table.clone(), count(c, table))).collect())).unwrap()
    }

    /// What a query counts: `SELECT count(*) AS value …`.
    pub fn number(&self, sql: &str) -> i64 {
        self.0.read_now(|c| Ok(number(c, sql))).unwrap()
    }

    /// The texts that a query finds: `SELECT … AS value …`.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        self.0.read_now(|c| Ok(texts(c, sql))).unwrap()
    }

    /// Changes rows as only a test does.
    pub fn execute(&self, sql: &str) {
        self.0.write_now(|c| Ok(on_either!(c, |c| sql_query(sql).execute(c))?)).unwrap();
    }

    /// Every value of every row, table by table.
    pub fn everything(&self) -> BTreeMap<String, Vec<String>> {
        let all = self.columns();
        let row = |columns: &[String]| {
            let text = |c: &String| format!("coalesce(CAST({c} AS TEXT), '–')");
            columns.iter().map(text).collect::<Vec<_>>().join(" || ' | ' || ")
        };
        let of = |c: &mut Connection, (table, columns): (&String, &Vec<String>)| {
            (table.clone(), texts(c, &format!("SELECT {} AS value FROM {table} ORDER BY 1", row(columns))))
        };
        self.0.read_now(|c| Ok(all.iter().map(|entry| of(c, entry)).collect())).unwrap()
    }
}
