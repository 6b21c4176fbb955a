declare module '#platform/tables.ts' {
  interface Tables {
    class_head: { agency_id: string; fonds_id: string; class_key: string; last_number: number };
  }
}

// An augmentation needs a module to stand in.
export type {};
