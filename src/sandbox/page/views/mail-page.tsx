/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Day } from '../../../pages/parts/moment.tsx';
import { Facts } from '../../../pages/parts/facts.tsx';
import type { Letter } from '../read-mail.ts';
import { addressOf, type Scene } from './scene.ts';

/** The emails of one person, the newest first, as text: nothing in them is run or fetched. */
export function MailPage({ scene, letters }: { scene: Scene; letters: readonly Letter[] }): VNode {
  return (
    <>
      <h1>{`${scene.role.firstName}’s mailbox`}</h1>
      {letters.length === 0 && <p class="hint">No email has arrived yet.</p>}
      {letters.map(({ id, subject, from, cc, day, text, projectId }) => (
        <article key={id} class="sheet" aria-labelledby={`letter-${id}`}>
          <h2 id={`letter-${id}`}>{subject}</h2>
          <Facts facts={{ From: from, Copy: cc.join(', '), Arrived: <Day day={day} /> }} />
          <p class="mail">{text}</p>
          {projectId !== null && (
            <p>
              <a href={addressOf(scene, `/projects/${projectId}`)}>Open the project here</a>
            </p>
          )}
        </article>
      ))}
    </>
  );
}
