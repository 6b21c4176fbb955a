-- A batch for the archive goes by one of two specifications; those there are went by the newer one. The default stays for
-- batches that a store of earlier days tells of.
alter table transfer_batch add column profile text not null default 'DAT93-2022';
alter table transfer_batch add constraint transfer_batch_profile check (profile in ('DAT93-2022', 'SAAC-2012-7'));
comment on column transfer_batch.profile is 'By which specification its package is laid out: DA/T 93-2022 or 档发〔2012〕7号.';
