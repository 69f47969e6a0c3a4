import type { Instant } from '../../domain/kernel/instant.ts';
import type { Lists } from '../kernel/listing.ts';

/**
 * What a job is told: names of things, by which it finds them when it runs. Never a secret and nothing about a person,
 * because job rows outlive both the mail that they send and the user whom they concern.
 */
export type JobFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface JobKind<Facts extends JobFacts> {
  readonly name: string;
  /** How often a failed run is repeated, with growing pauses, before the job is put aside as dead. */
  readonly retries: number;
  /** A run that takes longer counts as failed: its process is taken for dead. */
  readonly limitSeconds: number;
  /** For jobs that start by themselves: a cron line in UTC. They are told nothing. */
  readonly schedule?: string;
  /** A property that is never there: it ties the kind to the type of its facts. */
  readonly told?: (facts: Facts) => void;
}

/** A piece of work apart from the request that caused it. An exception means: try again. */
export interface JobHandler<Facts extends JobFacts> {
  readonly kind: JobKind<Facts>;
  /** May run more than once for one job (a process may die between the work and its record), so it must bear that. */
  run(facts: Facts, job: { readonly id: string }): Promise<void>;
}

export interface JobQueue {
  /** Inside a unit of work the job exists exactly if that commits. */
  add<Facts extends JobFacts>(kind: JobKind<Facts>, facts: Facts, when?: { readonly after: Instant }): Promise<void>;
}

/** The part of the queue that does the work; one job is run by one process at a time, however many there are. */
export interface JobRunner {
  /** Makes whatever jobs are kept in; `start` does so too. */
  install(): Promise<void>;
  /** Starts to run jobs of these kinds, and makes their schedules. */
  start(handlers: readonly JobHandler<never>[]): Promise<void>;
  /** Takes no new jobs and waits, within the given time, for those that run. */
  stop(waitMilliseconds: number): Promise<void>;
}

export const jobStates = ['waiting', 'running', 'done', 'dead', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

export interface JobView {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly facts: JobFacts;
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
  /** The message of the last failure. */
  readonly failure: string | null;
}

export interface JobFilter {
  readonly state?: JobState;
  readonly kind?: string;
  /** A part of the kind or of the last failure, or the job's id. */
  readonly search?: string;
}
export const jobSortFields = ['createdAt'] as const;
export type JobSortField = (typeof jobSortFields)[number];

/** For operators. */
export interface JobLedger {
  /** Newest first. */
  list(filter: JobFilter, limit: number): Promise<readonly JobView[]>;
  /** In either order, from wherever in it. */
  readonly lists: Lists<JobView, JobSortField, JobFilter>;
  counts(): Promise<Readonly<Record<JobState, number>>>;
  /** Tries a dead job once more; says whether there was one. */
  retry(id: string): Promise<boolean>;
}

/** After a restore no job runs until an operator releases them, so that a trial restore sends no mail and asks no gateway. */
export interface JobHold {
  /** Null where jobs run. */
  since(): Promise<Instant | null>;
  /** Says whether they were held. */
  release(): Promise<boolean>;
}
