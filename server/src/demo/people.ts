import type { Role } from '@lantai/contract/identity/role.ts';
import { agencies, authority, type DemoAgency, type DemoDepartment } from './agencies.ts';
import { dice } from './dice.ts';

/** Where and as what somebody works: a department's code, or the whole agency. */
export type DemoGrant = {
  readonly role: Role;
  readonly fonds?: string;
  readonly department?: string;
};

export type DemoPerson = {
  readonly login: string;
  readonly name: string;
  readonly fonds: string;
  readonly department: string;
  readonly position: string;
  readonly grants: readonly DemoGrant[];
};

type Post = Omit<DemoPerson, 'login' | 'name'>;

// Surnames that nobody bears with given names out of poems: plainly invented, each with its pinyin.
const surnames = [
  ['竹', 'zhu'],
  ['兰', 'lan'],
  ['墨', 'mo'],
  ['砚', 'yan'],
  ['溪', 'xi'],
  ['松', 'song'],
  ['禾', 'he'],
  ['舟', 'zhou'],
  ['泉', 'quan'],
  ['雁', 'yan'],
  ['棠', 'tang'],
  ['岚', 'lan'],
] as const;
const givenNames = [
  ['听澜', 'tinglan'],
  ['知微', 'zhiwei'],
  ['守拙', 'shouzhuo'],
  ['采薇', 'caiwei'],
  ['问渠', 'wenqu'],
  ['怀瑾', 'huaijin'],
  ['未央', 'weiyang'],
  ['映雪', 'yingxue'],
  ['既明', 'jiming'],
  ['云深', 'yunshen'],
  ['扶光', 'fuguang'],
  ['鹤鸣', 'heming'],
  ['枕书', 'zhenshu'],
  ['拾遗', 'shiyi'],
] as const;

/** Everybody, the three administrators first; nobody shares a name or a login. */
export function peopleOf(seed: number): DemoPerson[] {
  const names = dice(seed, 'names').shuffle(
    surnames.flatMap(([surname, surnamePinyin]) =>
      givenNames.map(([given, givenPinyin]) => ({
        name: surname + given,
        login: surnamePinyin + givenPinyin,
      })),
    ),
  );
  // 砚 and 雁 are both yan: the first person who has a login keeps it, the other name is not used.
  const distinct = [...new Map(names.map((entry) => [entry.login, entry])).values()];
  return posts().map((post, place) => {
    const named = distinct[place];
    if (named === undefined) throw new RangeError('more posts than names');
    return { ...named, ...post };
  });
}

function posts(): Post[] {
  return [...officers(), ...supervisors(), ...agencies.flatMap(postsOf)];
}

/** 三员: three persons without any business role (DA/T 92-2022, 9.1.3). */
function officers(): Post[] {
  const post = { fonds: authority.fonds, department: 'XXK' };
  return [
    { ...post, position: '系统管理员', grants: [{ role: 'sysadmin' }] },
    { ...post, position: '安全保密管理员', grants: [{ role: 'secadmin' }] },
    { ...post, position: '安全审计员', grants: [{ role: 'auditor' }] },
  ];
}

function supervisors(): Post[] {
  const { fonds } = authority;
  const wide = (role: Role, department: string, position: string): Post => ({
    fonds,
    department,
    position,
    grants: [{ role, fonds }],
  });
  return [
    wide('leader', 'BGS', '局长'),
    wide('supervisor', 'JDK', '监督指导科科长'),
    wide('supervisor', 'JDK', '监督指导科科员'),
    wide('archives-head', 'BGK', '保管利用科科长'),
    wide('archivist', 'BGK', '档案管理员'),
    wide('reader', 'BGS', '办公室科员'),
  ];
}

function postsOf(agency: DemoAgency): Post[] {
  const { fonds } = agency;
  const wide = (role: Role, position: string): Post => ({
    fonds,
    department: 'BGS',
    position,
    grants: [{ role, fonds }],
  });
  return [
    wide('leader', '分管副局长'),
    wide('archives-head', '办公室副主任'),
    wide('archivist', '档案员'),
    wide('secrecy-officer', '保密专员'),
    wide('reader', '办公室科员'),
    ...agency.departments.flatMap((department, place) => postsIn(fonds, department, place)),
  ];
}

/** Two departments have an archivist of their own; elsewhere the handler is that too (兼职档案员). */
function postsIn(fonds: string, { code, name }: DemoDepartment, place: number): Post[] {
  const post = { fonds, department: code };
  const grant = (role: Role): DemoGrant => ({ role, fonds, department: code });
  const head: Post = {
    ...post,
    position: code === 'BGS' ? '办公室主任' : `${name}科长`.replace('科科', '科'),
    grants: [grant('department-head')],
  };
  const archivist: Post = {
    ...post,
    position: '兼职档案员',
    grants: [grant('department-archivist')],
  };
  const handler = (...roles: Role[]): Post => ({
    ...post,
    position: `${name}科员`.replace('科科', '科'),
    grants: roles.map(grant),
  });
  return place < 2
    ? [head, handler('handler'), archivist]
    : [head, handler('handler', 'department-archivist')];
}
