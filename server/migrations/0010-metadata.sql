-- What the catalogue of DA/T 46-2009 holds beside the description: bodies and persons, and their acts.

create table record_agent (
  id                uuid primary key default gen_random_uuid(),
  agency_id         uuid not null references org_unit,
  record_id         uuid not null references record,
  position          integer not null,
  kind              text check (kind in ('organisation', 'department', 'person')),
  name              text not null,
  organisation_code text,
  position_name     text,
  -- How the maker's system calls it.
  source_identifier text,
  noted_by          uuid references person,
  noted_at          timestamptz not null,
  constraint record_agent_position unique (record_id, position),
  constraint record_agent_of_record unique (record_id, id)
);
comment on table record_agent is '机构人员实体: a body or person that had to do with a record, as its maker named it (DA/T 46-2009, M76–M79). Append-only: background metadata is not edited (GB/T 18894-2016, 9.5.5).';

create table record_business (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  record_id   uuid not null references record,
  position    integer not null,
  agent_id    uuid,
  status      text not null check (status in ('done', 'planned')),
  activity    text not null,
  -- As it came: DA/T 48-2009 has it as text.
  acted_given text not null,
  mandate     text,
  description text,
  noted_by    uuid references person,
  noted_at    timestamptz not null,
  constraint record_business_position unique (record_id, position),
  constraint record_business_agent_of_same_record foreign key (record_id, agent_id)
    references record_agent (record_id, id)
);
comment on table record_business is '业务实体: what was done with a record while it was made and handled (DA/T 46-2009, M80–M84). Append-only, like its agents.';

-- Seen with the record; noted by those who work on it. Nobody changes or removes it.
alter table record_agent enable row level security;
create policy record_agent_seen on record_agent for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy record_agent_noted on record_agent for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
alter table record_business enable row level security;
create policy record_business_seen on record_business for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy record_business_noted on record_business for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));

grant select, insert on record_agent, record_business to lantai_runtime;
