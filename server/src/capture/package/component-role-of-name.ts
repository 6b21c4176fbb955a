import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import { componentRole, componentRoleNames } from '@lantai/contract/records/component-role.ts';

const words: [RegExp, ComponentRole][] = [
  [/附件/u, 'attachment'],
  [/处理单|阅办单|拟办单|审批单/u, 'handling-form'],
  [/发文稿纸|发文单/u, 'dispatch-form'],
  [/定稿/u, 'final-draft'],
  [/修改稿|草稿/u, 'revision'],
  [/译本|译文/u, 'translation'],
  [/转发/u, 'forwarded'],
  [/正本|正文/u, 'original'],
];

/** The role that a document's title or a file's name speaks of, in the words of DA/T 22-2015, 5.1.2. */
export function roleInName(name: string | null): ComponentRole | undefined {
  const exact = componentRole.options.find((role) => componentRoleNames[role] === name);
  const [, said] = words.find(([word]) => word.test(name ?? '')) ?? [];
  return exact ?? said;
}

/** Of files whose names say nothing the first is the document itself, the others are its attachments. */
export function rolesOfNames(names: readonly string[]): ComponentRole[] {
  const said = names.map(roleInName);
  const silent = said.indexOf(undefined);
  const isThere = said.includes('original');
  return said.map(
    (role, index) => role ?? (index === silent && !isThere ? 'original' : 'attachment'),
  );
}
