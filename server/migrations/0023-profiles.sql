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

-- As 0005, and one more: an obligatory field of the category's profile that says nothing.
create or replace view filing_fault with (security_invoker = true) as
select record.id as record_id, array_remove(array[
  case when record.title is null then 'title-missing' end,
  case when record.creator is null then 'creator-missing' end,
  case when record.date_given is null then 'date-missing'
       when record.document_on is null then 'date-invalid'
       when record.document_on > (now() at time zone 'Asia/Shanghai')::date then 'date-in-future'
       when record.document_on < fonds.founded_on then 'date-before-fonds' end,
  case when record.year is null then 'year-missing' end,
  case when record.retention is null then 'retention-missing' end,
  case when scheme.class_order is null or scheme.class_order = 'year-retention' then null
       when coalesce(department.code, record.department_name) is null then 'department-missing'
       when coalesce(department.code, record.department_name) !~ '^([A-Z0-9]{1,12}|[一-龥]{1,12})$'
         then 'department-unusable' end,
  case when record.carrier <> 'paper' and not exists (select from component where component.record_id = record.id)
       then 'component-missing' end,
  case when exists (select from component where component.record_id = record.id and component.size = 0)
       then 'component-empty' end,
  case when record.document_number_key is not null and exists (
         select from record other
         where other.fonds_id = record.fonds_id and other.document_number_key = record.document_number_key
           and other.creator is not distinct from record.creator and other.year is not distinct from record.year
           and other.id <> record.id and other.state <> 'voided'
           and (other.state in ('filing', 'filed') or (other.created_at, other.id) < (record.created_at, record.id)))
       then 'number-repeated' end,
  case when not (record.more ?& profile.required_keys) then 'profile-required-missing' end
], null)::text[] as faults
from record
join fonds on fonds.id = record.fonds_id
left join org_unit department on department.id = record.department_id
left join description_profile profile on profile.id = record.profile_id
left join lateral (
  select class_order from classification_scheme
  where classification_scheme.fonds_id = record.fonds_id
    and classification_scheme.category = record.category
    and classification_scheme.valid_from_year <= record.year
  order by valid_from_year desc limit 1) scheme on true;
