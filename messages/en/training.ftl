training-ladder = The ladder
training-certificates = Certificates
training-no-certificates = There are no certificates on the list yet.
rung-joined = Joined
rung-accompanied = Along with a mentor
rung-school-age = Alone with older children
rung-youngest = With babies and toddlers too
rung-mentor = Mentor
rung-reached = reached
rung-next = Next step: { $name }. Still needed:
rung-missing-talk = the talk with the coordinator
rung-missing-hours = { $time } with a mentor
rung-missing-word = the coordinator's agreement
path-started = Begin of the path
path-talk = Talk about the next step
path-ends = End of the path
path-talk-due = It is time for the talk about the next step.

certificate-infant-first-aid = Life-saving with babies and toddlers
certificate-care-0-3 = Care of children from 0 to 3
certificate-care-3-12 = Care of children from 3 to 12
certificate-criminal-record-extract = Criminal-record extract, model 596.2
certificate-medical-fitness = Medical fitness
certificate-dutch-b1 = Dutch, level B1
certificate-holds = valid
certificate-ends-in = { $days ->
    [0] valid until the end of today
    [one] valid for one more day
   *[other] valid for { $days } more days
}
certificate-over = no longer valid
certificate-not-yet = not valid yet
certificate-no-end = no end
certificate-seen = Seen on { $day } by { $name }
certificate-add = Note a certificate
certificate-choose = Choose a certificate
certificate-code = Certificate
certificate-from = Valid from
certificate-until = Valid until and with
certificate-until-hint = Leave empty if there is no end.
certificate-privacy = We keep the dates alone, and who saw it when. Never the document itself.
certificate-i-saw-it = I have seen the document myself today
certificate-note = Note it
certificate-remove = Remove
certificate-remove-text = Then this certificate no longer counts in the planning.
certificate-remove-button = Yes, remove it
certificate-done-noted = The certificate is on the list.
certificate-done-removed = The certificate is off the list.
certificate-fault-date = Write a date, such as 23/11/2026.
certificate-fault-order = The end is before the beginning.
certificate-fault-seen = Tick that you have seen the document yourself.
