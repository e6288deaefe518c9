settings-ladder = De ladder
ladder-text = De ladder zegt wat een opvanger moet kunnen tonen om bij kinderen te komen. Wie niet toont wat hier gevraagd wordt, wordt niet gepland. Voor u iets verandert, ziet u wie dat raakt.
ladder-own = Dit is uw eigen ladder.
ladder-as-scheme = Dit is de ladder van uw stelsel. U kunt ze veranderen.
ladder-start = Terug naar de ladder van het stelsel
ladder-saved = Bewaard. De planning volgt vanaf nu deze ladder.
ladder-floor = Dit blijft altijd gevraagd
ladder-floor-everybody = Iedereen die bij kinderen komt: { $what }
ladder-floor-age = Voor { $age }: { $what }
ladder-stages = De stappen, van onder naar boven
ladder-stages-text = Wat een stap vraagt, vraagt ook elke stap erboven.
ladder-ages = Wat elke leeftijd vraagt
ladder-ages-text = Bovenop de stap die deze leeftijd opent. De grenzen van de leeftijden komen uit uw stelsel.
ladder-kinds = De attesten
ladder-kinds-text = Deze attesten kunt u bij een opvanger noteren.
ladder-change = Wijzigen
ladder-new-stage = Een stap toevoegen
ladder-new-certificate = Een attest toevoegen
ladder-asks = Vraagt: { $what }
ladder-asks-nothing = Vraagt niets extra.
ladder-asks-learned = Vraagt dat alle uren met een mentor gedaan zijn.
ladder-opens = Mag alleen werken met: { $ages }
ladder-holds-months = { $count ->
    [one] Hoogstens één maand geldig
   *[other] Hoogstens { $count } maanden geldig
}
ladder-holds-on = Geldig zo lang als erop staat
ladder-instead = Telt in de plaats van: { $what }
ladder-retired = Er komen geen nieuwe meer bij. Wat er al staat, blijft tellen.
ladder-everybody = iedereen die ingeschreven is
ladder-lowest = (onderaan)
ladder-name-nl = Naam in het Nederlands
ladder-name-fr = Naam in het Frans
ladder-name-en = Naam in het Engels
ladder-stage = Wie staat op deze stap?
ladder-above = Komt boven
ladder-certificates = Vraagt deze attesten
ladder-certificates-hint = Ook de stappen erboven vragen ze dan.
ladder-age-bands = Opent deze leeftijden
ladder-age-bands-hint = Elke leeftijd hoort bij één stap. Kruist u hier een leeftijd aan, dan verdwijnt die bij de andere stap.
ladder-learned = Alle uren met een mentor moeten gedaan zijn
ladder-valid-months = Hoogstens zoveel maanden geldig
ladder-valid-months-hint = Laat leeg als er geen grens is. Dit geldt voor attesten die u vanaf nu noteert.
ladder-instead-of = Telt in de plaats van
ladder-instead-of-hint = Wie dit attest heeft, hoeft de aangekruiste attesten niet te tonen.
ladder-retire = Geen nieuwe meer noteren
ladder-age-asks = Vraagt voor deze leeftijd
ladder-age-asks-hint = Wie één van deze attesten mist, wordt niet gepland bij kinderen van deze leeftijd.
ladder-look = Kijken wie dit raakt
ladder-remove = Weghalen
ladder-remove-title = Weghalen: { $name }
ladder-remove-button = Ja, haal het weg
ladder-save-button = Ja, bewaar dit
ladder-cannot-be = Zo kan het niet
ladder-changed = Het is intussen anders dan u zag. Kijk het opnieuw na.
ladder-meanwhile = Iemand anders heeft de ladder intussen veranderd. Wat u invulde, staat hieronder. Kijk opnieuw wie het raakt.
ladder-not-yet = Dit is nog niet bewaard.
ladder-touches = Wie dit raakt
ladder-touches-nobody = Dit verandert vandaag voor niemand iets.
ladder-touches-stopped = { $count ->
    [one] Eén opvanger wordt niet meer gepland
   *[other] { $count } opvangers worden niet meer gepland
}
ladder-touches-fewer = { $count ->
    [one] Eén opvanger wordt niet meer gepland bij deze leeftijden
   *[other] { $count } opvangers worden niet meer gepland bij deze leeftijden
}
ladder-touches-mentors = { $count ->
    [one] Eén mentor neemt niemand meer mee
   *[other] { $count } mentoren nemen niemand meer mee
}
ladder-touches-waiting = { $count ->
    [one] Eén aanbod dat wacht, kan niet meer aanvaard worden
   *[other] { $count } aanbiedingen die wachten, kunnen niet meer aanvaard worden
}
ladder-touches-accepted = { $count ->
    [one] Eén moment dat aanvaard is, blijft staan. U ziet het bij de week.
   *[other] { $count } momenten die aanvaard zijn, blijven staan. U ziet ze bij de week.
}
ladder-touches-more = { $count ->
    [one] Eén opvanger kan meer doen
   *[other] { $count } opvangers kunnen meer doen
}
ladder-touches-offer = { $name }, { $when }. Nog nodig: { $what }
ladder-fault-empty = Er is geen stap waarop iemand alleen werkt. Voeg er één toe, anders kan niemand gepland worden.
ladder-fault-two = “{ $name }” staat er twee keer. Geef één van de twee een andere naam.
ladder-fault-order = Niemand kan op “{ $stage }” komen: “{ $below }” staat eronder en vraagt meer. Zet de stap lager.
ladder-fault-no-way = Niemand kan nog voldoen aan “{ $where }”: van “{ $what }” komen geen nieuwe attesten bij en niets telt in de plaats. Vraag het daar niet meer, of laat een ander attest in de plaats tellen.
ladder-fault-opened = Geen enkele stap opent deze leeftijd: { $age }. Kruis de leeftijd aan bij een stap waarop iemand alleen werkt.
ladder-fault-not-alone = “{ $stage }” opent een leeftijd, maar is geen stap waarop iemand alleen werkt. Kies “werkt alleen”, of open de leeftijd bij een andere stap.
ladder-fault-cycle = Deze attesten tellen in een kring in de plaats van elkaar: { $what }. Dan is niet duidelijk welk attest gevraagd wordt. Haal er één weg.
ladder-fault-floor = { $what } blijft gevraagd van iedereen die bij kinderen komt, ook met een mentor. Dat kunt u niet weglaten.
ladder-fault-floor-age = { $what } blijft gevraagd voor { $age }. Dat kunt u niet weglaten.
ladder-fault-instead = Niets kan tellen in de plaats van: { $what }.
ladder-fault-in-use = { $count ->
    [one] Eén opvanger heeft dit attest
   *[other] { $count } opvangers hebben dit attest
} ({ $what }): { $names }. Haal het niet weg, maar kruis aan dat er geen nieuwe meer bij komen.
ladder-fault-too-many = Meer dan 40 kan niet. Haal er eerst één weg.
ladder-fault-letters = Gebruik in deze naam gewone letters of cijfers.
ladder-fault-taken = Er is er al één met deze naam. Kies een andere naam.
certificate-fault-long = Dit attest geldt hoogstens tot en met { $last }.
