import { Router } from 'express';
import { isActionName } from '../../workflow-actions/action-call.ts';
import { Refusal } from '../refusal.ts';
import { answerCalls } from './answer-calls.ts';
import type { WorkflowActionRoutesOptions } from './options.ts';

/** `POST /<action>`, one for every action of the catalogue. */
export function createWorkflowActionRoutes(options: WorkflowActionRoutesOptions): Router {
  const router = Router();
  const answer = answerCalls({ bodyLimitBytes: 100_000, ...options });
  router.post('/:action', (request, response) => {
    const { action } = request.params;
    if (!isActionName(action)) throw new Refusal(404, 'there is no such workflow action');
    return answer(action, request, response);
  });
  return router;
}
