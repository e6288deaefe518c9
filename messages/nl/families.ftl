letter-heard = Adres bevestigen
letter-heard-subject = Is dit uw e-mailadres?
letter-heard-text = Iemand gaf dit adres aan de telefoon door aan { $organiser }, voor kinderopvang. Was u dat? Druk op de knop. Dan krijgt u uw berichten voortaan hier.
letter-heard-button = Bekijken en bevestigen
letter-heard-not-you = Was u het niet? Doe dan niets. Zonder uw bevestiging sturen wij hier niets.
