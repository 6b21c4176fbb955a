import { renumbered } from './canonical-entry.ts';
import { leafHash } from './merkle.ts';

/** An entry as one canonical text, with the hash that stands for it in its block. */
export class SealedText {
  readonly seq: number;
  readonly text: string;
  readonly leaf: string;
  #content: string | undefined;

  constructor(seq: number, text: string) {
    this.seq = seq;
    this.text = text;
    this.leaf = leafHash(text);
  }

  /** What the entry says, whatever its number. Asked for only where something does not agree. */
  get content(): string {
    this.#content ??= renumbered(this.text, 0);
    return this.#content;
  }

  /** The leaf this entry would have under another number. */
  leafAs(seq: number): string {
    return seq === this.seq ? this.leaf : leafHash(renumbered(this.text, seq));
  }
}
