-- Packages that came through the hot folder: what was in them, what became of it.

create table hot_folder_package (
  id            uuid primary key default gen_random_uuid(),
  agency_id     uuid not null references org_unit,
  fonds_id      uuid not null references fonds,
  name          text not null,
  -- SM3 of the file, or of the list of a folder's files with theirs.
  digest        text not null,
  state         text not null check (state in ('accepted', 'partly', 'refused')),
  listed        integer not null,
  taken         integer not null,
  already_there integer not null,
  quarantined   integer not null,
  refused       integer not null,
  findings      jsonb not null,
  -- What came in or was there, by what its maker calls it: the receipt is written from this.
  records       jsonb not null,
  received_at   timestamptz not null,
  -- When its receipt was written and it was moved out of the way; empty while that may have been cut off.
  settled_at    timestamptz,
  constraint hot_folder_package_once unique (fonds_id, digest),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table hot_folder_package is 'A package dropped into the hot folder, once for each content: figures, findings, and whether it is done with.';
-- "what came in lately".
create index hot_folder_package_list on hot_folder_package (agency_id, received_at desc, id desc);

alter table hot_folder_package enable row level security;
create policy hot_folder_package_seen on hot_folder_package for select
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
create policy hot_folder_package_received on hot_folder_package for insert
  with check ((select actor_is_system()));
create policy hot_folder_package_settled on hot_folder_package for update
  using ((select actor_is_system())) with check ((select actor_is_system()));

grant select, insert, update on hot_folder_package to lantai_runtime;
