/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { IssuedTask } from '../../admin/explain/explanation.ts';
import { Badge, type Tone } from '../../pages/parts/badge.tsx';
import { Moment } from '../../pages/parts/moment.tsx';
import { Sheet } from '../../pages/parts/sheet.tsx';
import { Table } from '../../pages/parts/table.tsx';
import type { IssuedEmail } from '../../reconcile/ports/outbox.ts';
import type { Scene } from '../frame/page.ts';
import { count } from '../words/durations.ts';
import type { ProjectPage } from './read-project.ts';

interface EffectsProps {
  readonly page: ProjectPage;
  readonly scene: Scene;
}

/** What came of it: tasks as they are in HubSpot, emails as they are in the outbox. */
export function Effects({ page: { now, emails }, scene }: EffectsProps): VNode {
  return (
    <>
      {!('unreadable' in now) && (
        <Sheet id="tasks" heading="Tasks">
          <Tasks tasks={now.tasks} scene={scene} />
        </Sheet>
      )}
      <Sheet id="emails" heading="Emails">
        <Emails emails={emails} scene={scene} />
      </Sheet>
    </>
  );
}

const taskStates: Readonly<Record<IssuedTask['status'], string>> = {
  NOT_STARTED: 'not started',
  IN_PROGRESS: 'in progress',
  WAITING: 'waiting',
  DEFERRED: 'deferred',
  COMPLETED: 'completed',
  DELETED: 'deleted in HubSpot',
};

function Tasks({
  tasks,
  scene: { timeZone },
}: {
  readonly tasks: readonly IssuedTask[];
  readonly scene: Scene;
}): VNode {
  return (
    <Table
      caption="Of this cycle, and older ones still open"
      rows={tasks}
      keyOf={({ taskId }) => taskId}
      empty="No task was issued."
      columns={[
        { heading: 'Task', namesRow: true, cell: ({ subject, taskId }) => subject ?? `Task ${taskId}` },
        {
          heading: 'State',
          cell: ({ status }) => (
            <Badge tone={status === 'COMPLETED' ? 'good' : 'plain'}>{taskStates[status]}</Badge>
          ),
        },
        {
          heading: 'Due',
          cell: ({ dueAt }) => (dueAt === null ? '–' : <Moment at={Date.parse(dueAt)} timeZone={timeZone} />),
        },
      ]}
    />
  );
}

const emailTones: Readonly<Record<IssuedEmail['state'], Tone>> = {
  waiting: 'waiting',
  sent: 'good',
  dead: 'bad',
  superseded: 'plain',
  dropped: 'plain',
};

const emailStates: Readonly<Record<IssuedEmail['state'], string>> = {
  waiting: 'waiting',
  sent: 'sent',
  dead: 'given up',
  superseded: 'not sent: the project was deleted',
  dropped: 'dropped',
};

function Emails({
  emails,
  scene: { timeZone },
}: {
  readonly emails: readonly IssuedEmail[];
  readonly scene: Scene;
}): VNode {
  return (
    <Table
      caption="The latest first"
      rows={emails}
      keyOf={({ key }) => key}
      empty="No email was issued."
      columns={[
        { heading: 'Email', namesRow: true, cell: ({ subject }) => subject },
        { heading: 'To', cell: ({ to }) => to },
        { heading: 'State', cell: (email) => <EmailState email={email} /> },
        { heading: 'Since', cell: ({ changedAt }) => <Moment at={changedAt} timeZone={timeZone} /> },
      ]}
    />
  );
}

function EmailState({ email: { state, attempts, error } }: { readonly email: IssuedEmail }): VNode {
  return (
    <>
      <Badge tone={emailTones[state]}>{emailStates[state]}</Badge>
      {error !== null && (
        <span class="under">
          {count(attempts, 'failed try', 'failed tries')}; the last one: {error}
        </span>
      )}
    </>
  );
}
