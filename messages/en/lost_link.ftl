lost-link-title = A new link
lost-link-text = Have you lost your link? Write your e-mail address. We send you a new one.
lost-link-email = Your e-mail address
lost-link-send = Send me a new link
lost-link-sent-title = Look in your e-mail
lost-link-sent = Do we know this address? Then you get an e-mail now with a new link.
lost-link-sent-nothing = No e-mail after five minutes? Look under "spam", or call your contact person.
letter-family-link = new link for a family
lost-link-letter-subject = Your new link
lost-link-letter-text = { $count ->
    [one] You asked { $organiser } for a new link. Here it is. The old one no longer works.
   *[other] You asked { $organiser } for a new link. Here are your { $count } links. The old ones no longer work.
}
lost-link-letter-after = This is for you alone: do not pass it on. Did you not ask for anything? Then do nothing.
lost-link-button-family = To my page as a family
lost-link-button-caregiver = To my page as a caregiver
lost-link-button-prove-caregiver = Confirm my address as a caregiver
lost-link-button-prove-address = Confirm my address
lost-link-button-prove-request = See and confirm my request for care
