-- 归档对账: what a source system says it finished, against what the archive has (workflows A.9, K.1 no. 5).

create table finished_instance (
  source_id    uuid not null references source_system,
  agency_id    uuid not null references org_unit,
  source_key   text not null check (source_key <> ''),
  process_code text not null,
  process_name text,
  -- Null where the title carries a secrecy mark, which this system may not repeat.
  title        text,
  org_code     text not null,
  unit_id      uuid references org_unit,
  finished_at  timestamptz not null,
  noted_at     timestamptz not null,
  -- When the source listed it; null while only the document itself has come.
  listed_at    timestamptz,
  excluded_at  timestamptz,
  excluded_by  uuid references person,
  reason       text,
  primary key (source_id, source_key),
  constraint finished_instance_excluded check ((excluded_at is null) = (reason is null))
);
comment on table finished_instance is '办结件: one finished instance of a process of a source system, whether or not its document has come.';
-- "per process and department", for the page of one agency.
create index finished_instance_by_process on finished_instance (agency_id, source_id, process_code, unit_id);

-- Where each finished instance stands; the five figures of the page are counts of this and add up.
create view finished_standing with (security_invoker = true) as
select instance.source_id, instance.source_key,
  case when record.state in ('accepted', 'filing', 'filed') then 'archived'
       when record.state = 'excluded' then 'excluded'
       -- A record that is quarantined is not seen by everybody who sees that it came.
       when delivery.id is not null and (record.id is null or record.state <> 'voided') then 'on-the-way'
       when instance.excluded_at is not null then 'excluded'
       else 'missing' end as standing
from finished_instance instance
left join delivery on delivery.source_id = instance.source_id and delivery.source_key = instance.source_key
  and delivery.standing = 'current' and delivery.state <> 'rejected'
left join record on record.id = delivery.record_id;

alter table finished_instance enable row level security;
create policy finished_instance_of_agency on finished_instance
  using ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or unit_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or unit_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert, update on finished_instance to lantai_runtime;
grant select on finished_standing to lantai_runtime;
