import { v3Headers } from '../../src/sandbox/request-signature.ts';
import { evenNumbers } from '../harness/statistics.ts';

/** What HubSpot is told to call; what listens here is called by its port. */
export const publicBaseUrl = 'https://bench.example';
const path = '/webhooks/hubspot';

/** Some ninety different records in a hundred events, as people who edit many fields of many tickets make them. */
const eventsEach = 100;
const recordsAround = 500;
const newRecordsEach = 25;

/** Who sends the deliveries, and how it signs them. */
interface Sender {
  readonly portalId: number;
  readonly appId: number;
  readonly clientSecret: string;
  readonly projectTypeId: string;
}

/**
 * Whole requests, byte for byte, each with a hundred signed events, made beforehand so that the sender costs next
 * to nothing. HubSpot's signatures are good for five minutes from now.
 */
export function makeDeliveries(count: number, sender: Sender): readonly Buffer[] {
  const next = evenNumbers(1);
  return Array.from({ length: count }, (_, index) => {
    const records = Array.from(
      { length: eventsEach },
      () => index * newRecordsEach + Math.floor(next() * recordsAround),
    );
    return asRequest(JSON.stringify(records.map((record, place) => event(sender, record, place))), sender);
  });
}

function event({ portalId, appId, projectTypeId }: Sender, record: number, place: number): object {
  const isProject = record % 5 === 0;
  return {
    eventId: 2_326_225_553 + record * eventsEach + place,
    subscriptionId: 3_849_713,
    portalId,
    appId,
    occurredAt: Date.now(),
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectId: 180_584_000_000 + record,
    objectTypeId: isProject ? projectTypeId : '0-5',
    propertyName: isProject ? 'creative_refresh_status' : 'copy_status',
    propertyValue: isProject ? 'deliverable_submitted' : 'in_qa',
    changeSource: 'CRM_UI',
    sourceId: 'userId:75514748',
    isSensitive: false,
  };
}

function asRequest(body: string, { clientSecret: secret }: Sender): Buffer {
  const signed = v3Headers({ secret, method: 'POST', url: publicBaseUrl + path, body }, Date.now());
  const headers = {
    Host: new URL(publicBaseUrl).host,
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    'User-Agent': 'HubSpot Connect 2.0',
    ...signed,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`);
}
