-- Volumes (案卷), groups of photographs and recordings (组): what is arranged, closed and filed together.

alter table classification_scheme add column unit text not null default 'item'
  check (unit in ('item', 'volume'));
comment on column classification_scheme.unit is 'Whether records are numbered one by one (按件) or within volumes (按卷).';

create table volume (
  id             uuid primary key default gen_random_uuid(),
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  category       text not null,
  kind           text not null check (kind in ('volume', 'group', 'booklet')),
  state          text not null check (state in ('draft', 'closed', 'filed', 'dissolved')),
  -- Where it stands, as its archival code says it: DA/T 13-2022, category numbers below the first level.
  subclass       text check (subclass ~ '^[A-Z0-9]{1,12}(·[A-Z0-9]{1,12}){0,2}$'),
  project        text check (project ~ '^[A-Z0-9]{1,12}$'),
  year           integer not null,
  retention      text not null check (retention ~ '^(Y|D[1-9][0-9]{0,2})$'),
  title          text not null check (title <> ''),
  -- How many records of an event are to be kept of those that stand to choose from.
  wanted         integer check (wanted > 0),

  -- 备考表
  situation      text,
  compiled_by    text,
  compiled_on    date,
  checked_by     text,
  checked_on     date,
  closed_at      timestamptz,
  closed_by      uuid references person,

  class_key      text,
  number         integer,
  archival_code  text,
  -- The class in which its records have their numbers: one volume, one class of its own.
  items_key      text,
  code_rule      jsonb,
  filed_at       timestamptz,
  filed_by       uuid references person,

  created_by     uuid references person,
  created_at     timestamptz not null,
  changed_by     uuid references person,
  changed_at     timestamptz not null,
  version        integer not null default 1,

  constraint volume_number_once unique (fonds_id, class_key, number),
  constraint volume_archival_code_once unique (archival_code),
  constraint volume_closed check (state not in ('closed', 'filed')
    or (closed_at is not null and situation is not null and compiled_by is not null and compiled_on is not null
        and checked_by is not null and checked_on is not null)),
  constraint volume_checked_by_another check (checked_by <> compiled_by),
  constraint volume_numbered check ((state = 'filed') = (archival_code is not null)
    and (state = 'filed') = (number is not null) and (state = 'filed') = (items_key is not null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table volume is '案卷 or 组: records arranged, closed with a reference sheet, and filed together.';
create index volume_list on volume (fonds_id, category, state, year, number);
comment on index volume_list is 'which volumes of a fonds are being arranged, wait, are filed';
create index volume_by_items_key on volume (fonds_id, items_key) where items_key is not null;
comment on index volume_by_items_key is 'which volume a class of numbered records is';

create table volume_item (
  record_id  uuid primary key references record,
  volume_id  uuid not null references volume,
  agency_id  uuid not null references org_unit,
  position   integer not null check (position > 0),
  page_from  integer,
  page_to    integer,
  -- Of what was taken or recorded on an occasion, what is kept.
  chosen     boolean not null default true,
  constraint volume_item_position unique (volume_id, position) deferrable initially deferred,
  constraint volume_item_pages check ((page_from is null) = (page_to is null) and page_from <= page_to)
);
comment on table volume_item is 'A record in a volume, with its place and, once the volume is closed, its pages. A record is in one volume at most.';

alter table volume enable row level security;
create policy volume_seen on volume for select using (
  (select actor_is_system())
  or agency_id = any ((select actor_units('lantai.works'))::uuid[])
  or (state = 'filed' and agency_id = any ((select actor_units('lantai.reads'))::uuid[])));
create policy volume_arranged on volume
  using ((select actor_is_system())
    or (actor_may('arrangement.arrange') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check ((select actor_is_system())
    or (actor_may('arrangement.arrange') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));
alter table volume_item enable row level security;
create policy volume_item_seen on volume_item for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy volume_item_arranged on volume_item
  using ((select actor_is_system())
    or (actor_may('arrangement.arrange') and agency_id = any ((select actor_units('lantai.works'))::uuid[])))
  with check ((select actor_is_system())
    or (actor_may('arrangement.arrange') and agency_id = any ((select actor_units('lantai.works'))::uuid[])));

grant select, insert, update on volume to lantai_runtime;
grant select, insert, update, delete on volume_item to lantai_runtime;
