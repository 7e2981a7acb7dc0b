-- A secret that was replaced still signs for a day, so that the receiver can change over without losing a call.
alter table anagen.webhook
  add column previous_secret bytea,             -- under the clinic's key
  add column previous_until timestamptz;

-- the last calls to one address
create index outbox_to on anagen.outbox (clinic_id, to_id, created_at desc) where starts_with(kind, 'webhook-');
