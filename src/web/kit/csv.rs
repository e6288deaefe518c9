//! Lines of a file that spreadsheets open.

/// One line. A cell that a spreadsheet would take for a formula is marked as text: whoever chose a name must not have
/// something reckoned on a coordinator's machine.
pub fn line(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", guarded(cell).replace('"', "\"\""))).collect();
    format!("{}\r\n", quoted.join(";"))
}

fn guarded(cell: &str) -> String {
    let formula = cell
        .trim_start_matches([' ', '\u{a0}'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (cell, kept) in [
            ("=1+1", "\"'=1+1\"\r\n"),
            ("+32 470", "\"'+32 470\"\r\n"),
            ("-2", "\"'-2\"\r\n"),
            ("@SUM(A1)", "\"'@SUM(A1)\"\r\n"),
            (" =1", "\"' =1\"\r\n"),
            ("zij zei \"ja\"; toch", "\"zij zei \"\"ja\"\"; toch\"\r\n"),
            ("Jan-Piet", "\"Jan-Piet\"\r\n"),
            ("", "\"\"\r\n"),
        ] {
            assert_eq!(line(&[cell.to_owned()]), kept);
        }
        assert_eq!(line(&["a".to_owned(), "b".to_owned()]), "\"a\";\"b\"\r\n");
    }
}
