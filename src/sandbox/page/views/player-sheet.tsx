/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Notice } from '../../../pages/parts/badge.tsx';
import { DeedForm } from './deed-form.tsx';
import { addressOf, type Scene } from './scene.ts';

/** A whole cycle that plays itself, with pauses. */
export function PlayerSheet({ scene }: { scene: Scene }): VNode {
  const { playing } = scene;
  const stuck = playing?.stuck ?? null;
  return (
    <section class="sheet" id="player" aria-labelledby="player-heading">
      <h2 id="player-heading">Play the whole cycle</h2>
      {playing === null || playing.state === 'over' ? (
        <>
          {stuck !== null && <Notice tone="bad">{stuck}</Notice>}
          {playing !== null && (
            <p role="status">
              {stuck === null
                ? 'The cycle has been played to its end.'
                : 'The cycle could not be played to its end.'}{' '}
              <a href={addressOf(scene, `/projects/${playing.projectId}`)}>See what happened</a>
            </p>
          )}
          <p class="hint">
            Watch a refresh from kickoff to reset, with one round of revisions, on a project of its own.
          </p>
          <DeedForm scene={scene} deed="play-cycle">
            <button class="main">{playing === null ? 'Play the whole cycle' : 'Play it again'}</button>
          </DeedForm>
        </>
      ) : (
        <>
          <p role="status">
            {playing.upcoming === null ? (
              'Under way…'
            ) : (
              <>
                Next: <strong>{playing.upcoming}</strong>
              </>
            )}
          </p>
          <div class="row">
            <DeedForm scene={scene} deed="next-step">
              <button class="main">Next</button>
            </DeedForm>
            {playing.state === 'paused' ? (
              <DeedForm scene={scene} deed="keep-playing">
                <button>Play</button>
              </DeedForm>
            ) : (
              <DeedForm scene={scene} deed="pause">
                <button>Pause</button>
              </DeedForm>
            )}
            {scene.path !== `/projects/${playing.projectId}` && (
              <a class="button" href={addressOf(scene, `/projects/${playing.projectId}`)}>
                See the project
              </a>
            )}
          </div>
          {playing.done.length > 0 && (
            <details>
              <summary>{`Done so far: ${playing.done.length}`}</summary>
              <ol>
                {playing.done.map((step, place) => (
                  <li key={place}>{step}</li>
                ))}
              </ol>
            </details>
          )}
        </>
      )}
    </section>
  );
}
