import type {
  ClaimedEmail,
  EmailTransport,
  OutgoingEmail,
  SendOutcome,
} from '../../src/reconcile/ports/outbox.ts';

/** What arrived, in the order in which it did. */
export interface Arrived {
  readonly key: string;
  readonly maybeSent: boolean;
  readonly at: number;
}

/** An agency's own mail server: unlike HubSpot's single send it takes the same email as often as it comes. */
export interface MailServer {
  readonly transport: EmailTransport;
  readonly arrived: readonly Arrived[];
  /** How it takes the next email only. */
  readonly takeNext: (mood: 'busy' | 'refused') => void;
}

export function openMailServer(now: () => number): MailServer {
  const arrived: Arrived[] = [];
  let mood: 'busy' | 'refused' | null = null;
  const send = (email: OutgoingEmail): SendOutcome => {
    const taken = mood;
    mood = null;
    if (taken === 'busy') return { ok: false, because: 'later', message: '451 come back later' };
    if (taken === 'refused') return { ok: false, because: 'refused', message: '550 no such mailbox' };
    arrived.push({ key: email.key, maybeSent: wasMaybeSent(email), at: now() });
    return { ok: true, providerId: String(arrived.length) };
  };
  return {
    transport: {
      send: (email) => Promise.resolve(send(email)),
      verify: () => Promise.resolve(),
      close: () => undefined,
    },
    arrived,
    takeNext: (next) => {
      mood = next;
    },
  };
}

function wasMaybeSent(email: OutgoingEmail | ClaimedEmail): boolean {
  return 'maybeSent' in email && email.maybeSent;
}
