-- Audit rows are sealed into one chain per clinic after their transaction, so that the chain never holds up a check-in.
alter table anagen.audit add column sealed_in bigint;
create index audit_unsealed on anagen.audit (clinic_id) where sealed_in is null;

create table anagen.audit_seal (
  clinic_id uuid not null references anagen.clinic,
  position bigint not null check (position >= 1),
  audit_ids uuid[] not null,
  digests bytea not null,                       -- 32 bytes for each row, in the order of audit_ids
  chain bytea not null,                         -- over the chain before, the position, the ids and the digests
  sealed_at timestamptz not null,
  primary key (clinic_id, position)
);
alter table anagen.audit_seal enable row level security;
alter table anagen.audit_seal force row level security;
create policy clinic on anagen.audit_seal for select to anagen_app using (clinic_id = anagen.clinic_now());
create policy worker on anagen.audit_seal to anagen_worker using (true) with check (true);
grant select on anagen.audit_seal to anagen_app;
-- the sealer adds seals and notes which seal holds a row; what a row says it cannot change
grant select, insert on anagen.audit_seal to anagen_worker;
create policy sealer on anagen.audit for update to anagen_worker using (true) with check (true);
grant update (sealed_in) on anagen.audit to anagen_worker;
