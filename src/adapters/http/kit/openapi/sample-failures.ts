import type { ZodType } from 'zod';
import type { Failure, Violation } from '../../../../domain/kernel/failure.ts';
import { answerFailure, type FailureAnswer } from '../contract.ts';
import type { BodyTooLarge, KitFailure, UnsupportedMediaType } from '../failures.ts';
import { isLimited, keepsAnswers, type Place } from './described.ts';
import { sampleViolations } from './sample-violations.ts';
import { samples } from './samples.ts';

const plain = (...kinds: readonly KitFailure['kind'][]): readonly Failure[] => kinds.map((kind) => ({ kind }));

const ofCallers = plain(
  'credentials.missing',
  'credentials.unusable',
  'token.malformed',
  'token.forged',
  'token.expired',
  'session.ended',
  'account.refused',
  'issuer.unavailable',
);
const tooLarge: BodyTooLarge = { kind: 'body.too_large', limit: 262_144 };
const wrongType: UnsupportedMediaType = { kind: 'body.unsupported_type', problem: 'type' };
const ofBodies = [tooLarge, wrongType];
const ofKeys = plain('idempotency.in_progress', 'idempotency.mismatch');
const ofAll = plain('route.method_not_allowed', 'service.unavailable', 'defect');

const illFormedHeader: Invalid = {
  kind: 'header.invalid',
  violations: [{ field: 'Idempotency-Key', rule: 'format', constraint: '1 to 255 printable ASCII characters' }],
};

interface Invalid extends Failure {
  readonly violations: readonly Violation[];
}

const invalid = (kind: KitFailure['kind'], schema: ZodType | undefined): readonly Invalid[] =>
  schema === undefined
    ? []
    : sampleViolations(schema, kind === 'input.invalid' ? 'values' : 'texts').map((violations) => ({
        kind,
        violations,
      }));

/** A parameter of the path is always there. */
const presentButWrong = ({ endpoint: { params } }: Place): readonly Failure[] =>
  invalid('path.invalid', params).filter(({ violations }) => violations.every(({ rule }) => rule !== 'required'));

function failuresOf(place: Place): readonly Failure[] {
  const { contract, endpoint } = place;
  const isOfUser = endpoint.access === 'user';
  return [
    ...(isOfUser ? ofCallers : []),
    ...(isOfUser && contract.ownerParameter !== undefined ? plain('path.user_mismatch') : []),
    ...(isOfUser && endpoint.method !== 'GET' ? (contract.failuresOfWrites ?? []).map((kind) => ({ kind })) : []),
    ...(isLimited(place) ? plain('rate.limited') : []),
    ...presentButWrong(place),
    ...invalid('query.invalid', endpoint.query),
    ...(endpoint.body === undefined ? [] : ofBodies),
    ...invalid('input.invalid', endpoint.body),
    ...(keepsAnswers(place) ? [illFormedHeader, ...ofKeys] : []),
    ...(endpoint.failures ?? []).map((kind) => ({ kind })),
    ...ofAll,
  ];
}

/** Members that failures carry and the contracts' tables read. */
const members = {
  limit: 262_144,
  retryAfter: 30,
  allow: [],
  reason: 'expired',
  because: 'missing',
  size: 1024,
  quota: 1_073_741_824,
  paymentId: samples.paymentId,
  refundId: '0199e3d2-b0a7-726c-916f-afa2e1d08376',
  code: 'insufficient_funds',
  violations: [{ field: 'body', rule: 'format', constraint: 'valid' }],
};

export interface SampleFailure {
  readonly answer: FailureAnswer;
  readonly body: unknown;
}

const requestId = '019aa1c8-8f6e-7d52-a3f1-6f0f2c9d4b7e';

/** Every failure that a client of the endpoint should expect, as the contract words it; one for each status and code. */
export function sampleFailures(place: Place): readonly SampleFailure[] {
  const found = new Map<string, SampleFailure>();
  for (const failure of failuresOf(place)) {
    const answer = answerFailure(place.contract, { ...members, ...failure });
    const name = `${answer.status} ${answer.code}`;
    if (!found.has(name)) found.set(name, { answer, body: place.contract.presentFailure(answer, requestId) });
  }
  return [...found.values()].sort((one, other) => one.answer.status - other.answer.status);
}
