create table anagen.clinic (
  clinic_id uuid primary key,
  slug text not null,
  name text not null,
  zone text not null,                           -- IANA
  country text,                                 -- ISO 3166 alpha-2: whose emergency line is shown
  phone text not null,
  owner_id uuid not null,                       -- has every case that nobody else has
  emergency_minutes int not null check (emergency_minutes > 0),
  urgent_minutes int not null check (urgent_minutes > 0),
  quiet_from time not null,
  quiet_until time not null,
  created_at timestamptz not null
);
call anagen.make_tenant('anagen.clinic', 'select, insert, update');

create table anagen.clinic_key (
  clinic_id uuid primary key references anagen.clinic,
  wrapped bytea not null                        -- under the master key
);
call anagen.make_tenant('anagen.clinic_key', 'select, insert');

create table anagen.staff (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  name text not null,
  email text not null,
  role text not null check (role in ('owner', 'clinician', 'nurse', 'assistant', 'auditor')),
  invited_at timestamptz not null,
  left_at timestamptz,
  primary key (clinic_id, id),
  unique (clinic_id, email)
);
call anagen.make_tenant('anagen.staff', 'select, insert, update');
alter table anagen.clinic add constraint clinic_owner foreign key (clinic_id, owner_id) references anagen.staff deferrable initially deferred;

create table anagen.opening_hours (
  clinic_id uuid not null references anagen.clinic,
  id uuid not null,
  weekday smallint not null check (weekday between 1 and 7),   -- 1 = Monday (ISO 8601)
  opens time not null,
  closes time not null check (closes > opens),
  primary key (clinic_id, id)
);
call anagen.make_tenant('anagen.opening_hours', 'select, insert, update, delete');

create table anagen.closure (
  clinic_id uuid not null references anagen.clinic,
  day date not null,
  name text not null,
  primary key (clinic_id, day)
);
call anagen.make_tenant('anagen.closure', 'select, insert, update, delete');

create table anagen.rota_shift (
  clinic_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place smallint not null check (place >= 1),   -- 1 looks first; the next one is asked when it is not acknowledged in time
  primary key (clinic_id, id),
  foreign key (clinic_id, staff_id) references anagen.staff
);
create index rota_shift_now on anagen.rota_shift (clinic_id, ends_at);
call anagen.make_tenant('anagen.rota_shift', 'select, insert, update, delete');

create table directory.clinic_address (
  slug text primary key check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
  clinic_id uuid not null unique
);
grant select, insert on directory.clinic_address to anagen_app;
grant select on directory.clinic_address to anagen_worker;

-- A token is kept as its hash: who reads this table cannot use one.
create table directory.api_token (
  hash bytea primary key,
  id uuid not null unique,
  clinic_id uuid not null,
  actor_kind text not null check (actor_kind in ('staff', 'patient', 'caregiver')),
  actor_id uuid not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
grant select, insert, update on directory.api_token to anagen_app;
