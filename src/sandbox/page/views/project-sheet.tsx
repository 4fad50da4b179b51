/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { statusLabels } from '../../../domain/texts/labels.ts';
import { refreshStatuses } from '../../../domain/model.ts';
import { Badge } from '../../../pages/parts/badge.tsx';
import { Day } from '../../../pages/parts/moment.tsx';
import { Facts } from '../../../pages/parts/facts.tsx';
import { Sheet } from '../../../pages/parts/sheet.tsx';
import { Field } from '../../../pages/parts/field.tsx';
import type { RecordView } from '../../person.ts';
import { DeedForm } from './deed-form.tsx';
import { valueOf, type Scene } from './scene.ts';

const waitingOnLabels: Readonly<Record<string, string>> = {
  account_manager: 'the account manager',
  sas: 'the SAS',
  creative_team: 'the creative team',
  nobody: 'nobody',
};

export function waitingOnInWords(project: RecordView): string {
  return waitingOnLabels[valueOf(project, 'creative_refresh_waiting_on')] ?? '';
}

/** The option's label on the record. */
export function statusInWords(project: RecordView): string {
  const status = valueOf(project, 'creative_refresh_status');
  return refreshStatuses.flatMap((known) => (known === status ? [statusLabels[known]] : []))[0] ?? '(blank)';
}

/** The fields of the creative project, to read and, for the people of the agency, to fill in. */
export function ProjectSheet({ scene, project }: { scene: Scene; project: RecordView }): VNode {
  return (
    <Sheet id="project" heading="The creative project">
      <p>
        Waiting on <Badge tone="waiting">{waitingOnInWords(project) || 'nobody yet'}</Badge>
      </p>
      {scene.role.colleague === null ? (
        <ProjectFacts project={project} />
      ) : (
        <ProjectForm scene={scene} project={project} />
      )}
    </Sheet>
  );
}

function ProjectFacts({ project }: { project: RecordView }): VNode {
  const date = valueOf(project, 'creative_refresh_date');
  const link = valueOf(project, 'most_recent_adlab_link');
  return (
    <Facts
      facts={{
        'Creative Refresh Status': statusInWords(project),
        'Creative Refresh Date': date === '' ? null : <Day day={date} />,
        'AdLab link': link,
      }}
    />
  );
}

function ProjectForm({ scene, project }: { scene: Scene; project: RecordView }): VNode {
  const status = valueOf(project, 'creative_refresh_status');
  return (
    <DeedForm scene={scene} deed="save-project" hidden={{ id: project.id }}>
      <Field id={`status-${status}`} label="Creative Refresh Status">
        <select id={`status-${status}`} name="creative_refresh_status">
          {refreshStatuses.map((known) => {
            const value = known === 'blank' ? '' : known;
            return (
              <option key={known} value={value} selected={value === status}>
                {statusLabels[known]}
              </option>
            );
          })}
        </select>
      </Field>
      <div class="row">
        <Field id="date" label="Creative Refresh Date">
          <input
            id="date"
            type="date"
            name="creative_refresh_date"
            value={valueOf(project, 'creative_refresh_date')}
          />
        </Field>
        <Field id="cadence" label="Cadence in days">
          <input
            id="cadence"
            name="creative_refresh_cadence_days"
            inputMode="numeric"
            placeholder="as usual"
            value={valueOf(project, 'creative_refresh_cadence_days')}
          />
        </Field>
      </div>
      <Field id="link" label="Most Recent AdLab Link">
        <input
          id="link"
          type="url"
          name="most_recent_adlab_link"
          placeholder="https://adlab.example/…"
          value={valueOf(project, 'most_recent_adlab_link')}
        />
      </Field>
      <button class="main">Save project</button>
    </DeedForm>
  );
}
