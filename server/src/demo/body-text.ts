import type { Measure } from './business/matter.ts';
import { fill, intentions, ordinal, safeguards } from './business/wording.ts';
import type { Dice } from './dice.ts';
import { type Genre, type Paragraph, writtenDay } from './document.ts';
import type { Paper } from './papers.ts';

/** The document that a reply or a decision refers to. */
export type Reference = { readonly title: string; readonly documentNumber: string };

type Material = {
  readonly paper: Paper;
  readonly subject: string;
  readonly facts: readonly string[];
  readonly measures: readonly Measure[];
  readonly safeguards: readonly Measure[];
  readonly problem: string;
  readonly reference: string;
};

/** The body of a document, in the order and with the formulas of its kind. */
export function bodyOf(paper: Paper, roll: Dice, reference: Reference | undefined): Paragraph[] {
  const { matter, setting, subject, step } = paper;
  const say = (sentence: string) => fill(sentence, setting, roll);
  return bodies[step.genre]({
    paper,
    subject,
    facts: roll.shuffle(matter.facts).slice(0, roll.between(2, 3)).map(say),
    measures: roll.shuffle(matter.measures),
    safeguards: roll.shuffle(safeguards).slice(0, roll.between(1, 3)),
    problem: say(roll.pick(matter.problems)),
    reference: reference ? `《${reference.title}》（${reference.documentNumber}）` : '来文',
  });
}

/** The text of a plan that a notice issues. */
export function planOf(paper: Paper, roll: Dice): Paragraph[] {
  const { matter, setting, subject } = paper;
  const measures = roll.shuffle(matter.measures);
  const goal = `到${setting.year}年底，${subject}各项任务全面完成。${matter.facts
    .slice(0, 1)
    .map((fact) => fill(fact, setting, roll))
    .join('')}`;
  return [
    plain(`为${matter.ground}，根据${matter.basis}，制定本方案。`),
    ...sections([
      { heading: '工作目标', text: goal },
      ...measures,
      ...roll.shuffle(safeguards).slice(0, 2),
    ]),
  ];
}

