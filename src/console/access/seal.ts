import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** Marks texts so that nobody else can make the mark. */
export interface Seal {
  /** The mark for this text, url-safe. */
  mark(text: string): Promise<string>;
  /** Whether that is the mark for this text; takes the same time whatever they have in common. */
  matches(text: string, mark: string): Promise<boolean>;
}

const keyBytes = 32;
const saltOfSessions = 'creative-refresh console sessions';

/**
 * A seal whose key is made of the admin token, so that it is the same after a restart and on every server, and
 * another once the token is changed. Making the key is slow on purpose, once: who gets hold of a mark must not be able
 * to try out tokens quickly. null: a random key, good until the process ends.
 */
export function createSeal(adminToken: string | null): Seal {
  let making: Promise<Buffer> | null = null;
  const key = () =>
    (making ??= adminToken === null ? Promise.resolve(randomBytes(keyBytes)) : slowKey(adminToken));
  const mark = async (text: string) =>
    createHmac('sha256', await key())
      .update(text)
      .digest('base64url');
  return {
    mark,
    matches: async (text, given) => {
      const [right, sent] = [Buffer.from(await mark(text)), Buffer.from(given)];
      return right.length === sent.length && timingSafeEqual(right, sent);
    },
  };
}

function slowKey(adminToken: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(adminToken, saltOfSessions, keyBytes, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
