import { commandName } from '@lantai/contract/audit/command-names.ts';
import { isOpenJob } from '@lantai/contract/platform/job.ts';
import { Badge, Button, Flex, Popover, Typography } from 'antd';
import { JobProgress } from '../job-progress.tsx';
import { useFollowedJobs, useJobs } from '../jobs.ts';
import { platformText as t } from '../platform.text.ts';
import { instantText } from '../times.ts';

/** My long-running work in the head: a count of what runs, and under it each with its progress. */
export function JobsPopover() {
  const connected = useFollowedJobs();
  const jobs = useJobs();
  const running = jobs.filter(({ state }) => isOpenJob(state)).length;

  const list = (
    <Flex vertical gap={12} className="jobs-list">
      {!connected && <Typography.Text type="warning">{t.jobs.lost}</Typography.Text>}
      {jobs.length === 0 && <Typography.Text type="secondary">{t.jobs.none}</Typography.Text>}
      {jobs.map((job) => (
        <div key={job.id}>
          <Flex justify="space-between" gap={12}>
            <Typography.Text strong>{commandName(job.kind)}</Typography.Text>
            <Typography.Text type="secondary">{instantText(job.requestedAt)}</Typography.Text>
          </Flex>
          <JobProgress job={job} />
        </div>
      ))}
    </Flex>
  );

  return (
    <Popover trigger="click" placement="bottomRight" title={t.jobs.title} content={list}>
      <Button type="text" title={running ? t.jobs.running(running) : t.jobs.none}>
        {t.jobs.title}
        <Badge count={running} size="small" color="var(--ant-color-primary)" />
      </Button>
    </Popover>
  );
}
