import type { EmailKey } from '../../domain/accounts/email.ts';
import type { Link, LinkPurpose } from '../../domain/accounts/link.ts';
import type { Session, SessionEnd } from '../../domain/accounts/session.ts';
import type { User } from '../../domain/accounts/user.ts';
import type { Instant } from '../../domain/kernel/instant.ts';
import type { AuditLog } from '../audit/ports.ts';
import type { Page, Window } from '../kernel/page.ts';
import type { Outbox } from '../mail/ports.ts';
import type { Users } from './ports.ts';
import type { TokenChain } from './security.ts';

/** What makes a user's account one with a password here; at most one has an address. */
export interface Credential {
  readonly userId: string;
  readonly emailKey: EmailKey;
  readonly hash: string;
  /** Moves with each change of the password, and not when the same password gets a stronger hash. */
  readonly serial: number;
}

export interface Credentials {
  /** Stores it unless another account has the address; says whether it did. The user need not be stored yet. */
  add(credential: Omit<Credential, 'serial'>): Promise<boolean>;
  ofEmail(key: EmailKey): Promise<Credential | undefined>;
  ofUser(userId: string): Promise<Credential | undefined>;
  /** Whatever else changes or relies on this password waits for the running unit of work. */
  lock(userId: string): Promise<Credential | undefined>;
  /** Another password. */
  change(userId: string, hash: string): Promise<void>;
  /** The same password in a stronger hash, unless it was changed since `serial`. */
  upgrade(userId: string, serial: number, hash: string): Promise<void>;
}

export interface StoredSession {
  readonly session: Session;
  readonly chain: TokenChain;
}

export interface Sessions {
  add(stored: StoredSession): Promise<void>;
  withId(id: string): Promise<Session | undefined>;
  /** Of refresh, log-out and revocation of a session, one at a time holds it until its unit of work ends. */
  lock(id: string): Promise<StoredSession | undefined>;
  save(stored: StoredSession): Promise<void>;
  /** Says of the session's generation that it has arrived; older ones say nothing. */
  acknowledge(id: string, generation: number): Promise<void>;
  /** The live ones, the one used last first. */
  ofUser(userId: string, now: Instant): Promise<readonly Session[]>;
  /** Ends the live ones but the one to keep; says which. */
  endOfUser(userId: string, keep: string | null, by: SessionEnd, now: Instant): Promise<readonly string[]>;
  countLive(now: Instant): Promise<number>;
  /** Forgets sessions that ended or expired before `moment`, at most `limit` of them; says how many. */
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}

/** Links that were neither used nor cancelled. */
export interface Links {
  /** In place of the user's older link of that purpose. */
  open(link: Link, tokenHash: string): Promise<void>;
  /** The link of the token, if it has not expired. */
  withToken(purpose: LinkPurpose, tokenHash: string, now: Instant): Promise<Link | undefined>;
  /** Whether the link may still be used: one that is not is not mailed either. */
  isOpen(id: string, tokenHash: string, now: Instant): Promise<boolean>;
  /** Uses the link up; says whether it was still there, so that of any number at once one succeeds. */
  use(id: string): Promise<boolean>;
  cancelOfUser(userId: string): Promise<void>;
  forgetExpired(now: Instant, limit: number): Promise<number>;
}

/** Whether a guess may be checked, and until when no further ones are. */
export interface Admission {
  readonly admitted: boolean;
  readonly lockedUntil: Instant | null;
}

export interface SignInGuesses {
  /** One atomic step apart from any unit of work: a guess counts whatever becomes of the request. */
  count(key: EmailKey, now: Instant): Promise<Admission>;
  forget(key: EmailKey): Promise<void>;
  forgetBefore(moment: Instant, limit: number): Promise<number>;
}

export interface UserFilter {
  /** A part of the e-mail, name or id. */
  readonly search?: string;
  readonly role?: 'user' | 'admin';
  readonly state?: 'live' | 'locked' | 'deleted';
}

/** For operators, who look for people. */
export interface UserDirectory {
  /** Not the deleted ones. */
  withEmail(email: string): Promise<readonly User[]>;
  /** Newest first. */
  page(filter: UserFilter, window: Window): Promise<Page<User>>;
}

/** Everything that is kept about a person, wherever it is kept. */
export interface PersonalRecords {
  /** By kind of record, deleted ones that can be restored included; never a hash or a secret. */
  exportOf(userId: string): Promise<Readonly<Record<string, unknown>>>;
  /** Removes what only concerns the person, and takes the person out of what must stay. Repeating it changes nothing. */
  eraseOf(userId: string): Promise<void>;
}

export interface AccountStore {
  readonly users: Users;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly guesses: SignInGuesses;
  readonly personal: PersonalRecords;
  readonly audit: AuditLog;
  readonly outbox: Outbox;
}
