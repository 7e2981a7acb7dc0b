-- One row is one thing to do: an event that is worked out, or one mail to one person.
alter table anagen.outbox
  add column to_kind text check (to_kind in ('staff', 'patient', 'caregiver')),
  add column to_id uuid,
  add column waits_for text,                    -- what must be set up before it can go out
  add column outcome text;                      -- sent, worked out, or why it was no longer needed

-- the outbox page, newest first
create index outbox_newest on anagen.outbox (clinic_id, created_at desc, id);
