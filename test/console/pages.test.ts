import { describe, expect, it, vi } from 'vitest';
import { createProject, setStatus } from '../support/together-moves.ts';
import { patience } from '../support/together-process.ts';
import { openConsole, type ConsoleVisit } from './open-console.ts';

/** What a page says, without its markup. */
function wordsOf(html: string): string {
  return (/<main[^>]*>(.*)<\/main>/su.exec(html)?.[1] ?? '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

async function openSignedIn(options: Parameters<typeof openConsole>[0] = {}) {
  const visit = await openConsole(options);
  const headers = await visit.signIn();
  return {
    ...visit,
    headers,
    read: async (path: string) => {
      const { status, text } = await visit.get(path, headers);
      return { status, words: wordsOf(text), text };
    },
    act: async (path: string, fields: Readonly<Record<string, string>>) =>
      visit.post(path, { ...fields, formToken: await visit.formToken(headers) }, headers),
  };
}

const isProjectCall = ({ path }: { readonly path: string }) => path.includes('/objects/');

describe('The page of a project', () => {
  it('says what is missing, and has the app look again when asked', async () => {
    const { agency, read, act } = await openSignedIn({ webhooks: false });
    const project = createProject(agency, { sas_owner_id: '' });
    const { words } = await read(`/projects/${project}`);
    expect(words).toContain('Nobody is named as SAS on the project');
    expect(words).toContain('Nothing has fired yet.');

    const { status, to } = await act('/projects/look-again', { projectId: project });
    expect({ status, to }).toEqual({ status: 303, to: `/console/projects/${project}?done=acted` });
    const { words: after } = await read(`/projects/${project}?done=acted`);
    expect(after).toContain('The app has looked again, and acted');
    expect(after).toContain('so the account manager starts the conversation with the client.');
    expect(after).toContain('Reach Out to Client');
    expect((await act('/projects/look-again', { projectId: project })).to).toBe(
      `/console/projects/${project}?done=nothing`,
    );
  });

  it('shows what the app remembers where HubSpot does not answer', async () => {
    const { agency, read } = await openSignedIn();
    const project = await agency.after(() => createProject(agency));
    agency.together.sandbox.faults.next(isProjectCall, { answer: 403 }, 50);
    const { status, words } = await read(`/projects/${project}`);
    const unknown = await read('/projects/4711');
    agency.together.sandbox.faults.clear();
    expect(status).toBe(200);
    expect(words).toContain('What follows is what the app remembers.');
    expect(words).toContain('Waits on the account manager, Amara Okafor');
    expect(words).toContain('Creative refresh coming up: Harbor amara@agency.example sent');
    expect(unknown).toMatchObject({
      status: 503,
      words: expect.stringContaining('HubSpot could not be asked for this project') as unknown,
    });
  });

  it('releases what is held of it', async () => {
    const { agency, read, act } = await openSignedIn({
      webhooks: false,
      settings: { brake: { kickoffsPerSweep: 1 } },
    });
    const [, oak = ''] = await agency.after(() =>
      ['Harbor', 'Oak'].map((name) => createProject(agency, { name })),
    );
    expect((await read(`/projects/${oak}`)).words).toContain('Held back: handoff 1 kickoff (1 email).');
    expect((await act('/held/release', { projectId: oak })).to).toBe('/console/held?done=released');
    await agency.together.settled();
    expect((await read(`/projects/${oak}`)).words).not.toContain('Held back');
  });

  it('tells how long it waits by whom it waits on now, whatever the app remembers', async () => {
    const { agency, signIn, get } = await openConsole({ webhooks: false });
    const read = async (path: string) => wordsOf((await get(path, await signIn())).text);
    const project = await agency.after(() => createProject(agency));
    await agency.days(3);
    expect(await read(`/projects/${project}`)).toContain(
      'Waits on the account manager (Amara Okafor) For 3 days',
    );
    setStatus(agency, project, 'refresh_request_submitted');
    expect(await read(`/projects/${project}`)).toContain('Waits on nobody For – What comes next');
  });

  it('says so where there is no such project', async () => {
    const { read } = await openSignedIn();
    expect(await read('/projects/4711')).toMatchObject({
      status: 404,
      words: expect.stringContaining('There is no creative project 4711 in the HubSpot account.') as unknown,
    });
    expect((await read('/projects/x')).status).toBe(400);
  });

  it('shows markup in names as the text it is', async () => {
    const { agency, read } = await openSignedIn();
    const name = '<script>alert(1)</script>"&';
    const project = await agency.after(() => createProject(agency, { name }));
    for (const path of ['/', `/projects/${project}`, '/calendar']) {
      const { text } = await read(path);
      expect(text).toContain('&lt;script>alert(1)');
      expect(text).not.toContain('<script>alert');
    }
  });
});

describe('The list of what is stalled', () => {
  it('counts nothing else, and is empty for the reason it says', async () => {
    const { agency, signIn, get } = await openConsole();
    const read = async (path: string) => ({ words: wordsOf((await get(path, await signIn())).text) });
    expect((await read('/stalled')).words).toContain('The app has not looked at any project yet.');
    await agency.after(() => createProject(agency));
    expect((await read('/stalled')).words).toContain(
      'Nothing is stalled: every handoff is within its limit.',
    );
    await agency.days(8);
    await agency.after(() => createProject(agency, { name: 'Oak' }));
    expect((await read('/')).words).toContain('Talk with the client (2)');
    const { words } = await read('/stalled');
    expect(words).toContain('Talk with the client (1)');
    expect(words).toContain('Account manager (1)');
    const { words: narrowed } = await read('/stalled?search=oak');
    expect(narrowed).toContain('No project is like that.');
    expect(narrowed).not.toContain('Nothing is stalled');
  }, 30_000);

  it('shows its last page where it has become shorter than the address says', async () => {
    const { agency, read } = await openSignedIn();
    await agency.after(() => createProject(agency));
    expect((await read('/?page=3')).words).toContain('1 project, what hurts most comes first Project');
  });
});

describe('What cannot be done', () => {
  it('because it was done before is answered in words', async () => {
    const { act, read } = await openSignedIn();
    for (const [path, fields, words] of [
      ['/dead-letters/retry', { kind: 'project', id: '4711' }, 'There is no dead letter project 4711.'],
      ['/dead-letters/drop', { kind: 'email', id: 'gone' }, 'There is no dead letter email gone.'],
      ['/held/release', { projectId: '4711' }, 'Project 4711 is not held.'],
      ['/projects/look-again', { projectId: '4711' }, 'There is no creative project 4711'],
    ] as const) {
      const { status, text } = await act(path, fields);
      expect({ path, status, words: wordsOf(text) }).toEqual({
        ...{ path, status: 404 },
        words: expect.stringContaining(words) as unknown,
      });
    }
    for (const path of [
      '/dead-letters/drop?kind=email&id=gone',
      '/held/drop?projectId=4711',
      '/held/drop?all=yes',
    ])
      expect({ path, status: (await read(path)).status }).toEqual({ path, status: 404 });
  });

  it('because it makes no sense is refused', async () => {
    const { act } = await openSignedIn();
    for (const [path, fields] of [
      ['/dead-letters/retry', { kind: 'letter', id: '1' }],
      ['/dead-letters/drop', {}],
      ['/held/release', {}],
      ['/projects/look-again', { projectId: '../1' }],
    ] as const)
      expect({ path, status: (await act(path, fields)).status }).toEqual({ path, status: 400 });
  });
});

describe('The calendar', () => {
  it('shows the present month unless another is asked for, and its neighbours', async () => {
    const { agency, read } = await openSignedIn();
    await agency.after(() => createProject(agency, { creative_refresh_date: '2026-06-15' }));
    const march = await read('/calendar?month=2026-13');
    expect(march.words).toContain('March 2026 What comes by itself');
    expect(march.text).toContain('/console/calendar?month=2026-02');
    expect(march.text).toContain('/console/calendar?month=2026-04');
    expect((await read('/calendar?month=2026-05')).words).toContain('Sun 31 May 1 kickoff Harbor');
    expect((await read('/calendar?month=2026-06')).words).toMatch(
      /Mon 15 Jun 1 cue to submit Harbor .*1 refresh date Harbor/u,
    );
  });
});

describe('A page that is looked at', () => {
  /** Follows what happens to a page, until it is told that something has. */
  async function follow({ agency }: ConsoleVisit, text: string, headers: HeadersInit) {
    const stream = /hx-sse:connect="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const response = await fetch(`${agency.together.appUrl}${stream}`, { headers });
    const reader = response.body?.getReader();
    let heard = '';
    const ended = (async () => {
      for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
        heard += new TextDecoder().decode(part.value);
    })();
    return { status: response.status, ended, heard: () => heard, leave: () => reader?.cancel() };
  }

  it('is told of changes to what it shows, and of nothing else', async () => {
    const opened = await openSignedIn();
    const { agency, headers, read } = opened;
    const [harbor, oak] = await agency.after(() => [
      createProject(agency),
      createProject(agency, { name: 'Oak' }),
    ]);
    const following = await follow(opened, (await read(`/projects/${harbor}`)).text, headers);
    const other = await follow(opened, (await read(`/projects/${oak}`)).text, headers);
    expect(following.status).toBe(200);
    await agency.after(() => setStatus(agency, harbor, 'no_refresh_requested'));
    await vi.waitFor(() => expect(following.heard()).toContain('event:changed'), patience);
    expect(other.heard()).not.toContain('event:changed');
    await following.leave();
    await other.leave();
  });

  it('is told that the app writes nothing any more', async () => {
    const opened = await openSignedIn({ environment: { MODE: '' }, settings: { mode: 'live' } });
    const { agency, adminToken, headers, read } = opened;
    const following = await follow(opened, (await read('/work')).text, headers);
    await fetch(`${agency.together.appUrl}/admin/operations/settings-set`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ field: 'mode', value: 'shadow' }),
    });
    await vi.waitFor(() => expect(following.heard()).toContain('event:changed'), patience);
    expect((await read('/work')).words).toContain('The app is in shadow mode');
    await following.leave();
  });

  it('does not keep the app from stopping', async () => {
    const opened = await openSignedIn();
    const { agency, headers, read } = opened;
    const following = await follow(opened, (await read('/')).text, headers);
    await agency.together.application().stop();
    // An answer that keeps the app waiting is cut off in the end, and that would be an error here.
    await following.ended;
  });
});
