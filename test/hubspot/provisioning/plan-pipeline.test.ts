import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { planPipeline } from '../../../src/hubspot/provisioning/plan-pipeline.ts';
import { mappingSchema } from '../../../src/settings/mapping-schema.ts';

type Ticket = NonNullable<z.input<typeof mappingSchema>['ticket']>;

const stage = (id: string, label: string, isClosed = false) => ({ id, label, isClosed });
const whole = [
  stage('1', 'New'),
  stage('2', 'In Progress'),
  stage('3', 'Pending Approval'),
  stage('4', 'Done', true),
];

const planned = (ticket: Ticket, stages: readonly ReturnType<typeof stage>[]) =>
  planPipeline(mappingSchema.parse({ ticket }).ticket, [{ id: '7', label: 'Deliverables', stages }]).map(
    ({ action, what, detail }) => `${action}: ${what}${detail === null ? '' : `: ${detail}`}`,
  );
const notInPlace = (lines: readonly string[]) => lines.filter((line) => !line.startsWith('in place'));

describe('the plan for the ticket pipeline', () => {
  it('leaves a whole pipeline as it is', () => {
    expect(planned({}, whole)).toEqual([
      'in place: pipeline "Deliverables"',
      'in place: stage "New"',
      'in place: stage "In Progress"',
      'in place: stage "Pending Approval"',
      'in place: closed stage "Done"',
    ]);
  });

  it('adds the stages that are missing, a closed one among them', () => {
    expect(notInPlace(planned({}, [stage('1', 'New'), stage('3', 'Pending Approval')]))).toEqual([
      'create: stage "In Progress": in the pipeline "Deliverables"',
      'create: closed stage "Closed": in the pipeline "Deliverables"',
    ]);
  });

  it.each<[string, Ticket, readonly ReturnType<typeof stage>[], string]>([
    [
      'an id of a pipeline that is not there',
      { pipeline: { id: '9' } },
      whole,
      'in the way: pipeline with the id 9: it is not there: correct or empty mapping.ticket.pipeline.id',
    ],
    [
      'ids of stages of a pipeline that is not there',
      { pipeline: { label: 'Studio' }, stages: { new: { id: '1' } } },
      whole,
      'in the way: pipeline "Studio": it is not there, but the settings name stages of it by id (1): empty those, or name another pipeline (mapping.ticket.pipeline)',
    ],
    [
      'an id of a stage that is not there',
      { stages: { new: { id: '9' } } },
      whole,
      'in the way: stage with the id 9: it is not in the pipeline: correct or empty mapping.ticket.stages.new.id',
    ],
    [
      'one stage with two meanings',
      { stages: { inProgress: { id: '1' } } },
      whole,
      'in the way: stage "New": two meanings are mapped to it: give each its own (mapping.ticket.stages.inProgress)',
    ],
    [
      'a closed stage that people work in',
      {},
      [stage('1', 'New', true), ...whole.slice(1)],
      'in the way: stage "New": its ticket state is Closed, but tickets are worked on in it: make it Open in HubSpot, or map another (mapping.ticket.stages.new)',
    ],
    [
      'a closed stage that is not there',
      { stages: { closedIds: ['9'] } },
      whole,
      'in the way: stage with the id 9: it is not in the pipeline: take it out of mapping.ticket.stages.closedIds',
    ],
    [
      'a stage to close into that is not closed',
      { stages: { closeIntoId: '1' } },
      whole,
      'in the way: stage with the id 1: it is none of the closed stages: correct or empty mapping.ticket.stages.closeIntoId',
    ],
  ])('says what to do about %s', (_name, ticket, stages, line) => {
    expect(notInPlace(planned(ticket, stages)).slice(0, 1)).toEqual([line]);
  });
});
