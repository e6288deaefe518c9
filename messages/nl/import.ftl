import-title = Uit een bestand
import-from-file = Uit een bestand
import-text = Hebt u al een lijst in een rekenblad? Bewaar ze als CSV-bestand. Dan hoeft u niets over te typen. Kies wat er in uw bestand staat, in deze volgorde:
import-promise = U ziet altijd eerst wat er zou komen. Klopt er iets niet, dan wordt er niets bewaard.
import-contents-families = Gezinnen uit een bestand
import-contents-caregivers = Opvangers uit een bestand
import-contents-availability = Uren van opvangers uit een bestand
import-contents-certificates = Attesten uit een bestand
import-about-families = Eén gezin per regel, met de kinderen erbij.
import-about-caregivers = Eén opvanger per regel. Iedereen begint onderaan: u houdt eerst het gesprek.
import-about-availability = Eén stuk van een dag per regel. De uren van het bestand komen in de plaats van de vaste week.
import-about-certificates = Eén attest per regel. U hebt elk document zelf gezien.
import-known = Wie of wat al bekend is, blijft zoals het is.
import-file = Het bestand
import-file-hint = Een CSV-bestand met hoogstens { $most } regels. In Excel: Opslaan als, CSV UTF-8.
import-look = Kijk het bestand na
import-template = Leeg voorbeeld ophalen
import-columns = De kolommen
import-columns-text = De eerste regel van het bestand noemt de kolommen, in om het even welke volgorde.
import-heading = Kolom
import-needed = Verplicht?
import-explained = Wat erin staat
import-done = Ingelezen. Nieuw: { $fresh }. Al bekend: { $known }.
import-wrong = { $count ->
    [one] Er klopt één ding niet in het bestand
   *[other] Er kloppen { $count } dingen niet in het bestand
  }
import-wrong-text = Er is niets bewaard. Verbeter het bestand en kies het opnieuw.
import-line = Regel
import-column = Kolom
import-what = Wat er niet klopt
import-whole = het hele bestand
import-more = { $count ->
    [one] En nog één.
   *[other] En nog { $count }.
  }
import-at-line = Regel { $line }: { $wrong }
import-at-cell = Regel { $line }, kolom { $column }: { $wrong }
import-look-title = Dit staat in het bestand
import-fresh-families = { $count ->
    [0] Er is geen nieuw gezin bij.
    [one] Er komt één gezin bij.
   *[other] Er komen { $count } gezinnen bij.
  }
import-fresh-caregivers = { $count ->
    [0] Er is geen nieuwe opvanger bij.
    [one] Er komt één opvanger bij.
   *[other] Er komen { $count } opvangers bij.
  }
import-fresh-availability = { $count ->
    [0] Niemand krijgt andere uren.
    [one] Eén opvanger krijgt de uren van het bestand.
   *[other] { $count } opvangers krijgen de uren van het bestand.
  }
import-fresh-certificates = { $count ->
    [0] Er is geen nieuw attest bij.
    [one] Er komt één attest bij.
   *[other] Er komen { $count } attesten bij.
  }
import-questions = { $count ->
    [one] Eén persoon krijgt een e-mail met de vraag of het adres klopt. Verder schrijven wij niets voor dat bevestigd is.
   *[other] { $count } personen krijgen een e-mail met de vraag of het adres klopt. Verder schrijven wij niets voor dat bevestigd is.
  }
import-nothing-yet = Er is nog niets bewaard.
import-nothing-new = Alles in dit bestand is al bekend. Er is niets te doen.
import-replaced = { $count ->
    [one] De uren van één opvanger worden vervangen
   *[other] De uren van { $count } opvangers worden vervangen
  }
import-known-title = { $count ->
    [one] Eén regel is al bekend
   *[other] { $count } regels zijn al bekend
  }
import-known-text = Die blijven zoals ze zijn. Verander ze op hun eigen pagina.
import-of-line = Regel { $line }:
import-i-saw-them = Ik heb al deze documenten zelf gezien
import-take = Ja, lees het in
import-another = Kies een ander bestand

import-column-name = Naam
import-column-phone = Telefoon
import-column-email = E-mail
import-column-language = Taal
import-column-speaks = Talen thuis
import-column-street = Straat en nummer
import-column-place = Postcode en plaats
import-column-single-parent = Alleenstaande ouder
import-column-trainees-welcome = Leerling welkom
import-column-needs = Goed om te weten
import-column-child-name = Kind
import-column-child-month = Geboren
import-column-transport = Vervoer
import-column-max-travel-minutes = Verste reis
import-column-earlier-work = Vroeger werk
import-column-wishes = Wensen
import-column-day = Dag
import-column-from = Van
import-column-until = Tot
import-column-shade = Hoe graag
import-column-code = Attest
import-column-valid-from = Geldig vanaf
import-column-valid-until = Geldig tot en met

