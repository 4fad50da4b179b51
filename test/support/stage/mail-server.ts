import type { Clock } from '../../../src/reconcile/ports/clock.ts';
import type { EmailTransport, OutgoingEmail } from '../../../src/reconcile/ports/outbox.ts';

/** An email that reached its mailbox. */
export interface ArrivedEmail extends OutgoingEmail {
  /** The app knew that it might have been there before. */
  readonly maybeSent: boolean;
  readonly at: number;
}

/** A mail server that takes whatever it is given, the same email twice as well. */
export interface StageMailServer {
  readonly transport: EmailTransport;
  readonly arrived: readonly ArrivedEmail[];
}

/** What it makes of an email other than taking it. */
export type Whim = 'later' | 'refused' | 'taken, but no answer';

/** `whim` is asked at each email; none unless given. */
export function openMailServer(clock: Clock, whim: () => Whim | null = () => null): StageMailServer {
  const arrived: ArrivedEmail[] = [];
  return {
    arrived,
    transport: {
      send: (email) => {
        const now = whim();
        if (now === 'later' || now === 'refused')
          return Promise.resolve({ ok: false, because: now, message: `The server says: ${now}` });
        const maybeSent = 'maybeSent' in email && email.maybeSent === true;
        arrived.push({ ...email, maybeSent, at: clock.now() });
        if (now !== null) return Promise.resolve({ ok: false, because: 'later', message: 'No answer came' });
        return Promise.resolve({ ok: true, providerId: `taken-${arrived.length}` });
      },
      verify: () => Promise.resolve(),
      close: () => undefined,
    },
  };
}
