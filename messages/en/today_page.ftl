# The first page after log-in, the search, and who did what.

nav-today = Today
nav-today-open = Today ({ $count } open)
nav-caregivers-talks = Caregivers ({ $count } to talk to)
nav-journal = Journal

today-title = Today, { $day }
today-said-offered = The offer is on its way by e-mail.
today-quiet = All is well
today-quiet-text = Nobody is waiting for you. A good moment to look ahead to next week.
today-more = and { $count } more
today-week-line = { $asked ->
    [one] One time asked
   *[other] { $asked } times asked
}, { $planned } planned

today-withdrawn = { $count ->
    [one] Somebody no longer comes
   *[other] { $count } caregivers no longer come
}
today-open = { $count ->
    [one] One time in the next three days has nobody yet
   *[other] { $count } times in the next three days have nobody yet
}
today-expiring = { $count ->
    [one] One offer expires soon
   *[other] { $count } offers expire soon
}
today-called-off = { $count ->
    [one] A family has cancelled at the last moment
   *[other] Families have cancelled { $count } times at the last moment
}
today-calls = { $count ->
    [one] One call to make
   *[other] { $count } calls to make
}
today-failed = { $count ->
    [one] One e-mail could not leave
   *[other] { $count } e-mails could not leave
}
today-unproved = { $count ->
    [one] One request waits until its address is confirmed
   *[other] { $count } requests wait until their address is confirmed
}
today-talks = { $count ->
    [one] One talk to hold
   *[other] { $count } talks to hold
}
today-ending = { $count ->
    [one] One certificate ends
   *[other] { $count } certificates end
}

today-withdrew-by-link = { $name } called off on { $moment }, by the link
today-withdrew-by-telephone = { $name } does not come: noted by the office on { $moment }
today-who-can = Who can come?
today-nobody-fits = Nobody can take this over without a rule in the way.
today-offer-to = Offer to { $name } ({ $travel } more travel)
today-answer-by = { $name } has to answer before { $moment }
today-note-answer = Note the answer
today-call-to-be-sure = { $name } was to come. Call to be sure that this is known.
today-see-family = To the family
today-what-to-say = What to say
today-see-letter = To the e-mails
today-see-request = To the request
today-admit = Hold the talk and admit
today-see-training = To the certificates
today-since = since { $moment }
today-until = valid until { $day }
today-badge-today = today
today-badge-tomorrow = tomorrow
today-badge-ended = over
today-badge-days = { $count ->
    [0] last day
    [one] 1 day left
   *[other] { $count } days left
}

next-step-collect = Nobody has asked for care yet
next-step-solve = Next step: solve
next-step-solving = The planner is at work
next-step-publish = Next step: look it over and publish
next-step-fill = { $count ->
    [one] One time has nobody yet
   *[other] { $count } times have nobody yet
}
next-step-wait = { $count ->
    [one] One answer is awaited
   *[other] { $count } answers are awaited
}
next-step-settled = All is filled and confirmed

first-title = On the way to your first week
first-step-settings = Look over the settings
first-text-settings = Are area, price and contact person right? Save the page to tick this off.
first-step-caregiver = Admit a first caregiver
first-text-caregiver = Pass on the link of your page for joining, or enrol somebody on the telephone. See the certificates, hold the talk and admit.
first-step-family = Get a first request from a family
first-text-family = Pass on the link of your request form, or ask for a family on the telephone. A request counts once its address is confirmed.
first-step-hours = Know when a caregiver can work
first-text-hours = Each caregiver fills this in by a link. You can do it too, on the telephone.
first-step-solve = Solve the week
first-text-solve = The planner looks for the best plan and says how far that is from the best possible.
first-step-publish = Publish the week
first-text-publish = Each offer then leaves by e-mail. Whoever cannot come says no, and you find here who can take over.

event-office-alerted = Office told by e-mail
letter-alert = Urgent message to the office
letter-alert-subject = { $count ->
    [one] One thing cannot wait
   *[other] { $count } things cannot wait
}
letter-alert-open = { $count ->
    [one] This time begins within 24 hours and has nobody yet:
   *[other] These { $count } times begin within 24 hours and have nobody yet:
}
letter-alert-more = and { $count } more
letter-alert-letters = { $count ->
    [one] One e-mail does not arrive. Call whoever it was for.
   *[other] { $count } e-mails do not arrive. Call whoever they were for.
}
letter-alert-button = To what has to be done
letter-alert-once = We write once about each of these things. At night we write only about what begins early.

search-title = Search
search-label = Search a family, a caregiver or a request
search-placeholder = Search
search-button = Search
search-hint = A name, telephone number, e-mail address, place or week. Accents and spaces do not matter.
search-nothing = Nothing found
search-nothing-text = Try a part of the name, or the last digits of the telephone number.
search-more = { $count ->
    [one] There is one more. Type more to refine, the place for instance.
   *[other] There are { $count } more. Type more to refine, the place for instance.
}
search-families = Families: { $count }
search-caregivers = Caregivers: { $count }
search-waiting = Requests that wait to be confirmed: { $count }
search-next = Next: { $when } – { $name }
search-next-asked = Next: { $when } – { $name }, asked
search-next-nobody = Next: { $when } – nobody yet

journal-title = Who did what
journal-about = All about { $name }.
journal-about-one = All about this time or person.
journal-everybody = Show everything
journal-of-one = Who did what
journal-head-when = When
journal-head-what = What
journal-head-family = Family
journal-head-caregiver = Caregiver
journal-head-slot = Time or week
journal-head-week = Week
journal-head-by = By
journal-from = From
journal-until = Until
journal-nothing = The journal says nothing about this.
journal-newer = Newer
journal-older = Older
journal-file = This list as a file (CSV, 20,000 lines at most)
journal-forgotten = somebody who was forgotten
journal-by-family = by the family
journal-by-caregiver = by the caregiver
journal-by-coordinator = by a coordinator
journal-by-program = by the program
journal-by-visitor = by an open page
journal-by-name = by { $name }
journal-by-name-telephone = by { $name }, by telephone
journal-by-name-link = by { $name }, by link
journal-by-name-import = by { $name }, from a file
journal-by-import = by a command, from a file
journal-fault-week = Write a week, such as 2026-W48.
today-asking = { $count ->
    [one] Several people were asked for one visit
   *[other] Several people were asked for { $count } visits
}
today-asked = Asked: { $names }. Answer before { $moment }.
today-see-slot = To the visit
today-replace-all = All of { $name } in one go
today-said-stepped-in = Noted. The family has an e-mail, or waits for your call. Give the address to whoever leaves now.
today-nobody-came = { $count ->
    [one] One family says: nobody has come
   *[other] { $count } families say: nobody has come
}
today-not-seen = { $count ->
    [one] One caregiver has not said “I have arrived”
   *[other] { $count } caregivers have not said “I have arrived”
}
today-was-to-come = { $name } was to come
today-missed-by-link = Said by the family on { $moment }, by the link
today-missed-by-telephone = Noted by the office on { $moment }
today-arrived-says = { $name } said on { $moment } to have arrived
today-comes-now = { $name } comes now ({ $travel } more travel)
week-not-seen-one = { $name }, { $when }, at { $family }
letter-alert-missed = { $count ->
    [one] A family says that nobody has come. Call at once.
   *[other] { $count } families say that nobody has come. Call at once.
}
letter-alert-missed-at = { $place }: nobody has come
