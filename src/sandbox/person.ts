import {
  archiveRecord,
  cloneRecord,
  createRecord,
  mergeRecords,
  plainAssociation,
  restoreRecord,
  updateRecord,
} from './change-records.ts';
import type { SentEmail } from './mailbox.ts';
import type { Author, Kind, StoredRecord } from './model.ts';
import type { NewOwner } from './owners.ts';
import type { Portal } from './portal.ts';
import { toAccountValues, toUsualValues } from './translate.ts';

/** A record as a person sees it: usual names, usual option values, stages by their usual names. */
export interface RecordView {
  readonly id: string;
  readonly kind: Kind;
  readonly values: Readonly<Record<string, string>>;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archived: boolean;
}

/** Somebody who can log in. Ids of users are other numbers than those of owners. */
export interface UserView {
  readonly id: string;
  readonly email: string;
  readonly superAdmin: boolean;
}

type Values = Readonly<Record<string, string>>;

/** What people do in HubSpot's user interface, and what they see there. Unknown ids throw a RangeError. */
export interface AccountHandle {
  /** Creates a record, associated with others from the start; tickets land in New of the deliverables pipeline. */
  create(kind: Kind, values: Values, associatedWith?: readonly string[]): string;
  update(id: string, values: Values): void;
  remove(id: string): void;
  restore(id: string): void;
  /** The second disappears into the first. */
  merge(primaryId: string, mergedId: string): void;
  /** The clone button: copies every value, the app's own stamps too. */
  clone(id: string): string;
  associate(id: string, otherId: string): void;
  dissociate(id: string, otherId: string): void;
  addOwner(owner: NewOwner): string;
  archiveOwner(id: string): void;
  /** Gives an owner the rights of a super admin, or takes them away again. */
  setSuperAdmin(ownerId: string, superAdmin: boolean): void;
  /** The user who an owner is, as `hubspot.fetch` names the caller. */
  userOf(ownerId: string): UserView;
  /** Archived records are still shown. */
  read(id: string): RecordView;
  /** Records of a kind that are not archived, oldest first. */
  list(kind: Kind): readonly RecordView[];
  /** Records of a kind associated with this one, by ascending id. */
  associated(id: string, kind: Kind): readonly RecordView[];
  /** Emails that HubSpot's single send delivered. */
  readonly mailbox: readonly SentEmail[];
  /** The same account used by somebody else, or by an import (`changeSource: 'IMPORT'`). */
  as(author: Author): AccountHandle;
}

export const firstUser: Author = { changeSource: 'CRM_UI', sourceId: 'userId:75514748' };

export function createAccountHandle(portal: Portal, author: Author = firstUser): AccountHandle {
  const { layout } = portal;
  const find = (id: string): StoredRecord => {
    const record = portal.records.find(id);
    if (!record) throw new RangeError(`There is no record ${id} in the sandbox`);
    return record;
  };
  const view = (record: StoredRecord): RecordView => {
    const shown = [...record.values.keys()].flatMap((name): [string, string][] => {
      const value = portal.records.valueOf(record, name);
      return value === undefined ? [] : [[name, value]];
    });
    return {
      id: record.id,
      kind: record.type.kind,
      values: toUsualValues(layout, record.type.kind, new Map(shown)),
      createdAt: record.createdAt,
      updatedAt: record.updatedAt,
      archived: record.archivedAt !== null,
    };
  };
  return {
    create: (kind, values, associatedWith = []) => {
      const type = portal.types.of(kind);
      const wanted = associatedWith
        .map(find)
        .map((to) => ({ to, type: plainAssociation(portal, type, to.type) }));
      const given = { ...formPresets(portal, kind), ...values };
      return createRecord(portal, type, toAccountValues(layout, kind, given), wanted, author).id;
    },
    update: (id, values) => {
      const record = find(id);
      updateRecord(portal, record, toAccountValues(layout, record.type.kind, values), author);
    },
    remove: (id) => archiveRecord(portal, find(id), author),
    restore: (id) => restoreRecord(portal, find(id), author),
    merge: (primaryId, mergedId) => mergeRecords(portal, find(primaryId), find(mergedId), author),
    clone: (id) => cloneRecord(portal, find(id), author).id,
    associate: (id, otherId) => {
      const [from, to] = [find(id), find(otherId)];
      portal.associations.associate(from, to, plainAssociation(portal, from.type, to.type), author);
    },
    dissociate: (id, otherId) => portal.associations.dissociate(find(id), find(otherId), author),
    addOwner: (owner) => portal.owners.add(owner).id,
    archiveOwner: (id) => portal.owners.archive(id),
    setSuperAdmin: (ownerId, superAdmin) => {
      portal.owners.get(ownerId).superAdmin = superAdmin;
    },
    userOf: (ownerId) => {
      const { userId, email, superAdmin } = portal.owners.get(ownerId);
      return { id: String(userId), email, superAdmin };
    },
    read: (id) => view(find(id)),
    list: (kind) =>
      [...portal.records.ofType(portal.types.of(kind))]
        .filter(({ archivedAt }) => archivedAt === null)
        .map(view),
    associated: (id, kind) =>
      portal.associations.links(find(id), portal.types.of(kind)).map(({ to }) => view(to)),
    get mailbox() {
      return portal.mailbox.emails;
    },
    as: (other) => createAccountHandle(portal, other),
  };
}

/** What HubSpot's own forms fill in before a person types anything. */
function formPresets(portal: Portal, kind: Kind): Values {
  if (kind === 'ticket') return { hs_pipeline: portal.layout.pipeline.id, hs_pipeline_stage: 'new' };
  if (kind === 'task' || kind === 'note') return { hs_timestamp: String(portal.now()) };
  return {};
}
