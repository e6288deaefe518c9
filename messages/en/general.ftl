# Texts that every page and letter shares.

language-name = English
language-direction = ltr
language-dates = en-GB
week-with-days = week { $number } ({ $from } – { $until })
duration-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
duration-minutes = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}
duration-both = { $hours } h { $minutes } min
money = € { $amount }
percent = { $number } %
label-colon = {": "}
list-divider = {"; "}

brand-line = Childcare at home
skip-to-content = Go to the content
nav-label = Menu
nav-weeks = Weeks
nav-families = Families
nav-caregivers = Caregivers
nav-letters = E-mails
nav-mailbox = Mailbox
log-out = Log out ({ $name })
contact-person = Your contact person:
footer-line = Wijkopvang: flexible childcare at home.
back-to-start = Back to the start
back = Back
save = Save

letter-greeting = Hello { $name },
letter-contact = Questions? Call or write to:

faults-title = { $count ->
    [one] One thing is not right yet
   *[other] { $count } things are not right yet
}
fault-empty = Please fill this in.
fault-too-long = This is too long: use at most { $most } characters.
fault-control = Please write this on one line, without special characters.
fault-email = Write the whole e-mail address, such as name@example.be.
fault-phone = Write the whole telephone number, such as 0470 12 34 56.
fault-place-unknown = We do not know this postcode and place. Write them as in: 9032 Wondelgem.
fault-place-several = { $count ->
    [one] This postcode has one place: { $names }. Do you live there? Then write it like that.
   *[other] There are several places. Choose one: { $names }.
}
fault-choice = Choose one of the answers.
fault-number = Write a whole number from { $least } to { $most }.

refusal-not-found = This page is not here
refusal-not-found-cure = Perhaps the address is not complete. Start again from the first page.
refusal-link-unknown = This link does not work
refusal-link-unknown-cure = Perhaps the e-mail program cut it off. Copy the whole link from the e-mail, or ask for a new one.
refusal-link-over = This link is no longer valid
refusal-link-over-cure = We can send you a new link by e-mail.
refusal-link-counted = This request counts already
refusal-link-counted-cure = You need not do anything more with this link. Would you like to see your page? We can send you a new link.
refusal-link-request-ended = This link has been replaced
refusal-link-request-ended-cure = A newer e-mail went after it, the request was corrected, or it was dropped. Look in the newest e-mail. Is there none? We send you a new link if anything is still to be confirmed.
refusal-link-proof-ended = This link has been replaced
refusal-link-proof-ended-cure = A newer e-mail went after it, or another address was given. Look in the newest e-mail, or ask for a new link.
refusal-link-page-ended = This link has been replaced
refusal-link-page-ended-cure = There is a newer link, or messages go to another e-mail address now. Look there in the newest e-mail, or ask for a new link.
refusal-new-link = Send me a new link
refusal-cross-site = This did not come from our pages
refusal-cross-site-cure = For your safety nothing was changed. Open the page again and try once more.
refusal-too-large = That is too much text
refusal-too-large-cure = Nothing was saved. Go back and use fewer words.
refusal-unreadable = We could not read that
refusal-unreadable-cure = Nothing was saved. Go back and try again.
refusal-too-many = That was a bit too fast
refusal-too-many-cure = { $minutes ->
    [one] Wait one minute and try again.
   *[other] Wait { $minutes } minutes and try again.
}
refusal-surprise = Something went wrong here
refusal-surprise-cure = It is not your fault, and nothing was saved. Try again in a minute, or call your contact person.

