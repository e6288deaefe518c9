caregiver-page-title = My page
caregiver-page-nav = My page
caregiver-page-nav-availability = When I can work
caregiver-page-greeting = Hello { $name }
caregiver-page-waits = Your coordinator will call you for a talk. After that we will look for families for you. You can already tell us when you can work.
caregiver-page-when = When you can work
caregiver-page-no-hours = We do not know yet when you can work.
caregiver-page-exceptions = { $count ->
    [one] One day is different.
   *[other] { $count } days are different.
}
caregiver-page-change-hours = Say when I can work
caregiver-page-availability = When can you work?
caregiver-page-hours = How much you may still work
caregiver-page-month = Left this month
caregiver-page-year = Left this year
caregiver-page-used = { $used } of { $most } used
caregiver-page-path-ends = Your path lasts until { $date }.
caregiver-page-training = Your training
caregiver-page-no-certificates = Do you have a certificate? Show it to your coordinator.
caregiver-page-languages = Your languages
caregiver-page-contact = Your contact person
caregiver-page-contact-text = Do you have a question? Call or write to
caregiver-page-offers = Your offers
caregiver-page-no-offers = Nothing is offered to you now.
caregiver-page-accepted-stands = What you have accepted stands, whatever you change here. Can you not come after all? Say so on "My page".
caregiver-page-shifts = Your shifts
caregiver-page-no-shifts = You have accepted nothing now.
caregiver-page-signed = Your coordinator signed for what is still missing

# Her shifts in her own calendar.
calendar-feed-name = My childcare: { $organiser }
calendar-feed-shift = Childcare in { $place }
calendar-feed-along = Childcare in { $place }, I go along
calendar-feed-offer = Question, not answered yet: childcare in { $place }
calendar-page-link = My times in my calendar
calendar-page-title = My times in my calendar
calendar-page-text = Your calendar can fetch your times by itself. If something changes, it changes in your calendar too, after a few hours.
calendar-page-make = Make a calendar address
calendar-page-open = Open in my calendar
calendar-page-copy = Or copy this address into your calendar
calendar-page-elsewhere = Your calendar fetches your times already. We cannot show the address here any more. Do you want it on another device? Then make a new address.
calendar-page-secret = Whoever has this address sees where and when you work. Give it to nobody. With a new address the old one stops working.
calendar-page-again = Make a new address
calendar-page-end = Stop with my calendar
calendar-page-said-made = Your address is ready.
calendar-page-said-ended = The address no longer works. Your calendar gets no more times.
