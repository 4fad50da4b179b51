type Group = Readonly<Record<string, unknown>>;

/**
 * A settings document of an older release in today's words; any other is left as it is. What an older release would
 * have refused stays, so that it is named. Where `stalls` is there already, nobody meant the older words.
 *
 * - `automations.remindAfterBusinessDays`: one limit for every handoff, and reminders only where there was one.
 */
export function upgradeSettings(document: unknown): unknown {
  if (!isGroup(document) || 'stalls' in document || !isGroup(document['automations'])) return document;
  const { remindAfterBusinessDays: limit, ...automations } = document['automations'];
  if (limit === null) return { ...document, automations };
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > 90) return document;
  return { ...document, automations, stalls: { limits: limitOfAll(limit), remind: true } };
}

function limitOfAll(limit: number): Group {
  return {
    kickoff: limit,
    request: limit,
    submissionCue: limit,
    tickets: limit,
    review: limit,
    revisions: limit,
    approval: limit,
  };
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
