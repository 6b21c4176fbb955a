-- The register of formats: what each file was found to be, and what an agency has decided of a format.

create table component_format (
  component_id uuid primary key references component on delete cascade,
  agency_id    uuid not null references org_unit,
  puid         text,
  name         text not null,
  version      text,
  media_type   text not null,
  basis        text not null check (basis in ('signature', 'container', 'content', 'name', 'none')),
  probe        text not null check (probe in ('readable', 'damaged', 'encrypted', 'not-probed')),
  reason       text,
  facts        jsonb not null,
  tool         text not null,
  examined_at  timestamptz not null,
  constraint component_format_fault_has_a_reason check (probe not in ('damaged', 'encrypted') or reason is not null)
);
comment on table component_format is 'What a component''s bytes are, and whether they can be read: found out again at will.';
-- "which formats does the agency have, and how many files of each".
create index component_format_of_agency on component_format (agency_id, puid, name);
-- "which files are damaged or closed".
create index component_format_faulty on component_format (agency_id) where probe in ('damaged', 'encrypted');

alter table component_format enable row level security;
create policy component_format_seen on component_format for select
  using ((select actor_is_system())
    or exists (select from component join record on record.id = record_id where component.id = component_id));
create policy component_format_found on component_format for insert with check ((select actor_is_system()));
create policy component_format_found_again on component_format for update using ((select actor_is_system()));
grant select, insert, update on component_format to lantai_runtime;

create table format_decision (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  -- The PRONOM id; the name where PRONOM has none.
  format     text not null check (format <> ''),
  -- 'by-rule': what was decided before no longer holds, the rule does.
  standing   text not null check (standing in ('accepted', 'convert', 'refused', 'by-rule')),
  version    integer not null check (version >= 1),
  reason     text not null check (length(reason) between 1 and 500),
  decided_by uuid references person,
  decided_at timestamptz not null,
  -- Also "what holds for this format now".
  constraint format_decision_version_once unique (agency_id, format, version)
);
comment on table format_decision is '格式登记册: what an agency decided of a format, beside the rule for all. The newest version holds; earlier ones stay as what held before.';

alter table format_decision enable row level security;
create policy format_decision_seen on format_decision for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.oversees'))::uuid[])
  or agency_id = any ((select actor_units('lantai.reads'))::uuid[])
  or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy format_decision_made on format_decision for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
grant select, insert on format_decision to lantai_runtime;
