import type { SettingsAnswer } from '../../../../src/http/settings-answer.ts';
import { parseSettings, type Settings } from '../../../../src/settings/settings-schema.ts';

/** A settings document with every default filled in, and what is given on top. */
export function settingsWith(document: unknown = {}): Settings {
  return parseSettings(document);
}

export const choices = {
  people: [
    { id: '11', name: 'Ana Moreno' },
    { id: '12', name: 'Ben Okafor' },
  ],
  pipelines: [
    {
      id: '500',
      label: 'Deliverables',
      stages: [
        { id: '501', label: 'New', isClosed: false },
        { id: '502', label: 'In Progress', isClosed: false },
        { id: '503', label: 'Pending Approval', isClosed: false },
        { id: '504', label: 'Done', isClosed: true },
      ],
    },
    { id: '600', label: 'Support', stages: [{ id: '601', label: 'Open', isClosed: false }] },
  ],
} as const satisfies SettingsAnswer['choices'];

/** What the server answers; version 4 of the defaults, in shadow by the settings, unless said otherwise. */
export function answerWith(changes: Partial<SettingsAnswer> = {}): SettingsAnswer {
  return {
    version: 4,
    savedAt: '2026-02-01T09:30:00.000Z',
    savedBy: 'ana@agency.example (11)',
    settings: settingsWith(),
    mode: { effective: 'shadow', setBy: 'default' },
    preview: {
      refreshDate: '2026-03-12',
      kickoff: '2026-02-25',
      cue: '2026-03-12',
      next: '2026-06-10',
      nextAfterDecline: '2026-05-26',
      cadenceDays: 90,
      leadDays: 15,
    },
    history: [
      {
        version: 4,
        savedAt: '2026-02-01T09:30:00.000Z',
        savedBy: 'ana@agency.example (11)',
        changes: [{ field: 'leadDays', before: 10, after: 15 }],
      },
    ],
    choices,
    ...changes,
  };
}
