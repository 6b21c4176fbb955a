import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { asProblem } from './api-problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

/** A page that could not be shown, inside the shell, with a second try. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  // Otherwise the failed answer would be thrown again before it is asked for again.
  useEffect(() => queries.reset(), [queries]);

  // The way to the sign-in page is already being taken.
  if (asProblem(error).code === 'actor.unknown') return null;
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="page">
      <ProblemNotice problem={error} onRetry={retry} />
    </div>
  );
}
