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

type Neighbour = Exclude<Kind, 'project'>;

/**
 * The plain way from a project to another record. Its ids differ from account to account, so nothing may rely on
 * these very numbers. What HubSpot itself lets custom objects be associated with is defined by HubSpot.
 */
function projectPair(project: ObjectType, other: Neighbour): Pair {
  const id = (position: number): [number, number] => idsOf(project, position);
  const category = project.custom ? 'USER_DEFINED' : 'HUBSPOT_DEFINED';
  switch (other) {
    case 'task':
      return { from: 'task', to: 'project', ids: id(1) };
    case 'note':
      return { from: 'note', to: 'project', ids: id(3) };
    case 'company':
      return { from: 'project', to: 'company', ids: id(5), category };
    case 'ticket':
      return { from: 'project', to: 'ticket', ids: id(9), category };
  }
}

const labelledPair = (project: ObjectType): Pair => ({
  from: 'project',
  to: 'ticket',
  ids: idsOf(project, 7),
  category: 'USER_DEFINED',
  label: 'Deliverable',
});

function idsOf(project: ObjectType, position: number): [number, number] {
  const base = Number(project.id.split('-')[1]) % 1000;
  return [base * 10 + position, base * 10 + position + 1];
}

/** Which associations are possible between which types. */
export interface AssociationTypes {
  /** In HubSpot's order; empty where the two cannot be associated. */
  between(from: ObjectType, to: ObjectType): readonly AssociationType[];
  /** The plain one, which `default` associations get. */
  plain(from: ObjectType, to: ObjectType): AssociationType | undefined;
  /** Lets projects be associated with records of another kind, without a label; again changes nothing. */
  allow(project: ObjectType, other: Neighbour): void;
  /** The same with every other kind; `labelled`: with a second, labelled way to tickets. */
  allowAll(project: ObjectType, options: { readonly labelled: boolean }): void;
}

export function createAssociationTypes(): AssociationTypes {
  const byPair = new Map<string, AssociationType[]>();
  const put = (from: Kind, to: Kind, type: AssociationType) => {
    const key = `${from}>${to}`;
    byPair.set(key, [...(byPair.get(key) ?? []), type]);
  };
  const add = (pair: Pair) => {
    const { category = 'HUBSPOT_DEFINED', label = null, primary: isPrimary = false } = pair;
    const [typeId, inverseId] = pair.ids;
    put(pair.from, pair.to, { typeId, category, label, inverseId, isPrimary });
    put(pair.to, pair.from, { typeId: inverseId, category, label, inverseId: typeId, isPrimary });
  };
  hubspotPairs.forEach(add);
  const between = (from: ObjectType, to: ObjectType) => byPair.get(`${from.kind}>${to.kind}`) ?? [];
  const allow = (project: ObjectType, other: Neighbour) => {
    if (!(byPair.get(`project>${other}`) ?? []).some(({ label }) => label === null))
      add(projectPair(project, other));
  };
  return {
    between,
    plain: (from, to) => between(from, to).find(({ label }) => label === null),
    allow,
    allowAll: (project, { labelled }) => {
      // The labelled pair comes first: whoever takes the first entry of the list takes the wrong one.
      if (labelled) add(labelledPair(project));
      for (const other of ['task', 'note', 'company', 'ticket'] as const) allow(project, other);
    },
  };
}
