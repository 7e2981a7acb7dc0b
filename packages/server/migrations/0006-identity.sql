-- Who signs in, and how. Out of reach of the roles that serve clinics; the role of this schema reaches no table of theirs.
do $$ begin
  create role anagen_identity nologin;
exception when duplicate_object or unique_violation then null;
end $$;
grant anagen_identity to current_user;

create schema identity;
grant usage on schema identity to anagen_identity;

-- The first tables have the shape that better-auth asks for (test/identity/schema.test.ts compares them).
create table identity."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,                   -- of staff; patients and caregivers have one that means nothing
  email_verified boolean not null,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table identity.session (
  id uuid primary key,
  user_id uuid not null references identity."user" on delete cascade,
  token text not null unique,
  method text not null check (method in ('password', 'password+code', 'password+recovery-code', 'passkey', 'invitation', 'link+pin')),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_of on identity.session (user_id);

create table identity.account (
  id uuid primary key,
  user_id uuid not null references identity."user" on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,                                -- its hash
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index account_of on identity.account (user_id);

create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_of on identity.verification (identifier);

create table identity.two_factor (
  id uuid primary key,
  user_id uuid not null references identity."user" on delete cascade,
  secret text not null,                         -- encrypted
  backup_codes text not null,                   -- encrypted
  verified boolean default true,
  failed_verification_count int default 0,
  locked_until timestamptz
);
create index two_factor_of on identity.two_factor (user_id);

create table identity.passkey (
  id uuid primary key,
  user_id uuid not null references identity."user" on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter int not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
create index passkey_of on identity.passkey (user_id);

-- What somebody is in a clinic. Whether they still are, the clinic's own tables say.
create table identity.membership (
  clinic_id uuid not null,
  kind text not null check (kind in ('staff', 'patient', 'caregiver')),
  actor_id uuid not null,
  user_id uuid not null references identity."user" on delete cascade,
  created_at timestamptz not null,
  primary key (clinic_id, kind, actor_id)
);
create index membership_of on identity.membership (user_id);

create table identity.pin (
  user_id uuid primary key references identity."user" on delete cascade,
  hash text not null,
  wrong int not null default 0,                 -- in a row, over all links
  set_at timestamptz not null
);

-- Single-use links, kept as hashes. `start` sets the PIN or the password anew; `enter` asks for the PIN that there is.
create table identity.link (
  hash bytea primary key,
  clinic_id uuid not null,
  kind text not null check (kind in ('staff', 'patient', 'caregiver')),
  actor_id uuid not null,
  purpose text not null check (purpose in ('start', 'enter')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  tries int not null default 0
);
create index link_of on identity.link (clinic_id, kind, actor_id);

-- Finds whom a mail address belongs to without holding it: a keyed hash.
create table identity.address (
  clinic_id uuid not null,
  kind text not null check (kind in ('staff', 'patient', 'caregiver')),
  actor_id uuid not null,
  keyed bytea not null,
  primary key (clinic_id, kind, actor_id)
);
create index address_keyed on identity.address (clinic_id, keyed);

grant select, insert, update, delete on all tables in schema identity to anagen_identity;
