/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { stageLabels } from '../../../domain/texts/labels.ts';
import { Sheet } from '../../../pages/parts/sheet.tsx';
import { Field } from '../../../pages/parts/field.tsx';
import type { RecordView } from '../../person.ts';
import { DeedForm } from './deed-form.tsx';
import { valueOf, type Scene } from './scene.ts';
import { TicketCard } from './ticket-card.tsx';

const columns = ['new', 'in_progress', 'pending_approval', 'closed'] as const;

interface TicketsSheetProps {
  readonly scene: Scene;
  readonly projectId: string;
  readonly tickets: readonly RecordView[];
  /** By ticket. */
  readonly ticketNotes: ReadonlyMap<string, readonly string[]>;
  /** The folder's name that a new ad set gets unless another is typed. */
  readonly folder: string;
}

/** The deliverables by stage. */
export function TicketsSheet({ scene, projectId, tickets, ticketNotes, folder }: TicketsSheetProps): VNode {
  return (
    <Sheet id="tickets" heading="Deliverable tickets">
      {tickets.length === 0 ? (
        <p class="hint">There are none yet.</p>
      ) : (
        <div class="board">
          {columns.map((stage) => {
            const here = tickets.filter((ticket) => valueOf(ticket, 'hs_pipeline_stage') === stage);
            return (
              <section key={stage} aria-label={stageLabels[stage]}>
                <h3>{`${stageLabels[stage]} (${here.length})`}</h3>
                {here.map((ticket) => (
                  <TicketCard
                    key={ticket.id}
                    scene={scene}
                    ticket={ticket}
                    notes={ticketNotes.get(ticket.id) ?? []}
                  />
                ))}
              </section>
            );
          })}
        </div>
      )}
      {scene.role.name === 'sas' && <NewTickets scene={scene} projectId={projectId} folder={folder} />}
    </Sheet>
  );
}

function NewTickets({ scene, projectId, folder }: Omit<TicketsSheetProps, 'tickets' | 'ticketNotes'>): VNode {
  return (
    <DeedForm scene={scene} deed="add-tickets" hidden={{ id: projectId }}>
      <h3>Add tickets</h3>
      <div class="row">
        <Field id="folder" label="Deliverable Folder Name">
          <input id="folder" name="folder" value={folder} required />
        </Field>
        <Field id="subjects" label="One ticket for each line">
          <textarea id="subjects" name="subjects" rows={2} required>
            {'Static 1x1\nReel 15s'}
          </textarea>
        </Field>
        <button class="main">Add tickets</button>
      </div>
    </DeedForm>
  );
}
