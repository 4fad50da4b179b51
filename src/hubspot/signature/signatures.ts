import { createHash, createHmac } from 'node:crypto';

/** What HubSpot signs. `publicUri` is the URI HubSpot called, scheme, host and query included. */
export interface SignedContent {
  readonly method: string;
  readonly publicUri: string;
  /** The bytes as they came; empty for a request without a body. */
  readonly rawBody: Uint8Array;
}

/** Version 1, hexadecimal: covers the body only. */
export function signV1(secret: string, content: SignedContent): string {
  return createHash('sha256').update(secret).update(content.rawBody).digest('hex');
}

/** Version 2, hexadecimal: covers method, URI and body, but not the time. */
export function signV2(secret: string, content: SignedContent): string {
  return createHash('sha256')
    .update(secret + content.method + content.publicUri)
    .update(content.rawBody)
    .digest('hex');
}

/** Version 3, base64: covers method, URI, body and the time (epoch milliseconds, as written in the header). */
export function signV3(secret: string, content: SignedContent, timestamp: string): string {
  return createHmac('sha256', secret)
    .update(content.method + decodeListedEscapes(content.publicUri))
    .update(content.rawBody)
    .update(timestamp)
    .digest('base64');
}

/** The only escapes HubSpot undoes before it signs: `: / ? @ ! $ ' ( ) * , ;`. Every other one stays. */
const listedEscapes = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

function decodeListedEscapes(uri: string): string {
  return uri.replace(listedEscapes, (escape) => String.fromCharCode(Number.parseInt(escape.slice(1), 16)));
}
