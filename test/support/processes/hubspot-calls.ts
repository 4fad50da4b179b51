import type { PassingRequest } from './forwarder.ts';

/** Calls of the app that change something in HubSpot, or send somebody an email. */
export const isWrite = ({ path }: PassingRequest): boolean =>
  /\/batch\/(?:create|update)$|\/single-email\/send$/.test(path);

export const isTaskCreation = ({ path }: PassingRequest): boolean => path.endsWith('/0-27/batch/create');
