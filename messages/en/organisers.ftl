front-title = Childcare at home, when you need it
front-choose = Choose your municipality or organisation.
front-empty = No organisation has been added yet. An operator adds one with the command "wijkopvang organiser add".
home-lead = A caregiver comes to your home: for an interview, a Dutch lesson, an early shift.
home-family = I need childcare
home-family-text = Tell us when. We will look for a caregiver near you.
home-ask = Ask for childcare
home-caregiver = I want to mind children
home-caregiver-text = You learn on the way, with a mentor beside you.
home-join = Become a caregiver
home-lost-link = I have lost my link
home-coordinators = For coordinators

log-in-title = Log in as coordinator
log-in-email = E-mail address
log-in-password = Password
log-in = Log in
log-in-wrong = This e-mail address and password do not belong together. Check both and try again.
log-in-forgotten = Have you forgotten your password? Your operator can set a new one.

nav-settings = Settings
log-in-kept = You were away too long. Log in again: what you filled in will still be there.
log-in-nothing-done = You were away too long. What you just asked has not been done yet. After the log-in you come back to that page.
kept-title = Not sent yet
kept-lead = You are logged in again. Check what you filled in, and then send it.
kept-leave = Do not send it
