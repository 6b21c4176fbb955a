-- Organisations as a tree, people, their accounts and grants, sessions and tokens.

create table org_unit (
  id         uuid primary key default gen_random_uuid(),
  kind       text not null check (kind in ('region', 'agency', 'department')),
  parent_id  uuid references org_unit,
  agency_id  uuid,
  code       text not null check (code <> ''),
  name       text not null check (name <> ''),
  sort       integer not null default 0,
  closed_on  date,
  version    integer not null default 1,

  constraint org_unit_code_taken unique nulls not distinct (parent_id, code),
  constraint org_unit_department_in_agency
    check ((kind = 'department') = (agency_id is not null and agency_id <> id)),
  constraint org_unit_agency_is_own check (kind <> 'agency' or agency_id is null)
);
comment on table org_unit is 'Region → agency → department. agency_id is the agency a department belongs to.';
create index org_unit_by_agency on org_unit (agency_id);

create table person (
  id        uuid primary key default gen_random_uuid(),
  agency_id uuid references org_unit,
  name      text not null check (name <> ''),
  -- 0 公开, 1 内部: the highest security level whose records this person may read.
  clearance smallint not null default 0 check (clearance in (0, 1)),
  -- What the person's open grants make of them. role_grant's foreign key makes the three
  -- administrators exclusive of every business role (workflows I.1).
  duty      text check (duty in ('officer', 'business')),
  constraint person_duty unique (id, duty)
);
comment on table person is 'A human being, however many accounts they have: duties are separated by person.';

create table account (
  id                   uuid primary key default gen_random_uuid(),
  person_id            uuid not null references person,
  login                text not null,
  password_hash        text not null,
  password_changed_at  timestamptz not null,
  must_change_password boolean not null default true,
  state                text not null default 'open' check (state in ('open', 'suspended', 'closed')),
  failed_sign_ins      integer not null default 0,
  locked_until         timestamptz,
  last_sign_in_at      timestamptz,
  created_by           uuid,
  created_at           timestamptz not null,
  constraint account_login_taken unique (login)
);
comment on table account is 'A way to sign in. Created without rights by the system administrator.';

create table password_history (
  account_id    uuid not null references account,
  password_hash text not null,
  set_at        timestamptz not null,
  primary key (account_id, set_at)
);
comment on table password_history is 'Former passwords, so that the last few are not used again.';

create table role_grant (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null references person,
  role       text not null,
  unit_id    uuid references org_unit,
  open_duty  text generated always as (
    case when revoked_at is not null then null
         when role in ('sysadmin', 'secadmin', 'auditor') then 'officer' else 'business' end) stored,
  granted_by uuid,
  granted_at timestamptz not null,
  reason     text,
  valid_until date,
  revoked_by uuid,
  revoked_at timestamptz,

  -- While a grant is open the person's duty is fixed by it: an officer cannot get a business role.
  constraint role_grant_one_duty foreign key (person_id, open_duty) references person (id, duty),
  constraint role_grant_unit check ((role in ('sysadmin', 'secadmin', 'auditor')) = (unit_id is null))
);
comment on table role_grant is 'A role given to a person for a unit. Never deleted: revoked.';
-- The three administrators exclude one another, by person (GB/T 39784-2021, 4.4; DA/T 92-2022, 9.1.3).
create unique index role_grant_one_officer on role_grant (person_id) where open_duty = 'officer';
create unique index role_grant_exists on role_grant (person_id, role, unit_id) where open_duty = 'business';

create table session (
  token_hash   text primary key,
  account_id   uuid not null references account,
  started_at   timestamptz not null,
  seen_at      timestamptz not null,
  address      text,
  terminal     text,
  revoked_at   timestamptz
);
comment on table session is 'A signed-in browser. Only the hash of its token is kept.';
create index session_by_account on session (account_id) where revoked_at is null;

create table api_token (
  id           uuid primary key default gen_random_uuid(),
  token_hash   text not null unique,
  name         text not null,
  unit_id      uuid not null references org_unit,
  permissions  text[] not null,
  issued_by    uuid not null,
  issued_at    timestamptz not null,
  valid_until  timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
comment on table api_token is 'A system''s key: scoped to a unit and to named permissions, shown once, never stored.';

create table security_setting (
  key        text primary key,
  value      integer not null,
  changed_by uuid,
  changed_at timestamptz not null
);
comment on table security_setting is 'Parameters of workflows I.4 that differ from their defaults.';

-- The organisation is known to everyone who is signed in; only the system administrator shapes it.
alter table org_unit enable row level security;
create policy org_unit_known on org_unit for select
  using (actor_is_system() or actor_account() is not null);
create policy org_unit_shaped on org_unit
  using (actor_is_system() or actor_may('identity.manage-organisation'))
  with check (actor_is_system() or actor_may('identity.manage-organisation'));

alter table person enable row level security;
create policy person_known on person for select
  using (actor_is_system() or actor_account() is not null);
create policy person_managed on person
  using (actor_is_system() or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles'))
  with check (actor_is_system() or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles'));

alter table account enable row level security;
create policy account_seen on account for select
  using (actor_is_system() or id = actor_account() or actor_may('identity.read-accounts'));
create policy account_managed on account
  using (actor_is_system() or id = actor_account()
         or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles'))
  with check (actor_is_system() or id = actor_account()
         or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles'));

alter table password_history enable row level security;
create policy password_history_own on password_history
  using (actor_is_system() or account_id = actor_account() or actor_may('identity.grant-roles')
         or actor_may('identity.manage-accounts'))
  with check (actor_is_system() or account_id = actor_account() or actor_may('identity.grant-roles')
         or actor_may('identity.manage-accounts'));

alter table role_grant enable row level security;
create policy role_grant_seen on role_grant for select
  using (actor_is_system() or person_id = actor_person() or actor_may('identity.read-accounts'));
create policy role_grant_given on role_grant
  using (actor_is_system() or actor_may('identity.grant-roles'))
  with check (actor_is_system() or actor_may('identity.grant-roles'));

alter table session enable row level security;
create policy session_own on session
  using (actor_is_system() or account_id = actor_account()
         or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles'))
  with check (actor_is_system() or account_id = actor_account()
         or actor_may('identity.manage-accounts') or actor_may('identity.grant-roles'));

alter table api_token enable row level security;
create policy api_token_issued on api_token
  using (actor_is_system() or actor_may('identity.issue-tokens'))
  with check (actor_is_system() or actor_may('identity.issue-tokens'));

alter table security_setting enable row level security;
create policy security_setting_known on security_setting for select
  using (actor_is_system() or actor_account() is not null);
create policy security_setting_set on security_setting
  using (actor_is_system() or actor_may('identity.manage-settings'))
  with check (actor_is_system() or actor_may('identity.manage-settings'));

grant select, insert, update on org_unit, person, account, role_grant, session, api_token to lantai_runtime;
grant select, insert on password_history to lantai_runtime;
grant select, insert, update on security_setting to lantai_runtime;
