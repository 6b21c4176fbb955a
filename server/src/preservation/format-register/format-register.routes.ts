import * as api from '@lantai/contract/preservation/format-register.api.ts';
import type { Routes } from '#platform/http.ts';
import { decideFormat } from './decide-format.ts';
import { findRegisteredFormats } from './register-queries.ts';

export const formatRegisterRoutes: Routes = ({ on }) => {
  on(api.listRegisteredFormats, ({ read, query }) =>
    read((db) => findRegisteredFormats(db, query.agencyId)),
  );
  on(api.decideFormat, ({ run, body }) => run(decideFormat, body));
};
