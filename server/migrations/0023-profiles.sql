-- Description profiles: what is said of the records of one category, as data with versions.

create table description_profile (
  id             uuid primary key default gen_random_uuid(),
  -- null: the national model, used where an agency has made no version of its own.
  agency_id      uuid references org_unit,
  category       text not null,
  version        integer not null,
  state          text not null check (state in ('draft', 'effective', 'superseded')),
  unit           text not null check (unit in ('件', '卷', '张', '段', '批', '枚')),
  fields         jsonb not null check (jsonb_typeof(fields) = 'array'),
  -- The keys of the obligatory fields, so that the filing fault is one operator and no loop.
  required_keys  text[] not null,
  source         text not null,
  note           text,
  effective_from date,
  effective_to   date,
  changed_by     uuid references person,
  changed_at     timestamptz not null,
  row_version    integer not null default 1,
  constraint description_profile_version unique nulls not distinct (agency_id, category, version),
  constraint description_profile_adopted check (state = 'draft' or effective_from is not null),
  constraint description_profile_ended check ((state = 'superseded') = (effective_to is not null))
);
comment on table description_profile is '著录方案, versioned: fields, obligations and unit of one category. A record keeps the version it was described by.';
create unique index description_profile_one_effective on description_profile (agency_id, category) nulls not distinct
  where state = 'effective';
comment on index description_profile_one_effective is 'which version is valid for a category of an agency';
create unique index description_profile_one_draft on description_profile (agency_id, category) nulls not distinct
  where state = 'draft';
comment on index description_profile_one_draft is 'whether somebody is preparing the next version already';

alter table record add column profile_id uuid references description_profile;
comment on column record.profile_id is 'The version of the profile by which `more` was last written and is judged.';
create index record_by_profile on record (profile_id) where profile_id is not null;
comment on index record_by_profile is 'how many records a version of a profile describes';

alter table description_profile enable row level security;
create policy description_profile_seen on description_profile for select
  using ((select actor_is_system()) or agency_id is null
    or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy description_profile_kept on description_profile
  using ((select actor_is_system())
    or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check ((select actor_is_system())
    or (actor_may('classification.manage') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

grant select, insert, update on description_profile to lantai_runtime;
