import { expect, it } from 'vitest';
import { z } from 'zod';
import { mappingSchema } from '../../src/settings/mapping-schema.ts';
import { mappingOf } from '../support/mapping-of-layout.ts';
import { call, startTestSandbox } from './client.ts';

const listed = z.object({
  results: z.array(z.object({ name: z.string(), options: z.array(z.object({ value: z.string() })) })),
});

it('the usual account needs no mapping but for its object type and its package', async () => {
  const sandbox = await startTestSandbox();
  const usual = mappingSchema.parse({});
  expect(mappingOf(sandbox.layout)).toEqual({
    ...usual,
    project: {
      ...usual.project,
      objectType: 'creative_project',
      nameProperty: 'name',
      packageProperty: 'package',
    },
  });
});

it.each([
  ['decisions', 'custom'],
  ['decisions', 'projects'],
  ['other', 'custom'],
  ['other', 'projects'],
] as const)(
  'everything the mapping names is in the account (names: %s, project object: %s)',
  async (names, projectObject) => {
    const sandbox = await startTestSandbox({ names, projectObject });
    const { project, ticket } = mappingOf(sandbox.layout);
    const read = async (type: string) => {
      const { results } = listed.parse((await call(sandbox, 'GET', `/crm/properties/2026-09/${type}`)).body);
      return new Map(results.map(({ name, options }) => [name, options.map(({ value }) => value)]));
    };
    const ofProject = await read(project.objectType ?? '');
    const ofTicket = await read('tickets');
    expect([...ofProject.keys()]).toEqual(
      expect.arrayContaining([
        ...Object.values(project.properties),
        project.nameProperty,
        project.packageProperty,
      ]),
    );
    expect([...ofTicket.keys()]).toEqual(expect.arrayContaining(Object.values(ticket.properties)));
    expect(ofProject.get(project.properties.status)).toEqual(Object.values(project.statusOptions));
    expect(ofProject.get(project.properties.waitingOn)).toEqual(Object.values(project.waitingOnOptions));
    expect(ofTicket.get(ticket.properties.copyStatus)).toEqual(Object.values(ticket.copyOptions));
    expect(ofTicket.get(ticket.properties.graphicsStatus)).toEqual(Object.values(ticket.graphicsOptions));
    expect(ofTicket.get(ticket.properties.revisionRequested)).toEqual(Object.values(ticket.revisionOptions));
  },
);

it('the other account shares no name and no option with the usual one', async () => {
  const other = await startTestSandbox({ names: 'other' });
  const usual = mappingSchema.parse({});
  const { project, ticket } = mappingOf(other.layout);
  const values = (...tables: object[]) => tables.flatMap((table): unknown[] => Object.values(table));
  const own = values(project.properties, project.statusOptions, ticket.properties, ticket.copyOptions);
  const usualOnes = values(
    usual.project.properties,
    usual.project.statusOptions,
    usual.ticket.properties,
    usual.ticket.copyOptions,
  );
  expect(own.filter((name) => usualOnes.includes(name))).toEqual([]);
});
