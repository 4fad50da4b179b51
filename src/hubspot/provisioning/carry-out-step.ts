import type { z } from 'zod';
import { objectTypes } from '../account-map.ts';
import { paths } from '../paths.ts';
import { readFromHubSpot } from '../reading/read-from-hubspot.ts';
import { createdObjectSchema, createdSchema, propertyDetailsSchema } from '../schemas/set-up.ts';
import type { HubSpotTransport } from '../transport/transport.ts';
import type { Step } from './plan.ts';
import { isAssociable } from './read-existing-account.ts';
import { groupLabel, groupName, optionRequests } from './requests.ts';

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

/**
 * Makes one change; answers the id of the object where it made one.
 * @throws the errors of the transport
 */
export async function carryOutStep(
  transport: HubSpotTransport,
  step: Step,
  projectTypeId: string | null,
): Promise<string | null> {
  const typeId = (on: 'project' | 'ticket') => (on === 'ticket' ? objectTypes.ticket : known(projectTypeId));
  const create = (name: string, path: string, body: unknown) =>
    post(transport, { name, path, body, answer: createdSchema });
  switch (step.kind) {
    case 'custom object':
      return createObject(transport, step);
    case 'association':
      await associate(transport, known(projectTypeId), step);
      return null;
    case 'property group': {
      const body = { name: groupName, label: groupLabel, displayOrder: -1 };
      await create('create property group', paths.propertyGroups(typeId(step.on)), body);
      return null;
    }
    case 'property':
      await create('create property', paths.properties(typeId(step.on)), { ...step.property, groupName });
      return null;
    case 'options':
      await addOptions(transport, typeId(step.on), step);
      return null;
    case 'pipeline': {
      const stages = step.stages.map((stage, position) => stageRequest(stage, position));
      // After those that are there.
      const body = { label: step.label, displayOrder: 100, stages };
      await create('create ticket pipeline', paths.pipelines(objectTypes.ticket), body);
      return null;
    }
    case 'stage': {
      const path = paths.pipelineStages(objectTypes.ticket, step.pipelineId);
      await create('create ticket stage', path, stageRequest(step.stage, step.displayOrder));
      return null;
    }
  }
}

function known(projectTypeId: string | null): string {
  if (projectTypeId === null) throw new RangeError('The object of creative projects is not there yet');
  return projectTypeId;
}

const stageRequest = (stage: StepOf<'stage'>['stage'], displayOrder: number) => ({
  label: stage.label,
  displayOrder,
  metadata: { ticketState: stage.isClosed ? 'CLOSED' : 'OPEN' },
});

/** Tickets and companies are asked for; activities HubSpot gives every custom object. */
async function createObject(
  transport: HubSpotTransport,
  { name, nameProperty }: StepOf<'custom object'>,
): Promise<string> {
  const singular = name.split('_').map(capitalised).join(' ');
  const body = {
    name,
    labels: { singular, plural: `${singular}s` },
    description: 'One for each client programme; its creative refreshes are run by Creative Refresh.',
    primaryDisplayProperty: nameProperty.name,
    requiredProperties: [nameProperty.name],
    searchableProperties: [nameProperty.name],
    secondaryDisplayProperties: [],
    properties: [nameProperty],
    associatedObjects: ['TICKET', 'COMPANY'],
    allowsSensitiveProperties: false,
  };
  const path = paths.objectSchemas();
  return (await post(transport, { name: 'create custom object', path, body, answer: createdObjectSchema }))
    .objectTypeId;
}

const capitalised = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);

/** What came with the object is not asked for again. */
async function associate(
  transport: HubSpotTransport,
  projectTypeId: string,
  { to }: StepOf<'association'>,
): Promise<void> {
  if (await isAssociable(transport, projectTypeId, to)) return;
  const toObjectTypeId = objectTypes[to];
  await post(transport, {
    name: 'create association definition',
    path: paths.objectAssociations(projectTypeId),
    body: { fromObjectTypeId: projectTypeId, toObjectTypeId, name: `creative_project_to_${to}` },
    answer: createdSchema,
  });
}

/** HubSpot replaces the whole list, so it is read again just before: nothing anybody has added may go. */
async function addOptions(
  transport: HubSpotTransport,
  typeId: string,
  { property, add }: StepOf<'options'>,
): Promise<void> {
  const path = paths.property(typeId, property);
  const { options } = await readFromHubSpot(transport, {
    name: 'read property',
    method: 'GET',
    path,
    answer: propertyDetailsSchema,
  });
  const lacking = add.filter(({ value }) => !options.some((option) => option.value === value));
  if (lacking.length === 0) return;
  const kept = options.map(({ description, ...option }) => ({
    ...option,
    ...(description && { description }),
  }));
  const last = Math.max(-1, ...options.map(({ displayOrder }) => displayOrder));
  await transport.call({
    name: 'add property options',
    method: 'PATCH',
    path,
    body: { options: [...kept, ...optionRequests(lacking, last + 1)] },
    answer: createdSchema,
    repeat: 'safe',
  });
}

function post<Schema extends z.ZodType>(
  transport: HubSpotTransport,
  call: {
    readonly name: string;
    readonly path: string;
    readonly body: unknown;
    readonly answer: Schema;
  },
): Promise<z.output<Schema>> {
  return transport.call({ ...call, method: 'POST', repeat: 'create' });
}
