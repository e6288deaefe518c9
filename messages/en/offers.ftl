offer-title = Can you come?
offer-state-offered = waiting for an answer
offer-state-accepted = accepted
offer-state-declined = declined
offer-state-expired = not answered in time
offer-state-withdrawn = taken back
offer-along = You go along with a mentor, to learn.
offer-answer-by = Answer before
offer-accept = Yes, I come
offer-decline = No, I cannot
offer-change = Change my answer
offer-change-text = The family counts on you. We tell them at once and look for someone else.
offer-decline-after-all = I cannot come after all
offer-accept-after-all = I can come after all
offer-call-to-change = Can you not come? Call your contact person now.
offer-nothing-to-do = You need not do anything.
offer-show-address = Show me the address
offer-family = Family
offer-address = Address
offer-phone = Telephone
offer-needs = Good to know
offer-said-accepted = Thank you. The family knows that you come.
offer-said-declined = Thank you for telling us. We ask someone else.
offer-said-too-late = It is too late to change this here. Please call your contact person.
offer-said-taken = Somebody else comes by now. Thank you all the same.
offer-said-over = This can no longer be answered. You need not do anything.

fact-when = When
fact-duration = How long
fact-place = Where
fact-children = Children
fact-cost = Cost

age-band-baby = baby (0 to 18 months)
age-band-toddler = toddler (18 months to 2½ years)
age-band-nursery = nursery school (2½ to 6 years)
age-band-primary = primary school (6 to 12 years)

calendar-summary = Childcare at home: { $caregiver } comes

letter-offer = Offer to a caregiver
letter-offer-subject = { $count ->
    [one] Can you come? One family asks for you
   *[other] Can you come? We ask you for { $count } times
}
letter-offer-text = { $count ->
    [one] We have planned one time for you. Please tell us whether you come.
   *[other] We have planned { $count } times for you. Please answer each one.
}
letter-offer-answer-by = Please answer before { $moment }.
letter-offer-along = { $place }, along with a mentor
letter-offer-button = { $when }: answer
letter-offer-afterwards = A button opens a page. Nothing happens until you press "yes" or "no" there.
letter-reminder-answer = Reminder to answer
letter-reminder-answer-subject = We still wait for your answer
letter-reminder-answer-button = Answer now
letter-withdrawn = Offer taken back
letter-withdrawn-subject = You need not come
letter-withdrawn-text = This time has changed. You need not come:
letter-confirmed = Confirmation to the family
letter-confirmed-subject = A caregiver comes on { $day }
letter-confirmed-text = { $caregiver } comes to mind your children.
letter-confirmed-calendar = The calendar file in this e-mail puts it in your calendar.
letter-called-off = Called off to the family
letter-called-off-subject = Your caregiver cannot come
letter-called-off-text = { $caregiver } cannot come after all. We are looking for someone else. You hear from us again.
letter-cancelled-subject = Your childcare is cancelled
letter-cancelled-text = This time is cancelled. { $caregiver } knows it.
letter-tomorrow = Reminder of tomorrow
letter-tomorrow-subject = Reminder: { $when }
letter-tomorrow-caregiver = You mind children soon. The address is on the page of this link.
letter-tomorrow-family = { $caregiver } comes soon to mind your children.
letter-tomorrow-address = To the address
offer-title-accepted = You come
offer-title-closed = This time is over or was called off
letter-nobody = Nobody found so far
letter-nobody-subject = Nobody yet for { $day }
letter-nobody-text = We have not found a caregiver for this time yet. We keep looking until it begins, and you hear at once if somebody comes.
letter-nobody-call = Can you no longer wait? Cancel it on your page, or call { $name }, { $phone }.
letter-nobody-told = Can you no longer wait? Call { $name }, { $phone }.
letter-moved = Another address
letter-moved-subject = The family has another address
letter-moved-text = You said that you come. The family lives somewhere else now. Look at the address before you go. Is it too far? Then call us.
offer-said-missing = You cannot accept this now: a certificate is still missing. Please call your contact person.
