import { Migration } from '@mikro-orm/migrations';
import { announcing } from './announcing.ts';

const subscribed = `exists (
  select from webhook_endpoints as e where e.disabled_at is null and e.events::jsonb @> to_jsonb(kind || '.' || what))`;

/**
 * Events are written by triggers, in the transaction of the change and whoever makes it: a route, a cascade, an operator's own SQL, a
 * process of an older release. As long as there is no endpoint they cost a look at an empty table.
 */
export class Webhooks extends Migration {
  override up(): void {
    this.addSql(`
      create table webhook_events (
        id uuid primary key,
        type varchar(100) not null,
        user_id varchar(255),
        subject_id varchar(255) not null,
        version bigint not null,
        facts text,
        at timestamptz(3) not null
      )`);
    this.addSql('create index webhook_events_of_user on webhook_events (user_id)');
    this.addSql(`
      create table webhook_endpoints (
        id uuid primary key,
        url text not null,
        events text not null,
        secrets text not null,
        failing_since timestamptz(3),
        disabled_at timestamptz(3),
        created_at timestamptz(3) not null
      )`);
    this.addSql(`
      create table webhook_deliveries (
        id uuid primary key,
        event_id uuid not null references webhook_events (id),
        endpoint_id uuid not null,
        type varchar(100) not null,
        attempts smallint not null,
        state varchar(10) not null,
        last_status int,
        next_at timestamptz(3),
        busy_until timestamptz(3),
        created_at timestamptz(3) not null,
        ended_at timestamptz(3)
      )`);
    this.addSql(
      `create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_at, id) where state = 'waiting'`,
    );
    this.addSql(`create index webhook_deliveries_next on webhook_deliveries (next_at) where state = 'waiting'`);
    this.addSql('create index webhook_deliveries_newest on webhook_deliveries (created_at, id)');
    this.addSql('create index webhook_deliveries_of_event on webhook_deliveries (event_id)');
    this.addSql('create index webhook_deliveries_ended on webhook_deliveries (ended_at) where ended_at is not null');
    this.#fanOut();
    this.#ofResources();
    this.#ofUsers();
    for (const sql of [
      ...announcing('tasks', 'task', 'completed'),
      ...announcing('projects', 'project'),
      ...announcing('files', 'file'),
    ])
      this.addSql(sql);
  }

  override down(): void {
    for (const table of ['tasks', 'projects', 'files', 'users']) {
      this.addSql(`drop trigger announce_created on ${table}`);
      this.addSql(`drop trigger announce_changed on ${table}`);
    }
    this.addSql('drop table webhook_deliveries, webhook_endpoints, webhook_events');
    this.addSql('drop function announce_resources');
    this.addSql('drop function announce_users');
    this.addSql('drop function fan_out_events');
  }

  #fanOut(): void {
    this.addSql(`
      create function fan_out_events() returns trigger language plpgsql as $$
      begin
        insert into webhook_deliveries (id, event_id, endpoint_id, type, attempts, state, next_at, created_at)
        select gen_random_uuid(), p.id, e.id, p.type, 0, 'waiting', p.at, p.at
        from published as p join webhook_endpoints as e on e.disabled_at is null and e.events::jsonb @> to_jsonb(p.type::text);
        if found then
          perform pg_notify('mainstay_changes', 'webhook_deliveries');
        end if;
        return null;
      end $$`);
    this.addSql(`
      create trigger fan_out_events after insert on webhook_events referencing new table as published
      for each statement execute function fan_out_events()`);
  }

  #ofResources(): void {
    this.addSql(`
      create function announce_resources() returns trigger language plpgsql as $$
      declare
        kind text := tg_argv[0];
        milestone text := tg_argv[1];
      begin
        if not exists (select from webhook_endpoints where disabled_at is null) then
          return null;
        end if;
        if tg_op = 'INSERT' then
          insert into webhook_events (id, type, user_id, subject_id, version, facts, at)
          select gen_random_uuid(), kind || '.' || what, owner_id, subject, version, facts, updated_at
          from (
            select 'created' as what, w.owner_id, w.id::text as subject, w.version, w.updated_at, (to_jsonb(w) - 'search_text' - 'changed_in')::text as facts
            from written as w
          ) as told
          where ${subscribed};
        else
          insert into webhook_events (id, type, user_id, subject_id, version, facts, at)
          select gen_random_uuid(), kind || '.' || what, owner_id, subject, version, facts, at
          from (
            select
              case
                when f.deleted_at is null and w.deleted_at is not null then 'deleted'
                when f.deleted_at is not null and w.deleted_at is null then 'restored'
                when f.deleted_at is not null then null
                when milestone is not null and not (to_jsonb(f) ->> milestone)::boolean
                  and (to_jsonb(w) ->> milestone)::boolean then milestone
                else 'changed'
              end as what,
              case when f.deleted_at is not null then now() else coalesce(w.deleted_at, w.updated_at) end as at,
              w.owner_id, w.id::text as subject, w.version, (to_jsonb(w) - 'search_text' - 'changed_in')::text as facts
            from written as w join former as f on f.id = w.id
            where f.version <> w.version
          ) as told
          where ${subscribed};
        end if;
        return null;
      end $$`);
  }

  #ofUsers(): void {
    this.addSql(`
      create function announce_users() returns trigger language plpgsql as $$
      declare
        kind text := 'user';
      begin
        if not exists (select from webhook_endpoints where disabled_at is null) then
          return null;
        end if;
        if tg_op = 'INSERT' then
          insert into webhook_events (id, type, user_id, subject_id, version, facts, at)
          select gen_random_uuid(), kind || '.' || what, id, id, version, facts, updated_at
          from (
            select 'registered' as what, w.id, w.version, w.updated_at, (to_jsonb(w) - 'search_text' - 'changed_in')::text as facts from written as w
          ) as told
          where ${subscribed};
        else
          insert into webhook_events (id, type, user_id, subject_id, version, facts, at)
          select gen_random_uuid(), kind || '.' || what, id, id, version,
            case when what = 'deleted' then null else facts end, updated_at
          from (
            select
              case
                when f.deleted_at is null and w.deleted_at is not null then 'deleted'
                when f.email_verified_at is null and w.email_verified_at is not null then 'verified'
              end as what,
              w.id, w.version, w.updated_at, (to_jsonb(w) - 'search_text' - 'changed_in')::text as facts
            from written as w join former as f on f.id = w.id
          ) as told
          where ${subscribed};
        end if;
        return null;
      end $$`);
    this.addSql(`
      create trigger announce_created after insert on users referencing new table as written
      for each statement execute function announce_users()`);
    this.addSql(`
      create trigger announce_changed after update on users referencing old table as former new table as written
      for each statement execute function announce_users()`);
  }
}
