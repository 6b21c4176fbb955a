import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button, Result } from 'antd';
import { asProblem } from '#platform/api-problem.ts';
import { platformText } from '#platform/platform.text.ts';
import { arrangementText } from '../arrangement.text.ts';

/** Where the address lacks something, or the server refused. */
export function PrintIncomplete({ error, reset }: ErrorComponentProps) {
  const problem = asProblem(error);
  return (
    <Result
      status="warning"
      title={problem.code === 'web.unreadable' ? arrangementText.print.incomplete : problem.title}
      extra={<Button onClick={reset}>{platformText.action.retry}</Button>}
    />
  );
}
