import { WorkerPool, WorkerStopped } from '../worker-pool.ts';
import type { XmlNode, XmlReading, XmlTask } from './xml-task.ts';

export type { XmlNode, XmlReading };

// One at a time: each worker has a WebAssembly memory of its own.
const pool = new WorkerPool<XmlTask, XmlReading>(new URL('./xml.worker.ts', import.meta.url), {
  size: 1,
  memoryMb: 512,
});
const seconds = 60;

/** Parses a document from outside, in a worker with limits, and holds it against a schema. */
export async function readXml(xml: Uint8Array, xsd: string | null = null): Promise<XmlReading> {
  try {
    return await pool.run({ xml, xsd }, seconds);
  } catch (error) {
    if (!(error instanceof WorkerStopped)) throw error;
    const message = error.why === 'time' ? '解析超过 60 秒' : '解析占用内存过多或中断';
    return { root: null, violations: [{ line: 0, message }] };
  }
}

export function childOf(node: XmlNode | undefined, ...path: string[]): XmlNode | undefined {
  let at = node;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at;
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter((child) => child.name === name) ?? [];
}

/** The text of a child; null where it is absent or blank. */
export function textOf(node: XmlNode | undefined, ...path: string[]): string | null {
  const text = childOf(node, ...path)?.text.trim();
  return text ? text : null;
}
