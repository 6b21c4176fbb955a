/** What somebody may have in hand that a successor takes over before they go (workflows C.3). */
export const thingKinds = ['record', 'returned', 'proposal', 'paper', 'plan-line', 'post'] as const;
export type ThingKind = (typeof thingKinds)[number];
export const thingKindNames: Record<ThingKind, string> = {
  record: '未归档件',
  returned: '退回件',
  proposal: '待批申请',
  paper: '纸质件',
  'plan-line': '计划行',
  post: '档案员岗位',
};

/** Only kinds and counts: who closes accounts sees no record. */
export type Owed = readonly { readonly kind: ThingKind; readonly things: number }[];

/** The signatures on the last list, if one was drawn up. */
export type Signatures = {
  readonly handed: boolean;
  readonly taken: boolean;
  readonly successor: string;
};

/** What is open, which signature is missing, and the way out, as the refusal says it. */
export function owedDetails(person: string, owed: Owed, last: Signatures | undefined) {
  const count = owed.reduce((sum, { things }) => sum + things, 0);
  const things = owedText(owed);
  const hasPost = owed.some(({ kind }) => kind === 'post');
  const hasThings = owed.some(({ kind }) => kind !== 'post');
  const isSigned = last?.handed === true && last.taken;
  // A post is left with a list as well, even with one that has nothing else on it.
  const steps = [
    ...(hasThings || !isSigned ? [listStep(person, last)] : []),
    ...(hasPost ? ['在“档案员名册”办理离任'] : []),
  ];
  return { person, count, things, standing: standingOf(person, last), wayOut: steps.join('，') };
}

export function owedText(owed: Owed): string {
  return owed.map((one) => `${thingKindNames[one.kind]} ${one.things} 项`).join('、');
}

function standingOf(person: string, last: Signatures | undefined): string {
  if (!last) return '还没有交接清单';
  const missing = missingSignatures(person, last);
  return missing ? `交接清单缺${missing}的签字` : '交接清单双方已签字，以上未在清单中或尚未离任';
}

function listStep(person: string, last: Signatures | undefined): string {
  const missing = last && missingSignatures(person, last);
  return missing ? `由${missing}在“交接清单”签字` : '在“交接清单”编制清单并由双方签字';
}

/** Whose signatures are missing, by name; empty when both have signed. */
export function missingSignatures(
  person: string,
  { handed, taken, successor }: Signatures,
): string {
  return [...(handed ? [] : [`移交人${person}`]), ...(taken ? [] : [`接收人${successor}`])].join(
    '和',
  );
}
