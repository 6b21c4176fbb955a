-- A correction after acceptance may touch the further fields of a category's profile (0023) as well.

alter table proposal add column more jsonb;
comment on column proposal.more is 'What a correction would change in the further fields of the category''s profile.';
