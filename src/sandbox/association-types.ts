import type { Kind, ObjectType } from './model.ts';

/** One way in which records of two types can be associated, seen from one side. */
export interface AssociationType {
  readonly typeId: number;
  readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED';
  /** null: the plain association, the default one of its pair. */
  readonly label: string | null;
  /** Type id of the same association seen from the other side. */
  readonly inverseId: number;
  readonly isPrimary: boolean;
}

interface Pair {
  readonly from: Kind;
  readonly to: Kind;
  readonly ids: readonly [number, number];
  readonly category?: AssociationType['category'];
  readonly label?: string;
  readonly primary?: boolean;
}

/** HubSpot's own ids, the same in every account. */
const hubspotPairs: readonly Pair[] = [
  { from: 'task', to: 'ticket', ids: [230, 229] },
  { from: 'task', to: 'company', ids: [192, 191] },
  { from: 'note', to: 'ticket', ids: [228, 227] },
  { from: 'note', to: 'company', ids: [190, 189] },
  { from: 'ticket', to: 'company', ids: [339, 340] },
  { from: 'ticket', to: 'company', ids: [26, 25], label: 'Primary', primary: true },
];

/** Ids of the project's pairs differ from account to account, so nothing may rely on these very numbers. */
function projectPairs(project: ObjectType): readonly Pair[] {
  const base = Number(project.id.split('-')[1]) % 1000;
  const records = project.custom ? 'USER_DEFINED' : 'HUBSPOT_DEFINED';
  const id = (position: number): [number, number] => [base * 10 + position, base * 10 + position + 1];
  return [
    { from: 'task', to: 'project', ids: id(1), category: 'HUBSPOT_DEFINED' },
    { from: 'note', to: 'project', ids: id(3), category: 'HUBSPOT_DEFINED' },
    { from: 'project', to: 'company', ids: id(5), category: records },
    // The labelled pair comes first: whoever takes the first entry of the list takes the wrong one.
    { from: 'project', to: 'ticket', ids: id(7), category: 'USER_DEFINED', label: 'Deliverable' },
    { from: 'project', to: 'ticket', ids: id(9), category: records },
  ];
}

/** Which associations are possible between which types. */
export interface AssociationTypes {
  /** In HubSpot's order; empty where the two cannot be associated. */
  between(from: ObjectType, to: ObjectType): readonly AssociationType[];
  /** The plain one, which `default` associations get. */
  plain(from: ObjectType, to: ObjectType): AssociationType | undefined;
}

export function createAssociationTypes(project: ObjectType): AssociationTypes {
  const byPair = new Map<string, AssociationType[]>();
  const add = (from: Kind, to: Kind, type: AssociationType) => {
    const key = `${from}>${to}`;
    byPair.set(key, [...(byPair.get(key) ?? []), type]);
  };
  for (const pair of [...hubspotPairs, ...projectPairs(project)]) {
    const { category = 'HUBSPOT_DEFINED', label = null, primary: isPrimary = false } = pair;
    const [typeId, inverseId] = pair.ids;
    add(pair.from, pair.to, { typeId, category, label, inverseId, isPrimary });
    add(pair.to, pair.from, { typeId: inverseId, category, label, inverseId: typeId, isPrimary });
  }
  const between = (from: ObjectType, to: ObjectType) => byPair.get(`${from.kind}>${to.kind}`) ?? [];
  return { between, plain: (from, to) => between(from, to).find(({ label }) => label === null) };
}
