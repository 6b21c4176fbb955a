import type { XmlNode } from '../xml/read-xml.ts';
import { boxOf, type Matrix, matrixOf, moved, through, unmoved } from './geometry.ts';
import { isOn } from './graphic-style.ts';
import { OfdRefused } from './ofd-package.ts';
import { type Resources, unitContent } from './ofd-resources.ts';
import type { Layer } from './page-content.ts';

/** What one page may have; a map of a county has 50,000 paths. */
const mostObjects = 200_000;
const deepest = 12;

/** Counts what is drawn on one page: a unit that is used in a unit unfolds like a bomb. */
export type ObjectBudget = { left: number };

export const objectBudget = (): ObjectBudget => ({ left: mostObjects });

export function spend(budget: ObjectBudget, depth: number): void {
  budget.left -= 1;
  if (budget.left < 0) throw new OfdRefused(`一页多于 ${mostObjects} 个图元，已停止`);
  if (depth > deepest) throw new OfdRefused('复合图元层层相套，或套住了自己，已停止');
}

/** From an object's own space to that of its container (8.5): CTM, then the corner of its boundary. */
export function placeOf({ attributes }: XmlNode): Matrix {
  const { x = 0, y = 0 } = boxOf(attributes.Boundary) ?? {};
  return through(matrixOf(attributes.CTM), moved(x, y));
}

export const isVisible = ({ attributes }: XmlNode): boolean => isOn(attributes.Visible, true);

export type PlacedObject = {
  readonly node: XmlNode;
  /** From its own space to the page. */
  readonly place: Matrix;
};

/** The text objects of a layer in their order, those of composite units included. */
export function* textObjects(layer: Layer, budget: ObjectBudget): Generator<PlacedObject> {
  const start = layer.at ? moved(layer.at.x, layer.at.y) : unmoved;
  yield* textsIn(layer.node, start, { resources: layer.resources, budget, depth: 0 });
}

type Walk = {
  readonly resources: Resources;
  readonly budget: ObjectBudget;
  readonly depth: number;
};

function* textsIn(parent: XmlNode, place: Matrix, walk: Walk): Generator<PlacedObject> {
  for (const node of parent.children) {
    spend(walk.budget, walk.depth);
    if (!isVisible(node)) continue;
    const deeper = { ...walk, depth: walk.depth + 1 };
    if (node.name === 'TextObject') yield { node, place: through(placeOf(node), place) };
    if (node.name === 'PageBlock') yield* textsIn(node, place, deeper);
    if (node.name === 'CompositeObject') {
      const unit = unitContent(walk.resources.units.get(node.attributes.ResourceID ?? ''));
      if (unit) yield* textsIn(unit, through(placeOf(node), place), deeper);
    }
  }
}
