import { createHash, createHmac } from 'node:crypto';

/** A request as it leaves the account. */
export interface OutgoingRequest {
  /** The app's client secret. */
  readonly secret: string;
  readonly method: string;
  /** As it is called, query included. */
  readonly url: string;
  /** Empty where there is none. */
  readonly body: string;
}

/** The characters that stay as they are in the URI a v3 signature is made of, although they may be sent encoded. */
const keptCharacters = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** Version 1, over the body alone. */
export const v1Headers = ({ secret, body }: OutgoingRequest) => olderHeaders('v1', secret + body);

/** Version 2, over method, URI and body. */
export const v2Headers = ({ secret, method, url, body }: OutgoingRequest) =>
  olderHeaders('v2', secret + method + url + body);

/** Version 3, over the time as well. `timestamp` is epoch ms. */
export function v3Headers({ secret, method, url, body }: OutgoingRequest, timestamp: number) {
  const uri = url.replaceAll(keptCharacters, (encoded) => decodeURIComponent(encoded));
  const signature = createHmac('sha256', secret)
    .update(method + uri + body + String(timestamp))
    .digest('base64');
  return { 'X-HubSpot-Signature-v3': signature, 'X-HubSpot-Request-Timestamp': String(timestamp) };
}

const olderHeaders = (version: string, content: string) => ({
  'X-HubSpot-Signature': createHash('sha256').update(content).digest('hex'),
  'X-HubSpot-Signature-Version': version,
});
