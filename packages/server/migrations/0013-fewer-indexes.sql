-- What each check-in writes most. Verdicts and case events are found by what they belong to: that with their own id is their key, and one index does for both.
alter table anagen.verdict drop constraint verdict_pkey, add primary key (clinic_id, check_in_id, id);
drop index anagen.verdict_of;
alter table anagen.case_event drop constraint case_event_pkey, add primary key (clinic_id, case_id, id);
drop index anagen.case_event_of;

-- Everybody who stores something in a clinic locked the one row of that clinic, and wrote down who else did. Row-level security lets in no other
-- clinic_id than the transaction's own, clinics are never removed, and rows about a patient refer to them, as they do to their clinic.
alter table anagen.outbox drop constraint outbox_clinic_id_fkey;
alter table anagen.audit drop constraint audit_clinic_id_fkey;
