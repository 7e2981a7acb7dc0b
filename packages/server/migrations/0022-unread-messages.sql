-- A patient wrote, one mail went out, and nobody opened it: after a while it is a case like any other, with an owner, and goes round the rota.
alter table anagen.clinic
  add column message_minutes int not null default 240 check (message_minutes > 0);

-- not valid: every row there is satisfies the narrower one before
alter table anagen.clinical_case drop constraint clinical_case_cause_check;
alter table anagen.clinical_case add constraint clinical_case_cause_check
  check (cause in ('check-in', 'missed-check-in', 'session-amended', 'knowledge-changed', 'unread-message')) not valid;