const bodies: Record<Genre, (material: Material) => Paragraph[]> = {
  通知: ({ paper: { matter, step }, subject, facts, ...rest }) => [
    plain(
      step.plan
        ? `为${matter.ground}，根据${matter.basis}，我局制定了《${subject}工作方案》，现印发给你们，请结合实际认真贯彻执行。`
        : `为${matter.ground}，根据${matter.basis}，经研究，现就${subject}有关事项通知如下。`,
    ),
    plain(facts.join('')),
    ...sections([...rest.measures, ...rest.safeguards]),
    plain('特此通知。'),
  ],
  请示: ({ paper: { matter }, subject, facts, measures, problem }) => [
    plain(
      `为${matter.ground}，根据${matter.basis}，我局对${subject}进行了认真研究，现将有关事项请示如下。`,
    ),
    ...sections([
      { heading: '基本情况', text: facts.join('') },
      { heading: '需要解决的问题', text: `${problem}上述问题需由区政府统筹研究。` },
    ]),
    heading('三、拟采取的措施'),
    ...measures.map(({ heading: name, text }, place) => plain(`${place + 1}．${name}。${text}`)),
    plain('妥否，请批示。'),
  ],
  批复: ({ paper: { agency }, subject, reference, measures, safeguards: closing }) => [
    plain(`你局${reference}收悉。经区政府研究，现批复如下：`),
    plain(`一、原则同意${subject}有关事项，由${agency.name}会同有关单位组织实施。`),
    ...measures.map(({ text }, place) => plain(`${ordinal(place + 1)}${text}`)),
    ...closing.slice(0, 1).map(({ text }) => plain(`五、${text}`)),
    plain('此复。'),
  ],
  函: (material) => (material.paper.step.from === 'agency' ? enquiry(material) : reply(material)),
  会议纪要: ({ paper, subject, facts, measures, problem }) => [
    plain(
      `${writtenDay(paper.day)}，${paper.agency.name}召开专题会议，研究${subject}工作。会议由局主要负责人主持，局领导班子成员、各科室和局属单位负责人参加。现将会议议定事项纪要如下。`,
    ),
    plain(
      `会议听取了承办科室关于${subject}的情况汇报。会议指出，${facts.join('')}同时也要看到，${problem}`,
    ),
    plain(`会议认为，${paper.matter.ground}，是落实${paper.matter.basis}的具体举措。会议议定：`),
    ...sections(measures),
    plain('会议要求，承办科室按议定事项抓紧落实，办公室跟踪督办，并于一个月内报告进展。'),
  ],
  报告: ({ paper: { matter }, subject, facts, measures, problem }) => [
    plain(
      `今年以来，我局围绕${matter.ground}，根据${matter.basis}扎实推进各项工作。现将${subject}有关情况报告如下。`,
    ),
    heading('一、基本情况'),
    plain(facts.join('')),
    heading('二、主要做法'),
    ...measures.map(({ heading: name, text }, place) =>
      plain(`（${'一二三四'.charAt(place)}）${name}。${text}`),
    ),
    heading('三、存在的问题'),
    plain(problem),
    heading('四、下一步打算'),
    plain(intentions.join('')),
    plain('特此报告。'),
  ],
  决定: ({ paper: { matter }, subject, facts, measures, safeguards: closing }) => [
    plain(`为${matter.ground}，根据${matter.basis}，经局长办公会议研究，就${subject}作如下决定。`),
    plain(facts.join('')),
    ...sections([...measures, ...closing]),
    plain('本决定自印发之日起施行。'),
  ],
  通报: ({ paper: { matter, agency }, subject, facts, measures, problem }) => [
    plain(
      `为${matter.ground}，根据${matter.basis}，${agency.name}近期对${subject}情况进行了检查。现将结果通报如下。`,
    ),
    ...sections([
      { heading: '总体情况', text: facts.join('') },
      { heading: '发现的主要问题', text: `从检查情况看，${problem}` },
    ]),
    heading('三、整改要求'),
    ...measures.map(({ heading: name, text }, place) => plain(`${place + 1}．${name}。${text}`)),
    plain('各单位要对照问题逐项整改，于收文后二十个工作日内书面反馈整改结果。'),
  ],
  方案: ({ paper: { matter }, subject, facts, problem, measures, safeguards: closing }) => [
    plain(`为${matter.ground}，针对检查发现的问题，制定本方案。`),
    ...sections([
      { heading: '整改内容', text: `${facts[0] ?? ''}检查中反映出${problem}` },
      ...measures,
      ...closing,
    ]),
    plain(`${subject}整改工作由局办公室统一调度，完成一项、销号一项。`),
  ],
  意见: ({ paper: { matter }, subject, facts, measures, safeguards: closing }) => [
    plain(`为${matter.ground}，根据${matter.basis}，现就推进${subject}提出如下意见。`),
    plain(`当前，${facts.join('')}`),
    ...sections([...measures, ...closing]),
  ],
};

function enquiry({ paper, subject, facts, problem, measures }: Material): Paragraph[] {
  return [
    plain(
      `为${paper.matter.ground}，根据${paper.matter.basis}，我局正在推进${subject}工作。${facts.join('')}`,
    ),
    plain(`推进过程中，${problem}为做好有关工作，现商请贵局在以下方面予以支持：`),
    ...measures.map(({ text }, place) => plain(`${ordinal(place)}${text}`)),
    plain('请予研究，并于收函后十五个工作日内函复。'),
  ];
}

function reply({ reference, subject, measures, safeguards: closing }: Material): Paragraph[] {
  return [
    plain(`贵局${reference}收悉。经研究，现就${subject}有关事项函复如下：`),
    plain('一、我局原则同意所商事项，将确定专人对接，配合做好有关工作。'),
    ...[...measures.slice(0, 2), ...closing.slice(0, 1)].map(({ text }, place) =>
      plain(`${ordinal(place + 1)}${text}`),
    ),
    plain('特此函复。'),
  ];
}

function sections(measures: readonly Measure[]): Paragraph[] {
  return measures.flatMap(({ heading: name, text }, place) => [
    heading(`${ordinal(place)}${name}`),
    plain(text),
  ]);
}

function heading(text: string): Paragraph {
  return { style: 'heading', text };
}

function plain(text: string): Paragraph {
  return { style: 'plain', text };
}
