-- What a patient's older check-ins said, short and under their key: read with each new one, which then reads only the few that came since.
-- Nobody has one at first: until it is made, a check-in reads all that came before.
alter table anagen.patient
  add column past bytea,
  add column past_until timestamptz;            -- up to and with what was received then, it is told in past
