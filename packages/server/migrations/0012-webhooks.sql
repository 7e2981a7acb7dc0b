-- Addresses of other programs of a clinic that are told when something happened: ids and times, nothing personal.
create table anagen.webhook (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  url text not null,
  events text[] not null,
  secret bytea not null,                        -- that signs what is sent, under the clinic's key
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (clinic_id, id)
);
call anagen.make_tenant('anagen.webhook', 'select, insert, update');
create policy backup on anagen.webhook for select to current_user using (true);
