-- Whoever checks records in keeping sees whether backups can be restored (DA/T 70-2018, 3-9).
create policy backup_drill_is_evidence on backup_test for select
  using (kind = 'drill' and (select actor_may('quality.check')));
