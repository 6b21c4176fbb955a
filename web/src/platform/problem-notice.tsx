import { Alert, Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { asProblem } from './api-problem.ts';
import { platformText as t } from './platform.text.ts';

const issues = z.array(z.looseObject({ instancePath: z.string().optional(), message: z.string() }));

type Props = {
  readonly problem: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** A way out beside the retry: a link or a button to where it can be put right. */
  readonly wayOut?: ReactNode;
};

/** Says what went wrong, which rule said so, and what to do. Shows nothing when there is no problem. */
export function ProblemNotice({ problem, onRetry, wayOut }: Props) {
  if (!problem) return null;
  const { code, title, details } = asProblem(problem);
  const wrong = issues.safeParse(details.issues).data ?? [];

  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={
        <>
          {title} {isOurs(code) && <span className="code problem-code">{code}</span>}
        </>
      }
      description={
        wrong.length > 0 &&
        wrong.map(({ instancePath, message }) => (
          <div key={`${instancePath} ${message}`}>
            {instancePath && <code>{instancePath.slice(1)} </code>}
            {message}
          </div>
        ))
      }
      action={
        <Flex gap={8}>
          {wayOut}
          {onRetry && <Button onClick={onRetry}>{t.action.retry}</Button>}
        </Flex>
      }
    />
  );
}

/** The code helps whoever mends the system; to whoever broke a rule the sentence says it all. */
function isOurs(code: string): boolean {
  return code.startsWith('web.') || code.startsWith('server.') || code.startsWith('request.');
}
