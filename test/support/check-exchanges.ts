import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Exchange } from '../../src/sandbox/exchanges.ts';
import { readSpecs, type NamedSpec, type Operation } from './hubspot-specs.ts';
import { correct, undescribed } from './spec-corrections.ts';

/** One point in which an exchange departs from HubSpot's description of its API. */
export interface Violation {
  /** `POST /crm/objects/2026-09/tickets/search` */
  readonly call: string;
  readonly where: 'path' | 'query' | 'request body' | 'status' | 'response body';
  readonly what: string;
}

/** Every point in which the exchanges depart from HubSpot's specs, as far as there is one; each is listed once. */
export function checkExchanges(exchanges: readonly Exchange[]): readonly Violation[] {
  const checker = new ContractChecker(readSpecs().map(correct));
  const found = new Map<string, Violation>();
  for (const exchange of exchanges) {
    for (const violation of checker.check(exchange)) found.set(JSON.stringify(violation), violation);
  }
  return [...found.values()];
}

interface Endpoint {
  readonly method: string;
  readonly pattern: RegExp;
  readonly literals: number;
  readonly operation: Operation;
  readonly source: NamedSpec;
}

type Schema = Readonly<Record<string, unknown>>;

class ContractChecker {
  readonly #ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  readonly #queryAjv = new Ajv({ strict: false, allErrors: true, coerceTypes: 'array' });
  readonly #endpoints: readonly Endpoint[];
  readonly #compiled = new Map<Schema, ValidateFunction>();

  constructor(specs: readonly NamedSpec[]) {
    formats.default(this.#ajv);
    formats.default(this.#queryAjv);
    for (const { id, spec } of specs) this.#ajv.addSchema({ $id: id, ...spec });
    this.#endpoints = specs.flatMap(endpointsOf).sort((a, b) => b.literals - a.literals);
  }

  check(exchange: Exchange): readonly Violation[] {
    const call = `${exchange.method} ${exchange.path}`;
    const endpoint = this.#endpoints.find(
      ({ method, pattern }) => method === exchange.method && pattern.test(exchange.path),
    );
    if (!endpoint && undescribed.some((pattern) => pattern.test(exchange.path))) return [];
    if (!endpoint) return [{ call, where: 'path', what: 'HubSpot describes no such endpoint' }];
    const found: Omit<Violation, 'call'>[] = [
      ...this.#checkQuery(exchange, endpoint.operation),
      ...this.#checkRequest(exchange, endpoint.operation),
      ...(exchange.by === 'account' ? this.#checkAnswer(exchange, endpoint) : []),
    ];
    return found.map((each) => ({ call, ...each }));
  }

  *#checkQuery({ query }: Exchange, operation: Operation): Iterable<Omit<Violation, 'call'>> {
    const declared = operation.parameters.filter((parameter) => parameter.in === 'query');
    for (const [name, values] of Object.entries(query)) {
      const parameter = declared.find((each) => each.name === name);
      if (!parameter) {
        yield { where: 'query', what: `${name} is not a parameter` };
        continue;
      }
      const validate = this.#compile(parameter.schema, this.#queryAjv);
      const isList = parameter.schema['type'] === 'array';
      const given = isList ? values.flatMap((value) => value.split(',')) : values[0];
      // Wrapped, because only values inside something can be turned into the number or flag they stand for.
      if (!validate(given))
        yield { where: 'query', what: `${name}: ${this.#queryAjv.errorsText(validate.errors)}` };
    }
    for (const { name, required } of declared) {
      if (required && !(name in query)) yield { where: 'query', what: `${name} is missing` };
    }
  }

  *#checkRequest({ requestBody }: Exchange, operation: Operation): Iterable<Omit<Violation, 'call'>> {
    const schema = operation.requestBody?.content['application/json']?.schema;
    if (!schema) {
      if (requestBody !== undefined) yield { where: 'request body', what: 'the endpoint takes none' };
      return;
    }
    yield* this.#checkBody('request body', schema, requestBody);
  }

  *#checkAnswer(exchange: Exchange, { operation, source }: Endpoint): Iterable<Omit<Violation, 'call'>> {
    // Refusals of the gateway in front of the API have bodies of their own.
    if (exchange.status === 429 || exchange.status === 401) return;
    const isError = exchange.status >= 400;
    const success = Object.keys(operation.responses).find((status) => status.startsWith('2')) ?? 'default';
    // A 207 is a batch in which some rows failed; the specs list only the answer without failures.
    const expected = isError ? 'default' : success;
    if (!isError && exchange.status !== 207 && String(exchange.status) !== success) {
      yield { where: 'status', what: `${String(exchange.status)} instead of ${success}` };
      return;
    }
    const response = operation.responses[expected];
    const named = response?.$ref?.split('/').at(-1);
    const content =
      named === undefined ? response?.content : source.spec.components.responses[named]?.content;
    const schema = (content?.['application/json'] ?? content?.['*/*'])?.schema;
    if (schema) yield* this.#checkBody('response body', schema, exchange.responseBody);
    else if (exchange.responseBody !== undefined)
      yield { where: 'response body', what: 'there should be none' };
  }

  *#checkBody(
    where: 'request body' | 'response body',
    schema: Schema,
    body: unknown,
  ): Iterable<Omit<Violation, 'call'>> {
    const validate = this.#compile(schema, this.#ajv);
    if (validate(body)) return;
    for (const { instancePath, message, params } of validate.errors ?? []) {
      const details = JSON.stringify(params);
      const place = instancePath.replaceAll(/\/\d+/g, '/*');
      yield { where, what: `${place || '/'} ${message ?? 'is wrong'} ${details}` };
    }
  }

  #compile(schema: Schema, ajv: Ajv): ValidateFunction {
    const compiled = this.#compiled.get(schema) ?? ajv.compile(schema);
    this.#compiled.set(schema, compiled);
    return compiled;
  }
}

const endpointsOf = (source: NamedSpec): readonly Endpoint[] =>
  Object.entries(source.spec.paths).flatMap(([path, operations]) => {
    const parts = path.split('/');
    const pattern = new RegExp(`^${parts.map((part) => (part.startsWith('{') ? '[^/]+' : part)).join('/')}$`);
    const literals = parts.filter((part) => !part.startsWith('{')).length;
    return Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern,
      literals,
      operation,
      source,
    }));
  });
