import type { Rules } from '../../../src/domain/rules.ts';

const defaults: Rules = {
  cadence: { defaultDays: 90, byPackage: {} },
  leadDays: 15,
  declineReschedulesFrom: 'today',
  sweep: { hour: 0 },
  turnaround: { standardBusinessDays: 5, extendedBusinessDays: 7, extendedFromTickets: 5 },
  tasks: {
    dueTime: '17:00',
    kickoffBusinessDays: 2,
    reviewBusinessDays: 1,
    implementationBusinessDays: 1,
    upkeepBusinessDays: 1,
    placementGraceHours: 1,
  },
  holidays: [],
  people: {
    fallbackEmail: null,
    defaultAccountManagerId: null,
    defaultSasId: null,
    defaultCopywriterId: null,
    defaultDesignerId: null,
    teamLeadIds: { copy: null, graphics: null },
  },
  automations: {
    cueWithoutRequest: false,
    qaTasks: false,
    closeTicketsWithCycle: false,
  },
  stalls: {
    limits: { kickoff: 5, request: 2, submissionCue: 2, tickets: 7, review: 5, revisions: 3, approval: 2 },
    remind: false,
  },
};

/** Some of the rules, each group as partial as the test wants it. */
export type SomeRules = { readonly [Group in keyof Rules]?: PartOf<Rules[Group]> };
type PartOf<Value> = Value extends readonly unknown[] ? Value : Value extends object ? Partial<Value> : Value;

/** The settings as they come; every test names only those it is about. */
export function someRules(overrides: SomeRules = {}): Rules {
  return {
    ...defaults,
    ...overrides,
    cadence: { ...defaults.cadence, ...overrides.cadence },
    sweep: { ...defaults.sweep, ...overrides.sweep },
    turnaround: { ...defaults.turnaround, ...overrides.turnaround },
    tasks: { ...defaults.tasks, ...overrides.tasks },
    people: { ...defaults.people, ...overrides.people },
    automations: { ...defaults.automations, ...overrides.automations },
    stalls: { ...defaults.stalls, ...overrides.stalls },
  };
}

/** Every handoff is stalled after so many business days, and whoever holds the ball then is reminded. */
export function remindAfter(businessDays: number): Rules['stalls'] {
  const limits = {
    kickoff: businessDays,
    request: businessDays,
    submissionCue: businessDays,
    tickets: businessDays,
    review: businessDays,
    revisions: businessDays,
    approval: businessDays,
  };
  return { limits, remind: true };
}
