import { createHash, createHmac } from 'node:crypto';

/** The characters that stay as they are in the URI a v3 signature is made of, although they may be sent encoded. */
const keptCharacters = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** The signature headers of one delivery, v3 and v1. `timestamp` is epoch ms. */
export function signatureHeaders(delivery: {
  readonly secret: string;
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly timestamp: number;
}): Readonly<Record<string, string>> {
  const { secret, method, body } = delivery;
  const timestamp = String(delivery.timestamp);
  const url = delivery.url.replaceAll(keptCharacters, (encoded) => decodeURIComponent(encoded));
  return {
    'X-HubSpot-Signature-v3': createHmac('sha256', secret)
      .update(method + url + body + timestamp)
      .digest('base64'),
    'X-HubSpot-Request-Timestamp': timestamp,
    'X-HubSpot-Signature': createHash('sha256')
      .update(secret + body)
      .digest('hex'),
    'X-HubSpot-Signature-Version': 'v1',
  };
}
