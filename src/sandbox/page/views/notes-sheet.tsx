/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { plainTextOf } from '../../../hubspot/mapping/plain-text.ts';
import { Sheet } from '../../../pages/parts/sheet.tsx';
import { Field } from '../../../pages/parts/field.tsx';
import type { RecordView } from '../../person.ts';
import { DeedForm } from './deed-form.tsx';
import { valueOf, type Scene } from './scene.ts';

interface NotesSheetProps {
  readonly scene: Scene;
  readonly projectId: string;
  readonly notes: readonly RecordView[];
  /** What the client said last; null: nothing yet. */
  readonly lastSaid: string | null;
}

export function NotesSheet({ scene, projectId, notes, lastSaid }: NotesSheetProps): VNode {
  return (
    <Sheet id="notes" heading="Notes on the project">
      {notes.length === 0 && <p class="hint">Nobody has logged anything yet.</p>}
      <ul>
        {notes.map((note) => (
          <li key={note.id}>{plainTextOf(valueOf(note, 'hs_note_body'))}</li>
        ))}
      </ul>
      {scene.role.colleague !== null && (
        <DeedForm scene={scene} deed="log-note" hidden={{ id: projectId }}>
          <Field id={`note-${notes.length}`} label="New note">
            <textarea id={`note-${notes.length}`} name="text" rows={3} required>
              {lastSaid ?? ''}
            </textarea>
            {lastSaid !== null && <p class="hint">Filled in with what the client said last.</p>}
          </Field>
          <button>Log note</button>
        </DeedForm>
      )}
    </Sheet>
  );
}

const phrases = [
  'Yes please. Put the new trail jacket up front; photos are in the shared drive.',
  'Not this time, thank you.',
  'All good, we approve.',
  'Please make the logo larger, and name the season in the first line.',
];

interface ClientSheetProps {
  readonly scene: Scene;
  readonly projectId: string;
  /** How often the client has said something. */
  readonly said: number;
}

/** What the client says reaches nobody but the account manager, who acts on it. */
export function ClientSheet({ scene, projectId, said }: ClientSheetProps): VNode {
  return (
    <Sheet id="said" heading="Tell the account manager">
      <p class="hint">
        The client does not work in HubSpot. What you say arrives in Amara’s mailbox, and Amara acts on it.
      </p>
      {phrases.map((text) => (
        <DeedForm key={text} scene={scene} deed="say" hidden={{ id: projectId, text }}>
          <p>
            <button>{text}</button>
          </p>
        </DeedForm>
      ))}
      <DeedForm scene={scene} deed="say" hidden={{ id: projectId }}>
        <Field id={`said-${said}`} label="In your own words">
          <textarea id={`said-${said}`} name="text" rows={3} required />
        </Field>
        <button>Say it</button>
      </DeedForm>
    </Sheet>
  );
}
