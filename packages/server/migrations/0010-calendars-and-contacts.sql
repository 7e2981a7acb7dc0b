-- The address of a patient's plan as a calendar, which a calendar program reads without signing in.
create table anagen.calendar_feed (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  hash bytea not null,                          -- of the secret in the address
  secret bytea not null,                        -- under the patient's key, so that they can see the address again
  names_treatments boolean not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  read_on date,                                 -- the last day on which it was read: one row of audit for each day
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient
);
create unique index calendar_feed_at on anagen.calendar_feed (clinic_id, hash);
create unique index calendar_feed_of on anagen.calendar_feed (clinic_id, patient_id) where ended_at is null;
call anagen.make_tenant('anagen.calendar_feed', 'select, insert, update', 'patient_id');

-- Somebody of the clinic spoke with a patient, or tried, outside of a case; calls about a case are its events.
create table anagen.contact (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  check_in_id uuid,                             -- what it was about
  at timestamptz not null,
  by_id uuid not null,
  note bytea not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, check_in_id) references anagen.check_in,
  foreign key (clinic_id, by_id) references anagen.staff
);
create index contact_newest on anagen.contact (clinic_id, at desc, id);
create index contact_of on anagen.contact (clinic_id, patient_id, at desc);
call anagen.make_tenant('anagen.contact', 'select, insert', 'patient_id');

create index case_event_contacted on anagen.case_event (clinic_id, at desc, id) where kind = 'contacted';
create index verdict_after_change on anagen.verdict (clinic_id, judged_at desc, id) where cause = 'knowledge-changed';

create policy backup on anagen.calendar_feed for select to current_user using (true);
create policy backup on anagen.contact for select to current_user using (true);
