-- Somebody took a case, and then nothing: after a while they are reminded, then it goes round the rota again.
-- How long that is, for what cannot wait a working day, each clinic decides.
alter table anagen.clinic
  add column idle_emergency_minutes int not null default 60 check (idle_emergency_minutes > 0),
  add column idle_urgent_minutes int not null default 240 check (idle_urgent_minutes > 0);

alter table anagen.clinical_case
  add column touched_at timestamptz,            -- when somebody last took it, wrote about it or to the patient
  add column idle_at timestamptz,               -- when its owner is asked what became of it; null while nobody has taken it, and once it is resolved
  add column reminded int not null default 0;   -- times, since somebody last did something

-- one that was taken before this was counted is asked about at once: nobody may have thought of it for long
create index case_idle on anagen.clinical_case ((coalesce(idle_at, acknowledged_at, opened_at))) where state in ('acknowledged', 'contacted');

-- not valid: every row there is satisfies the narrower one before
alter table anagen.case_event drop constraint case_event_kind_check;
alter table anagen.case_event add constraint case_event_kind_check
  check (kind in ('opened', 'acknowledged', 'contacted', 'overridden', 'resolved', 'reopened', 'escalated', 'rejudged', 'reminded')) not valid;
