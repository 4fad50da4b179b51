/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { todayIn } from '../../../domain/calendar.ts';
import { Badge } from '../../../pages/parts/badge.tsx';
import { Day } from '../../../pages/parts/moment.tsx';
import { plainTextOf } from '../../../hubspot/mapping/plain-text.ts';
import type { RecordView } from '../../person.ts';
import { momentOf } from '../journal/value-in-words.ts';
import { DeedForm } from './deed-form.tsx';
import { valueOf, type Scene } from './scene.ts';

interface TasksListProps {
  readonly scene: Scene;
  readonly tasks: readonly RecordView[];
  readonly empty: string;
}

/** Tasks to tick, each with its text. */
export function TasksList({ scene, tasks, empty }: TasksListProps): VNode {
  if (tasks.length === 0) return <p class="hint">{empty}</p>;
  return (
    <ul class="tasks">
      {tasks.map((task) => (
        <Task key={task.id} scene={scene} task={task} />
      ))}
    </ul>
  );
}

function Task({ scene, task }: { scene: Scene; task: RecordView }): VNode {
  const subject = valueOf(task, 'hs_task_subject');
  const owner = valueOf(task, 'hubspot_owner_id');
  const isOwn = scene.role.colleague?.ownerId === owner;
  const due = todayIn(scene.timeZone, momentOf(valueOf(task, 'hs_timestamp')));
  return (
    <li>
      <div>
        <strong>{subject}</strong> {isOwn && <Badge tone="good">yours</Badge>}
        <br />
        <small>
          {owner === '' ? 'Nobody’s' : scene.nameOfOwner(owner)}, due <Day day={due} />
        </small>
        <details>
          <summary>What it says</summary>
          <p class="mail">{plainTextOf(valueOf(task, 'hs_task_body'))}</p>
        </details>
      </div>
      {isOwn && (
        <DeedForm scene={scene} deed="tick" hidden={{ id: task.id }}>
          <button aria-label={`Tick “${subject}”`}>Tick</button>
        </DeedForm>
      )}
    </li>
  );
}
