import type { listArchivists } from '@lantai/contract/collection/archivists.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { UseQueryResult } from '@tanstack/react-query';

/** The register as it was read, once for all its tabs. */
export type RegisterAnswer = UseQueryResult<ReplyOf<typeof listArchivists>>;
