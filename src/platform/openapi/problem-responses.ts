import { type DocumentedProblem, PROBLEM_EXTENSION } from '../http/api-problems.js';
import { problemType } from '../http/problem-codes.js';
import { say } from '../language/language.js';
import { UUID } from './forms.js';
import { type Json, type JsonObject } from './json.js';

/** Values for the placeholders of sentences in examples. */
const EXAMPLE_PARAMS: Readonly<Record<string, string | number>> = {
  answers: '/v1/files/RD-7K3M9-Q2XP4/information',
  checks: '/v1/files/RD-7K3M9-Q2XP4/stca-checks',
  accept: 'application/json',
  action: 'start-screening',
  appointment: 'booked',
  days: 1830,
  first: '2015-02-20',
  facts: '/v1/files/RD-7K3M9-Q2XP4/facts',
  left: 1,
  glass: '/v1/files/RD-7K3M9-Q2XP4/break-glass',
  level: 'urgent',
  limit: 1_048_576,
  longest: 480,
  minutes: 60,
  needed: 2,
  policy: 'key',
  line: 14,
  open: 2,
  position: 117,
  ratio: 100,
  reason: 'unreachable',
  received: 12,
  refused: 5,
  possible: 'clear-for-interview, withdraw',
  quota: 600,
  role: 'auditor',
  scope: 'batches:write',
  shortest: 15,
  size: 8,
  standing: 'confirmed',
  state: 'screening',
  step: 'dismiss',
  steps: 'reopen',
  status: 'accepted',
  window: 60,
  until: '2029-05-20',
  version: 2,
  where: '/v1/files/RD-7K3M9-Q2XP4/duplicates',
};

const EXAMPLE_FAULT = { pointer: '#/reason', code: 'required', detail: 'This is required. Add it.' };

/** Makes of the problems that the decorators name one response for each status, with an example of each problem. */
export function problemResponses(operation: JsonObject): JsonObject {
  const entries = Object.entries(operation);
  const problems = entries
    .filter(([name]) => name.startsWith(PROBLEM_EXTENSION))
    .map(([, problem]) => problem as unknown as DocumentedProblem)
    .sort(byCode);
  const rest = Object.fromEntries(entries.filter(([name]) => !name.startsWith(PROBLEM_EXTENSION)));
  const responses = { ...(rest['responses'] as JsonObject) };
  for (const status of new Set(problems.map((problem) => problem.status))) {
    const same = problems.filter((problem) => problem.status === status);
    responses[status] = {
      description: `${same.map(({ title }) => say(title, 'en')).join('; ')}.`,
      content: {
        'application/problem+json': {
          schema: {
            $ref: `#/components/schemas/${same.find(({ model }) => model !== undefined)?.model ?? 'Problem'}`,
          },
          examples: Object.fromEntries(same.map((problem) => [problem.code, exampleOf(problem)])),
        },
      },
    };
  }
  return { ...rest, responses };
}

function exampleOf({ code, status, title, detail }: DocumentedProblem): Json {
  return {
    summary: say(title, 'en'),
    value: {
      type: problemType(code),
      title: say(title, 'en'),
      status,
      detail: say(detail, 'en', EXAMPLE_PARAMS),
      ...(code === 'invalid-request' ? { errors: [EXAMPLE_FAULT] } : {}),
      requestId: String(UUID.example),
    },
  };
}

/** By code; what any request can be answered with comes last. */
function byCode(one: DocumentedProblem, other: DocumentedProblem): number {
  const rank = ({ code }: DocumentedProblem): string => `${code === 'bad-request' ? 1 : 0}${code}`;
  return rank(one) < rank(other) ? -1 : 1;
}
