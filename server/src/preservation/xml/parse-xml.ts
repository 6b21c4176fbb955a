import { readFileSync } from 'node:fs';
import {
  ParseOption,
  XmlCData,
  XmlDocument,
  XmlElement,
  XmlLibError,
  XmlText,
  XsdValidator,
} from 'libxml2-wasm';
import type { XmlNode, XmlReading, XmlTask, XmlViolation } from './xml-task.ts';
import { xmlWeight } from './xml-weight.ts';

// No entity is replaced, no declaration loaded, nothing fetched; depth and size limits stay on.
const careful = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE;

const validators = new Map<string, XsdValidator>();

function validatorOf(path: string): XsdValidator {
  const known = validators.get(path);
  if (known) return known;
  using schema = XmlDocument.fromBuffer(readFileSync(path));
  const validator = XsdValidator.fromDoc(schema);
  validators.set(path, validator);
  return validator;
}

const mostWeight = 400 * 2 ** 20;
const tooHeavy = { line: 0, message: '元素过多或内容过长，超出解析的内存限制' };

/** Parses here and now: only for a worker under limits, because the document comes from outside. */
export function parseXml({ xml, xsd }: XmlTask): XmlReading {
  if (xmlWeight(xml) > mostWeight) return { root: null, violations: [tooHeavy] };
  try {
    using document = XmlDocument.fromBuffer(xml, { option: careful });
    return { root: nodeOf(document.root), violations: xsd ? violationsOf(document, xsd) : [] };
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return { root: null, violations: detailsOf(error) };
  }
}

function violationsOf(document: XmlDocument, xsd: string): XmlViolation[] {
  try {
    validatorOf(xsd).validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return detailsOf(error);
  }
}

function detailsOf({ details, message }: XmlLibError): XmlViolation[] {
  if (details.length === 0) return [{ line: 0, message }];
  return details.slice(0, 200).map((detail) => ({
    line: detail.line,
    message: detail.message.trim(),
  }));
}

function nodeOf(element: XmlElement): XmlNode {
  const children: XmlNode[] = [];
  const texts: string[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(nodeOf(node));
    else if (node instanceof XmlText || node instanceof XmlCData) texts.push(node.content);
  }
  return {
    name: element.name,
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: texts.join(''),
    children,
  };
}
