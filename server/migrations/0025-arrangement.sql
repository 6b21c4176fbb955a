-- The order before numbering, the numbering map (reserved numbers, explained gaps), and the boxes.

-- Where a person has put the record in its class before it is numbered; null: where the rule puts it.
alter table record add column arranged_position integer check (arranged_position >= 1);
-- Why one of its two carriers is missing, or where the other lies (workflows A.13).
alter table record add column correspondence text check (length(correspondence) between 1 and 500);

create table class_order (
  agency_id  uuid not null references org_unit,
  fonds_id   uuid not null references fonds,
  class_key  text not null,
  rule       text not null check (rule in ('time', 'matter', 'document-number')),
  chosen_by  uuid references person,
  chosen_at  timestamptz not null,
  primary key (fonds_id, class_key),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table class_order is 'By which rule the records of a class stand before they are numbered; a class without a row follows time (DA/T 22-2015, 5.3.1).';

create table reserved_range (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references org_unit,
  fonds_id     uuid not null references fonds,
  class_key    text not null,
  first_number integer not null check (first_number >= 1),
  last_number  integer not null,
  reason       text not null check (length(reason) between 1 and 500),
  until_on     date,
  reserved_by  uuid references person,
  reserved_at  timestamptz not null,
  released_by  uuid references person,
  released_at  timestamptz,
  release_reason text,
  constraint reserved_range_forward check (last_number between first_number and first_number + 999),
  constraint reserved_range_release_says_why check (released_at is null or release_reason is not null),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table reserved_range is '预留号: item numbers kept free for records that are still to come. Numbering passes over them until they are released.';
-- "which numbers of this class are reserved now", under the lock of its class head.
create index reserved_range_open on reserved_range (fonds_id, class_key) where released_at is null;
create index reserved_range_by_class on reserved_range (fonds_id, class_key, first_number);

create table explained_gap (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references org_unit,
  fonds_id     uuid not null references fonds,
  class_key    text not null,
  first_number integer not null check (first_number >= 1),
  last_number  integer not null,
  cause        text not null check (cause in ('voided', 'withdrawn', 'moved-out', 'never-given', 'released')),
  reason       text not null check (length(reason) between 1 and 500),
  explained_by uuid references person,
  explained_at timestamptz not null,
  constraint explained_gap_forward check (last_number >= first_number),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table explained_gap is '空号说明: why numbers of a class have no record. Append-only: an explanation is kept for good.';
create index explained_gap_by_class on explained_gap (fonds_id, class_key, first_number);

create table box (
  id              uuid primary key default gen_random_uuid(),
  agency_id       uuid not null references org_unit,
  fonds_id        uuid not null references fonds,
  class_key       text not null,
  category        text not null,
  year            integer not null,
  retention       text not null,
  department_name text,
  number          integer not null check (number >= 1),
  thickness       smallint not null,
  first_item      integer not null check (first_item >= 1),
  last_item       integer not null,
  records         integer not null check (records >= 1),
  pages           integer not null check (pages >= 0),
  -- How thick the content was reckoned to be when the box was planned.
  content_mm      numeric(6, 1) not null check (content_mm >= 0),
  state           text not null default 'open',
  location        text check (length(location) between 1 and 100),
  planned_by      uuid references person,
  planned_at      timestamptz not null,
  closed_by       uuid references person,
  closed_at       timestamptz,
  shelved_by      uuid references person,
  shelved_at      timestamptz,
  -- DA/T 22-2015: the four spines that are made.
  constraint box_thickness_made check (thickness in (20, 30, 40, 50)),
  constraint box_items_forward check (last_item >= first_item),
  constraint box_number_once unique (fonds_id, class_key, number),
  constraint box_item_in_one_box unique (fonds_id, class_key, first_item),
  constraint box_state_known check (state in ('open', 'closed', 'shelved')),
  constraint box_on_a_shelf check ((state = 'shelved') = (location is not null)),
  constraint box_closed_by_somebody check (state = 'open' or closed_at is not null),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table box is '档案盒: a run of item numbers of one class, so that years, departments and periods never share a box (DA/T 22-2015).';
-- "the boxes of a fonds, by class and number", for the list, the spines and the labels.
create index box_list on box (agency_id, fonds_id, class_key, number);

alter table class_order enable row level security;
create policy class_order_seen on class_order for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy class_order_chosen on class_order for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy class_order_changed on class_order for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table reserved_range enable row level security;
create policy reserved_range_seen on reserved_range for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy reserved_range_made on reserved_range for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy reserved_range_released on reserved_range for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table explained_gap enable row level security;
create policy explained_gap_seen on explained_gap for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy explained_gap_written on explained_gap for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));

alter table box enable row level security;
create policy box_seen on box for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[])
    or agency_id = any ((select actor_units('lantai.reads'))::uuid[]));
create policy box_planned on box for insert
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy box_moved_on on box for update
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
-- A plan that is made anew replaces boxes that are still open, and no others.
create policy box_planned_anew on box for delete
  using (state = 'open' and ((select actor_is_system())
    or agency_id = any ((select actor_units('lantai.works'))::uuid[])));

grant select, insert, update on class_order, reserved_range to lantai_runtime;
grant select, insert on explained_gap to lantai_runtime;
grant select, insert, update, delete on box to lantai_runtime;
