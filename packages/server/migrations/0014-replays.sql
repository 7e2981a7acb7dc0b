-- Judging check-ins again after the knowledge changed: how far it is, so that it goes on where a process that died left it.
create table anagen.replay (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  since timestamptz not null,                   -- check-ins received from then on
  keep boolean not null,                        -- store the new verdicts, or only say what would change
  knowledge_digest text not null,
  by_id uuid not null,
  started_at timestamptz not null,
  touched_at timestamptz not null,
  after_received timestamptz,                   -- the last check-in that was judged
  after_id uuid,
  total int not null,                           -- check-ins that there were as it began
  looked int not null default 0,
  changed int not null default 0,
  raised int not null default 0,
  unjudged int not null default 0,
  finished_at timestamptz,
  primary key (clinic_id, id),
  foreign key (clinic_id, by_id) references anagen.staff
);
create unique index replay_running on anagen.replay (clinic_id) where finished_at is null;
create index replay_newest on anagen.replay (clinic_id, started_at desc, id);
call anagen.make_tenant('anagen.replay', 'select, insert, update');

-- Whose answer is another one by the new knowledge.
create table anagen.replay_change (
  clinic_id uuid not null,
  replay_id uuid not null,
  check_in_id uuid not null,
  patient_id uuid not null,
  received_at timestamptz not null,
  from_level text not null,
  to_level text,                                -- null: the new knowledge cannot read it, somebody must look
  primary key (clinic_id, replay_id, check_in_id),
  foreign key (clinic_id, replay_id) references anagen.replay,
  foreign key (clinic_id, check_in_id) references anagen.check_in,
  foreign key (clinic_id, patient_id) references anagen.patient
);
create index replay_change_in_order on anagen.replay_change (clinic_id, replay_id, received_at, check_in_id);
call anagen.make_tenant('anagen.replay_change', 'select, insert, delete', 'patient_id');

create policy backup on anagen.replay for select to current_user using (true);
create policy backup on anagen.replay_change for select to current_user using (true);
