/** @jsxImportSource preact */
import type { Request, Response, Router } from 'express';
import type { VNode } from 'preact';
import type { Live } from '../../pages/render-page.tsx';
import { consolePath } from '../access/cookie.ts';
import type { Gate } from '../access/gate.ts';
import { livePath } from '../live/live-path.ts';
import type { Stream } from '../live/stream.ts';
import type { Watcher } from '../live/watcher.ts';
import { askedOf } from './asked-of.ts';
import { ChangeForm } from './change-form.tsx';
import type { AnyPage, Scene } from './page.ts';
import { sendPage } from './send-page.tsx';
import type { ConsoleSurroundings } from './surroundings.ts';

interface AddOptions {
  readonly around: ConsoleSurroundings;
  readonly gate: Pick<Gate, 'sessionOf'>;
  readonly watcher: Watcher;
  readonly stream: Stream;
  /** False: nobody signs in, so nobody can sign out. */
  readonly hasSignIn: boolean;
}

/** Has the router answer a page, and below it the stream that tells when it would look otherwise. */
export function addPage(router: Router, page: AnyPage, options: AddOptions): void {
  const { around, watcher, stream, hasSignIn } = options;
  const { path, watch } = page;
  const look = watch && ((request: Request) => () => watch(around, askedOf(request)));

  router.get(path, async (request: Request, response: Response) => {
    // Before the page is made: what happens in between counts as new.
    const live = look === null ? undefined : liveOf(request, await watcher.printOf(look(request)));
    const scene = await sceneFor(request, options);
    const { title, main } = await page.open(around, askedOf(request), scene);
    sendPage(response, {
      ...{ title, main, live },
      place: path,
      aside: hasSignIn ? <SignOut scene={scene} /> : undefined,
    });
  });
  if (look === null) return;
  router.get(livePath(path), async (request: Request, response: Response) => {
    await stream(request, response, { ...followedBy(request), look: look(request) });
  });
}

async function sceneFor(request: Request, { around, gate }: AddOptions): Promise<Scene> {
  const account = await around.details();
  const { formToken } = gate.sessionOf(request);
  return { now: around.clock.now(), account, timeZone: account?.timeZone ?? 'UTC', formToken };
}

function SignOut({ scene }: { readonly scene: Scene }): VNode {
  return (
    <ChangeForm path="/sign-out" scene={scene}>
      <button type="submit">Sign out</button>
    </ChangeForm>
  );
}

/**
 * `seen` stands for what the page shows, and the stream tells of anything else: also a page whose stream was let go
 * while nobody saw it, as htmx does, is told what it has missed.
 */
function liveOf({ path, originalUrl }: Request, seen: string): Live {
  const query = new URLSearchParams(originalUrl.split('?').slice(1).join('?'));
  query.set('seen', seen);
  return {
    page: originalUrl,
    stream: `${consolePath}${livePath(path)}?${query.toString()}`,
  };
}

/** Pages that ask for the same share their looks. */
function followedBy({ originalUrl }: Request): { readonly name: string; readonly seen: string } {
  const [path = '', ...rest] = originalUrl.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const seen = query.get('seen') ?? '';
  query.delete('seen');
  return { name: `${path}?${query.toString()}`, seen };
}
