import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { remembering } from './remembering.ts';

/** Tickets that move together are written alike, in this project and in the next. */
const mostRemembered = 1000;

/** A short fingerprint of a text (64 bits of SHA-256, hex): for keys, not for secrets. */
export const digest = remembering(mostRemembered, (text: string): string =>
  bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16),
);
