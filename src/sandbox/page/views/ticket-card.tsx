/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { partLabels } from '../../../domain/texts/labels.ts';
import { partNames, partStatuses, type Part } from '../../../domain/model.ts';
import { Badge } from '../../../pages/parts/badge.tsx';
import { Field } from '../../../pages/parts/field.tsx';
import type { RecordView } from '../../person.ts';
import { DeedForm } from './deed-form.tsx';
import { valueOf, type Scene } from './scene.ts';

const partTitles: Readonly<Record<Part, string>> = { copy: 'Copy', graphics: 'Graphics' };

interface TicketProps {
  readonly scene: Scene;
  readonly ticket: RecordView;
  /** What is logged on it, the newest first. */
  readonly notes: readonly string[];
}

export function TicketCard({ scene, ticket, notes }: TicketProps): VNode {
  const stage = valueOf(ticket, 'hs_pipeline_stage');
  const flags = valueOf(ticket, 'revision_requested').split(';');
  const round = Number(valueOf(ticket, 'creative_revision_round'));
  const noteId = `note-${ticket.id}-${notes.length}`;
  const isOpen = stage === 'new' || stage === 'in_progress';
  return (
    <article class="ticket" aria-labelledby={`ticket-${ticket.id}`}>
      <h4 id={`ticket-${ticket.id}`}>{valueOf(ticket, 'subject')}</h4>
      <p>
        <small>{`Folder ${valueOf(ticket, 'deliverable_folder_name') || '(none)'}`}</small>{' '}
        {round > 0 && <Badge tone="waiting">{`revision round ${round}`}</Badge>}
      </p>
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {scene.role.colleague === null ? (
        <p>{partNames.map((part) => `${partTitles[part]} ${statusOf(ticket, part)}`).join(', ')}</p>
      ) : (
        <>
          {isOpen && scene.role.name === 'copywriter' && <Approve {...{ scene, ticket }} part="copy" />}
          {isOpen && scene.role.name === 'designer' && <Approve {...{ scene, ticket }} part="graphics" />}
          <DeedForm scene={scene} deed="save-ticket" hidden={{ id: ticket.id }}>
            {partNames.map((part) => (
              <PartField key={part} ticket={ticket} part={part} />
            ))}
            <fieldset>
              <legend>Revision requested</legend>
              {partNames.map((part) => (
                <label key={part} class="check">
                  <input
                    id={`revise-${part}-${ticket.id}-${flags.includes(part) ? 'yes' : 'no'}`}
                    type="checkbox"
                    name={`revise_${part}`}
                    value="yes"
                    checked={flags.includes(part)}
                  />
                  {`Revise ${part}`}
                </label>
              ))}
            </fieldset>
            <details>
              <summary>Log a note on this ticket</summary>
              <label for={noteId}>Note</label>
              <textarea id={noteId} name="note" rows={2} />
            </details>
            <button>Save ticket</button>
          </DeedForm>
        </>
      )}
    </article>
  );
}

function statusOf(ticket: RecordView, part: Part): string {
  const value = valueOf(ticket, `${part}_status`);
  const known = partStatuses.find((status) => accountValueOf(status, part) === value);
  return known === undefined ? value : partLabels[known];
}

/** The process's `approved` is an option of its own for each part. */
function accountValueOf(status: (typeof partStatuses)[number], part: Part): string {
  return status === 'approved' ? `${part}_approved` : status;
}

function PartField({ ticket, part }: { ticket: RecordView; part: Part }): VNode {
  const present = valueOf(ticket, `${part}_status`);
  // With another value it is another field, so that nobody sees what they had chosen in its place.
  const id = `${part}-${ticket.id}-${present}`;
  return (
    <Field id={id} label={`${partTitles[part]} status`}>
      <select id={id} name={`${part}_status`}>
        {partStatuses.map((status) => {
          const value = accountValueOf(status, part);
          return (
            <option key={status} value={value} selected={value === present}>
              {partLabels[status]}
            </option>
          );
        })}
      </select>
    </Field>
  );
}

/** The one thing most tickets need from this person, in one press. */
function Approve({ scene, ticket, part }: Omit<TicketProps, 'notes'> & { part: Part }): VNode | null {
  const approved = accountValueOf('approved', part);
  const status = valueOf(ticket, `${part}_status`);
  if (status === approved || status === 'not_required') return null;
  return (
    <DeedForm scene={scene} deed="approve-part" hidden={{ id: ticket.id, part }}>
      <p>
        <button class="main">{`${partTitles[part]} approved`}</button>
      </p>
    </DeedForm>
  );
}