spoken-nl = Dutch
spoken-fr = French
spoken-en = English
spoken-ar = Arabic
spoken-tr = Turkish
spoken-uk = Ukrainian
spoken-ru = Russian
spoken-fa = Dari or Farsi
spoken-ps = Pashto
spoken-pl = Polish
spoken-ro = Romanian
spoken-bg = Bulgarian
spoken-es = Spanish
spoken-ti = Tigrinya
spoken-so = Somali
refusal-too-slow = That took too long
refusal-too-slow-cure = Nothing was saved. Perhaps your connection is slow. Go back and try again.
fault-control-text = Please leave out special characters.
letter-greeting-nobody = Hello,
fault-street-number = What is the house number? Write for example: Kerkstraat 12. Is there none? Then write: Kerkstraat, no number.
required = (required)
nav-families-unproved = Families ({ $count } to confirm)
person-title = Are you a person?
person-text = There was something in a hidden field. A program does that, or sometimes your browser. All that you wrote is still there. Press the button, and we send it.
person-button = Yes, send it
refusal-old-form = This form is too old
refusal-old-form-cure = You have logged in again since. Nothing was changed. Check what you filled in, and send it again.
kept-typed = This is what you filled in. None of it is saved yet.
kept-send = Send it now
kept-show = Back to the form
refusal-unavailable = It is a bit too busy now
refusal-unavailable-cure = It is not your fault, and nothing was saved. Try again in a minute, or call your contact person.
refusal-other-name = Open this website at the right address
refusal-other-name-cure = This website knows only the address below. Nothing was saved. Copy what you filled in, and open the right address.
site-nowhere = This website is not ready yet: the links in the e-mails do not work. An operator sets "base_url".
site-elsewhere = You are at another address than the one intended. Forms work only at
label-speaks = Languages
label-wishes = Wishes
nothing-done = You were away too long. What you just asked has not been done yet. Press the button again.
faults-in-title = Not right yet:
refusal-invitation-ended = This invitation is over
refusal-invitation-ended-cure = It was used or taken back, or is older than seven days. Do you have a password already? Then log in. Otherwise ask whoever invited you for a new one.
refusal-for-administrators = This is for administrators
refusal-for-administrators-cure = Nothing was changed. Ask an administrator of your organisation.
refusal-for-planners = You cannot change this
refusal-for-planners-cure = Nothing was changed. In your role you can look at everything. Ask an administrator of your organisation for another role.

reach-message = Hello { $name }, this is { $coordinator } of { $organiser }.
reach-call = Call
reach-sms = Text message
reach-whatsapp = WhatsApp
period-by-week = By week
period-by-month = By month
note-title = Calls and notes
note-kind = What is it?
note-kind-call = Call
note-kind-note = Note
note-text = What was said or agreed?
note-hint = Only coordinators read this. Write nothing about illness or religion. It goes after a year.
note-write = Keep
note-none = Nothing has been noted yet.
note-signed = { $moment }, { $name }
note-remove = Take away
note-fault-empty = Write what you want to remember.
note-done-noted = Kept.
note-done-removed = Taken away.
contact-letters = E-mails and letters
contact-no-letters = Nothing has been written yet.
contact-all-letters = Everything that did not arrive or is still to be told
shifts-done = Done
shifts-coming = To come
shifts-asked = Asked
shifts-served = Somebody came or comes
shifts-none = There is nothing in this time.
shifts-along = goes along to learn
shifts-says-yes = Says yes
shifts-says-no = Says no
merge-title = Registered twice?
merge-who = Is somebody here twice? Find the other registration. You see first what would happen.
merge-search = Name, place, e-mail or telephone
merge-nobody-alike = Nobody else has the same name, number or e-mail address.
merge-nobody-found = Nobody fits this.
merge-compare = Compare
merge-text = { $stays } stays. { $goes } goes over into it. Look well whether they are the same.
merge-stays = Stays
merge-goes = Goes over
merge-differs = differs
merge-moved = This goes over
merge-moved-nothing = Nothing hangs on the registration that goes.
merge-moved-slots = { $count ->
    [one] one visit
   *[other] { $count } visits
}
merge-moved-children = { $count ->
    [one] one child
   *[other] { $count } children
}
merge-moved-offers = { $count ->
    [one] one offer
   *[other] { $count } offers
}
merge-moved-certificates = { $count ->
    [one] one certificate
   *[other] { $count } certificates
}
merge-moved-letters = { $count ->
    [one] one e-mail or letter
   *[other] { $count } e-mails and letters
}
merge-moved-notes = { $count ->
    [one] one note
   *[other] { $count } notes
}
merge-moved-entries = { $count ->
    [one] one line of "Who did what"
   *[other] { $count } lines of "Who did what"
}
merge-links = The links of the registration that goes stop working. New e-mails go to the one that stays. The facts that stay are on the left.
merge-final = This cannot be undone.
merge-do = Yes, { $goes } goes over into { $stays }
merge-in-the-way = This has to be solved first
merge-same-time = Two visits at the same time: { $one } and { $other }. Cancel one of them first.
merge-other-proved = The e-mail address of the one that goes is proved, and that of the one that stays is not. Do it the other way round.
merge-other-admitted = The registration that would go was admitted. That one has to stay: swap them.
merge-solving = A week is being solved just now. Wait until it is done, and try again.
merge-swap = Swap: the other one stays
merge-changed = Something has changed meanwhile. Look once more, and press again.
merge-link-family = Is this family registered twice?
merge-link-caregiver = Is this person registered twice?
