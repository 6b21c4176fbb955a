-- 信任列表: whose certificates the archive trusts when it verifies signatures, and what their authorities have revoked.
-- Nothing is taken out of these tables: by the numbers of the versions the list can be had as it was.

create table trusted_certificate (
  id                uuid primary key default gen_random_uuid(),
  role              text not null check (role in ('anchor', 'intermediate', 'pinned')),
  -- DER in Base64; the columns behind it are what it says, for lists.
  certificate       text not null check (certificate <> ''),
  subject           text not null,
  issuer            text not null,
  serial            text not null,
  valid_from        timestamptz not null,
  valid_to          timestamptz not null,
  key_algorithm     text not null,
  is_ca             boolean not null,
  is_self_issued    boolean not null,
  sm3               text not null,
  sha256            text not null,
  source            text not null check (source <> ''),
  reason            text not null check (reason <> ''),
  added_version     integer not null check (added_version > 0),
  added_by          uuid references person,
  added_at          timestamptz not null,
  taken_off_version integer,
  taken_off_by      uuid references person,
  taken_off_at      timestamptz,
  taken_off_because text,
  constraint trusted_certificate_authority_can_issue check (role <> 'intermediate' or is_ca),
  constraint trusted_certificate_taken_off_later check (taken_off_version > added_version),
  constraint trusted_certificate_taken_off_for_a_reason check (
    (taken_off_version is null) = (taken_off_because is null) and (taken_off_version is null) = (taken_off_at is null))
);
comment on table trusted_certificate is '信任列表: a certificate that is trusted, since which version of the list and until which.';
create unique index trusted_certificate_listed_once on trusted_certificate (sm3) where taken_off_version is null;

create table revocation_list (
  id             uuid primary key default gen_random_uuid(),
  -- DER in Base64.
  content        text not null check (content <> ''),
  issuer         text not null,
  number         text,
  this_update    timestamptz not null,
  next_update    timestamptz,
  entries        integer not null check (entries >= 0),
  is_partial     boolean not null,
  algorithm      text not null,
  sm3            text not null,
  source         text not null check (source <> ''),
  added_version  integer not null check (added_version > 0),
  added_by       uuid references person,
  added_at       timestamptz not null,
  constraint revocation_list_once unique (sm3)
);
comment on table revocation_list is '吊销列表: what a trusted authority had revoked when it published this, brought in as a file.';
-- "the lists of the authorities, the newest first".
create index revocation_list_newest on revocation_list (issuer, this_update desc);

-- Whoever verifies a signature asks the list; certificates and what is revoked of them are public.
alter table trusted_certificate enable row level security;
create policy trusted_certificate_asked on trusted_certificate for select using (
  (select actor_is_system()) or (select actor_account()) is not null);
create policy trusted_certificate_added on trusted_certificate for insert with check (
  (select actor_is_system()) or (select actor_may('preservation.keep-trust')));
create policy trusted_certificate_taken_off on trusted_certificate for update
  using ((select actor_is_system()) or (select actor_may('preservation.keep-trust')))
  with check ((select actor_is_system()) or (select actor_may('preservation.keep-trust')));
alter table revocation_list enable row level security;
create policy revocation_list_asked on revocation_list for select using (
  (select actor_is_system()) or (select actor_account()) is not null);
create policy revocation_list_added on revocation_list for insert with check (
  (select actor_is_system()) or (select actor_may('preservation.keep-trust')));

grant select, insert on trusted_certificate, revocation_list to lantai_runtime;
grant update (taken_off_version, taken_off_by, taken_off_at, taken_off_because) on trusted_certificate to lantai_runtime;

call follow_in_store('trusted_certificate', 'archive', 'id');

-- By which version a check asks; 0: there was no list yet.
alter table check_run add column trust_version integer not null default 0 check (trust_version >= 0);
