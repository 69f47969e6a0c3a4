import type { Operation, Paths } from './operation.ts';
import type { Reference, Response } from './responses.ts';

/** A response that several operations have in common is written once and referred to. */
export function shareResponses(paths: Paths): { paths: Paths; responses: Readonly<Record<string, Response>> } {
  const uses = new Map<string, number>();
  for (const operation of operationsOf(paths))
    for (const response of Object.values(operation.responses)) {
      const text = JSON.stringify(response);
      uses.set(text, (uses.get(text) ?? 0) + 1);
    }
  const names = new Map<string, string>();
  const responses: Record<string, Response> = {};
  const share = (status: string, response: Response | Reference): Response | Reference => {
    const text = JSON.stringify(response);
    if ('$ref' in response || uses.get(text) === 1) return response;
    const name = names.get(text) ?? unusedName(`Status${status}`, responses);
    names.set(text, name);
    responses[name] = response;
    return { $ref: `#/components/responses/${name}` };
  };
  return { paths: mapResponses(paths, share), responses };
}

const operationsOf = (paths: Paths): Operation[] => Object.values(paths).flatMap((methods) => Object.values(methods));

function unusedName(name: string, taken: object): string {
  let number = 1;
  let candidate = name;
  while (candidate in taken) {
    number += 1;
    candidate = `${name}-${number}`;
  }
  return candidate;
}

type Share = (status: string, response: Response | Reference) => Response | Reference;

const mapValues = <T, U>(
  members: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> => Object.fromEntries(Object.entries(members).map(([key, value]) => [key, change(value, key)]));

const mapResponses = (paths: Paths, share: Share): Paths =>
  mapValues(paths, (methods) =>
    mapValues(methods, (operation) => ({
      ...operation,
      responses: mapValues(operation.responses, (response, status) => share(status, response)),
    })),
  );
