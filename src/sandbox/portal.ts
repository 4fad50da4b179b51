import { AssociationStore } from './association-store.ts';
import { createAssociationTypes, type AssociationTypes } from './association-types.ts';
import type { Layout, SetUp } from './layout.ts';
import { Mailbox } from './mailbox.ts';
import type { Change } from './model.ts';
import { createObjectTypes, type ObjectTypes } from './object-types.ts';
import { OwnerStore } from './owners.ts';
import { ticketPipelines, type Pipeline } from './pipelines.ts';
import { PropertyGroups } from './property-groups.ts';
import { RecordStore } from './record-store.ts';
import { SearchIndex } from './search-index.ts';

export interface PortalOptions {
  readonly portalId: number;
  readonly timeZone: string;
  readonly uiDomain: string;
  readonly layout: Layout;
  readonly setUp: SetUp;
  /** The account's time, epoch ms. */
  readonly now: () => number;
  /** Real time, ms: what lags are measured in. */
  readonly realNow: () => number;
  readonly searchLag: number;
  readonly calculatedLag: number;
}

/** The state of one emulated account, without any HTTP. */
export interface Portal extends PortalOptions {
  readonly types: ObjectTypes;
  readonly pipelines: Pipeline[];
  readonly groups: PropertyGroups;
  readonly records: RecordStore;
  readonly associationTypes: AssociationTypes;
  readonly associations: AssociationStore;
  readonly owners: OwnerStore;
  readonly mailbox: Mailbox;
  readonly searchIndex: SearchIndex;
  /** For pipelines, stages and objects that are created; not among the ids of any layout. */
  newDefinitionId(): string;
  /** When the account was set up: creation date of its schemas and pipelines. */
  readonly createdAt: number;
  /** Tells the listener of every change from now on, in order. */
  onChange(listener: (change: Change) => void): void;
  publish(change: Change): void;
}

export function createPortal(options: PortalOptions): Portal {
  const { layout, portalId, setUp, now, realNow } = options;
  const listeners: ((change: Change) => void)[] = [];
  const publish = (change: Change) => listeners.forEach((listener) => listener(change));
  let definitionId = 2_000_001;
  const pipelines = ticketPipelines(layout, setUp);
  const types = createObjectTypes(layout, pipelines, portalId, setUp);
  const associationTypes = createAssociationTypes();
  if (types.all.some(({ kind }) => kind === 'project'))
    associationTypes.allowAll(types.of('project'), { labelled: setUp === 'whole' });
  const searchIndex = new SearchIndex(realNow, options.searchLag);
  listeners.push((change) => {
    if ('record' in change) searchIndex.touch(change.record);
  });
  return {
    ...options,
    types,
    pipelines,
    groups: new PropertyGroups(types),
    associationTypes,
    searchIndex,
    records: new RecordStore({ now, realNow, calculatedLag: options.calculatedLag, publish }),
    associations: new AssociationStore(associationTypes, now, publish),
    owners: new OwnerStore(now),
    mailbox: new Mailbox(),
    newDefinitionId: () => String(definitionId++),
    createdAt: now(),
    publish,
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
}
