import type { Probe } from '../identification.ts';

type Facts = Probe['facts'];

export const readable = (facts: Facts = {}): Probe => ({ state: 'readable', reason: null, facts });

export const damaged = (reason: string, facts: Facts = {}): Probe => ({
  ...{ state: 'damaged', reason, facts },
});

export const encrypted = (reason: string, facts: Facts = {}): Probe => ({
  ...{ state: 'encrypted', reason, facts },
});

export const notProbed = (reason: string): Probe => ({ state: 'not-probed', reason, facts: {} });
