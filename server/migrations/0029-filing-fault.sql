-- What keeps a record from being filed, whole once more: the repeated numbers that somebody has confirmed
-- (0017) beside profiles (0023) and volumes (0024), each of which had replaced the view on its own.

alter table proposal add column more jsonb;
comment on column proposal.more is 'Of a correction: what it would change in the further fields of the category''s profile.';

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
coalesce(scheme.unit = 'volume', false) as by_volume
from record
join fonds on fonds.id = record.fonds_id
left join org_unit department on department.id = record.department_id
left join description_profile profile on profile.id = record.profile_id
left join lateral (
  select class_order, unit from classification_scheme
  where classification_scheme.fonds_id = record.fonds_id
    and classification_scheme.category = record.category
    and classification_scheme.valid_from_year <= record.year
  order by valid_from_year desc limit 1) scheme on true;
