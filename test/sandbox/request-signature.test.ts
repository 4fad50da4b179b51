import { expect, test } from 'vitest';
import { v1Headers, v2Headers, v3Headers } from '../../src/sandbox/request-signature.ts';

const secret = [8, 4, 4, 4, 12].map((length) => 'y'.repeat(length)).join('-');
const published = { secret, method: 'POST', url: 'https://www.example.com/webhook_uri' };

test('makes the v2 signature of the published example', () => {
  expect(v2Headers({ ...published, body: '{"example_field":"example_value"}' })).toEqual({
    'X-HubSpot-Signature': '9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900',
    'X-HubSpot-Signature-Version': 'v2',
  });
});

test('makes the v3 signature of the published example', () => {
  expect(v3Headers({ ...published, body: "{'example_field':'example_value'}" }, 1_693_657_560_000)).toEqual({
    'X-HubSpot-Signature-v3': 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=',
    'X-HubSpot-Request-Timestamp': '1693657560000',
  });
});

test('a v3 signature is made of the address with its usual characters written out', () => {
  const request = { ...published, method: 'GET', body: '' };
  const encoded = { ...request, url: `${published.url}?userEmail=amara%40agency.example&name=a%20b` };
  const writtenOut = { ...request, url: `${published.url}?userEmail=amara@agency.example&name=a%20b` };
  expect(v3Headers(encoded, 1)).toEqual(v3Headers(writtenOut, 1));
});

test('a v1 signature covers nothing but the body', () => {
  const request = { ...published, body: '[]' };
  expect(v1Headers(request)).toEqual(
    v1Headers({ ...request, method: 'PUT', url: 'https://elsewhere.example/' }),
  );
});
