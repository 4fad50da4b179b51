import { htmlEscape } from 'escape-goat';
import type { RecordView } from '../../person.ts';
import type { Playground } from '../playground.ts';
import type { Player } from '../story/player.ts';
import type { Role } from '../cast.ts';

/** What a form sent; nothing of it counts where a field was sent twice. */
export type Fields = Readonly<Record<string, string>>;

interface Doing {
  readonly playground: Playground;
  readonly player: Player;
  readonly role: Role;
  readonly fields: Fields;
}

/** Something the forms of the page can do. Rejects with a sentence where it cannot be done. */
export type Deed = (doing: Doing) => void | Promise<void>;

const projectFields = [
  'creative_refresh_status',
  'creative_refresh_date',
  'creative_refresh_cadence_days',
  'most_recent_adlab_link',
] as const;

/** What can be done in a form, by its word in the address. */
export const deeds: ReadonlyMap<string, Deed> = new Map<string, Deed>([
  [
    'save-project',
    ({ playground, role, fields }) =>
      playground.act(() =>
        playground.account(role.name).update(needed(fields, 'id'), sentOf(fields, projectFields)),
      ),
  ],
  [
    'save-ticket',
    ({ playground, role, fields }) =>
      playground.act(() => {
        const account = playground.account(role.name);
        const id = needed(fields, 'id');
        const note = (fields['note'] ?? '').trim();
        // Before the flag, so that the app finds it with the flag.
        if (note !== '') account.create('note', { hs_note_body: paragraph(note) }, [id]);
        const parts = ['copy', 'graphics'].filter((part) => fields[`revise_${part}`] === 'yes');
        account.update(id, {
          ...sentOf(fields, ['copy_status', 'graphics_status']),
          revision_requested: parts.join(';'),
        });
      }),
  ],
  [
    'approve-part',
    ({ playground, role, fields }) =>
      playground.act(() => {
        const part = needed(fields, 'part') === 'copy' ? 'copy' : 'graphics';
        const id = needed(fields, 'id');
        const account = playground.account(role.name);
        for (const task of openTasksFor(part, account.associated(id, 'task')))
          account.update(task.id, { hs_task_status: 'COMPLETED' });
        account.update(id, { [`${part}_status`]: `${part}_approved` });
      }),
  ],
  [
    'log-note',
    ({ playground, role, fields }) =>
      playground.act(() => {
        const body = paragraph(needed(fields, 'text'));
        playground.account(role.name).create('note', { hs_note_body: body }, [needed(fields, 'id')]);
      }),
  ],
  [
    'tick',
    ({ playground, role, fields }) =>
      playground.act(() => {
        playground.account(role.name).update(needed(fields, 'id'), { hs_task_status: 'COMPLETED' });
      }),
  ],
  [
    'add-tickets',
    ({ playground, role, fields }) =>
      playground.act(() => {
        const { copywriter, designer } = playground.people;
        const subjects = needed(fields, 'subjects')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '');
        if (subjects.length > mostTickets)
          throw new RangeError(`Add at most ${mostTickets} tickets at a time.`);
        for (const subject of subjects)
          playground.account(role.name).create(
            'ticket',
            {
              subject,
              deliverable_folder_name: needed(fields, 'folder'),
              copywriter_owner_id: copywriter,
              designer_owner_id: designer,
              copy_status: 'not_started',
              graphics_status: 'not_started',
            },
            [needed(fields, 'id')],
          );
      }),
  ],
  [
    'add-project',
    ({ playground, role, fields }) =>
      playground.act(() => {
        const account = playground.account(role.name);
        const { accountManager, sas } = playground.people;
        const values = { hubspot_owner_id: accountManager, sas_owner_id: sas };
        const name = needed(fields, 'name');
        const companies = account.list('company').slice(0, 1);
        account.create(
          'project',
          { ...values, name, creative_refresh_date: needed(fields, 'date') },
          companies.map(({ id }) => id),
        );
      }),
  ],
  [
    'say',
    ({ playground, fields }) => {
      const id = needed(fields, 'id');
      if (playground.account().read(id).kind !== 'project') throw new RangeError(`${id} is no project.`);
      playground.journal.say(id, needed(fields, 'text'));
    },
  ],
  ['let-days-pass', ({ playground, fields }) => playground.letDaysPass(Number(needed(fields, 'days')))],
  ['play-cycle', ({ player }) => player.begin()],
  ['next-step', ({ player }) => player.next()],
  ['keep-playing', ({ player }) => player.play()],
  ['pause', ({ player }) => player.pause()],
]);

/** The tasks to write, design or revise that the app gave out for this part. */
function openTasksFor(part: 'copy' | 'graphics', tasks: readonly RecordView[]): readonly RecordView[] {
  const verbs = part === 'copy' ? /^(Write|Revise) Copy: / : /^(Design|Revise) Graphics: /;
  return tasks.filter(
    ({ values }) => values['hs_task_status'] === 'NOT_STARTED' && verbs.test(values['hs_task_subject'] ?? ''),
  );
}

const mostTickets = 20;
const longestText = 5000;

function needed(fields: Fields, name: string): string {
  const value = (fields[name] ?? '').trim();
  if (value === '') throw new RangeError(`Fill in the ${name}.`);
  if (value.length > longestText) throw new RangeError(`The ${name} is too long.`);
  return value;
}

/** Of these fields those that were sent. */
function sentOf(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      return value === undefined ? [] : [[name, value.trim()]];
    }),
  );
}

function paragraph(text: string): string {
  return `<p>${htmlEscape(text).replaceAll(/\r?\n/g, '<br>')}</p>`;
}
