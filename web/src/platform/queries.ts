import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api-problem.ts';

/** A problem that a second try may not have: the way was broken. */
function isPassing(problem: Error): boolean {
  return problem instanceof ApiProblem && problem.code === 'web.unreachable';
}

/** The cache of answers. `onProblem` hears of every failure, to lead to the sign-in when due. */
export function createQueries(onProblem: (problem: ApiProblem) => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: onProblem }),
    mutationCache: new MutationCache({ onError: (problem) => onProblem(problem) }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, problem) => count < 2 && isPassing(problem),
        // A look at another window is no operation: it must not keep an idle session alive.
        refetchOnWindowFocus: false,
      },
    },
  });
}
