//! The table `letter_texts`.

use diesel::prelude::*;

use crate::context::Context;
use crate::store::schema::letter_texts;

pub fn all(context: &mut Context) -> anyhow::Result<Vec<(String, String)>> {
    let mine = letter_texts::table.filter(letter_texts::organiser_id.eq(&context.organiser.id));
    Ok(mine.select((letter_texts::letter, letter_texts::language)).load(context.connection)?)
}

pub fn get(context: &mut Context, letter: &str, language: &str) -> anyhow::Result<Option<String>> {
    let one = letter_texts::table.find((context.organiser.id.as_str(), letter, language));
    Ok(one.select(letter_texts::added).first(context.connection).optional()?)
}

pub fn set(context: &mut Context, letter: &str, language: &str, text: &str) -> anyhow::Result<()> {
    let organiser = context.organiser.id.clone();
    let one = letter_texts::table.find((organiser.as_str(), letter, language));
    diesel::delete(one).execute(context.connection)?;
    if !text.is_empty() {
        diesel::insert_into(letter_texts::table)
            .values((
                letter_texts::organiser_id.eq(organiser.as_str()),
                letter_texts::letter.eq(letter),
                letter_texts::language.eq(language),
                letter_texts::added.eq(text),
            ))
            .execute(context.connection)?;
    }
    Ok(())
}
