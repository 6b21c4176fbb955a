-- Matters (问题): what a fonds is divided by that does not classify by department (DA/T 22-2015, 5.2.2).

create table matter (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  fonds_id   uuid not null references fonds,
  -- Stands in archival codes, so it never changes; the form is that of a department's code.
  code       text not null,
  name       text not null check (name <> ''),
  position   integer not null check (position > 0),
  -- From this day on nothing new is put under it; what is in it stays.
  closed_on  date,
  version    integer not null default 1,
  constraint matter_code_taken unique (fonds_id, code),
  constraint matter_in_fonds unique (id, fonds_id),
  constraint matter_code_usable check (code ~ '^([A-Z0-9]{1,12}|[一-龥]{1,12})$'),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table matter is '问题: a subject by which a fonds is divided into classes instead of by department. Closed, never deleted.';

alter table matter enable row level security;
create policy matter_seen on matter for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy matter_kept on matter
  using ((select actor_is_system())
    or ((select actor_may('classification.manage')) and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check ((select actor_is_system())
    or ((select actor_may('classification.manage')) and agency_id = any ((select actor_units('lantai.works'))::uuid[])));
grant select, insert, update on matter to lantai_runtime;

alter table record add column matter_id uuid;
alter table record add constraint record_matter_of_fonds foreign key (matter_id, fonds_id) references matter (id, fonds_id);
comment on column record.matter_id is 'The matter it belongs to, where its fonds is divided by matter.';
create index record_by_matter on record (matter_id) where matter_id is not null;
comment on index record_by_matter is 'how many records a matter has, and which';

-- What keeps a record from being filed, as 0005 and: a number repeated without confirmation (0017), an obligatory
-- field of the profile that says nothing (0023), arranged by volume and in none (0024), no matter where the scheme
-- divides by it. `by_volume`: never filed on its own. The division is what a class is named after.
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
       when scheme.divided_by = 'matter' then case when matter.id is null then 'matter-missing' end
       when coalesce(department.code, record.department_name) is null then 'department-missing'
       when coalesce(department.code, record.department_name) !~ '^([A-Z0-9]{1,12}|[一-龥]{1,12})$'
         then 'department-unusable' end,
  case when record.carrier <> 'paper' and not exists (select from component where component.record_id = record.id)
       then 'component-missing' end,
  case when exists (select from component where component.record_id = record.id and component.size = 0)
       then 'component-empty' end,
  case when record.document_number_key is not null and record.repeat_confirmed_by is null and exists (
         select from record other
         where other.fonds_id = record.fonds_id and other.document_number_key = record.document_number_key
           and other.creator is not distinct from record.creator and other.year is not distinct from record.year
           and other.id <> record.id and other.state not in ('voided', 'excluded')
           and (other.state in ('filing', 'filed') or (other.created_at, other.id) < (record.created_at, record.id)))
       then 'number-repeated' end,
  case when not (record.more ?& profile.required_keys) then 'profile-required-missing' end,
  case when scheme.unit = 'volume' and not exists (select from volume_item where volume_item.record_id = record.id)
       then 'volume-missing' end
], null)::text[] as faults,
coalesce(scheme.unit = 'volume', false) as by_volume,
case when scheme.class_order is null or scheme.class_order = 'year-retention' then null
     when scheme.divided_by = 'matter' then matter.code
     else coalesce(department.code, record.department_name) end as division_code,
case when scheme.class_order is null or scheme.class_order = 'year-retention' then null
     when scheme.divided_by = 'matter' then matter.name
     else coalesce(record.department_name, department.code) end as division_name
from record
join fonds on fonds.id = record.fonds_id
left join org_unit department on department.id = record.department_id
left join matter on matter.id = record.matter_id
left join description_profile profile on profile.id = record.profile_id
left join lateral (
  select class_order, unit, divided_by from classification_scheme
  where classification_scheme.fonds_id = record.fonds_id
    and classification_scheme.category = record.category
    and classification_scheme.valid_from_year <= record.year
  order by valid_from_year desc limit 1) scheme on true;
