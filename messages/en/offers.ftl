offer-title = Can you come?
offer-state-offered = waiting for an answer
offer-state-accepted = accepted
offer-state-declined = declined
offer-state-expired = not answered in time
offer-state-withdrawn = withdrawn
offer-along = You go along with a mentor, to learn.
offer-answer-by = Answer before
offer-accept = Yes, I come
offer-decline = No, I cannot
offer-change = Change my answer
offer-change-text = The family counts on you. We will tell them at once and look for someone else.
offer-decline-after-all = I cannot come after all
offer-accept-after-all = I can come after all
offer-nothing-to-do = There is nothing you need to do.
offer-show-address = Show me the address
offer-family = Family
offer-address = Address
offer-phone = Telephone
offer-needs = Good to know
offer-said-accepted = Thank you. The family knows that you come.
offer-said-declined = Thank you for telling us. We will ask someone else.
offer-said-taken = Somebody else is coming. Thank you all the same.
offer-said-over = This can no longer be answered. There is nothing you need to do.

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
    [one] Can you come on { $day }?
   *[other] Can you come { $count } times? The first is on { $day }
}
letter-offer-text = { $count ->
    [one] We have planned one visit for you. Please tell us whether you come.
   *[other] We have planned { $count } visits for you. Please answer each one.
}
letter-offer-answer-by = Please answer before { $moment }.
letter-offer-along = { $place }, along with { $name } (mentor)
letter-offer-button = Answer for { $when }
letter-offer-afterwards = The button opens a page. There you press "yes" or "no". Nothing happens before that.
letter-reminder-answer = Reminder to answer
letter-reminder-answer-subject = { $count ->
    [one] Can you come on { $day }? We are waiting for your answer
   *[other] Can you come { $count } times, the first on { $day }? We are waiting for your answer
}
letter-reminder-answer-button = Answer now
letter-withdrawn = Offer withdrawn
letter-withdrawn-subject = You need not come on { $day }
letter-withdrawn-text = Something has changed in the plan. You need not come:
letter-no-longer-subject = { $count ->
    [one] You need not come on { $day }
   *[other] You need not come { $count } times. The first is on { $day }
}
letter-offer-no-longer = You need no longer come on { $when } ({ $place }).
letter-confirmed = Confirmation to the family
letter-confirmed-subject = A caregiver comes on { $day }
letter-confirmed-text = { $caregiver } is coming to look after your children.
letter-confirmed-calendar = The calendar file in this e-mail puts it in your calendar.
letter-called-off = Called off to the family
letter-called-off-subject = Your caregiver cannot come on { $day }
letter-called-off-text = { $caregiver } cannot come after all. We are sorry. We are looking for someone else, and will write to you again.
letter-cancelled-subject = Your childcare on { $day } is cancelled
letter-cancelled-text = This visit is cancelled. { $caregiver } has been told.
letter-tomorrow = Reminder of tomorrow
letter-tomorrow-subject = Reminder: { $when }
letter-tomorrow-caregiver = You are looking after children soon. Press the button to see the address.
letter-tomorrow-family = { $caregiver } is coming soon to look after your children.
letter-tomorrow-address = See the address
offer-title-accepted = You come
offer-title-closed = This time is over or was called off
letter-nobody = Nobody found so far
letter-nobody-subject = Nobody yet for { $day }
letter-nobody-text = We have not found a caregiver for this time yet. We keep looking until it begins, and you hear at once if somebody comes.
letter-nobody-call = Can you no longer wait? Cancel it on your page, or call { $name }, { $phone }.
letter-nobody-told = Can you no longer wait? Call { $name }, { $phone }.
letter-moved = Another address
letter-moved-subject = Another address for { $day }
letter-moved-text = You said that you can come. The family has moved. Please look at the address before you leave. Is it too far? Then call us.
letter-moved-asked = We asked whether you can come. The family has moved: see below where to. Can you come there too? Then answer. Is it too far? Then say no.
letter-withdrawn-by-family = The family has cancelled. You need not come:
letter-offer-with = { $place }. { $name } is being asked to go along, to learn
letter-withdrawn-with-mentor = The mentor with whom you were going cannot come. So you need not come either. Thank you for wanting to go:
letter-along = Who goes along
letter-along-subject = { $name } goes along with you on { $day }
letter-along-text = { $name } goes along with you, to learn.
letter-alone-subject = { $name } does not go along with you on { $day }
letter-alone-text = { $name } does not go along with you. Nothing else changes: you come as agreed.
letter-mentor-subject = { $name } comes on { $day }: you go along
letter-mentor-text = { $name } is coming, and you go along to learn.
letter-confirmed-along = { $trainee } comes along, to learn
letter-family-along = Who comes along to the family
letter-family-along-subject = { $day }: somebody comes along
letter-family-along-text = { $caregiver } is coming to look after your children. { $trainee } comes along, to learn.
letter-family-alone-subject = { $day }: nobody comes along
letter-family-alone-text = { $trainee } does not come along. { $caregiver } comes as agreed.
letter-looking = Nobody found so far, at publication
letter-looking-subject = { $count ->
    [one] We are still looking for someone for { $day }
   *[other] We are still looking for someone for { $count } visits. The first is on { $day }
}
letter-looking-text = { $count ->
    [one] The plan of that week is ready. We have no caregiver yet for this visit:
   *[other] The plan of that week is ready. We have no caregiver yet for these visits:
}
letter-looking-when = We keep looking. If somebody comes, we write to you at once. If we find nobody, we write at the latest on the day before.
letter-late-no = Late "I cannot come" from a caregiver
letter-late-no-subject = Caregiver does not come: { $when }
letter-late-no-text = { $caregiver } cannot come to { $family } after all. The family has had an e-mail, or waits for your call.
letter-late-cancellation = Late cancellation by a family
letter-late-cancellation-subject = Family cancels: { $when }
letter-late-cancellation-text = { $family } cancels. { $caregiver } was to come and has had an e-mail. Call to be sure.
letter-late-caregiver = Caregiver
letter-late-family = Family
letter-late-button = To this visit
offer-with-mentor = You go along with { $name }, to learn.
offer-with-mentor-asked = You go along with { $name }, to learn. { $name } has not answered yet.
offer-with-trainee = { $name } goes along with you, to learn.
offer-with-trainee-asked = { $name } is being asked to go along with you, to learn.
offer-late-text = It begins soon. The family counts on you. We tell the family and the office at once. Please call your contact person too, if you can.
offer-said-confirm = You said that you can come, and it begins soon. Can you really not come? Please say it once more below.
offer-said-withdrawn = This offer was withdrawn. There is nothing you need to do.
offer-said-in-the-way = This cannot be done now. Below you read why. Nothing has changed. Call your contact person if it can be done all the same.
calendar-summary-along = Childcare at home: { $caregiver } comes, { $trainee } comes along
calendar-description = Questions? Call { $name }, { $phone }. Ask for a new link to your page here: { $link }
offer-said-accepted-along = Thank you, you go along. We will write if anything changes.
offer-said-missing = You cannot accept this now: a certificate is still missing. Please call your contact person.
offer-state-asked = waiting for an answer
offer-state-thanked = somebody else is coming
offer-title-thanked = Somebody has been found
offer-among-others = We are asking more people. Whoever says "yes" first comes.
offer-said-cancelled = The family has cancelled this visit. You need not come.
offer-said-begun = This visit has begun. It can no longer be answered. Call us if you have questions.
offer-said-expired = The time to answer is over. Can you come all the same? Please call us.
letter-asked = Question to several caregivers
letter-asked-subject = { $count ->
    [one] We need somebody for { $day }. Can you come?
   *[other] We need somebody for { $count } visits, the first on { $day }. Can you come?
}
letter-asked-text = { $count ->
    [one] Nobody has this visit yet. We are asking more people. Whoever says "yes" first comes.
   *[other] Nobody has these { $count } visits yet. We are asking more people. Whoever says "yes" to a visit first comes.
}
letter-thanked = Thank you: somebody is coming
letter-thanked-subject = Somebody has been found for { $day }. Thank you
letter-thanked-text = We asked whether you could come. Somebody else said yes first. There is nothing you need to do. Thank you for letting us ask.
letter-away = Somebody reports absent
letter-away-subject = { $count ->
    [one] { $name } cannot come on { $day }
   *[other] { $name } cannot come { $count } times, the first on { $day }
}
letter-away-text = { $name } has reported absent. The families have had an e-mail, or wait for your call. The button asks others in one go.
letter-away-button = See who can come
arrival-say = I have arrived
arrival-said = You are there: said on { $moment }.
arrival-take-back = Not yet: I am not there
offer-said-arrived = Thank you. We know that you are there.
offer-said-not-arrived = That is taken back.
offer-said-arrived-early = It is too early for that. Press the button when you are there.
offer-said-arrived-over = That is not possible now. This visit is over, or somebody else comes.
letter-tomorrow-arrived = Are you there? Then press “I have arrived” on the same page. So we know that all is well.
letter-tomorrow-nobody = Is nobody there when it begins? Then press “Nobody has come” on your page. We see it at once.
letter-called-off-all-subject = Your caregiver cannot come { $count } times. The first time is on { $day }
letter-called-off-all-text = Whoever was to come cannot come after all. We are sorry. We are looking for somebody else and will write again. It is about:
