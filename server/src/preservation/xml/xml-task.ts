/** A document as plain data. Texts of an element with children are joined: 档号 is mixed content. */
export type XmlNode = {
  readonly name: string;
  /** Whatever is asked for may be missing: documents come from outside. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly children: readonly XmlNode[];
};

/** `xsd`: the path of the schema to hold it against; without one it only has to be well-formed. */
export type XmlTask = { readonly xml: Uint8Array; readonly xsd: string | null };

export type XmlViolation = { readonly line: number; readonly message: string };

export type XmlReading =
  | { readonly root: XmlNode; readonly violations: readonly XmlViolation[] }
  | { readonly root: null; readonly violations: readonly XmlViolation[] };
