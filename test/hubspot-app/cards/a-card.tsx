import { LoadingButton } from '@hubspot/ui-extensions';
import { createRenderer, type RenderedChildNode } from '@hubspot/ui-extensions/testing';
import type { FetchFromApp } from '../../../src/hubspot-app/app/cards/ask-for-project.ts';
import { RefreshCard } from '../../../src/hubspot-app/app/cards/RefreshCard.tsx';
import type { ProjectAnswer } from '../../../src/http/project-answer.ts';

export const appUrl = 'https://refresh.example.com';

/** How long the card may take to show something. */
export const patience = { timeoutInMs: 30_000 };

/** What comes back for one question: an answer, a refusal by its HTTP status, or nothing at all. */
type Reply = ProjectAnswer | number | 'silence';

/**
 * The card on the record of project 12. Each question is answered by the next of the replies, the last one for
 * ever.
 */
export function openCard(replies: readonly [Reply, ...Reply[]], variables = { APP_URL: appUrl }) {
  const renderer = createRenderer('crm.record.tab');
  const { context, actions } = renderer.mocks;
  const asked: string[] = [];
  const fetch: FetchFromApp = (url) => {
    const reply = replies[Math.min(asked.length, replies.length - 1)] ?? 'silence';
    asked.push(url);
    if (reply === 'silence') return Promise.reject(new Error('Nobody answered'));
    if (typeof reply === 'number')
      return Promise.resolve(Response.json({ error: 'the reason' }, { status: reply }));
    return Promise.resolve(Response.json(reply));
  };
  renderer.render(
    <RefreshCard
      context={{ ...context, crm: { objectId: 12, objectTypeId: '2-1' }, variables }}
      actions={actions}
      fetch={fetch}
      followUpMs={0}
    />,
  );
  return {
    renderer,
    asked,
    /** Everything on the card that can be read, one text after the other. */
    text: () => textsIn(renderer.getRootNode()).join('\n'),
    /** Resolves when no question is under way and so many have been answered. */
    settled: (questions = 1) =>
      renderer.waitFor(() => {
        const button = renderer.find(LoadingButton);
        if (asked.length < questions || button.props.loading === true) throw new Error('Still asking');
      }, patience),
    lookAgain: () => {
      renderer.find(LoadingButton).trigger('onClick');
    },
    /** Somebody changes the record in HubSpot, or HubSpot fails to watch it. */
    recordChanges: (error?: { readonly message: string }) => {
      for (const [, tell] of actions.onCrmPropertiesUpdate.calls) tell({}, error && { ...error });
    },
    watched: () => actions.onCrmPropertiesUpdate.calls.map(([properties]) => properties),
  };
}

/** Whatever can be read in a part of the card, in its order. */
export function textsIn({
  childNodes,
}: {
  readonly childNodes: readonly RenderedChildNode[];
}): readonly string[] {
  return childNodes.flatMap((child) => ('childNodes' in child ? textsIn(child) : [child.text]));
}
