import type { WorkQueue } from '../../reconcile/ports/work-queue.ts';
import type { Database } from '../database.ts';
import { claimOneRecord } from './claim-one-record.ts';
import { claimRecords } from './claim-records.ts';
import { dropDeadRecord, listDeadRecords, reviveDeadRecord } from './dead-records.ts';
import { finishClaims, parkClaims, releaseClaims, renewClaims, retryClaims } from './end-claims.ts';
import { createMarking } from './mark-records.ts';
import { findNextDue, measureQueue } from './queue-depth.ts';

/** The work queue in the database; the same on both dialects. */
export function createWorkQueue(database: Database): WorkQueue {
  return {
    mark: createMarking(database),
    claim: (request) => claimRecords(database, request),
    claimRecord: (request) => claimOneRecord(database, request),
    renew: (claims, request) => renewClaims(database, claims, request),
    finish: (done) => finishClaims(database, done),
    retry: async (failed) => retryClaims(database, failed),
    park: (failed) => parkClaims(database, failed),
    release: (claims) => releaseClaims(database, claims),
    depth: (now) => measureQueue(database, now),
    nextDueAt: (only) => findNextDue(database, only),
    deadLetters: () => listDeadRecords(database),
    retryDeadLetter: (kind, id, now) => reviveDeadRecord(database, kind, id, now),
    dropDeadLetter: (kind, id) => dropDeadRecord(database, kind, id),
  };
}
