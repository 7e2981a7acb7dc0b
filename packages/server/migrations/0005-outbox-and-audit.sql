-- What is to be done after the commit. Holds ids only: what a reminder says is computed when it is sent.
create table anagen.outbox (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  kind text not null,
  patient_id uuid,
  subject_id uuid not null,
  once_key text not null,                       -- the same thing is never queued twice
  run_at timestamptz not null,
  attempts int not null default 0,
  created_at timestamptz not null,
  done_at timestamptz,
  given_up_at timestamptz,
  last_error text,
  primary key (clinic_id, id),
  unique (clinic_id, once_key),
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index outbox_due on anagen.outbox (run_at) where done_at is null and given_up_at is null;
call anagen.make_tenant('anagen.outbox', 'select, insert, update');
create policy patient on anagen.outbox as restrictive for select using (anagen.patient_now() is null or patient_id = anagen.patient_now());
create policy worker on anagen.outbox to anagen_worker using (true) with check (true);
grant select, update on anagen.outbox to anagen_worker;

-- Who did or saw what, ids only. Rows are added in the transaction that they tell of, and never changed.
create table anagen.audit (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('patient', 'caregiver', 'staff', 'system')),
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  patient_id uuid,
  detail jsonb not null default '{}',
  primary key (clinic_id, id)
);
create index audit_of on anagen.audit (clinic_id, patient_id, at desc);
call anagen.make_tenant('anagen.audit', 'select, insert');
create policy patient on anagen.audit as restrictive using (anagen.patient_now() is null or patient_id = anagen.patient_now());
create policy worker on anagen.audit for select to anagen_worker using (true);
grant select on anagen.audit to anagen_worker;

-- Requests with an Idempotency-Key: the row is made in the transaction of the request itself, so that none is done twice.
create table anagen.idempotency (
  clinic_id uuid not null references anagen.clinic,
  actor_id uuid not null,
  key text not null,
  request_digest bytea not null,
  status int,
  response bytea,                               -- under the clinic's key; null until it was answered
  created_at timestamptz not null,
  primary key (clinic_id, actor_id, key)
);
call anagen.make_tenant('anagen.idempotency', 'select, insert, update, delete');
