import { describe, expect, it } from 'vitest';
import { proposePipeline } from '../../../../src/hubspot/provisioning/mapping/propose-pipeline.ts';
import { mappingSchema } from '../../../../src/settings/mapping-schema.ts';

const mapping = mappingSchema.parse({}).ticket;

/** Stages by their labels; a closed one begins with an x. */
const aPipeline = (id: string, label: string, ...stages: readonly string[]) => ({
  id,
  label,
  stages: stages.map((name, position) => ({
    id: `${id}-${position}`,
    label: name.replace(/^x /, ''),
    isClosed: name.startsWith('x '),
  })),
});

const support = aPipeline('0', 'Support Pipeline', 'New', 'Waiting on contact', 'Waiting on us', 'x Closed');
const settingsOf = (...pipelines: readonly ReturnType<typeof aPipeline>[]) => {
  const { proposals, ambiguous } = proposePipeline(mapping, [support, ...pipelines]);
  return {
    proposals: proposals.map(({ setting, value }) => `${setting.replace('mapping.ticket.', '')} = ${value}`),
    ambiguous: ambiguous.map(
      ({ setting, candidates }) => `${setting.replace('mapping.ticket.', '')}: ${candidates.join(', ')}`,
    ),
  };
};

describe('the deliverables pipeline under another name', () => {
  it('is never HubSpot’s own', () => {
    expect(settingsOf()).toEqual({ proposals: [], ambiguous: [] });
  });

  it('is known by a label that is alike, and its stages by theirs', () => {
    const pipeline = aPipeline(
      '7',
      'Creative Deliverables',
      'New',
      'Work in Progress',
      'Approval Pending',
      'Paused',
      'x Live',
    );
    expect(settingsOf(pipeline)).toEqual({
      proposals: ['pipeline.id = 7', 'stages.inProgress.id = 7-1', 'stages.pendingApproval.id = 7-2'],
      ambiguous: [],
    });
  });

  it('is the only other one with three open stages and a closed one, whose stages are known by their places', () => {
    expect(settingsOf(aPipeline('7', 'Studio', 'Queued', 'Being Made', 'With Client', 'x Live'))).toEqual({
      proposals: [
        'pipeline.id = 7',
        'stages.new.id = 7-0',
        'stages.inProgress.id = 7-1',
        'stages.pendingApproval.id = 7-2',
      ],
      ambiguous: [],
    });
  });

  it('is for a person to choose where two could be it', () => {
    const two = ['Studio', 'Office'].map((label, at) =>
      aPipeline(String(at + 7), label, 'A', 'B', 'C', 'x D'),
    );
    expect(settingsOf(...two)).toEqual({
      proposals: [],
      ambiguous: ['pipeline.id: 7 ("Studio"), 8 ("Office")'],
    });
  });

  it('has no stage guessed by its place where another stage is at that place already', () => {
    const pipeline = aPipeline('7', 'Deliverables', 'New', 'Pending Approval', 'Paused', 'x Live');
    expect(settingsOf(pipeline)).toEqual({ proposals: [], ambiguous: [] });
  });
});
