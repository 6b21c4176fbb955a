/** The one fonds of a page test. */
export const fondsId = '00000000-0000-4000-8000-0000000000f1';
export const classKey = 'Z109/WS/2024/D30/BGS';

export const givenFonds = [
  {
    id: fondsId,
    code: 'Z109',
    name: '云溪区水利局',
    agencyId: '00000000-0000-4000-8000-0000000000a1',
    agencyName: '云溪区水利局',
    foundedOn: null,
    records: 3,
    filed: 0,
    version: 1,
  },
];

export const givenClass = {
  classKey,
  category: 'WS',
  year: 2024,
  retention: 'D30',
  department: '办公室',
};

export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
