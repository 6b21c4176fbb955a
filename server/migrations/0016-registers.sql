-- Registers of what was filed or received (GB/T 18894-2016, A.1), and where records are to lie.

alter table allocated_code add column filing_id uuid;
comment on column allocated_code.filing_id is 'The filing job that gave the code; null for what was filed before there were registers.';
-- "what did this filing bring into the store".
create index allocated_code_by_filing on allocated_code (filing_id) where filing_id is not null;

create table register_sheet (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  -- The departments whose records it counts: their people see and sign it.
  department_ids uuid[] not null,
  year           integer not null,
  serial         integer not null check (serial > 0),
  number         text not null,
  subject        text not null check (subject in ('filing', 'import', 'batch', 'records')),
  subject_id     uuid not null,
  -- Frozen when it is made: what is signed is what was counted then.
  content        jsonb not null,
  items          integer not null,
  bytes          bigint not null,
  differences    integer not null,
  sm3            text not null,
  made_by        uuid references person,
  made_at        timestamptz not null,
  handed_by      uuid references person,
  handed_at      timestamptz,
  received_by    uuid references person,
  received_at    timestamptz,
  results        jsonb,
  constraint register_sheet_number_once unique (fonds_id, year, serial),
  constraint register_sheet_of_subject_once unique (subject, subject_id),
  constraint register_sheet_signed_by_two check (handed_by <> received_by),
  constraint register_sheet_received_with_results check ((received_at is null) = (results is null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table register_sheet is '归档登记表: the account of one filing, import or batch, signed by two people.';
-- "registers of the agency, newest first".
create index register_sheet_list on register_sheet (agency_id, made_at desc, id desc);

create table register_record (
  register_id uuid not null references register_sheet,
  agency_id   uuid not null references org_unit,
  position    integer not null,
  record_id   uuid not null references record,
  number      text not null,
  title       text not null,
  files       integer not null,
  bytes       bigint not null,
  primary key (register_id, position)
);
comment on table register_record is 'A record as a register counted it: its number and title of that moment.';
-- "in which registers does this record stand".
create index register_record_by_record on register_record (record_id);

create table storage_strategy (
  id         uuid primary key default gen_random_uuid(),
  agency_id  uuid not null references org_unit,
  fonds_id   uuid not null references fonds,
  category   text not null,
  library    text not null check (library <> ''),
  -- Whether only records whose formats conform, or have a conforming rendition, come into it.
  formats    text not null default 'any' check (formats in ('any', 'conforming')),
  decided_by uuid references person,
  decided_at timestamptz not null,
  constraint storage_strategy_once unique (fonds_id, category),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table storage_strategy is '入库策略: the part of the formal repository (分库) in which a category of a fonds lies, and what may come into it.';

alter table register_sheet enable row level security;
create policy register_sheet_seen on register_sheet for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or department_ids && (select actor_units('lantai.works'))::uuid[]);
create policy register_sheet_made on register_sheet for insert with check (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or (cardinality(department_ids) > 0 and department_ids <@ (select actor_units('lantai.works'))::uuid[]));
create policy register_sheet_signed on register_sheet for update
  using ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_ids && (select actor_units('lantai.works'))::uuid[])
  with check ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or department_ids && (select actor_units('lantai.works'))::uuid[]);
alter table register_record enable row level security;
create policy register_record_seen on register_record for select
  using ((select actor_is_system()) or exists (select from register_sheet where register_sheet.id = register_id));
create policy register_record_counted on register_record for insert
  with check ((select actor_is_system()) or exists (select from register_sheet where register_sheet.id = register_id));
alter table storage_strategy enable row level security;
create policy storage_strategy_seen on storage_strategy for select using (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.oversees'))::uuid[]));
create policy storage_strategy_decided on storage_strategy for insert with check (
  (select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy storage_strategy_changed on storage_strategy for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

grant select, insert on register_sheet, register_record to lantai_runtime;
-- Signatures and results are all that is ever added to a sheet.
grant update (handed_by, handed_at, received_by, received_at, results) on register_sheet to lantai_runtime;
grant select, insert, update on storage_strategy to lantai_runtime;
