lost-link-title = Een nieuwe link
lost-link-text = Bent u uw link kwijt? Schrijf uw e-mailadres. Wij sturen u een nieuwe.
lost-link-email = Uw e-mailadres
lost-link-send = Stuur mij een nieuwe link
lost-link-sent-title = Kijk in uw e-mail
lost-link-sent = Kennen wij dit adres? Dan krijgt u nu een e-mail met een nieuwe link.
lost-link-sent-nothing = Geen e-mail na vijf minuten? Kijk bij "ongewenst", of bel uw contactpersoon.
letter-family-link = nieuwe link voor een gezin
lost-link-letter-subject = Uw nieuwe link
lost-link-letter-text = { $count ->
    [one] U vroeg een nieuwe link bij { $organiser }. Hier is hij. De oude link werkt niet meer.
   *[other] U vroeg een nieuwe link bij { $organiser }. Hier zijn uw { $count } links. De oude werken niet meer.
}
lost-link-letter-after = Dit is alleen voor u: stuur het niet door. Hebt u niets gevraagd? Doe dan niets.
lost-link-button-family = Naar mijn pagina als gezin
lost-link-button-caregiver = Naar mijn pagina als opvanger
lost-link-button-prove-caregiver = Mijn adres bevestigen als opvanger
lost-link-button-prove-address = Mijn adres bevestigen
lost-link-button-prove-request = Mijn vraag om opvang bekijken en bevestigen
