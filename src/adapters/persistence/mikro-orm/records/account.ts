import { defineEntity, p } from '@mikro-orm/core';
import type { EmailKey } from '../../../../domain/accounts/email.ts';
import type { LinkPurpose } from '../../../../domain/accounts/link.ts';
import type { SessionEnd } from '../../../../domain/accounts/session.ts';
import { instant } from './columns.ts';
import { UserRecord } from './user.ts';

export const PasswordRecord = defineEntity({
  name: 'Password',
  tableName: 'passwords',
  properties: {
    user_id: () =>
      p
        .manyToOne(UserRecord)
        .mapToPk()
        .primary()
        .updateRule('no action')
        .deleteRule('no action')
        .deferMode('deferred')
        .foreignKeyName('passwords_user_id_fkey'),
    email_key: p.text().$type<EmailKey>().unique('passwords_email_key_key'),
    hash: p.string().length(60),
    serial: p.integer(),
  },
});

export const SessionRecord = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    user_id: () => p.manyToOne(UserRecord).mapToPk().foreignKeyName('sessions_user_id_fkey'),
    generation: p.integer(),
    acknowledged: p.boolean(),
    given_at: instant(),
    /** JSON */
    overtaken: p.text(),
    current_hash: p.string().length(43),
    predecessor_hash: p.string().length(43).nullable(),
    seed: p.string().length(43),
    user_agent: p.string().length(500).nullable(),
    address: p.string().length(64).nullable(),
    created_at: instant(),
    last_used_at: instant(),
    expires_at: instant(),
    ended_at: instant().nullable(),
    ended_by: p.string().length(20).$type<SessionEnd>().nullable(),
  },
  indexes: [
    { name: 'sessions_live', properties: ['user_id', 'last_used_at'], where: 'ended_at is null' },
    { name: 'sessions_ended', properties: ['ended_at'], where: 'ended_at is not null' },
    { name: 'sessions_expiring', properties: ['expires_at'] },
  ],
});

export const MailedLinkRecord = defineEntity({
  name: 'MailedLink',
  tableName: 'mailed_links',
  properties: {
    id: p.uuid().primary(),
    user_id: () =>
      p.manyToOne(UserRecord).mapToPk().nullable().deleteRule('no action').foreignKeyName('mailed_links_user_id_fkey'),
    purpose: p.string().length(20).$type<LinkPurpose>(),
    token_hash: p.string().length(43).unique('mailed_links_token_hash_key'),
    created_at: instant(),
    expires_at: instant(),
  },
  uniques: [{ name: 'mailed_links_user_id_purpose_key', properties: ['user_id', 'purpose'] }],
  indexes: [{ name: 'mailed_links_expiring', properties: ['expires_at'] }],
});

export const SignInGuessRecord = defineEntity({
  name: 'SignInGuess',
  tableName: 'sign_in_guesses',
  properties: {
    /** The address itself is not kept: nobody may have it. */
    address_digest: p.string().length(64).primary(),
    // MikroORM cannot tell the types of arrays apart.
    counted_at: p.array().columnType('timestamptz(3)[]').ignoreSchemaChanges('type'),
    locked_until: instant().nullable(),
    turned_away: p.boolean(),
    last_at: instant(),
  },
  indexes: [{ name: 'sign_in_guesses_last', properties: ['last_at'] }],
});
