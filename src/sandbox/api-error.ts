import { randomUUID } from 'node:crypto';

/** What a handler answers with; no body for 204. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One rejected property value, in the shape HubSpot lists them. */
export interface ValueProblem {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

export interface ErrorDetails {
  readonly subCategory?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly problems?: readonly ValueProblem[];
}

/** A refusal in HubSpot's words; handlers throw it, the server turns it into an answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly category: string;
  readonly details: ErrorDetails;
  constructor(status: number, category: string, message: string, details: ErrorDetails = {}) {
    super(message);
    this.status = status;
    this.category = category;
    this.details = details;
  }

  answer(): Answer {
    const { subCategory, context, problems } = this.details;
    return {
      status: this.status,
      body: {
        status: 'error',
        message: this.message,
        correlationId: randomUUID(),
        ...(context && { context }),
        ...(problems && { errors: problems.map(problemDetail) }),
        category: this.category,
        ...(subCategory !== undefined && { subCategory }),
      },
    };
  }

  /** The same refusal as one row of a 207 answer. */
  asRow(context: Readonly<Record<string, readonly string[]>>) {
    const { subCategory, problems = [] } = this.details;
    return {
      status: 'error',
      category: this.category,
      ...(subCategory !== undefined && { subCategory }),
      message: this.message,
      context: { ...this.details.context, ...context },
      errors: problems.map(problemDetail),
      links: {},
    };
  }
}

const problemDetail = (problem: ValueProblem) => ({
  message: problem.message,
  code: problem.error,
  context: { propertyName: [problem.name] },
});

export const badRequest = (message: string, details?: ErrorDetails) =>
  new ApiError(400, 'VALIDATION_ERROR', message, details);

/** The answer to property values HubSpot does not take: all of them listed, in the message and as `errors`. */
export function invalidProperties(problems: readonly ValueProblem[], portalId: number): ApiError {
  const listed = problems.map(({ message, error, name }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
    portalId,
  }));
  return badRequest(`Property values were not valid: ${JSON.stringify(listed)}`, { problems });
}

export const recordNotFound = (id: string) =>
  new ApiError(404, 'OBJECT_NOT_FOUND', 'resource not found', { context: { id: [id] } });
