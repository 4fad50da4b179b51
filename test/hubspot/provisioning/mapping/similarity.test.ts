import { describe, expect, it } from 'vitest';
import { similarity } from '../../../../src/hubspot/provisioning/mapping/similarity.ts';

describe('how alike two names are', () => {
  it.each([
    ['Creative Refresh Date', 'creative_refresh_date', 1],
    ['Creative Refresh Cadence Days', 'Cadence in days', 1],
    ['Creatives Implemented', 'implemented', 1],
    ['Copywriter', 'Cópywriter', 1],
    ['Deliverable Folder Name', 'Folder Name', 0.8],
    ['Copy Status', 'Graphics Status', 0.5],
    ['Creative Refresh Date', 'Date Before Decline', 0.5],
    ['Designer', 'Copywriter', 0],
    ['Creative Refresh', 'creative refresh', 1],
    ['Creative Refresh Date', 'Creative Refresh', 0],
    ['???', 'Designer', 0],
  ])('%s and %s: %d', (one, other, expected) => {
    expect(similarity(one, other)).toBe(expected);
    expect(similarity(other, one)).toBe(expected);
  });
});
