-- A replay goes from patient to patient: in the order of time, each step read every check-in of the clinic to find the next twenty.
alter table anagen.replay add column after_patient uuid;
