-- Who signed an export for the archive, or why nobody did; null for what was written before.
alter table export_run add column signature jsonb;
