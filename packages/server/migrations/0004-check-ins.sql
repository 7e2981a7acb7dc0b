create table anagen.check_in (
  clinic_id uuid not null,
  id uuid not null,                             -- made by the client: sending twice stores once
  patient_id uuid not null,
  received_at timestamptz not null,
  written_at timestamptz not null,              -- when the person filled it in, as far as their clock can be believed
  by_kind text not null check (by_kind in ('patient', 'caregiver', 'staff')),
  by_id uuid not null,
  corrects uuid,
  level text not null check (level in ('expected', 'watch', 'contact', 'urgent', 'emergency')),   -- as told at once
  content bytea not null,                       -- what was said, under the patient's key
  content_digest bytea not null,                -- keyed: tells a repeat from another check-in with the same id
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, corrects) references anagen.check_in
);
create index check_in_newest on anagen.check_in (clinic_id, patient_id, received_at desc, id);
call anagen.make_tenant('anagen.check_in', 'select, insert', 'patient_id');

-- The verdicts of a check-in, first and later ones; none is ever changed.
create table anagen.verdict (
  clinic_id uuid not null,
  id uuid not null,
  check_in_id uuid not null,
  patient_id uuid not null,
  judged_at timestamptz not null,
  cause text not null check (cause in ('check-in', 'session-amended', 'knowledge-changed')),
  level text not null check (level in ('expected', 'watch', 'contact', 'urgent', 'emergency')),
  knowledge_digest text not null,
  content bytea not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, check_in_id) references anagen.check_in,
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index verdict_of on anagen.verdict (clinic_id, check_in_id, judged_at desc);
call anagen.make_tenant('anagen.verdict', 'select, insert', 'patient_id');

-- A check-in (or a missing one) that needs a human.
create table anagen.clinical_case (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  check_in_id uuid,
  cause text not null check (cause in ('check-in', 'missed-check-in', 'session-amended', 'knowledge-changed')),
  level text not null check (level in ('expected', 'watch', 'contact', 'urgent', 'emergency')),
  severity smallint not null generated always as (array_position(array['expected', 'watch', 'contact', 'urgent', 'emergency'], level)) stored,
  state text not null check (state in ('open', 'acknowledged', 'contacted', 'resolved')),
  owner_id uuid not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  resolved_at timestamptz,
  escalated int not null default 0,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, check_in_id) references anagen.check_in,
  foreign key (clinic_id, owner_id) references anagen.staff,
  foreign key (clinic_id, acknowledged_by) references anagen.staff
);
create index case_queue on anagen.clinical_case (clinic_id, severity desc, opened_at, id) where state <> 'resolved';
create index case_of on anagen.clinical_case (clinic_id, patient_id, opened_at desc);
create index case_from on anagen.clinical_case (clinic_id, check_in_id);
create index case_due on anagen.clinical_case (due_at) where state = 'open';
call anagen.make_tenant('anagen.clinical_case', 'select, insert, update', 'patient_id');
-- the worker finds what is overdue in any clinic, and handles it inside that clinic
create policy worker on anagen.clinical_case for select to anagen_worker using (true);
grant select on anagen.clinical_case to anagen_worker;

create table anagen.case_event (
  clinic_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('patient', 'caregiver', 'staff', 'system')),
  by_id uuid,
  kind text not null check (kind in ('opened', 'acknowledged', 'contacted', 'overridden', 'resolved', 'reopened', 'escalated', 'rejudged')),
  level text not null,
  note bytea,
  primary key (clinic_id, id),
  foreign key (clinic_id, case_id) references anagen.clinical_case,
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index case_event_of on anagen.case_event (clinic_id, case_id, at);
call anagen.make_tenant('anagen.case_event', 'select, insert', 'patient_id');

create table anagen.photo (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  check_in_id uuid,
  received_at timestamptz not null,
  width int not null,
  height int not null,
  bytes int not null,
  stored_as text not null,                      -- where the sealed picture lies
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, check_in_id) references anagen.check_in
);
create index photo_of on anagen.photo (clinic_id, patient_id, received_at desc);
call anagen.make_tenant('anagen.photo', 'select, insert, delete', 'patient_id');

create table anagen.message (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  case_id uuid,
  sent_at timestamptz not null,
  by_kind text not null check (by_kind in ('patient', 'caregiver', 'staff')),
  by_id uuid not null,
  content bytea not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references anagen.patient,
  foreign key (clinic_id, case_id) references anagen.clinical_case
);
create index message_of on anagen.message (clinic_id, patient_id, sent_at desc, id);
call anagen.make_tenant('anagen.message', 'select, insert', 'patient_id');
