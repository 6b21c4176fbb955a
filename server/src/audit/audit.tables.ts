declare module '#platform/tables.ts' {
  interface Tables {
    trail_block: {
      height: number;
      first_seq: number;
      last_seq: number;
      merkle_root: string;
      previous_hash: string;
      hash: string;
      sealed_at: Date;
    };
  }
}

// A module: otherwise this would declare the tables anew, not extend them.
export {};
