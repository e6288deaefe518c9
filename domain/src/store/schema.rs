//! The tables, one schema for both databases: instants are `Timestamp` (UTC) on either.

diesel::table! {
    organisers (id) {
        id -> Text,
        slug -> Text,
        name -> Text,
        scheme -> Text,
        time_zone -> Text,
        language -> Text,
        contact_name -> Text,
        contact_phone -> Text,
        contact_email -> Text,
        price_cents -> Integer,
        lead_hours -> Integer,
        answer_hours -> Integer,
        cutoff_hours -> Integer,
        run_weekday -> Integer,
        run_time -> Text,
        solve_seconds -> Integer,
        same_place_minutes -> Integer,
        created_at -> Timestamp,
        lead_time -> Text,
        seen_minutes -> Integer,
        remind_hours -> Text,
        ladder -> Nullable<Text>,
    }
}

diesel::table! {
    organiser_postcodes (organiser_id, postcode) {
        organiser_id -> Text,
        postcode -> Text,
    }
}

diesel::table! {
    coordinators (id) {
        id -> Text,
        organiser_id -> Text,
        email -> Text,
        name -> Text,
        password_hash -> Text,
        created_at -> Timestamp,
        role -> Text,
    }
}

diesel::table! {
    invitations (id) {
        id -> Text,
        organiser_id -> Text,
        email -> Text,
        name -> Text,
        role -> Text,
        invited_by -> Text,
        invited_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

diesel::table! {
    plan_figures (organiser_id, figure) {
        organiser_id -> Text,
        figure -> Text,
        value -> Double,
    }
}

diesel::table! {
    letter_texts (organiser_id, letter, language) {
        organiser_id -> Text,
        letter -> Text,
        language -> Text,
        added -> Text,
    }
}

diesel::table! {
    sessions (token_hash) {
        token_hash -> Text,
        organiser_id -> Text,
        coordinator_id -> Text,
        created_at -> Timestamp,
        last_seen_at -> Timestamp,
    }
}

diesel::table! {
    families (id) {
        id -> Text,
        organiser_id -> Text,
        email -> Nullable<Text>,
        email_heard -> Nullable<Text>,
        name -> Text,
        phone -> Text,
        language -> Text,
        spoken_languages -> Text,
        single_parent -> Bool,
        street -> Text,
        postcode -> Text,
        locality -> Text,
        latitude -> Double,
        longitude -> Double,
        needs -> Text,
        trainees_welcome -> Bool,
        created_at -> Timestamp,
    }
}

diesel::table! {
    enquiries (id) {
        id -> Text,
        organiser_id -> Text,
        submission -> Text,
        form -> Text,
        received_at -> Timestamp,
        family_id -> Nullable<Text>,
        email -> Nullable<Text>,
        form_number -> Text,
    }
}

diesel::table! {
    children (id) {
        id -> Text,
        organiser_id -> Text,
        family_id -> Text,
        first_name -> Text,
        birth_month -> Text,
    }
}

diesel::table! {
    caregivers (id) {
        id -> Text,
        organiser_id -> Text,
        email -> Text,
        name -> Text,
        phone -> Text,
        language -> Text,
        spoken_languages -> Text,
        street -> Text,
        postcode -> Text,
        locality -> Text,
        latitude -> Double,
        longitude -> Double,
        transport -> Text,
        max_travel_minutes -> Integer,
        stage -> Text,
        engagement -> Text,
        earlier_work -> Text,
        wishes -> Text,
        max_minutes_per_day -> Integer,
        max_minutes_per_week -> Integer,
        max_days -> Integer,
        min_minutes_per_day -> Integer,
        target_minutes -> Integer,
        learning_minutes -> Integer,
        path_started_on -> Nullable<Date>,
        path_exempt -> Bool,
        created_at -> Timestamp,
        proved_at -> Nullable<Timestamp>,
        admitted_at -> Nullable<Timestamp>,
        submission -> Text,
    }
}

diesel::table! {
    certificates (id) {
        id -> Text,
        organiser_id -> Text,
        caregiver_id -> Text,
        code -> Text,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
        seen_on -> Date,
        seen_by -> Text,
    }
}

diesel::table! {
    gate_exceptions (id) {
        id -> Text,
        organiser_id -> Text,
        caregiver_id -> Text,
        requirement -> Text,
        reason -> Text,
        valid_from -> Date,
        valid_until -> Date,
        signed_at -> Timestamp,
        signed_by -> Text,
        ended_at -> Nullable<Timestamp>,
        ended_by -> Nullable<Text>,
    }
}

diesel::table! {
    absences (id) {
        id -> Text,
        organiser_id -> Text,
        caregiver_id -> Text,
        kind -> Text,
        from_day -> Date,
        until_day -> Nullable<Date>,
        said_by -> Text,
        said_at -> Timestamp,
    }
}

diesel::table! {
    new_addresses (caregiver_id) {
        caregiver_id -> Text,
        organiser_id -> Text,
        email -> Text,
        given_at -> Timestamp,
    }
}

diesel::table! {
    availability_patterns (id) {
        id -> Text,
        organiser_id -> Text,
        caregiver_id -> Text,
        weekday -> Integer,
        from_time -> Text,
        until_time -> Text,
        shade -> Text,
    }
}

diesel::table! {
    availability_exceptions (id) {
        id -> Text,
        organiser_id -> Text,
        caregiver_id -> Text,
        day -> Date,
        from_time -> Nullable<Text>,
        until_time -> Nullable<Text>,
        shade -> Nullable<Text>,
    }
}

diesel::table! {
    minutes_by_hand (caregiver_id, month) {
        organiser_id -> Text,
        caregiver_id -> Text,
        month -> Text,
        minutes -> Integer,
    }
}

diesel::table! {
    pairings (family_id, caregiver_id) {
        organiser_id -> Text,
        family_id -> Text,
        caregiver_id -> Text,
        kind -> Text,
    }
}

diesel::table! {
    requests (id) {
        id -> Text,
        organiser_id -> Text,
        family_id -> Text,
        submission -> Text,
        reason -> Text,
        wishes -> Text,
        asked_at -> Timestamp,
        asked_by -> Text,
    }
}

diesel::table! {
    request_children (request_id, child_id) {
        organiser_id -> Text,
        request_id -> Text,
        child_id -> Text,
    }
}

diesel::table! {
    slots (id) {
        id -> Text,
        organiser_id -> Text,
        request_id -> Text,
        family_id -> Text,
        week -> Text,
        starts_at -> Timestamp,
        ends_at -> Timestamp,
        wall_start -> Text,
        wall_end -> Text,
        time_zone -> Text,
        priority -> Integer,
        calendar_sequence -> Integer,
        cancelled_at -> Nullable<Timestamp>,
        series_id -> Nullable<Text>,
    }
}

diesel::table! {
    decisions (slot_id, caregiver_id) {
        organiser_id -> Text,
        slot_id -> Text,
        caregiver_id -> Text,
        kind -> Text,
    }
}

diesel::table! {
    waivers (slot_id, caregiver_id, policy) {
        organiser_id -> Text,
        slot_id -> Text,
        caregiver_id -> Text,
        policy -> Text,
        reason -> Text,
        signed_by -> Text,
        signed_at -> Timestamp,
    }
}

diesel::table! {
    hand_steps (id) {
        id -> Text,
        organiser_id -> Text,
        week -> Text,
        coordinator_id -> Text,
        slot_id -> Text,
        caregiver_id -> Text,
        kind -> Text,
        stood -> Text,
        stands -> Text,
        told -> Bool,
        made_at -> Timestamp,
    }
}

diesel::table! {
    plan_runs (id) {
        id -> Text,
        organiser_id -> Text,
        week -> Text,
        state -> Text,
        started_by -> Text,
        started_at -> Timestamp,
        beat_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        stop_asked -> Bool,
        seed -> Integer,
        time_limit -> Integer,
        gap_asked -> Double,
        progress -> Text,
        week_file -> Text,
        plan_file -> Nullable<Text>,
        score -> Nullable<Double>,
        bound -> Nullable<Double>,
        gap -> Nullable<Double>,
        failure -> Nullable<Text>,
        weights -> Nullable<Text>,
    }
}

diesel::table! {
    rehearsals (organiser_id, week) {
        organiser_id -> Text,
        week -> Text,
        begun_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
        failure -> Nullable<Text>,
        looked_at -> Nullable<Timestamp>,
        of_draft -> Nullable<Text>,
        of_week -> Nullable<Text>,
        found -> Nullable<Text>,
    }
}

diesel::table! {
    draft_assignments (slot_id) {
        slot_id -> Text,
        organiser_id -> Text,
        week -> Text,
        caregiver_id -> Text,
        trainee_id -> Nullable<Text>,
    }
}

diesel::table! {
    publications (id) {
        id -> Text,
        organiser_id -> Text,
        week -> Text,
        revision -> Integer,
        published_at -> Timestamp,
        published_by -> Text,
        week_file -> Text,
        plan_file -> Text,
    }
}

diesel::table! {
    offers (id) {
        id -> Text,
        organiser_id -> Text,
        publication_id -> Nullable<Text>,
        slot_id -> Text,
        caregiver_id -> Text,
        role -> Text,
        state -> Text,
        answer_by -> Timestamp,
        made_at -> Timestamp,
        family_id -> Text,
        starts_at -> Timestamp,
        minutes -> Integer,
    }
}

diesel::table! {
    arrivals (offer_id, said) {
        offer_id -> Text,
        said -> Text,
        organiser_id -> Text,
        said_at -> Timestamp,
        said_by -> Text,
    }
}

diesel::table! {
    links (token_hash) {
        token_hash -> Text,
        organiser_id -> Text,
        purpose -> Text,
        family_id -> Nullable<Text>,
        caregiver_id -> Nullable<Text>,
        offer_id -> Nullable<Text>,
        enquiry_id -> Nullable<Text>,
        issued_at -> Timestamp,
        expires_at -> Timestamp,
        invitation_id -> Nullable<Text>,
    }
}

diesel::table! {
    outbox (id) {
        id -> Text,
        organiser_id -> Text,
        family_id -> Nullable<Text>,
        caregiver_id -> Nullable<Text>,
        from_name -> Text,
        recipient -> Text,
        domain -> Text,
        reply_to -> Nullable<Text>,
        letter -> Text,
        matter -> Nullable<Text>,
        message_id -> Text,
        state -> Text,
        attempts -> Integer,
        due_at -> Timestamp,
        useless_after -> Nullable<Timestamp>,
        lease -> Nullable<Text>,
        leased_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        written_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    letter_bodies (letter_id) {
        letter_id -> Text,
        subject -> Text,
        body_text -> Text,
        body_html -> Text,
        calendar -> Nullable<Text>,
    }
}

diesel::table! {
    mail_faults (id) {
        id -> Integer,
        since -> Timestamp,
        tried_at -> Timestamp,
        reason -> Text,
    }
}

diesel::table! {
    events (id) {
        id -> Text,
        organiser_id -> Text,
        at -> Timestamp,
        kind -> Text,
        actor_kind -> Text,
        actor_id -> Nullable<Text>,
        family_id -> Nullable<Text>,
        caregiver_id -> Nullable<Text>,
        slot_id -> Nullable<Text>,
        offer_id -> Nullable<Text>,
        week -> Nullable<Text>,
        detail -> Text,
    }
}

diesel::table! {
    tries (key_hash) {
        key_hash -> Text,
        ends_at -> Timestamp,
        count -> Integer,
    }
}

diesel::table! {
    lost_links (organiser_id, email) {
        organiser_id -> Text,
        email -> Text,
        asked_at -> Timestamp,
    }
}

diesel::table! {
    notes (id) {
        id -> Text,
        organiser_id -> Text,
        family_id -> Nullable<Text>,
        caregiver_id -> Nullable<Text>,
        coordinator_id -> Text,
        kind -> Text,
        text -> Text,
        written_at -> Timestamp,
    }
}

diesel::joinable!(notes -> families (family_id));
diesel::joinable!(notes -> caregivers (caregiver_id));
diesel::joinable!(notes -> coordinators (coordinator_id));
diesel::joinable!(links -> organisers (organiser_id));
diesel::joinable!(invitations -> coordinators (invited_by));
diesel::joinable!(sessions -> coordinators (coordinator_id));
diesel::joinable!(children -> families (family_id));
diesel::joinable!(certificates -> caregivers (caregiver_id));
diesel::joinable!(certificates -> coordinators (seen_by));
diesel::joinable!(gate_exceptions -> caregivers (caregiver_id));
diesel::joinable!(gate_exceptions -> coordinators (signed_by));
diesel::joinable!(absences -> caregivers (caregiver_id));
diesel::joinable!(new_addresses -> caregivers (caregiver_id));
diesel::joinable!(availability_patterns -> caregivers (caregiver_id));
diesel::joinable!(availability_exceptions -> caregivers (caregiver_id));
diesel::joinable!(minutes_by_hand -> caregivers (caregiver_id));
diesel::joinable!(pairings -> families (family_id));
diesel::joinable!(pairings -> caregivers (caregiver_id));
diesel::joinable!(requests -> families (family_id));
diesel::joinable!(request_children -> requests (request_id));
diesel::joinable!(request_children -> children (child_id));
diesel::joinable!(slots -> requests (request_id));
diesel::joinable!(slots -> families (family_id));
diesel::joinable!(decisions -> slots (slot_id));
diesel::joinable!(decisions -> caregivers (caregiver_id));
diesel::joinable!(waivers -> slots (slot_id));
diesel::joinable!(waivers -> coordinators (signed_by));
diesel::joinable!(draft_assignments -> slots (slot_id));
diesel::joinable!(offers -> publications (publication_id));
diesel::joinable!(offers -> slots (slot_id));
diesel::joinable!(arrivals -> offers (offer_id));
diesel::joinable!(offers -> caregivers (caregiver_id));
diesel::joinable!(links -> families (family_id));
diesel::joinable!(links -> caregivers (caregiver_id));
diesel::joinable!(links -> offers (offer_id));
diesel::joinable!(letter_bodies -> outbox (letter_id));
diesel::joinable!(outbox -> families (family_id));
diesel::joinable!(outbox -> caregivers (caregiver_id));
diesel::joinable!(events -> families (family_id));
diesel::joinable!(events -> caregivers (caregiver_id));
diesel::joinable!(events -> slots (slot_id));
diesel::joinable!(events -> offers (offer_id));

diesel::allow_tables_to_appear_in_same_query!(
    organisers,
    organiser_postcodes,
    coordinators,
    invitations,
    plan_figures,
    letter_texts,
    sessions,
    families,
    children,
    enquiries,
    caregivers,
    certificates,
    gate_exceptions,
    absences,
    new_addresses,
    availability_patterns,
    availability_exceptions,
    minutes_by_hand,
    pairings,
    requests,
    request_children,
    slots,
    decisions,
    waivers,
    hand_steps,
    plan_runs,
    draft_assignments,
    publications,
    rehearsals,
    offers,
    arrivals,
    links,
    outbox,
    letter_bodies,
    mail_faults,
    events,
    tries,
    lost_links,
    notes,
);
