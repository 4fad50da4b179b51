/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Notice } from '../../../pages/parts/badge.tsx';
import type { CardAnswer, CardRefused } from '../../ask-card.ts';
import type { Guide, GuideStep } from '../guide.ts';
import { DeedForm } from './deed-form.tsx';
import type { Scene } from './scene.ts';

interface GuideSheetProps {
  readonly scene: Scene;
  readonly guide: Guide;
  readonly card: CardAnswer;
}

/** What to do next, step by step, and who does it. */
export function GuideSheet({ scene, guide, card }: GuideSheetProps): VNode {
  return (
    <section class="sheet guide" id="guide" aria-labelledby="guide-heading">
      <h2 id="guide-heading">What to do next</h2>
      {card.cycle > 1 && card.status === 'blank' && (
        <Notice tone="good">
          {`That was a whole cycle: the app has set the next refresh date and emptied the status. Cycle ${card.cycle} begins by itself.`}
        </Notice>
      )}
      <p role="status">{guide.now}</p>
      {guide.steps.length > 0 && (
        <ol class="steps">
          {guide.steps.map((step) => (
            <Step key={step.text} scene={scene} step={step} />
          ))}
        </ol>
      )}
      {guide.daysToGo !== null && (
        <DeedForm scene={scene} deed="let-days-pass" hidden={{ days: String(guide.daysToGo) }}>
          <button class="main" id="pass">
            {guide.daysToGo === 1 ? 'Let 1 day pass' : `Let ${guide.daysToGo} days pass`}
          </button>
        </DeedForm>
      )}
      {card.missing.map(({ problem, remedy }) => (
        <Notice key={problem} tone="waiting">
          <p>
            <strong>Something is missing.</strong> {problem} {remedy}
          </p>
        </Notice>
      ))}
    </section>
  );
}

function Step({ scene, step: { who, text, isDone, at } }: { scene: Scene; step: GuideStep }): VNode {
  const { role, cast, path } = scene;
  return (
    <li class={isDone ? 'done' : undefined}>
      <span aria-hidden="true">{isDone ? '✓' : '→'}</span>
      <span>
        {isDone && <span class="unseen">Done: </span>}
        {who === 'clock' ? (
          text
        ) : who === role.name ? (
          <>
            <strong>{`You are ${cast[who].firstName}. `}</strong>
            {text} {!isDone && <a href={`#${at}`}>Go there</a>}
          </>
        ) : (
          <>
            <a href={`/${who}${path}#${at}`}>{`Be ${cast[who].firstName}, the ${cast[who].does}`}</a>: {text}
          </>
        )}
      </span>
    </li>
  );
}

/** In place of the guide where the app cannot be asked. */
export function GuideRefused({ refused }: { refused: CardRefused }): VNode {
  return <Notice tone="bad">{`The app cannot say what comes next: ${refused.because}.`}</Notice>;
}
