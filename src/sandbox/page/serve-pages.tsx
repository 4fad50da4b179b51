/** @jsxImportSource preact */
import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { createAssets } from '../../pages/assets.ts';
import { pageHeaders } from '../../pages/page-headers.ts';
import { Notice } from '../../pages/parts/badge.tsx';
import { renderPage } from '../../pages/render-page.tsx';
import { ApiError } from '../api-error.ts';
import { isRoleName, type Role } from './cast.ts';
import { deeds } from './changes/deeds.ts';
import { keepOutOthers } from './keep-out-others.ts';
import { makePage } from './pages.tsx';
import type { Playground } from './playground.ts';
import type { Player } from './story/player.ts';
import { tellerOf } from './teller-of.ts';
import { Clock } from './views/clock.tsx';
import type { Scene } from './views/scene.ts';
import { style } from './views/style.ts';
import { WhoYouAre } from './views/who-you-are.tsx';

const sentFields = z.record(z.string(), z.string());
const brand = 'Creative Refresh sandbox';

/** The pages of the sandbox: each at `/<who>/…`, what people do at `/<who>/do/<deed>`. */
export function servePages(playground: Playground, player: Player): Express {
  const { news } = playground;
  const { router, assets } = createAssets(style);
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(keepOutOthers, pageHeaders);
  app.use('/assets', router);
  app.get('/live', (request, response) => news.follow(request, response));
  app.get('/', (_request, response) => response.redirect(303, '/am/'));

  const show = async (response: Response, role: Role, path: string, refused: string | null) => {
    // Before the page is made: what happens in between counts as new.
    const seen = news.number;
    const made = await makePage(playground, role, path);
    if (made === null) {
      response.status(404).type('text/plain').send('There is no such page in the sandbox.');
      return;
    }
    const scene: Scene = {
      ...{ role, path, refused },
      cast: playground.cast,
      today: playground.today(),
      timeZone: playground.timeZone,
      daysToNext: made.daysToNext,
      playing: player.playing(),
      nameOfOwner: tellerOf(playground).nameOfOwner,
    };
    const own = (below: string) => `/${role.name}${below}`;
    const link = (below: string, text: string) => ({ href: own(below), text, isCurrent: below === path });
    response
      .status(refused === null ? 200 : 422)
      .type('html')
      .send(
        renderPage({
          title: made.title,
          brand: { text: brand, href: own('/') },
          ...{ assets, assetsAt: '/assets/' },
          navigation: [link('/', 'Projects'), link('/mail', 'Mailbox')],
          live: { stream: `/live?seen=${seen}`, page: own(path) },
          aside: <WhoYouAre scene={scene} />,
          children: (
            <>
              <Clock scene={scene} />
              {refused !== null && (
                <Notice tone="bad" isAnswer>
                  {refused}
                </Notice>
              )}
              {made.show(scene)}
            </>
          ),
        }),
      );
  };

  app.post('/:who/do/:deed', express.urlencoded({ extended: false }), async (request, response) => {
    const role = roleOf(request, playground);
    const deed = deeds.get(request.params['deed']);
    const { back = '/', ...fields } = sentFields.safeParse(request.body).data ?? {};
    if (role === null || deed === undefined) {
      response.status(404).type('text/plain').send('Nobody can do that in the sandbox.');
      return;
    }
    const refused = await attempt(() => deed({ playground, player, role, fields }));
    if (refused !== null) await show(response, role, back, refused);
    else response.redirect(303, `/${role.name}${/^\/[\w/]*$/.test(back) ? back : '/'}`);
  });
  app.get('/:who{/*path}', async (request, response) => {
    const role = roleOf(request, playground);
    if (role === null) response.redirect(303, '/am/');
    else await show(response, role, request.path.slice(role.name.length + 1) || '/', null);
  });
  return app;
}

function roleOf(request: Request, { cast }: Playground): Role | null {
  const who = String(request.params['who']);
  return isRoleName(who) ? cast[who] : null;
}

/** null, or why it was refused, in the words of the account. */
async function attempt(doing: () => void | Promise<void>): Promise<string | null> {
  try {
    await doing();
    return null;
  } catch (error) {
    if (error instanceof ApiError || error instanceof RangeError) return error.message;
    throw error;
  }
}
