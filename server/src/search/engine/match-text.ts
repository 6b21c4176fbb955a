import { foldCharacter, isMark, isSpaced, onceForEachUnit } from './characters.ts';

/** A text in the form in which texts are compared, and where each UTF-16 unit of it came from. */
export type MatchText = {
  text: string;
  /** Start of the original character behind unit i, inclusive. */
  from: Uint32Array;
  /** Its end, exclusive. */
  to: Uint32Array;
};

const foldUnit = onceForEachUnit(foldCharacter);
const isMarkUnit = onceForEachUnit(isMark);
const isSpacedUnit = onceForEachUnit(isSpaced);
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * Folds a text for comparison: each character as `foldCharacter` has it, and white space, as one
 * space, only where two words of a spaced script would otherwise run together. Line ends and OCR
 * leave it beside Chinese characters, brackets and signs, where it means nothing.
 * Every step looks at one character and its neighbours only: a part of a text stays a part of it.
 */
export function matchTextOf(original: string): MatchText {
  const source = original.toWellFormed();
  const folding = new Folding(source.length);
  for (let start = 0, end = 0; start < source.length; start = end) {
    end = endOfCharacter(source, start);
    const folded =
      end === start + 1
        ? foldUnit(source.charCodeAt(start))
        : foldCharacter(source.slice(start, end));
    folding.append(folded, start, end);
  }
  return folding.result();
}

export function normalise(original: string): string {
  return matchTextOf(original).text;
}

class Folding {
  #units: Uint16Array;
  #from: Uint32Array;
  #to: Uint32Array;
  #length = 0;
  #space = -1;

  constructor(expected: number) {
    this.#units = new Uint16Array(expected);
    this.#from = new Uint32Array(expected);
    this.#to = new Uint32Array(expected);
  }

  append(folded: string, start: number, end: number): void {
    if (folded === '') return;
    if (folded === ' ') {
      if (this.#space < 0) this.#space = start;
      return;
    }
    if (this.#space >= 0) this.#separate(folded, start);
    for (let i = 0; i < folded.length; i++) this.#push(folded.charCodeAt(i), start, end);
  }

  result(): MatchText {
    return {
      text: utf16.decode(this.#units.subarray(0, this.#length)),
      from: this.#from.subarray(0, this.#length),
      to: this.#to.subarray(0, this.#length),
    };
  }

  #separate(folded: string, start: number): void {
    const before = this.#units[this.#length - 1];
    if (before !== undefined && isSpacedUnit(before) && isSpacedUnit(folded.charCodeAt(0)))
      this.#push(0x20, this.#space, start);
    this.#space = -1;
  }

  #push(unit: number, start: number, end: number): void {
    if (this.#length === this.#units.length) this.#makeRoom();
    this.#units[this.#length] = unit;
    this.#from[this.#length] = start;
    this.#to[this.#length++] = end;
  }

  /** Some characters become several: ㈱ is (株), ½ is 1⁄2. */
  #makeRoom(): void {
    const room = 2 * this.#length + 16;
    const [units, from, to] = [this.#units, this.#from, this.#to];
    this.#units = new Uint16Array(room);
    this.#units.set(units);
    this.#from = new Uint32Array(room);
    this.#from.set(from);
    this.#to = new Uint32Array(room);
    this.#to.set(to);
  }
}

function endOfCharacter(source: string, start: number): number {
  const isPair = (source.charCodeAt(start) & 0xfc00) === 0xd800;
  let end = start + (isPair ? 2 : 1);
  while (end < source.length && isMarkUnit(source.charCodeAt(end))) end++;
  return end;
}
