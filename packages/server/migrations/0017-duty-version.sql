-- Who is on duty when is asked by every check-in and changes a few times a day: its version says whether what was read before still holds.
-- Random, so that one that was undone never comes again. Whatever changes a row of it changes the version, in the same transaction.
alter table anagen.clinic add column duty_version uuid not null default gen_random_uuid();

create function anagen.duty_changed() returns trigger language plpgsql as $$
begin
  update anagen.clinic set duty_version = gen_random_uuid() where clinic_id = anagen.clinic_now();
  return null;
end $$;
create trigger duty_changed after insert or update or delete on anagen.staff for each statement execute function anagen.duty_changed();
create trigger duty_changed after insert or update or delete on anagen.rota_shift for each statement execute function anagen.duty_changed();
create trigger duty_changed after insert or update or delete on anagen.opening_hours for each statement execute function anagen.duty_changed();
create trigger duty_changed after insert or update or delete on anagen.closure for each statement execute function anagen.duty_changed();

create function anagen.clinic_changed() returns trigger language plpgsql as $$
begin
  new.duty_version := gen_random_uuid();
  return new;
end $$;
create trigger clinic_changed before update on anagen.clinic for each row execute function anagen.clinic_changed();
