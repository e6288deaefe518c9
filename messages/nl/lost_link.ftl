lost-link-title = Een nieuwe link
lost-link-text = Bent u uw link kwijt? Schrijf uw e-mailadres. Wij sturen u een nieuwe.
lost-link-email = Uw e-mailadres
lost-link-send = Stuur mij een nieuwe link
lost-link-sent-title = Kijk in uw e-mail
lost-link-sent = Kennen wij dit adres? Dan krijgt u nu een e-mail met een nieuwe link.
lost-link-sent-nothing = Geen e-mail na vijf minuten? Kijk bij "ongewenst", of bel uw contactpersoon.
letter-family-link = nieuwe link voor een gezin
lost-link-letter-subject = Uw nieuwe link
lost-link-letter-after = Deze link is alleen voor u: stuur hem niet door. Hij werkt 90 dagen.
lost-link-letter-text = { $count ->
    [one] U vroeg een nieuwe link bij { $organiser }. Hier is hij.
   *[other] U vroeg een nieuwe link bij { $organiser }. Hier zijn uw { $count } links.
}
lost-link-button-family = Naar mijn pagina als gezin
lost-link-button-family-of = Naar de pagina van { $name }
lost-link-button-prove-address = Mijn adres bevestigen
lost-link-button-prove-request = Mijn vraag om opvang bekijken en bevestigen
