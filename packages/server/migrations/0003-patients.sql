create table anagen.patient (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  personal bytea,                               -- under the patient's key; null once erased
  zone text,
  reminders boolean not null default true,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (clinic_id, id)
);
create index patient_newest on anagen.patient (clinic_id, created_at desc, id);
call anagen.make_tenant('anagen.patient', 'select, insert, update', 'id');

-- Destroying this row makes everything about the patient unreadable, in copies too.
create table anagen.patient_key (
  clinic_id uuid not null,
  patient_id uuid not null,
  wrapped bytea not null,                       -- under the clinic's key
  primary key (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references anagen.patient
);
call anagen.make_tenant('anagen.patient_key', 'select, insert, delete', 'patient_id');

create table anagen.caregiver (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  personal bytea not null,
  since timestamptz not null,
  until timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index caregiver_of on anagen.caregiver (clinic_id, patient_id);
call anagen.make_tenant('anagen.caregiver', 'select, insert, update', 'patient_id');

create table anagen.course (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  treatment text not null,
  planned_sessions int,
  interval_days int,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index course_of on anagen.course (clinic_id, patient_id);
call anagen.make_tenant('anagen.course', 'select, insert, update', 'patient_id');

create table anagen.lot (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  product text not null,
  batch text not null,
  expires_on date,
  primary key (clinic_id, id),
  unique (clinic_id, product, batch)
);
call anagen.make_tenant('anagen.lot', 'select, insert, update');

create table anagen.session (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  course_id uuid not null,
  treatment text not null,
  ended_at timestamptz not null,                -- care windows count from here
  operator_id uuid,
  areas text[] not null default '{}',
  parts text[] not null default '{}',
  version int not null default 1,
  voided_at timestamptz,
  recorded_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, course_id) references anagen.course,
  foreign key (clinic_id, operator_id) references anagen.staff
);
create index session_of on anagen.session (clinic_id, patient_id, ended_at desc);
call anagen.make_tenant('anagen.session', 'select, insert, update', 'patient_id');

-- what a session said before each change
create table anagen.session_version (
  clinic_id uuid not null,
  session_id uuid not null,
  version int not null,
  patient_id uuid not null,
  treatment text not null,
  ended_at timestamptz not null,
  areas text[] not null,
  parts text[] not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  reason bytea not null,
  primary key (clinic_id, session_id, version),
  foreign key (clinic_id, session_id) references anagen.session,
  foreign key (clinic_id, patient_id) references anagen.patient
);
call anagen.make_tenant('anagen.session_version', 'select, insert', 'patient_id');

create table anagen.session_lot (
  clinic_id uuid not null,
  session_id uuid not null,
  lot_id uuid not null,
  patient_id uuid not null,
  amount text,
  primary key (clinic_id, session_id, lot_id),
  foreign key (clinic_id, session_id) references anagen.session,
  foreign key (clinic_id, lot_id) references anagen.lot,
  foreign key (clinic_id, patient_id) references anagen.patient
);
call anagen.make_tenant('anagen.session_lot', 'select, insert', 'patient_id');

create table anagen.regimen (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  course_id uuid not null,
  treatment text not null,
  first_dose_at timestamptz not null,
  dose_changed_at timestamptz,
  last_used_at timestamptz,
  stopped_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, course_id) references anagen.course
);
create index regimen_of on anagen.regimen (clinic_id, patient_id);
call anagen.make_tenant('anagen.regimen', 'select, insert, update', 'patient_id');
