import * as api from '@lantai/contract/arrangement/registers.api.ts';
import type { Routes } from '#platform/http.ts';
import { makeRegister } from './make-register.ts';
import { printRegister } from './print-register.ts';
import { findRegisterRecords, findRegisters, getRegister } from './register-queries.ts';
import { signRegister } from './sign-register.ts';
import { findUnregisteredBatches } from './unregistered-batches.ts';

export const registersRoutes: Routes = ({ on }) => {
  on(api.listRegisters, ({ read, query: { after, limit, ...filter } }) =>
    read((db) => findRegisters(db, filter, { after, limit })),
  );
  on(api.listUnregisteredBatches, ({ read, query }) =>
    read(async (db) => ({ batches: await findUnregisteredBatches(db, query.fondsId) })),
  );
  on(api.getRegister, ({ read, params: { registerId } }) =>
    read(async (db) => ({
      ...(await getRegister(db, registerId)),
      records: await findRegisterRecords(db, registerId),
    })),
  );
  on(api.makeRegister, ({ run, body }) => run(makeRegister, body));
  on(api.signRegister, ({ run, params, body }) => run(signRegister, { ...params, ...body }));
  on(api.printRegister, ({ run, params }) => run(printRegister, params));
};
