import { describe, expect, it } from 'vitest';
import { createSingleSendTransport } from '../../src/hubspot/single-send.ts';
import {
  HubSpotAnswerError,
  HubSpotOutcomeUnknown,
  HubSpotRefused,
  HubSpotUnavailable,
} from '../../src/hubspot/transport/errors.ts';
import type { HubSpotCall, HubSpotTransport } from '../../src/hubspot/transport/transport.ts';
import type { SendOutcome } from '../../src/reconcile/ports/outbox.ts';
import { anEmail } from '../email/emails.ts';

type Description = Omit<HubSpotCall<never>, 'answer'>;

/** A transport that answers every call with `answer`, or fails with it where it is an error. */
function answering(answer: unknown): { transport: Pick<HubSpotTransport, 'call'>; calls: Description[] } {
  const calls: Description[] = [];
  return {
    calls,
    transport: {
      call: ({ answer: schema, ...description }) => {
        calls.push(description);
        return answer instanceof Error ? Promise.reject(answer) : schema.parseAsync(answer);
      },
    },
  };
}

function send(answer: unknown): Promise<SendOutcome> {
  const { transport } = answering(answer);
  return createSingleSendTransport({ transport, emailId: 4711, from: null }).send(anEmail());
}

function refusal(status: number): HubSpotRefused {
  return new HubSpotRefused(`HubSpot said ${status}`, { status, category: null, correlationId: null });
}

describe('an email by single send', () => {
  it('is described once, under its key, with its texts for the template', async () => {
    const { transport, calls } = answering({ statusId: 's-1', status: 'PENDING', sendResult: 'QUEUED' });
    const sender = createSingleSendTransport({ transport, emailId: 4711, from: 'refresh@agency.example' });
    expect(await sender.send(anEmail())).toEqual({ ok: true, providerId: 's-1' });
    expect(calls).toEqual([
      {
        name: 'send single email',
        method: 'POST',
        path: '/marketing/transactional/2026-09/single-email/send',
        body: {
          emailId: 4711,
          message: {
            to: 'ann.manager@example.com',
            from: 'refresh@agency.example',
            sendId: 'project-12.c1.kickoff.s3.email',
            cc: [],
            bcc: [],
            replyTo: [],
          },
          contactProperties: {},
          customProperties: {
            subject: 'Müller & Söhne: time to ask about the refresh',
            body_html: '<p>The refresh is due.</p>',
            body_text: 'The refresh is due.',
          },
        },
        repeat: 'safe',
        priority: 'bulk',
      },
    ]);
  });

  it("cannot say anything in the language of HubSpot's templates", async () => {
    const { transport, calls } = answering({ statusId: 's-1', status: 'PENDING', sendResult: 'QUEUED' });
    const written = '{{ account }} {% x %} {# y #} {{{ z }}} {1} }';
    const email = anEmail({ subject: written, text: written, html: `<p>${written}</p>` });
    await createSingleSendTransport({ transport, emailId: 4711, from: null }).send(email);
    const apart = '{ { account }} { % x %} { # y #} { { { z }}} {1} }';
    expect(calls[0]?.body).toMatchObject({
      customProperties: {
        subject: apart,
        body_text: apart,
        body_html: '<p>&#123;{ account }} &#123;% x %} &#123;# y #} &#123;&#123;{ z }}} {1} }</p>',
      },
    });
  });

  it('leaves the sender to the template where none is configured', async () => {
    const { transport, calls } = answering({ statusId: 's-1', status: 'COMPLETE', sendResult: 'SENT' });
    await createSingleSendTransport({ transport, emailId: 4711, from: null }).send(anEmail());
    expect(calls[0]?.body).toMatchObject({ message: expect.not.objectContaining({ from: null }) as unknown });
  });

  it.each(['SENT', 'QUEUED', 'IDEMPOTENT_IGNORE', undefined])(
    'is on its way with the answer %s',
    async (result) => {
      expect(await send({ statusId: 's-1', status: 'PENDING', sendResult: result })).toEqual({
        ok: true,
        providerId: 's-1',
      });
    },
  );

  it.each([
    ['THROTTLED', 'later'],
    ['PORTAL_OVER_LIMIT', 'later'],
    ['INVALID_TO_ADDRESS', 'refused'],
    ['PREVIOUSLY_BOUNCED', 'refused'],
    ['SOMETHING_NEW', 'refused'],
  ])('with the answer %s is put down as %s', async (sendResult, because) => {
    const answer = { statusId: 's-1', status: 'COMPLETE', sendResult, message: 'see there' };
    expect(await send(answer)).toEqual({
      ok: false,
      because,
      message: `HubSpot did not send the email: ${sendResult} (see there)`,
    });
  });

  it('that HubSpot cancelled is refused', async () => {
    expect(await send({ statusId: 's-1', status: 'CANCELED' })).toMatchObject({
      ok: false,
      because: 'refused',
    });
  });

  it.each([
    ['refused where HubSpot finds it wrong', refusal(400), 'refused'],
    ['refused where there is no such template', refusal(404), 'refused'],
    ['put off where the access token does not hold', refusal(401), 'later'],
    ['put off where a scope is missing', refusal(403), 'later'],
    ['put off while HubSpot is not there', new HubSpotUnavailable('HubSpot said 503', 503), 'later'],
    ['put off where the answer was lost', new HubSpotOutcomeUnknown('no answer'), 'later'],
    ['put off where the answer makes no sense', new HubSpotAnswerError('no status'), 'later'],
  ])('is %s', async (_what, error, because) => {
    expect(await send(error)).toEqual({ ok: false, because, message: error.message });
  });

  it('needs nothing tried out beforehand and nothing closed', async () => {
    const { transport, calls } = answering(new Error('not to be called'));
    const sender = createSingleSendTransport({ transport, emailId: 4711, from: null });
    await sender.verify();
    sender.close();
    expect(calls).toEqual([]);
  });
});
