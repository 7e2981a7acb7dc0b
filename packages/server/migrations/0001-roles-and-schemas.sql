-- Two roles without owner rights. `anagen_app` sees one clinic at a time; `anagen_worker` finds work across clinics and does it as the other.
do $$ begin
  create role anagen_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  create role anagen_worker nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant anagen_app, anagen_worker to current_user;

create schema anagen;
-- what must be found before a clinic is known: addresses and tokens; no personal content
create schema directory;
grant usage on schema anagen, directory to anagen_app, anagen_worker;

-- The clinic and the patient that this transaction is about. Without a clinic, no row of any tenant table is seen.
create function anagen.clinic_now() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.clinic', true), '')::uuid;
create function anagen.patient_now() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.patient', true), '')::uuid;

-- Closes a table: only rows of this clinic, and in a patient's own transaction only rows of this patient.
create procedure anagen.make_tenant(tenant regclass, privileges text, patient_column text default null) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant);
  execute format('alter table %s force row level security', tenant);
  execute format('create policy clinic on %s using (clinic_id = anagen.clinic_now()) with check (clinic_id = anagen.clinic_now())', tenant);
  if patient_column is not null then
    execute format('create policy patient on %s as restrictive using (anagen.patient_now() is null or %I = anagen.patient_now())', tenant, patient_column);
  end if;
  execute format('grant %s on %s to anagen_app', privileges, tenant);
end $$;
