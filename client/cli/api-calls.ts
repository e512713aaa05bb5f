import type { ApiAccess } from './api-access';
import { CliError } from './cli-error';
import { ProblemReceived } from './problem-received';
import type { ReceivedProblem } from './problem-received';

/** The API, asked over HTTP. Throws `ProblemReceived` for what it refuses and `CliError` when it does not answer. */
export interface ApiCalls {
  get<Answer>(path: string, query?: Readonly<Record<string, string | undefined>>): Promise<Answer>;
  post<Answer>(path: string, body: unknown, key: string): Promise<Answer>;
  patch<Answer>(path: string, body: unknown, key: string): Promise<Answer>;
}

/** Longer than the API waits for a course. */
const patienceMs = 60_000;

export function apiCalls({ url, bearerKey }: ApiAccess, send: typeof fetch): ApiCalls {
  const call = async <Answer>(path: string, init: RequestInit): Promise<Answer> => {
    const response = await answered(
      url,
      send(`${url.replace(/\/$/, '')}${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${bearerKey}` },
        signal: AbortSignal.timeout(patienceMs),
      }),
    );
    const text = await response.text();
    const body = jsonOf(text);
    if (response.ok && body !== undefined) return body as Answer;
    if (isProblem(body)) throw new ProblemReceived(body);
    throw new CliError(
      3,
      `${url} answered ${response.status} with something that is not Regimen's. Correct REGIMEN_URL.`,
    );
  };
  const write = <Answer>(method: 'POST' | 'PATCH', path: string, body: unknown, key: string): Promise<Answer> =>
    call(path, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  return {
    get: (path, query = {}) => call(`${path}${queryText(query)}`, { method: 'GET' }),
    post: (path, body, key) => write('POST', path, body, key),
    patch: (path, body, key) => write('PATCH', path, body, key),
  };
}

async function answered(url: string, response: Promise<Response>): Promise<Response> {
  try {
    return await response;
  } catch (error) {
    const because = causeOf(error);
    throw new CliError(
      3,
      `No answer from ${url} (${because}). Is Regimen running? "npm start" runs it; REGIMEN_URL names another place.`,
    );
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as { readonly code?: unknown } | undefined;
  return typeof cause?.code === 'string' ? cause.code : error.name;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(body: unknown): body is ReceivedProblem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body && 'detail' in body;
}

function queryText(query: Readonly<Record<string, string | undefined>>): string {
  const asked = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked).toString()}`;
}
