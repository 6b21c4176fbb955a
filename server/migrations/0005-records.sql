-- The record and its components, its description, history and holds.

create table temporary_number_head (
  agency_id uuid not null references org_unit,
  fonds_id  uuid not null references fonds,
  year      integer not null,
  last      integer not null,
  primary key (fonds_id, year)
);
comment on table temporary_number_head is 'The last temporary number given in a fonds and year (workflows A.5).';

create table record (
  id                  uuid primary key default gen_random_uuid(),
  agency_id           uuid not null references org_unit,
  fonds_id            uuid not null references fonds,
  department_id       uuid references org_unit,
  -- 机构(问题) as a name, also where no department of the organisation bears it (old catalogues).
  department_name     text,
  category            text not null,
  state               text not null check (state in ('draft', 'registered', 'filing', 'filed', 'voided')),
  temporary_number    text,

  -- Description, DA/T 18-2022 and DA/T 22-2015. Values as they came stand beside their normalised form.
  title               text,
  creator             text,
  document_number     text,
  document_number_key text,
  date_given          text,
  document_on         date,
  year                integer,
  -- A code, or 长期 / 短期 of the old rule: kept as they came, mapped only for codes and reports.
  retention           text check (retention ~ '^(Y|D[1-9][0-9]{0,2}|长期|短期)$'),
  retention_given     text,
  retention_item_id   uuid references retention_item,
  security_level      text not null default 'public'
                      check (security_level in ('public', 'internal', 'confidential', 'secret', 'top-secret')),
  security_rank       smallint not null generated always as (
    case security_level when 'public' then 0 when 'internal' then 1 else 2 end) stored,
  security_given      text,
  pages               integer check (pages between 1 and 9999),
  -- A paper record is filed by its catalogue entry alone; the others need their bytes (workflows A.8).
  carrier             text not null default 'electronic' check (carrier in ('electronic', 'paper', 'mixed')),
  manuscript          text,
  document_type       text,
  open_status         text not null default 'unreviewed',
  disclosure          text,
  keywords            text,
  persons             text,
  remark              text,
  -- Any further element of a category's description profile.
  more                jsonb not null default '{}',

  -- Filing
  class_key           text,
  item_number         integer,
  archival_code       text,
  code_rule           jsonb,
  box_number          text,
  location            text,
  filed_at            timestamptz,
  filed_by            uuid references person,
  object_path         text,

  -- A secrecy mark: not indexed, not previewed, reported (workflows I.2).
  quarantined_at      timestamptz,
  quarantine_mark     text,

  source              text not null,
  source_key          text,
  -- The run of an import, or whatever else brought several at once.
  intake_id           uuid,
  -- The account that brought it, and the person behind it.
  created_by          uuid,
  created_by_person   uuid references person,
  created_at          timestamptz not null,
  changed_by          uuid,
  changed_at          timestamptz not null,
  version             integer not null default 1,

  constraint record_source_once unique (fonds_id, source, source_key),
  constraint record_archival_code_once unique (archival_code),
  constraint record_temporary_number_once unique (temporary_number),
  constraint record_item_number_once unique (fonds_id, class_key, item_number),
  constraint record_numbered check (state not in ('filing', 'filed')
    or (archival_code is not null and class_key is not null and item_number is not null
        and title is not null and retention is not null and year is not null)),
  constraint record_registered check (state in ('draft', 'voided') or temporary_number is not null),
  constraint record_filed check (state <> 'filed' or (filed_at is not null and object_path is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table record is '件: the unit that is evidence, from draft to filed. Numbered and being written to the store: state filing.';
-- Lists of the collection and filing pages: newest first, and in the order of the class.
create index record_list on record (agency_id, state, created_at desc, id desc);
create index record_by_fonds on record (fonds_id, created_at desc, id desc);
create index record_by_class on record (agency_id, fonds_id, class_key, item_number);
create index record_by_department on record (department_id, state);
create index record_by_number_key on record (fonds_id, document_number_key) where document_number_key is not null;
-- "what did this import bring in".
create index record_by_intake on record (intake_id, created_at desc) where intake_id is not null;
create index record_filing on record (id) where state = 'filing';

create table class_head (
  agency_id   uuid not null references org_unit,
  fonds_id    uuid not null references fonds,
  class_key   text not null,
  last_number integer not null,
  primary key (fonds_id, class_key)
);
comment on table class_head is 'The last item number given in a class. Its row lock makes numbers gap-free.';

create table allocated_code (
  archival_code text primary key,
  agency_id     uuid not null references org_unit,
  record_id     uuid not null references record,
  allocated_at  timestamptz not null
);
comment on table allocated_code is 'Every archival code ever given. Append-only: a code is never used again, whatever becomes of its record.';

create table component (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references org_unit,
  record_id    uuid not null references record,
  role         text not null,
  position     integer not null,
  -- As it came, byte for byte where the source was valid UTF-8.
  file_name    text not null,
  media_type   text not null,
  size         bigint not null check (size >= 0),
  sha512       text not null,
  sm3          text not null,
  logical_path text,
  added_at     timestamptz not null,
  text_state   text not null default 'waiting' check (text_state in ('waiting', 'read', 'none', 'failed')),
  text_note    text,
  constraint component_position unique (record_id, position)
);
comment on table component is '组件: one stored byte stream of a record. Unfiled bytes lie in staging under sha512; filed ones in the record''s OCFL object at logical_path.';
create index component_by_record on component (record_id, position);
create index component_by_digest on component (sha512);
create index component_text_waiting on component (added_at) where text_state = 'waiting';

create table component_text (
  component_id uuid primary key references component,
  agency_id    uuid not null references org_unit,
  content      text not null,
  tool         text not null,
  read_at      timestamptz not null
);
comment on table component_text is 'What was read out of a component''s bytes, kept so that the index can be rebuilt at will.';

create table field_change (
  id         bigint generated always as identity primary key,
  agency_id  uuid not null references org_unit,
  record_id  uuid not null references record,
  field      text not null,
  old_value  text,
  new_value  text,
  changed_by uuid,
  changed_at timestamptz not null
);
comment on table field_change is 'The history of a record''s description, old and new value (GB/T 18894-2016, 9.5.5).';
create index field_change_by_record on field_change (record_id, id desc);

create table hold (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  record_id  uuid not null references record,
  placed_by  text not null,
  reason     text not null,
  placed_at  timestamptz not null,
  lifted_at  timestamptz
);
comment on table hold is '冻结: a reason why a record may not be changed or disposed of now.';
create index hold_open on hold (record_id) where lifted_at is null;

create table search_outbox (
  id        bigint generated always as identity primary key,
  agency_id uuid not null,
  record_id uuid not null
);
comment on table search_outbox is 'Records whose place in the search index is out of date. Filled by triggers, so that no command can forget.';

-- What keeps a record from being filed: contract/src/records/record.ts has the sentence of each.
-- Written once, for lists, counts and filing alike. Sees what its reader sees.
create view filing_fault with (security_invoker = true) as
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
       then 'number-repeated' end
], null)::text[] as faults
from record
join fonds on fonds.id = record.fonds_id
left join org_unit department on department.id = record.department_id
left join lateral (
  select class_order from classification_scheme
  where classification_scheme.fonds_id = record.fonds_id
    and classification_scheme.category = record.category
    and classification_scheme.valid_from_year <= record.year
  order by valid_from_year desc limit 1) scheme on true;

create function note_for_search() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if tg_table_name = 'record' then
    insert into search_outbox (agency_id, record_id) values (new.agency_id, new.id);
  else
    insert into search_outbox (agency_id, record_id)
      select c.agency_id, c.record_id from component c where c.id = new.component_id;
  end if;
  return null;
end $$;
create trigger record_for_search after insert or update on record
  for each row execute function note_for_search();
create trigger component_text_for_search after insert or update on component_text
  for each row execute function note_for_search();

-- A filed record is read by whoever reads its agency or department, up to their clearance; any
-- record by those who work where it was formed. A quarantined one is seen only by the guards of its
-- agency, who must deal with it, by the person who brought it, and by the one who changed it last:
-- they have written the mark, or must be told that it is there. (A change whose outcome its maker
-- may not see is refused by the database, so this also lets a guard release what they only judge.)
alter table record enable row level security;
create policy record_seen on record for select using (
  (select actor_is_system())
  or (quarantined_at is null and (
        agency_id = any ((select actor_units('lantai.works'))::uuid[])
     or department_id = any ((select actor_units('lantai.works'))::uuid[])
     or (state = 'filed' and security_rank <= (select actor_clearance()) and (
           agency_id = any ((select actor_units('lantai.reads'))::uuid[])
        or department_id = any ((select actor_units('lantai.reads'))::uuid[])))))
  or (quarantined_at is not null and (
        agency_id = any ((select actor_units('lantai.guards'))::uuid[])
     or created_by = (select actor_account())))
  or (quarantine_mark is not null and changed_by = (select actor_person())));
-- One policy for each act: a policy for all acts would be one for reading too, and a wider one.
create policy record_brought on record for insert
  with check ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy record_worked on record for update
  using ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_id = any ((select actor_units('lantai.works'))::uuid[])
    or (quarantined_at is not null and agency_id = any ((select actor_units('lantai.guards'))::uuid[])))
  with check ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.guards'))::uuid[]));

