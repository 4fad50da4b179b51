import { z } from 'zod';
import { readBody, type Route } from './call.ts';
import type { Portal } from './portal.ts';
import { isoTime } from './record-answers.ts';

const addresses = z.array(z.string()).default([]);

const sendSchema = z.object({
  emailId: z.number().int().positive(),
  message: z.object({
    to: z.string(),
    from: z.string().optional(),
    sendId: z.string().min(1).optional(),
    cc: addresses,
    bcc: addresses,
    replyTo: addresses,
  }),
  contactProperties: z.record(z.string(), z.string()).default({}),
  customProperties: z.record(z.string(), z.unknown()).default({}),
});

/** The transactional single send, into the sandbox's mailbox. */
export function singleSendRoutes(portal: Portal): readonly Route[] {
  return [
    {
      method: 'post',
      path: '/marketing/transactional/2026-09/single-email/send',
      handle: (call) => {
        const { emailId, message, contactProperties, customProperties } = readBody(call, sendSchema);
        const { sendId = null, from = null, ...addressed } = message;
        const sentAt = portal.now();
        const status = portal.mailbox.send({
          ...addressed,
          sendId,
          from,
          emailId,
          contactProperties,
          customProperties,
          sentAt,
        });
        return {
          status: 200,
          body: {
            requestedAt: isoTime(status.requestedAt),
            startedAt: isoTime(sentAt),
            completedAt: isoTime(sentAt),
            statusId: status.statusId,
            status: 'COMPLETE',
            sendResult: status.sendResult,
          },
        };
      },
    },
  ];
}
