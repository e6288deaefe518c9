front-title = Opvang bij u thuis, wanneer u die nodig hebt
front-choose = Kies uw gemeente of organisatie.
front-empty = Er is nog geen organisatie. Een beheerder voegt er een toe met het commando "wijkopvang organiser add".
home-lead = Een opvanger komt bij u thuis. Bijvoorbeeld als u een sollicitatiegesprek hebt, les Nederlands volgt of vroeg moet werken.
home-family = Ik heb opvang nodig
home-family-text = Zeg ons wanneer. Wij zoeken een opvanger in uw buurt.
home-ask = Opvang vragen
home-caregiver = Ik wil op kinderen passen
home-caregiver-text = U leert terwijl u werkt, met een mentor naast u.
home-join = Opvanger worden
home-lost-link = Ik ben mijn link kwijt
home-coordinators = Voor coördinatoren

log-in-title = Aanmelden als coördinator
log-in-email = E-mailadres
log-in-password = Wachtwoord
log-in = Aanmelden
log-in-wrong = Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk ze na en probeer opnieuw.
log-in-forgotten = Bent u uw wachtwoord vergeten? Uw beheerder kan een nieuw instellen.

nav-settings = Instellingen
log-in-kept = U was te lang weg. Meld u opnieuw aan: wat u hebt ingevuld, staat er dan nog.
log-in-nothing-done = U was te lang weg. Wat u daarnet vroeg, is nog niet gedaan. Na het aanmelden komt u terug op die pagina.
kept-title = Nog niet verstuurd
kept-lead = U bent weer aangemeld. Kijk na wat u hebt ingevuld, en verstuur het dan.
kept-leave = Niet versturen
