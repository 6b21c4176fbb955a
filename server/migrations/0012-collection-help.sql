-- What helps to tell whether everything is there, and once: numbers of sequences, what texts say.

-- The parts of a number that belongs to a yearly sequence, as contract/records/document-number.ts reads
-- them (a test holds the two together), so that numbers are ordered as numbers and gaps found by index.
alter table record
  add column number_issuer text generated always as (
    substring(document_number_key from '^([^〔〕0-9]+)〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,8}号$')) stored,
  add column number_year smallint generated always as (
    substring(document_number_key from '^[^〔〕0-9]+〔((?:19|20)[0-9]{2})〕[1-9][0-9]{0,8}号$')::smallint) stored,
  add column number_sequence integer generated always as (
    substring(document_number_key from '^[^〔〕0-9]+〔(?:19|20)[0-9]{2}〕([1-9][0-9]{0,8})号$')::integer) stored;
-- "which numbers of an issuer and year are there", in the order in which they are counted.
create index record_number_sequence on record (fonds_id, number_issuer, number_year, number_sequence)
  where number_issuer is not null;

create table number_explanation (
  id           uuid primary key default gen_random_uuid(),
  agency_id    uuid not null references org_unit,
  fonds_id     uuid not null references fonds,
  issuer       text not null,
  year         smallint not null,
  sequence     integer not null check (sequence > 0),
  kind         text not null check (kind in ('voided', 'unissued', 'filed-elsewhere', 'other')),
  note         text not null check (note <> ''),
  explained_by uuid references person,
  explained_at timestamptz not null,
  revoked_by   uuid references person,
  revoked_at   timestamptz,
  revoke_reason text,
  constraint number_explanation_revoked check ((revoked_at is null) = (revoke_reason is null)),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table number_explanation is '断号说明: why a number that was given has no record. Revoked, never removed.';
-- "is this number explained": one explanation in force for each.
create unique index number_explanation_one_in_force
  on number_explanation (fonds_id, issuer, year, sequence) where revoked_at is null;

create table text_signature (
  -- Goes with the text it was worked out of: a quarantined or detached component leaves none behind.
  component_id uuid primary key references component_text on delete cascade,
  agency_id    uuid not null references org_unit,
  fonds_id     uuid not null references fonds,
  record_id    uuid not null references record,
  shingles     integer not null check (shingles >= 0),
  sketch       integer[] not null,
  bands        integer[] not null,
  attachments_named jsonb not null default '[]',
  attachments_expected integer not null default 0 check (attachments_expected >= 0),
  -- The reading it was worked out of; another one makes it out of date.
  read_at      timestamptz not null,
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table text_signature is '文本特征: worked out of a component''s text: its sketch for near duplicates, the attachments it names.';
-- "which texts may be nearly this one": those that share a band. Asked after every insert, so nothing
-- may wait in a pending list that each question would have to read through.
create index text_signature_by_band on text_signature using gin (bands) with (fastupdate = off);
-- "which records name attachments".
create index text_signature_naming on text_signature (fonds_id, record_id) where attachments_expected > 0;
create index text_signature_by_record on text_signature (record_id);
-- "how far the signatures have come".
create index text_signature_read on text_signature (read_at);
create index component_text_read on component_text (read_at);

create table near_duplicate (
  component_low  uuid not null references text_signature on delete cascade,
  component_high uuid not null references text_signature on delete cascade,
  agency_id      uuid not null references org_unit,
  fonds_id       uuid not null references fonds,
  record_low     uuid not null references record,
  record_high    uuid not null references record,
  -- The share of shingles that both texts have (Jaccard); 0 where a new reading parted them.
  similarity     real not null check (similarity between 0 and 1),
  found_at       timestamptz not null,
  primary key (component_low, component_high),
  constraint near_duplicate_ordered check (component_low < component_high),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table near_duplicate is '近似文本: two components of one fonds whose texts are nearly the same.';
create index near_duplicate_by_fonds on near_duplicate (fonds_id, record_low, record_high);
create index near_duplicate_other_side on near_duplicate (component_high);

create table duplicate_judgment (
  id          uuid primary key default gen_random_uuid(),
  agency_id   uuid not null references org_unit,
  fonds_id    uuid not null references fonds,
  record_low  uuid not null references record,
  record_high uuid not null references record,
  reason      text not null check (reason <> ''),
  judged_by   uuid references person,
  judged_at   timestamptz not null,
  revoked_by  uuid references person,
  revoked_at  timestamptz,
  constraint duplicate_judgment_ordered check (record_low < record_high),
  foreign key (fonds_id, agency_id) references fonds (id, agency_id)
);
comment on table duplicate_judgment is '重复判定: two records that look alike are different ones, said by whom and why. Revoked, never removed.';
-- "has somebody judged this pair": one judgment in force for each.
create unique index duplicate_judgment_one_in_force
  on duplicate_judgment (record_low, record_high) where revoked_at is null;

-- Whoever works in the whole agency keeps its numbers and judges its duplicates.
alter table number_explanation enable row level security;
create policy number_explanation_of_agency on number_explanation
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
alter table duplicate_judgment enable row level security;
create policy duplicate_judgment_of_agency on duplicate_judgment
  using ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]))
  with check ((select actor_is_system()) or agency_id = any ((select actor_units('lantai.works'))::uuid[]));
-- What was worked out of a text is seen with its record, and written by the archive itself.
alter table text_signature enable row level security;
create policy text_signature_seen on text_signature for select
  using ((select actor_is_system()) or exists (select from record where record.id = record_id));
create policy text_signature_worked_out on text_signature for insert with check ((select actor_is_system()));
create policy text_signature_worked_out_again on text_signature for update using ((select actor_is_system()));
alter table near_duplicate enable row level security;
create policy near_duplicate_seen on near_duplicate for select
  using ((select actor_is_system())
    or (exists (select from record where record.id = record_low)
        and exists (select from record where record.id = record_high)));
create policy near_duplicate_found on near_duplicate for insert with check ((select actor_is_system()));
create policy near_duplicate_found_again on near_duplicate for update using ((select actor_is_system()));

grant select, insert, update on number_explanation, duplicate_judgment, text_signature, near_duplicate
  to lantai_runtime;
