import { expect, test } from 'vitest';
import { metadataElements } from './metadata-elements.ts';

test('the scheme has the 88 elements of DA/T 46 in their order', () => {
  expect(metadataElements.map(({ id }) => id)).toEqual(
    Array.from({ length: 88 }, (_, index) => `M${index + 1}`),
  );
  expect(Object.groupBy(metadataElements, ({ entity }) => entity)).toMatchObject({
    record: { length: 75 },
    agent: { length: 4 },
    business: { length: 5 },
    relation: { length: 4 },
  });
});

test('an element stands in a container of the same entity, and containers hold something', () => {
  const containers = metadataElements.filter(({ kind }) => kind === 'container');
  const parents = new Set(metadataElements.flatMap(({ parent }) => parent ?? []));
  expect(parents).toEqual(new Set(containers.map(({ id }) => id)));
  for (const { parent, entity } of metadataElements.filter(({ parent }) => parent !== null))
    expect(containers.find(({ id }) => id === parent)?.entity).toBe(entity);
});
