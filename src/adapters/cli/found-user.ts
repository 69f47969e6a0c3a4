import { err, ok, type Result, ResultAsync } from 'neverthrow';
import type { FindRefusal, FindUser } from '../../application/accounts/operator/find-user.ts';

export const userArgument = { '<user>': 'id (or how it begins) or e-mail' } as const;

/** The id that an operator means; what is no e-mail may also name somebody who was deleted or is not known yet. */
export const idOf = (find: FindUser, who: string | undefined): ResultAsync<string | undefined, FindRefusal> =>
  new ResultAsync(who === undefined ? Promise.resolve(ok(undefined)) : idOrNewId(find, who));

const idOrNewId = async (find: FindUser, who: string): Promise<Result<string, FindRefusal>> =>
  (await find.execute(who))
    .map(({ facts }) => facts.id)
    .orElse((refusal) => (refusal.kind === 'user.not_found' && !who.includes('@') ? ok(who) : err(refusal)));