import-hint-name = Voornaam en naam.
import-hint-phone = Zoals 0470 12 34 56. De eerste nul mag weg zijn: wij zetten ze terug.
import-hint-email = Zoals naam@voorbeeld.be. Bij uren en attesten: het adres van een opvanger die al bekend is.
import-hint-language = De taal van onze e-mails, zoals Nederlands of nl. Leeg: de taal van uw organisatie.
import-hint-speaks = Zoals Turks, Frans. Met een komma ertussen.
import-hint-street = Zoals Kerkstraat 12, of Kerkstraat zonder nummer.
import-hint-place = Zoals 9032 Wondelgem.
import-hint-single-parent = ja of nee. Leeg is nee.
import-hint-trainees-welcome = Mag een leerling meekomen? ja of nee. Leeg is nee.
import-hint-needs = Wat een opvanger moet weten, in de woorden van het gezin.
import-hint-child-name = Voornaam of eerste letter. Voor meer kinderen: Kind 2, Kind 3, tot Kind 6.
import-hint-child-month = Maand of dag van geboorte, zoals 03/2024 of 15/03/2024. Voor meer kinderen: Geboren 2, tot Geboren 6.
import-hint-transport = te voet, fiets, bus of auto.
import-hint-max-travel-minutes = Langste reis naar een gezin, in minuten. Leeg is 30.
import-hint-earlier-work = Vroeger werk en diploma’s.
import-hint-wishes = In de woorden van de opvanger.
import-hint-day = Een weekdag, zoals maandag: dan geldt het elke week. Of een datum, zoals 1/12/2026: dan geldt het die dag.
import-hint-from = Het begin, zoals 08:30. Bij een datum zonder uren werkt de opvanger die dag niet.
import-hint-until = Het einde, zoals 16:00.
import-hint-shade = graag, goed, of als het moet. Leeg is goed.
import-hint-code = De naam van het attest, zoals op de pagina Opleiding.
import-hint-valid-from = Een datum, zoals 1/12/2026.
import-hint-valid-until = Een datum. Leeg: er is geen einde.

import-fault-no-file = Kies een bestand.
import-fault-empty = Er staat niets in dit bestand. Bewaar het rekenblad opnieuw als CSV en kies dat bestand.
import-fault-spreadsheet = Dit is een rekenblad, ook al heet het anders. Open het in Excel of LibreOffice, kies Opslaan als, CSV UTF-8, en kies dat nieuwe bestand.
import-fault-no-text = Dit is geen CSV-bestand. Open uw lijst in Excel of LibreOffice, kies Opslaan als, CSV UTF-8, en kies dat nieuwe bestand.
import-fault-too-long = Dit bestand is te lang. Verdeel het in bestanden van hoogstens { $most } regels.
import-fault-too-many = Dit bestand heeft { $lines } regels. Verdeel het in bestanden van hoogstens { $most } regels.
import-fault-no-lines = Onder de kolommen staat niets. Vul minstens één regel in.
import-fault-heading-unknown = Deze kolom kennen wij niet. Geef ze een naam uit de lijst onderaan, of haal ze weg.
import-fault-heading-twice = Deze kolom staat er twee keer. Haal er één weg.
import-fault-heading-missing = De kolom { $name } ontbreekt. Zet ze in de eerste regel.
import-fault-no-heading = Boven "{ $cell }" staat geen naam van een kolom. Staat er een komma of puntkomma te veel in deze regel?
import-fault-twice = Dit staat ook op regel { $line }. Haal er één weg.
import-fault-yes = Schrijf ja of nee.
import-fault-nobody = Wij kennen geen opvanger met dit adres. Lees eerst de opvangers in, of verbeter het adres.
import-fault-day = Schrijf een weekdag, zoals maandag, of een datum vanaf vandaag, zoals 1/12/2026.
import-fault-shade = Schrijf graag, goed of als het moet.
import-fault-certificate = Dit attest kennen wij niet. Schrijf de naam zoals op de pagina Opleiding.
import-fault-off-and-on = Bij deze datum staan uren, en ook een regel zonder uren. Kies één van de twee.

refusal-file-too-large = Dat bestand is te groot
refusal-file-too-large-cure = Er is niets bewaard. Verdeel uw lijst in bestanden van hoogstens 2.000 regels, ga terug en kies ze een voor een.
