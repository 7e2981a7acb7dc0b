-- What somebody sent by mistake and took back. The row of the photo or message stays; this one says that it is no longer shown, and to whom it had been.
create table anagen.withdrawal (
  clinic_id uuid not null,
  subject_kind text not null check (subject_kind in ('photo', 'message')),
  subject_id uuid not null,
  patient_id uuid not null,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('patient', 'caregiver')),
  by_id uuid not null,
  was_seen boolean not null,                    -- by somebody of the clinic: then it stays in the record, for them to read
  primary key (clinic_id, subject_kind, subject_id),
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index withdrawal_of on anagen.withdrawal (clinic_id, patient_id);
call anagen.make_tenant('anagen.withdrawal', 'select, insert', 'patient_id');
create policy backup on anagen.withdrawal for select to current_user using (true);