-- Whether the actor works on the record, and does not merely read it.
create function actor_works_on(worked_id uuid) returns boolean language sql stable
  return exists (
    select from record where id = worked_id and (
      agency_id = any (actor_units('lantai.works'))
      or department_id = any (actor_units('lantai.works'))
      or (quarantined_at is not null and agency_id = any (actor_units('lantai.guards')))));

-- What hangs on a record is seen with it (the subquery is under the record's own policy), and changed
-- by those who work on it.
alter table component enable row level security;
create policy component_seen on component for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy component_added on component for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy component_arranged on component for update
  using ((select actor_is_system()) or actor_works_on(record_id))
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy component_removed on component for delete
  using ((select actor_is_system()) or actor_works_on(record_id));
alter table component_text enable row level security;
create policy component_text_seen on component_text for select
  using ((select actor_is_system())
    or exists (select from component join record on record.id = record_id where component.id = component_id));
create policy component_text_read_out on component_text for insert with check ((select actor_is_system()));
create policy component_text_read_again on component_text for update using ((select actor_is_system()));
create policy component_text_removed on component_text for delete
  using ((select actor_is_system())
    or exists (select from component where component.id = component_id and actor_works_on(record_id)));
alter table field_change enable row level security;
create policy field_change_seen on field_change for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy field_change_written on field_change for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
alter table hold enable row level security;
create policy hold_seen on hold for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy hold_placed on hold for insert
  with check ((select actor_is_system()) or actor_works_on(record_id));
create policy hold_lifted on hold for update
  using ((select actor_is_system()) or actor_works_on(record_id))
  with check ((select actor_is_system()) or actor_works_on(record_id));

alter table temporary_number_head enable row level security;
create policy temporary_number_head_of_agency on temporary_number_head
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
alter table class_head enable row level security;
create policy class_head_of_agency on class_head
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
alter table allocated_code enable row level security;
create policy allocated_code_of_agency on allocated_code
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));

alter table search_outbox enable row level security;
create policy search_outbox_indexer on search_outbox using (actor_is_system()) with check (actor_is_system());
-- How much waits is no secret; which records do, an outsider could not learn anything from.
create policy search_outbox_counted on search_outbox for select using (actor_account() is not null);

grant select on filing_fault to lantai_runtime;
grant select, insert, update on record, component, temporary_number_head, class_head, hold to lantai_runtime;
grant select, insert, update on component_text to lantai_runtime;
grant delete on component, component_text to lantai_runtime;
grant select, insert on field_change, allocated_code to lantai_runtime;
grant select, delete on search_outbox to lantai_runtime;

-- For a rebuild of the index: the runtime role may not insert into the outbox itself.
create function queue_all_for_search() returns void language sql security definer set search_path = public
  begin atomic
    insert into search_outbox (agency_id, record_id) select agency_id, id from record order by created_at;
  end;
